"""What is told where a program has more than is looked at; values are written as ``shown.py`` tells."""

from __future__ import annotations

import sys

import pytest
from shown import shown

from appaccess_lint.engine import Analyzer
from appaccess_lint.values.domain import machine

LONG = (
    "first('/wiki/rest/api/space')\nfor a in b:\n" + "    c = 1\n" * 100 + "last('/wiki/rest/api/content')\n"
)


@pytest.mark.parametrize("doubled", ["[a, a]", "{'k': a, 'l': a}"])
@pytest.mark.parametrize(("times", "known"), [(5, True), (14, False)])
def test_of_a_container_with_too_much_in_it_the_depth_is_unknown(
    doubled: str, times: int, known: bool
) -> None:
    doublings = f"    a = {doubled}\n" * times
    found = shown(f"def f(p):\n    a = ['x', p]\n{doublings}    show(a)\n    depends(a)\n")
    (told,), depends = found.values()
    assert ('"x"' in told) == known
    assert ("..." in told) != known
    assert depends == ["p"]


@pytest.mark.parametrize(
    ("arguments", "value"),
    [
        ("'x', k='y'", '[["x"], {"k": "y"}]'),
        ("'x', a, a, a, a, a, k='y'", "[[...], {...}]"),
        ("'x', k='y', l=a, m=a, n=a, o=a, p=a", "[[...], {...}]"),
    ],
)
def test_of_arguments_with_too_much_in_them_nothing_is_known(arguments: str, value: str) -> None:
    doublings = "a = ['x']\n" + "a = [a, a]\n" * 10
    source = f"def f(*p, **k):\n    return [p, k]\n{doublings}show(f({arguments}))\n"
    assert list(shown(source).values()) == [[value]]


def test_after_the_last_step_nothing_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    source = LONG.replace("first(", "show(").replace("last(", "show(")
    monkeypatch.setattr(machine, "MOST_STEPS", 150)
    assert list(shown(source)) == [1, 103]
    monkeypatch.setattr(machine, "MOST_STEPS", 50)
    assert list(shown(source)) == [1]


def test_who_reads_on_is_told_that_not_all_was_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not Analyzer().analyze(LONG, "app.py").errors
    monkeypatch.setattr(machine, "MOST_STEPS", 50)
    (error,) = Analyzer().analyze(LONG, "app.py").errors
    assert error.message.startswith("too large to analyze completely")


@pytest.mark.parametrize(
    ("made", "change", "value"),
    [
        ("[]", "append('x{}')", "a[0]"),
        ("[]", "insert(0, 'x{}')", "a[0]"),
        ("[]", "extend(['x{}', 'y'])", "a[0]"),
        ("{}", "update(x{}='x')", "a['x0']"),
        ("{}", "setdefault('x{}', 'x')", "a['x0']"),
    ],
)
@pytest.mark.parametrize(("times", "sure"), [(3, True), (80, False)])
def test_of_a_container_that_grows_too_far_nothing_is_sure(
    made: str, change: str, value: str, times: int, sure: bool
) -> None:
    changes = "".join(f"a.{change.format(n)}\n" for n in range(times))
    (found,) = shown(f"a = {made}\n{changes}show({value})\n").values()
    assert (len(found) == 1) == sure
    assert ("«»" in found or '"«»"' in found) != sure


@pytest.mark.parametrize("start", ["", "a"])
def test_of_a_text_with_too_many_parts_the_end_is_a_hole(start: str) -> None:
    fields = "".join(f"/{{p.x{n}}}" for n in range(60))
    source = f"def f(p, q):\n    a = f'{start}{{p}}{fields}{{q}}'\n    show(a)\n    depends(a)\n"
    (told,), depends = shown(source).values()
    assert told.startswith(f'"{start}«p»/«p.x0»/')
    assert "«p.x20»" in told
    assert "«p.x59»" not in told
    assert depends == ["p", "q"]


@pytest.mark.skipif(sys.version_info < (3, 11), reason="calls between Python functions need the C stack")
def test_a_chain_of_calls_in_deep_statements_is_not_too_deep() -> None:
    """The bounds of statements and of calls hold together, and the limit of recursion is as before."""
    before = sys.getrecursionlimit()
    nested = "".join(f"{' ' * (at + 1)}if a:\n" for at in range(40))
    chain = "".join(f"def f{n}(a):\n{nested}{' ' * 41}return f{n + 1}(a)\n" for n in range(12))
    head = "import requests\nBASE = 'https://x.atlassian.net/wiki'\n"
    source = f"{head}{chain}def f12(a): requests.get(a)\nf0(BASE + '/rest/api/space')\n"
    analysis = Analyzer().analyze(source, "app.py")
    assert analysis.errors == ()
    assert [site.operations[0].key for site in analysis.sites] == ["GET /wiki/rest/api/space"]
    assert sys.getrecursionlimit() == before
