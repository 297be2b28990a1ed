"""Operations on texts cover what Python's own do on every string that the holes may stand for."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import urljoin, urlsplit, urlunsplit

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from appaccess_lint.text import formatting, operations, urls
from appaccess_lint.text.text import (
    MAX_ALTERNATIVES,
    MAX_LITERAL,
    MAX_PARTS,
    Hole,
    Template,
    Text,
    literal,
    template,
)
from appaccess_lint.values.domain.unions import join

WORDS = st.text(alphabet="ab/:?%{}. -", max_size=6)
PARTS = st.lists(st.one_of(WORDS, st.builds(Hole, st.sampled_from(["x", "y", ""]))), max_size=5)
TEMPLATES = PARTS.map(template)
TEXTS = st.lists(TEMPLATES, min_size=1, max_size=3).map(lambda found: Text(tuple(found)))
FILLINGS = st.lists(WORDS, min_size=12, max_size=12)


def spells(abstract: Text, value: str) -> bool:
    """Whether one alternative can be *value*."""
    patterns = (
        "".join(re.escape(p) if isinstance(p, str) else ".*" for p in t.parts) for t in abstract.alternatives
    )
    return any(re.fullmatch(pattern, value, re.DOTALL) for pattern in patterns)


def filled(t: Template, fillings: list[str]) -> str:
    """One string that *t* stands for."""
    rest = iter(fillings)
    return "".join(p if isinstance(p, str) else next(rest) for p in t.parts)


@given(TEXTS, TEXTS, FILLINGS)
def test_concatenation_covers(a: Text, b: Text, fillings: list[str]) -> None:
    made = operations.concat((a, b))
    for x in a.alternatives:
        for y in b.alternatives:
            assert spells(made, filled(x, fillings[:6]) + filled(y, fillings[6:]))


@given(TEXTS, TEXTS, TEXTS)
def test_concatenation_is_associative(a: Text, b: Text, c: Text) -> None:
    left = operations.concat((operations.concat((a, b)), c))
    right = operations.concat((a, operations.concat((b, c))))
    assert {t.shape for t in left.alternatives} == {t.shape for t in right.alternatives}


@given(TEXTS, TEXTS)
def test_joining_is_commutative_and_idempotent(a: Text, b: Text) -> None:
    one, other = join((a, b)), join((b, a))
    assert isinstance(one, Text)
    assert isinstance(other, Text)
    assert {t.shape for t in one.alternatives} == {t.shape for t in other.alternatives}
    assert join((one, a, b)) == one


@given(st.lists(WORDS, min_size=1, max_size=200, unique=True), st.lists(WORDS, min_size=1, max_size=80))
def test_bounds_hold_and_nothing_is_lost(words: list[str], more: list[str]) -> None:
    many = join(literal(word) for word in words)
    made = operations.concat((many, *[many] * 3, *map(literal, more))) if isinstance(many, Text) else many
    assert isinstance(made, Text)
    assert len(made.alternatives) <= MAX_ALTERNATIVES
    assert all(len(t.parts) <= MAX_PARTS for t in made.alternatives)
    assert spells(made, words[-1] * 4 + "".join(more))


def test_a_long_literal_is_bounded_and_still_covered() -> None:
    long = "a" * (MAX_LITERAL + 10)
    made = Text((template((long, Hole("x"), "b")),))
    assert all(isinstance(p, Hole) or len(p) <= MAX_LITERAL for p in made.alternatives[0].parts)
    assert spells(made, long + "b")


METHODS = {
    "strip": ("/", "ab", None),
    "lstrip": ("/",),
    "rstrip": ("/", "?"),
    "removeprefix": ("a/", "/", ""),
    "removesuffix": ("/b", "/", ""),
    "upper": (),
    "lower": (),
    "casefold": (),
}


@given(TEXTS, st.sampled_from(sorted(METHODS)), st.data())
def test_methods_on_holes_that_are_clean_already(text: Text, name: str, data: st.DataObject) -> None:
    # what stands in a hole has nothing of what is looked for, and isn't empty: a setting is taken to be so
    method = getattr(str, name)
    given_ = (data.draw(st.sampled_from(METHODS[name])),) if METHODS[name] else ()
    for t in text.alternatives:
        made = Text((operations.lifted(method, t, *given_),))
        assert spells(made, method(filled(t, ["x1"] * 12), *given_))


@given(
    TEMPLATES,
    st.sampled_from(["/", "ab", "a", ""]),
    st.one_of(TEMPLATES, WORDS.map(lambda w: template((w,)))),
)
def test_replacing_covers(t: Template, old: str, new: Template) -> None:
    made = Text((operations.lifted(str.replace, t, old, new),))
    value, word = filled(t, ["x"] * 12), filled(new, ["yz"] * 12)
    assert spells(made, value.replace(old, word))


@given(st.lists(TEMPLATES, min_size=1, max_size=3), st.sampled_from(["x", "x/y", "/x"]))
def test_joining_paths_covers(items: list[Template], filling: str) -> None:
    made = operations.os_path_join([Text((item,)) for item in items])
    assert spells(made, posixpath.join(*(filled(item, [filling] * 12) for item in items)))


@given(TEMPLATES, st.sampled_from(["", "/", "/rest/api", "rest", "https://h/p", "?q", "../x"]))
@example(template((" ",)), "")
@example(template(("/", Hole("x"), ":")), "../x")
@example(template(("/:", Hole("x"), ":")), "rest")
@example(template(("?/", Hole("x"), ":")), "rest")
def test_joining_urls_covers(t: Template, path: str) -> None:
    base = template(("https://h", *t.parts)) if t.literal is None else t
    try:
        expected = urljoin(filled(base, ["x"] * 12), path)
    except ValueError:
        return
    assert spells(urls.url_join(Text((base,)), literal(path)), expected)


@given(TEMPLATES, st.lists(WORDS, min_size=3, max_size=3))
def test_percent_covers(t: Template, values: list[str]) -> None:
    source = "%s/" + (t.literal or "a").replace("%", "%%") + "/%s%%"
    made = formatting.percent(literal(source), [literal(v) for v in values[:2]], {}, Hole())
    assert spells(made, source % tuple(values[:2]))


@given(st.lists(WORDS, min_size=3, max_size=3))
def test_format_covers(values: list[str]) -> None:
    source = "/{}/x{name}/{}"
    fields = dict(zip(("0", "1", "name"), map(literal, values), strict=True))
    made = formatting.format_text(literal(source), lambda first, path: fields[first], Hole())
    assert spells(made, source.format(*values[:2], name=values[2]))


def test_a_field_that_is_not_given_is_a_hole() -> None:
    made = formatting.format_text(literal("/content/{id}"), lambda first, path: None, Hole())
    assert str(made.alternatives[0]) == "/content/{}"


@given(TEXTS, FILLINGS, WORDS)
def test_tests_of_ends_are_never_contradicted(text: Text, fillings: list[str], word: str) -> None:
    starts, ends = operations.starts_with(text, [word]), operations.ends_with(text, [word])
    inside = operations.contains(text, word) if word else None
    for t in text.alternatives:
        value = filled(t, fillings)
        assert starts in {None, value.startswith(word)}
        assert ends in {None, value.endswith(word)}
        assert inside in {None, word in value}


@pytest.mark.parametrize(
    ("base", "path", "joined"),
    [
        ("https://x.atlassian.net/wiki/", "rest/api/space", "https://x.atlassian.net/wiki/rest/api/space"),
        ("https://x.atlassian.net/wiki", "rest/api/space", "https://x.atlassian.net/rest/api/space"),
        (
            "https://x.atlassian.net/wiki/a",
            "/wiki/rest/api/space",
            "https://x.atlassian.net/wiki/rest/api/space",
        ),
        ("https://x.atlassian.net", "rest/api/space", "https://x.atlassian.net/rest/api/space"),
        ("https://x.atlassian.net", "https://y.atlassian.net/wiki", "https://y.atlassian.net/wiki"),
    ],
)
def test_urljoin(base: str, path: str, joined: str) -> None:
    assert [str(t) for t in urls.url_join(literal(base), literal(path)).alternatives] == [joined]


@pytest.mark.parametrize(
    ("path", "joined"),
    [("?a=b", "{}/rest/api/space?a=b"), ("#top", "{}/rest/api/space?limit=1#top"), ("x", "{}/rest/api/x")],
)
def test_urljoin_of_a_query_or_fragment_keeps_what_is_before(path: str, joined: str) -> None:
    base = Text((template((Hole("base"), "/rest/api/space?limit=1#end")),))
    assert str(urls.url_join(base, literal(path)).alternatives[0]) == joined
    query = Text((template(("?", Hole("query"))),))
    assert str(urls.url_join(base, query).alternatives[0]) == "{}/rest/api/space?{}"


def test_urljoin_of_an_unknown_base_keeps_the_path() -> None:
    base = Text((template((Hole("base"),)),))
    assert (
        str(urls.url_join(base, literal("/wiki/rest/api/space")).alternatives[0]) == "{}/wiki/rest/api/space"
    )


@given(
    st.sampled_from(["https", "http"]), st.sampled_from(["h", "a.b:80"]), st.sampled_from(["", "/p", "/p/q"])
)
def test_taking_apart_and_putting_together(scheme: str, host: str, path: str) -> None:
    url = urlunsplit((scheme, host, path, "", ""))
    parts = urls.split(literal(url))
    assert [str(p.alternatives[0]) for p in parts[:3]] == list(urlsplit(url)[:3])
    together = urls.unsplit(*parts[:3])
    assert str(together.alternatives[0]).rstrip("/") == url


def test_a_url_that_begins_with_a_hole_comes_out_whole() -> None:
    url = Text((template((Hole("base"), "/rest/api/space")),))
    assert urls.unsplit(*urls.split(url)[:3]) == url


@given(TEXTS, FILLINGS, st.integers(0, 4), st.booleans())
def test_slices_cover(text: Text, fillings: list[str], count: int, left: bool) -> None:
    part = slice(count, None) if left else slice(None, -count or None)
    for t in text.alternatives:
        end = t.parts[0 if left else -1] if t.parts else ""
        if isinstance(end, str) and len(end) >= count:  # the hole beside a shorter one is partly cut off
            made = operations.sliced(t, part)
            assert made is not None
            assert spells(Text((made,)), filled(t, fillings)[part])
