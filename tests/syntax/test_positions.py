"""Every call and string stands just where libcst's own position provider says."""

from __future__ import annotations

import sys
import sysconfig
from pathlib import Path

import libcst as cst
import pytest
from libcst.metadata import MetadataWrapper, PositionProvider

from appaccess_lint.files.reading import read_source
from appaccess_lint.model import Span
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.module import Module, SourceError, parse_module

TRICKY = '''
@decorator(f("a"), key="b")
class C(Base("x"), metaclass=Meta("y"), **options("z")):
    attribute = call(1)("two")(three="three")

    def method(self, a=default("d"), *args: ann("e"), k: "quoted" = "v", **kw) -> ret("f"):
        """Docstring."""
        return [g("h", *i("j"), k=l("m"), **n("o")) for x in y("p") if q("r")]

    async def other(self): return await one("line")

é = "ü" ; call("ä😀", "b")("after")
text = ("one" "two"
        f"three {x("in") if False else y('in')} {z!r:>{width('w')}}" "four")
if True:
    def nested():
        @inner("first")
        def deeper():
            return lambda p=d("lam"): p("q")
        class Local(B("c")): pass
        return {"k": v("v"), **w("u"), "l": "m"}
elif h("i"):
    pass
match m("s"):
    case {"key": "value", **rest} if guard("g"):
        t("u")
    case "literal" | C("pos", attr="kw"):
        pass
with a("b") as c, d("e"): u = (w := "walrus")
for x in y("z"): continue
else: r("else")
'''.replace('{x("in")', "{x('in')")

FIELDS = r'''
x = (f"{a('x')}" f'{b("y")!r:>{w("z")}}'  # f"{no('comment')}"
     rf"\{c('d')}{{}}" "plain{no('field')}" u"u" \
     f"\N{EM DASH}{d('e')=}\"{d('e') = !s:>4}")
y = F"""é
{e('f')}  {g('h',
  i("j"))} ü{k('l')}""", fr'{m(f"{n(1)}")}', f"{x != o('p')}{ {'k': q('r')}['k'] }"
z = f"{s('t'):{u('v')}{'>'}}", f"{(lambda: w('x'))()}", f"{'a' if b('c') == d else 'e':x}", f"{y['q']}"
'''


STRINGS = (cst.SimpleString, cst.FormattedString, cst.ConcatenatedString)
STANDARD = ["ast", "argparse", "json/decoder", "asyncio/base_events", "typing", "logging/config"]


def spans(source: str) -> set[tuple[str, Span]]:
    parsed = cst.parse_module(source)
    places = MetadataWrapper(parsed, unsafe_skip_copy=True).resolve(PositionProvider)
    found = set()

    pieces: set[int] = set()

    class Collector(cst.CSTVisitor):
        def on_visit(self, node: cst.CSTNode) -> bool:
            if isinstance(node, cst.ConcatenatedString):  # whose pieces are one string
                pieces.update((id(node.left), id(node.right)))
            kind = "call" if isinstance(node, cst.Call) else "str" if isinstance(node, STRINGS) else None
            if kind and id(node) not in pieces:
                p = places[node]
                found.add((kind, Span(p.start.line, p.start.column + 1, p.end.line, p.end.column + 1)))
            return True

    parsed.visit(Collector())
    return found


def ours(module: Module) -> set[tuple[str, Span]]:
    from appaccess_lint.syntax.walk import expressions

    nodes = expressions(module.body)
    return {
        ("call" if isinstance(n, ir.Call) else "str", n.span)
        for n in nodes
        if isinstance(n, (ir.Call, ir.Const, ir.FString)) and n.span is not None
    }


def load_bodies(module: Module) -> None:
    list(ours(module))


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_tricky_sources(ending: str) -> None:
    module = parse_module(TRICKY.replace("\n", ending), "tricky.py")
    load_bodies(module)
    assert not module.errors
    met = {span for _, span in ours(module)}
    missing = {(kind, span) for kind, span in spans(TRICKY) if span not in met}
    # what stands in a pattern or a format's width is no value
    lines = TRICKY.split("\n")
    assert all("case " in lines[span.line - 1] or "width(" in lines[span.line - 1] for _, span in missing)
    assert len(missing) < len(met) / 10


def test_fields_of_fstrings() -> None:
    module = parse_module(FIELDS, "fields.py")
    assert not module.errors
    assert ours(module) == spans(FIELDS)


@pytest.mark.parametrize("name", STANDARD)
def test_the_standard_library(name: str) -> None:
    file = Path(sysconfig.get_paths()["stdlib"]) / f"{name}.py"
    source = read_source(str(file))
    module = parse_module(source, str(file))
    given = ours(module)
    assert not module.errors
    expected = spans(source)
    assert {s for kind, s in given if kind == "call"} <= {s for kind, s in expected if kind == "call"}
    assert {s for kind, s in given if kind == "str"} <= {s for kind, s in expected if kind == "str"}
    assert len(given) > 20


def test_syntax_error_names_the_line() -> None:
    with pytest.raises(SourceError) as caught:
        parse_module("x = 1\ny = (\n", "broken.py")
    assert caught.value.line == 2


@pytest.mark.skipif(sys.version_info < (3, 12), reason="type parameters are newer")
def test_type_parameters() -> None:
    source = "def f[T: bound('a')](x: T = d('b')) -> r('c'): return g('d')\ntype X = h('e')\n"
    assert {s for _, s in ours(parse_module(source, "f.py"))} <= {s for _, s in spans(source)}
