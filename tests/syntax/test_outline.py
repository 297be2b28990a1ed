"""What a function sets, reads and calls, from its form alone."""

from __future__ import annotations

from collections.abc import Iterator

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.changes import attributes_set
from appaccess_lint.syntax.facts import Outline, outline_of
from appaccess_lint.syntax.module import parse_module

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
        if isinstance(statement, ir.Function):
            yield statement
        elif isinstance(statement, ir.Class):
            yield from functions(statement.body)


def test_what_it_tells() -> None:
    by_name = {f.name: f for f in functions(parse_module(FORMS, "app.py").body)}
    assert attributes_set(by_name["plain"]) == tuple("abcef")
    # f is read to be added to; what stands in a tuple may be read, too
    plain = Outline(frozenset("abcdefg"), frozenset("abe"), reads_all=False, calls=frozenset("g"))
    assert outline_of(by_name["plain"]) == plain
    assert attributes_set(by_name["blocks"]) == tuple("acdfghjklmnpqsu")
    assert attributes_set(by_name["other"]) == ("b", "c")
    assert attributes_set(by_name["in_place"]) == tuple("abcdfg")
    assert outline_of(by_name["other"]).reads_all
    assert outline_of(by_name["other"]).calls == {"getattr", "vars", "k", "m"}
