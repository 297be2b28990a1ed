"""Enumerations, context managers, and objects that are called or subscripted."""

from enum import Enum
from functools import partial

import requests


# enumerations
class Kind(Enum):
    PAGE = "page"
    BLOG = "blog"

    def path(self):
        return "/" + self.value

    @classmethod
    def first(cls):
        return cls.PAGE

    @staticmethod
    def default():
        return Kind.BLOG.value


class Printed(Enum):
    A = "a"

    def __str__(self):
        return "printed " + self.value


class Numbers(Enum):
    ONE = 1
    TWO = ("two", 2)


show(Kind.PAGE.path())  # => "/page"
show(Kind.first())  # => Kind.PAGE
show(Kind.default())  # => "blog"
show(f"{Printed.A}/x")  # => "printed a/x"
show("x" + Printed.A.value)  # => "xa"
show(Numbers.ONE.value)  # => 1
show(Numbers.TWO.value)  # => ["two", 2]
show(Numbers.TWO.value[0])  # => "two"
show(Kind["PAGE" if flag() else "BLOG"])  # => Kind.BLOG | Kind.PAGE
show(Kind.PAGE.value.upper())  # => "PAGE"
show(Kind.PAGE is Kind.PAGE)  # => True
show(Kind.PAGE != Kind.BLOG)  # => True
show(Kind.PAGE == "blog")  # => False
show(Kind.PAGE in (Kind.PAGE, Kind.BLOG))  # => True
show(Kind.PAGE in {Kind.BLOG: "b"})  # => False
for kind in Kind:
    show(kind)  # => Kind.BLOG | Kind.PAGE


def of_kind(p):
    show(Kind(p))  # => «»
    depends(Kind(p))  # => p
    depends(Kind(p).path())  # => p
    depends(Kind[p].path())  # => p


# contexts
class Entered:
    def __init__(self, path):
        self.path = path

    async def __aenter__(self):
        return self.path + "/entered"

    async def __aexit__(self, *exc):
        pass


class Opaque:
    def __enter__(self):
        return lookup()


class Without:
    pass


async def contexts():
    async with Entered("a") as bound:
        show(bound)  # => "a/entered"
    with Opaque() as bound:
        show(bound)  # => <Opaque>
    with Without() as bound:
        show(bound)  # => <Without>
    with (Entered("b") if flag() else Without()) as bound:
        show(bound)  # => "b/entered" | <Without>
    with open("f") as bound, requests.Session() as session:
        show(bound)  # => «builtins.open()»
        show(session)  # => <requests.Session>


# callables
class Calls:
    def __init__(self, base):
        self.base = base

    def __call__(self, p, q="/q"):
        return self.base + p + q

    def method(self, p):
        return self.base + p


calls = Calls("b")
show(calls("/p"))  # => "b/p/q"
show(calls("/p", q="/r"))  # => "b/p/r"
show(partial(calls, "/p")())  # => "b/p/q"
show(partial(calls.method)("/p"))  # => "b/p"
show(partial(partial(calls, "/p"), q="/s")())  # => "b/p/s"
show((calls if flag() else calls.method)("/p"))  # => "b/p" | "b/p/q"
show(list(map(calls.method, ["/p", "/q"])))  # => ["b/p", "b/q"]
show(Without()("x"))  # => «»
show(calls.nothing("x"))  # => «self.nothing()»
show([calls][0]("/p"))  # => "b/p/q"
show({"k": calls.method}["k"]("/p"))  # => "b/p"
show(Calls.method(calls, "/p"))  # => "b/p"
show(Calls.method(calls, p="/p"))  # => "b/p"
show((lambda *a, **k: a[0] + k["q"])("/p", q="/q"))  # => "/p/q"
show((lambda p, *, q: p + q)("/p", q="/q"))  # => "/p/q"


class Operators:
    def __getitem__(self, key):
        return "got " + key

    def __truediv__(self, other):
        return "divided"


show(Operators()["k"])  # => "got k"
show(Operators()["a" if flag() else "b"])  # => "got a" | "got b"
show((Operators() if flag() else {"k": "v"})["k"])  # => "got k" | "v"
show(calls["k"])  # => «»
show(type(calls)("c").base)  # => "c"
show(getattr(calls, "base"))  # => "b"
show(getattr(calls, "base" if flag() else "method"))  # => "b" | <Calls>.method()
show(getattr(calls, "nowhere", "d"))  # => "d" | «self.nowhere»
show(getattr(calls, "base", "d"))  # => "b"
setattr(calls, "set", "/s")
show(calls.set)  # => "/s"
