"""Taking a URL apart.  In the texts here ``«name»`` is a hole, ``\\0`` in a host too."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written import text

from appaccess_lint.catalog.url import Segment, Url, read_url
from appaccess_lint.text.text import Hole, template

GLUED = frozenset({"wiki", "rest"})


def read(written: str) -> Url | None:
    return read_url(text(written), GLUED)


def host_and_path(written: str) -> tuple[str | None, str]:
    """The host and the path as read, holes as ``«name»`` in the path, as NUL in the host."""
    url = read(written)
    assert url is not None
    shown = []
    for segment in url.segments:
        names = [f"«{name}»" for name in segment.names]
        shown.append("".join(p + n for p, n in zip(segment.pieces, [*names, ""], strict=True)))
    return (url.host.text if url.host else None), "/".join(shown)


@pytest.mark.parametrize(
    ("written", "host", "path"),
    [
        ("https://a.example.com/x/y", "a.example.com", "x/y"),
        ("HTTPS://A.Example.COM./X", "a.example.com", "X"),
        ("https://user:secret@a.example.com:8443/x", "a.example.com", "x"),
        ("https://«u»:«p»@a.example.com/«x»", "a.example.com", "«x»"),
        ("//a.example.com/x", "a.example.com", "x"),
        ("a.example.com/x", "a.example.com", "x"),
        ("localhost:8090/x", "localhost", "x"),
        ("10.0.0.1/x", "10.0.0.1", "x"),
        ("«scheme»://«host»/x", "\0", "x"),
        ("http«s»://a.example.com/x", "a.example.com", "x"),
        ("https://«site».example.com/x", "\0.example.com", "x"),
        ("«site».example.com/x", "\0.example.com", "x"),
        ("https://«host»:«port»/x", "\0", "x"),
        ("https://<your-site>.example.com/x", "\0.example.com", "x"),
        ("https://[your site].example.com/x", "\0.example.com", "x"),
        ("https://my org.example.com/x", "\0.example.com", "x"),
        ("https:// network name .example.com/x", "\0.example.com", "x"),
        ("https://***.example.com/x", "\0.example.com", "x"),
        ("https://...example.com/x", "\0.example.com", "x"),
        # the hole holds the separator, or a port and a context path
        ("https://«host»wiki/x", "\0", "wiki/x"),
        ("https://«a».«b»wiki/x", "\0.\0", "wiki/x"),
        ("https://a.example.com«path»rest/x", "a.example.com", "«path»rest/x"),
        ("https://a.example.com«context»/x", "a.example.com", "«context»/x"),
        ("/x/y", None, "x/y"),
        ("x/y", None, "x/y"),
        ("«base»/x", None, "«base»/x"),
        ("«base»x/y", None, "«base»x/y"),
        ("//x/y", None, "x/y"),
    ],
)
def test_host(written: str, host: str | None, path: str) -> None:
    assert host_and_path(written) == (host, path)


@pytest.mark.parametrize(
    ("written", "port"),
    [
        ("https://a.example.com/x", ""),
        ("https://a.example.com:/x", ""),
        ("https://user:secret@a.example.com:8443/x", "8443"),
        ("https://a.example.com:«port»/x", "\0"),
    ],
)
def test_port(written: str, port: str) -> None:
    url = read(written)
    assert url is not None
    assert url.host is not None
    assert url.host.port == port


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("  /x/y\n", "x/y"),
        ("/x//y/", "x/y"),
        ("/x/./y/z/..", "x/y"),
        ("/x/y?q=a b/c#d", "x/y"),
        ("/x/y#d?q", "x/y"),
        ("/x/y?«q»/z", "x/y"),
        ("/x«query»&limit=5", "x«query»"),
        ("/x/«id»«query»", "x/«id»"),
        ("/x/%2e%2E/a%20b", "x/../a b"),
        ("/x/«a»-%41«b»", "x/«a»-A«b»"),
        ("/x/{page_id}/{}/{{ key }}", "x/«page_id»/«»/«key»"),
        ("/x/${id}/$key/y", "x/«id»/«key»/y"),
        ("/x/%s/%(id)s/%d/%da", "x/«»/«id»/«»/\ufffd"),
        ("/x/<int:id>/<key>", "x/«int:id»/«key»"),
        ("/x/:id/a:b", "x/«id»/a:b"),
        ("/x/PAGE-«n».json", "x/PAGE-«n».json"),
    ],
)
def test_path(written: str, path: str) -> None:
    assert host_and_path(written)[1] == path


@pytest.mark.parametrize("encoded", ["%2F", "%3F", "%23", "%00"])
def test_what_is_encoded_separates_nothing(encoded: str) -> None:
    url = read(f"/x/a{encoded}b/y")
    assert url is not None
    assert [segment.literal is not None for segment in url.segments] == [True, True, True]


@pytest.mark.parametrize(
    "written",
    [
        "",
        "word",
        "GET /x/y",
        "see https://a.example.com/x/y",
        "/x/y failed",
        "«count» of /x/y",
        "[docs](https://a.example.com/x)",
        '<a href="/x/y">',
        "`/x/y`",
        "^/x/.*$",
        r"/x/\d+",
        "/x/(?P<id>[0-9]+)",
        "/x/*",
        "/x/...",
        "/x/y.",
        "ftp://a.example.com/x",
        "confluence://page/1",
        "https://proxy.example.com/https://a.example.com/x",
        "/x/\0/y",
    ],
)
def test_no_url(written: str) -> None:
    assert read(written) is None


@pytest.mark.parametrize(
    ("pieces", "can", "cannot"),
    [
        (("content",), ["content"], ["contents", "conten"]),
        (("", ""), ["content", ""], []),
        (("con", ""), ["content", "con"], ["acon"]),
        (("", "-comments"), ["footer-comments"], ["comments", "-comments-"]),
        (("a", "b", "a"), ["aba", "axbya"], ["ab", "aa", "abab"]),
        (("ab", "ba"), ["abba", "ab-ba"], ["aba"]),
        (("ab", "b", ""), ["abb", "ab-b-"], ["ab"]),
        (("", "ab", "ab", ""), ["abab", "-ab-ab-"], ["ab", "abb"]),
    ],
)
def test_what_a_segment_can_spell(pieces: tuple[str, ...], can: list[str], cannot: list[str]) -> None:
    segment = Segment(pieces)
    assert all(segment.can_spell(word) for word in can)
    assert not any(segment.can_spell(word) for word in cannot)


literals = st.text(st.sampled_from("ab/:.?#%{}<>$&=@ \0-1s"), max_size=12)
holes = st.builds(Hole, st.sampled_from(["", "a", "b.c"]))


@given(st.lists(literals | holes, max_size=12))
def test_any_text_is_read_or_refused(parts: list[str | Hole]) -> None:
    url = read_url(template(parts), GLUED)
    if url is not None:
        assert all(len(s.pieces) == len(s.names) + 1 for s in url.segments)
