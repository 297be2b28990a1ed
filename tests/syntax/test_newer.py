"""Syntax that is newer than the running Python's is read all the same, with everything at its place."""

from __future__ import annotations

import ast
import sysconfig
import warnings
from pathlib import Path

import pytest
from test_positions import FIELDS, TRICKY, ours, spans

from appaccess_lint import analyze
from appaccess_lint.files.reading import read_source
from appaccess_lint.syntax import ir, newer
from appaccess_lint.syntax.module import SourceError, parse_module
from appaccess_lint.syntax.rewriting import rewritten

# fmt: off
NEWER = {
    "quotes of the same kind": 'x = get(f"{BASE}/{page["id"]}/{f("a")}", a="b")',
    "quotes within quotes": 'x = f"{a(f"{b(f"{c("d")}")}")}" + g("h")',
    "backslashes": 'x = get(f"{"\\n".join(f("a"))}é{"\\u00e9"}", "ü"); g("h")',
    "escapes around": 'x = rf"\\{f("a")}\\"{g["b"]}", f"\\N{EM DASH}\\"{g["c"]}{{}}"',
    "lines in a field": 'x = get(f"{\n    f("a")  # not "this"\n}/{g(\n  "b"\n)}", h("c"))\ny = i("d")',
    "lines outside brackets": 'x = f"{\n  f("a")\n}" "b"; y = g("c")\nz = h("d")',
    "side by side": 'x = (f("a") + "b" f"{c["d"]}"  # e\n  rf"{g("h")}" "i", j("k"))',
    "specifications": 'x = f"{f("a"):{g("b")}>{h["c"]}}{i("d")!r}{j("e") = }{k("l")=!s:>3}"',
    "type parameters": (
        'def f[T: (int, str), *A, **P](a=b("c")) -> d("e"): g("h")\n'
        'class C[T](D, k=e("f")): x = g("h")'
    ),
    "type parameters on lines": (
        'class C[\n    T,  # ]\n\n    U,\n]:\n    x = f("a")\n'
        'async def g[\n  T\n](a=b("c")): d("e")'
    ),
    "type statements": (
        'type X = f("a")\nif x: type Y[T] = list[T]; g("b")\n'
        'type Zä[\n  T: int\n] = h("c")\ntype = 1\ntype[0]'
    ),
    "exceptions without parentheses": (
        'try: f("a")\nexcept A, b.C: g("b")\nexcept (D, E): h("c")\nexcept F,G: i("d")\nexcept: pass'
    ),
    "groups of exceptions": 'try: f("a")\nexcept* A: g("b")',
    "stars": 'def f(*args: *A) -> T[int, *A]: return g("a")[*h("b")], [*i("c")], j(*k("d"), **l("e"))',
    "one after the other": (
        'class C[T]: pass\nx = f"{a["b"]}"\nfor y in f"{a("c")}": print(f"{y}")\n'
        'x = f"{a["b"]}" if y else f""'
    ),
}
# fmt: on
TEMPLATES = {
    "template": 'x = t"{BASE}/{page["id"]}/{f("a")!r:>3}" + g("b")',
    "raw": "x = rt'{f(\"a\")}\\d' Rt'{g}'",
    "within an f-string": 'x = f"{render(t"{f("a")}")}"',
}


@pytest.mark.parametrize("source", NEWER.values(), ids=NEWER)
def test_places(source: str) -> None:
    module = parse_module(source, "newer.py")
    # a docstring's, a bound's and a parameter's types are no values
    assert {s for s in spans(source) if "int" not in source} <= ours(module) <= spans(source)


@pytest.mark.parametrize("source", TEMPLATES.values(), ids=TEMPLATES)
def test_template_strings(source: str) -> None:
    met = ours(parse_module(source, "newer.py"))
    for text in ('f("a")', 'g("b")'):
        column = source.find(text) + 1
        assert not column or ("call", 1, column, column + 6) in {
            (kind, s.line, s.column, s.end_column) for kind, s in met
        }


@pytest.mark.parametrize("name", ["ast", "argparse", "typing", "dataclasses"])
def test_older_syntax_stays_what_it_is(name: str) -> None:
    file = Path(sysconfig.get_paths()["stdlib"]) / f"{name}.py"
    if file.exists():
        _same(read_source(str(file)))


@pytest.mark.parametrize("source", [TRICKY, FIELDS, 'try: f()\nexcept (A, B) as e: g(f"{e=}")'])
def test_odd_sources_stay_what_they_are(source: str) -> None:
    _same(source)


def _same(source: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = ast.parse(source)
        if older := rewritten(source):
            tree = ast.parse(older.text)
            newer.restore(tree, source, older)
        made, plain = parse_module(source, "m.py", tree=tree), parse_module(source, "m.py")
    assert ours(made) == ours(plain)
    assert [_texts(s) for s in made.strings] == [_texts(s) for s in plain.strings]


def _texts(node: ir.Const | ir.FString) -> object:
    if isinstance(node, ir.Const):
        return node.value
    return [part if isinstance(part, str) else type(part) for part in node.parts]


def test_what_is_read() -> None:
    source = 'x = f"a{b["c"]}{d=}\\n"\ntype Y = Z\ntry: pass\nexcept A, B: pass\n'
    joined, alias, attempt = parse_module(source, "m.py").body
    assert isinstance(joined, ir.Assign)
    assert isinstance(joined.value, ir.FString)
    assert [p for p in joined.value.parts if isinstance(p, str)] == ["a", "d=", "\n"]
    assert isinstance(alias, ir.Assign)
    assert isinstance(attempt, ir.Try)
    assert isinstance(attempt.handlers[0].type, ir.Sequence)


@pytest.mark.parametrize(
    ("source", "line"),
    [
        ('x = f"{a["b"]}"\ny = (\n', 2),
        ('x = f"{a["b"]}"\ny = 1 +\nz = 1', 2),
        ('type X = int\nx = "unfinished\n', 2),
        ('def f[T](x): pass\nprint "x"\n', 2),
        ('x = f"{a["b"]}" f"{"\n', 1),
        ("x = 1\nf(f'{)}')\n", 2),
    ],
)
def test_what_no_version_reads(source: str, line: int) -> None:
    with pytest.raises(SourceError) as caught:
        parse_module(source, "broken.py")
    assert caught.value.line == line


CALLS = """
import requests
type Name = str
class Client[T]:
    base = "https://x.atlassian.net/wiki"
    def get[U](self, page: dict[str, U]) -> T:
        try:
            return requests.get(f"{self.base}/rest/api/content/{page["id"]}/{"label"}")
        except ValueError, KeyError:
            raise
"""


def test_findings() -> None:
    (site,) = analyze(CALLS, "app.py")
    assert site.url == "https://x.atlassian.net/wiki/rest/api/content/{}/label"
    assert (site.span.line, site.span.column, site.span.end_column) == (8, 20, 88)
