import os
from dataclasses import dataclass
from enum import Enum
from functools import partial

import lib
import requests


class Thing:
    path = "/thing"

    def __init__(self, base, other=None):
        self.base = base
        self.fixed = "fixed"
        self.other = other or "default"

    def method(self, p):
        depends(self.fixed)  # => nothing
        depends(self.missing)  # => nothing | self
        depends(self.path + p)  # => nothing | p
        depends(self.method)  # => nothing
        depends(super().nothing)  # => nothing
        return p

    def helper(self, q):
        return self.base + q


def plain(a, b="d", *c, d, **e):
    depends(a)  # => a
    depends(b)  # => b
    depends(c)  # => c
    depends(d)  # => d
    depends(e)  # => e
    depends("x")  # => nothing
    depends(3)  # => nothing
    depends(None)  # => nothing
    depends(a.name)  # => a
    depends(a.name.other)  # => a
    depends(a())  # => a
    depends(a.method("x"))  # => a
    depends(a["k"])  # => a
    depends(a[b])  # => a | b
    depends({"k": "v"}[b])  # => b
    depends({"k": a}["k"])  # => a
    depends({"k": "v"}.get(b))  # => b
    depends(os.environ[a])  # => a
    depends(lookup(a))  # => nothing
    depends(lookup)  # => nothing
    depends(a + "/x")  # => a
    depends("x" + a)  # => a
    depends(a + b)  # => a | b
    depends(f"{a}/{d}")  # => a | d
    depends("%s/%s" % (a, d))  # => a | d
    depends("%s" % a)  # => a
    depends("%(k)s" % {"k": a})  # => a
    depends("%(k)s" % a)  # => a
    depends("%(k)s" % {"j": a})  # => a
    depends("{}".format(a))  # => a
    depends("{k}".format(k=a))  # => a
    depends("{0.name}".format(a))  # => a
    depends("{missing}".format(a))  # => a
    depends("{k}".format_map(e))  # => e
    depends("{missing}".format_map({"k": a}))  # => a
    depends("/".join([a, d]))  # => a | d
    depends("/".join(c))  # => c
    depends("/".join(a))  # => a
    depends("/".join(p for p in a))  # => a
    depends(a / "x")  # => a
    depends(os.path.join(a, "x", d))  # => a | d
    depends(a.strip("/"))  # => a
    depends(f"{a}/".strip("/"))  # => a
    depends(f"{a}/".lower())  # => a
    depends(f"{a}/".replace("/", d))  # => a | d
    depends(f"{a}/".split("/"))  # => a
    depends(f"{a}/".rsplit("/"))  # => a
    depends(f"{a}/"[1:])  # => a
    depends(f"{a}/"[1:2])  # => a
    depends(a[1:])  # => a
    depends([a, "x"])  # => a
    depends(f"{[a]}x")  # => a
    depends([a, "x"][0])  # => a
    depends([a, "x"][1])  # => nothing
    depends((a, d))  # => a | d
    depends({"k": a})  # => a
    depends(str(a))  # => a
    depends(list(a))  # => a
    depends(sorted([a, "x"]))  # => a
    depends(dict(k=a))  # => a
    depends(next(iter(a)))  # => a
    depends(next(iter([a])))  # => a
    depends([p for p in a])  # => a
    depends([p + d for p in ["x"]])  # => d
    depends({p: a for p in ["x"]})  # => a
    depends(a or "x")  # => a
    depends(a and "x")  # => a
    depends("x" if a else d)  # => d
    depends(a if flag() else "x")  # => a
    depends(getattr(a, "name"))  # => a
    depends(getattr(a, d))  # => a | d
    depends(getattr(lib, d))  # => d
    depends(partial(a, d))  # => a | d
    depends(partial(a, d).func)  # => a | d
    depends(f"{a}/x" if flag() else f"{d}/x")  # => a | d
    depends("/x" if flag() else a)  # => a
    depends((a + "/x").upper)  # => a
    depends(b"x" if flag() else {"k": [a]})  # => a
    depends("%s %s" % (a,))  # => a
    depends(a.b["k"].c("x").d)  # => a
    depends(Kind[a])  # => a
    depends(Kind[a].value)  # => a
    depends(partial(lookup, d))  # => d
    depends(Thing(a).base)  # => a
    depends(Thing(a).fixed)  # => nothing
    depends(Thing(a).method("x"))  # => nothing
    depends(Thing(a).method(d))  # => d
    depends(Thing(a).missing)  # => nothing
    depends(requests.get(a))  # => nothing
    depends((lambda x: x)(a))  # => a
    depends((lambda: a)())  # => a
    depends(await a)  # => a
    depends(url_join(a, d))  # => a | d
    depends([x for x in (a or d)])  # => a | d
    for item in a:
        depends(item)  # => a
    for x, y in a:
        depends(x)  # => a
    with a as bound:
        depends(bound)  # => a
    match a:
        case {"k": found}:
            depends(found)  # => a
    if a == "fixed":
        depends(a)  # => nothing
    a = "new"
    depends(a)  # => nothing


class Kind(Enum):
    A = "a"


@dataclass
class Data:
    url: str
    prefix: str = "/p"

    def own(self):
        depends(self.url)  # => self
        depends(self.prefix)  # => self


class Abstract:
    def prefix(self):
        raise NotImplementedError

    def own(self):
        depends(self.prefix())  # => self
        depends(self.nowhere)  # => self
        depends(str(self))  # => self


def nested(a):
    def inner(b):
        depends(a)  # => a
        depends(b)  # => b
        depends(a + b)  # => a | b

    return inner


def typed(a: Thing, b: str, c: "requests.Session"):
    depends(a)  # => nothing
    depends(b)  # => b
    depends(c)  # => nothing


depends(unknown)  # => nothing
depends(plain("x", d="y"))  # => nothing
