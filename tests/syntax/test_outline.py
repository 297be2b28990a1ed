"""What a function's form tells: the same from its ``ast`` as from its lowered body."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import appaccess_lint
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.module import parse_module
from appaccess_lint.syntax.targets import outline_of, set_by

FORMS = '''
class A:
    def plain(self, x):
        """self.no"""
        self.a = self.b = x
        self.c, (self.d, y) = x
        self.e: int = 1
        self.f += self.g()
        x.h = 1
    def blocks(this):
        for this.a in this.b:
            this.c = 1
        else:
            this.d = 2
        while this.e:
            this.f = 1
        with open() as this.g, open() as (this.h, i):
            this.j = 1
        try:
            this.k = 1
        except E as e:
            this.l = 1
        else:
            this.m = 1
        finally:
            this.n = 1
        if (z := this.o):
            this.p = 1
        elif z:
            this.q = 1
        match z:
            case 1 if this.r:
                this.s = 1
            case _:
                this.u = f"{this.v!r:>5}"
    async def other(self, *, a=lambda: 1):
        async with self.a as self.b:
            async for self.c in self.d:
                del self.e
        def inner():
            self.f = self.g
        class B:
            self.h = 1
        return getattr(self, a), [self.i for self.j in vars(a)], lambda: self.k(self.l.m())
    @staticmethod
    def static(): return call()
    def one_line(self): self.a = 1; return self.b
    def in_place(self, x):
        self.a["k"] = self.b["k"]["l"] = 1
        self.c[0] += 1
        del self.d["k"], self.e
        self.f.append(x)
        self.g["k"].update(x)
        self.h.lower()
        x.append(self.i.pop())
        self.j.k.append(x)
    def only_rest(*args):
        args.x = args.y
'''


def functions(block: ir.Block) -> Iterator[ir.Function]:
    for statement in block:
        if isinstance(statement, ir.Define):
            yield statement.function
        elif isinstance(statement, ir.DefineClass):
            yield from functions(statement.cls.body)


def our_sources() -> list[Path]:
    return sorted(Path(appaccess_lint.__file__).parent.rglob("*.py"))


@pytest.mark.parametrize("source", [FORMS, *(p.read_text(encoding="utf-8") for p in our_sources()[::6])])
def test_both_ways_tell_the_same(source: str) -> None:
    found = list(functions(parse_module(source, "app.py").body))
    names = [n.name for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FunctionDef)]
    assert set(names) >= {f.name for f in found if not f.is_async}
    for function in found:
        assert function.outline == outline_of(function), function.name
        assert function.sets == set_by(function), function.name


def test_what_it_tells() -> None:
    by_name = {f.name: f for f in functions(parse_module(FORMS, "app.py").body)}
    assert by_name["plain"].sets == tuple("abcef")
    assert by_name["plain"].outline == ir.Outline(frozenset("abcdefg"), False, frozenset({"g"}))
    assert by_name["blocks"].sets == tuple("acdfghjklmnpqsu")
    assert by_name["other"].sets == ("b", "c")
    assert by_name["in_place"].sets == tuple("abcdfg")
    assert by_name["other"].outline.reads_all
    assert by_name["other"].outline.calls == {"getattr", "vars", "k", "m"}
