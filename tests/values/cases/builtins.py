"""What Python's own functions make of containers and texts that aren't wholly known."""

import asyncio
import copy
import html
import os
import typing
from dataclasses import field
from functools import partial

import requests
from pydantic import AnyUrl
from requests.utils import requote_uri

key = settings.key
table = {"a": "x", "b": "y"}
open_table = {**unknown, "a": "x"}
open_list = [*unknown, "a", ""]
word = "a" if flag() else "b"


def twice(p, q="/q"):
    return p + p + q


# dictionaries
show(dict(open_table)["b"])  # => «»
show(dict(open_table)["a"])  # => "x"
show(dict(open_table))  # => {"a": "x", ...}
show(dict(table, **unknown))  # => {"a": "x", "b": "y", «»: «», ...}
show(dict(**unknown))  # => {...}
show(dict(a="x", **unknown))  # => {"a": "x", ...}
show(dict([("a", "x"), *unknown]))  # => {"a": "x", ...}
show(dict([("a", "x")], b="y"))  # => {"a": "x", "b": "y"}
show(dict({"a": "x"}, b="y"))  # => {"a": "x", "b": "y"}
show(dict([["a", "x"], ["b", "y"]])["b"])  # => "y"
show(dict(zip(["a"], ["x"])))  # => {"a": "x"}
show(table.get)  # => {"a": "x", "b": "y"}.get
show(table.get("a").upper())  # => "X"
show(open_table.get("b", "d"))  # => "d" | «»
show(open_table.get("a", "d"))  # => "x"
show(table.get(word))  # => "x" | "y"
show(table.get(None, "d"))  # => "d" | «»
show(table.nothing("a"))  # => «»
show(list(open_table.keys()))  # => ["a", ...]
show(list(open_table.values()))  # => ["x", ...]

# lists
show(list(open_list))  # => ["a", "", ...]
show(tuple(open_list))  # => ["a", "", ...]
show(list(reversed(open_list)))  # => ["", "a", ...]
show(sorted(open_list))  # => ["a", "", ...]
show(sorted(table))  # => ["a", "b", ...]
show(list(reversed(table)))  # => ["a" | "b", ...]
show(sorted([]))  # => []
show(list(filter(None, open_list)))  # => ["a", ...]
show(list(filter(None, ["a", None, 0, "", "b"])))  # => ["a", "b"]
show(list(filter(lambda i: i, open_list)))  # => ["a", "", ...]
show(list(filter(lambda i: i, unknown)))  # => [«», ...]
show(list(map(lambda i: i + "/", table)))  # => ["a/" | "b/", ...]
show(list(map(lambda i: i + "/", open_list)))  # => ["a/", "«i»/", ...]
show(list(map(twice, ["a", "b"])))  # => ["aa/q", "bb/q"]
show(list(map(unknown, ["a"])))  # => [«unknown()»]
show(next(iter(open_list)))  # => "" | "a"
show(next(iter(table)))  # => "a" | "b"
show(next(iter(["a", "b"]), "d"))  # => "a"
show(list(enumerate(open_list)))  # => [[«», "" | "a"], ...]
show(list(enumerate(["a"], 1)))  # => [[1, "a"]]
show(list(enumerate(table)))  # => [[«», "a" | "b"], ...]
show([*open_list, "b"])  # => ["a", "", "b", ...]
show((["a"] if flag() else ["b"]) + ["c"])  # => ["a", "c"] | ["b", "c"]
show(open_list + ["b"])  # => ["a", "", "b", ...]
show(list(dict.fromkeys(["a", "b"])))  # => [«», ...]

# environment
show(os.getenv(key="A"))  # => «os.environ.A»
show(os.getenv(key="A", default="d"))  # => "d" | «os.environ.A»
show(os.environ.get(key="A"))  # => «os.environ.A»
show(os.environ.get(key))  # => «os.environ»
show(os.environ.get(word, "d"))  # => "d" | «os.environ.a»
show(os.environ.get("A") or "d")  # => "d" | «os.environ.A»
show(os.environ.setdefault("A", "d"))  # => "d" | «os.environ.setdefault()»
show(os.environ.pop("A", "d"))  # => "d" | «os.environ.A»
show(getattr(requests, "HOST", "d"))  # => "d" | «requests.HOST»
show(requests.config("HOST", default="d"))  # => "d" | «requests.config()»
show(unknown.get("section", "host", fallback="d"))  # => "d" | «unknown.get()»
show(unknown.make("HOST", "d"))  # => «unknown.make()»

# functions that print what they are given
show(html.escape(s="a"))  # => "a"
show(requote_uri(uri="a"))  # => "a"
show(AnyUrl(url="https://x"))  # => "https://x"
show(str(object="a"))  # => "a"
show(str())  # => ""

# functions that call or give back
show(partial(twice)("a"))  # => "aa/q"
show(partial(twice, "a", q="/r")())  # => "aa/r"
show(partial(twice, q="/r")("a", q="/s"))  # => "aa/s"
show(partial(twice, **unknown)("a"))  # => "aa/q" | "aa«q»"
show(partial(twice, *["a"], **{"q": "/s"})())  # => "aa/s"
show(asyncio.to_thread(twice, "a"))  # => "aa/q"
show(asyncio.to_thread(twice, "a", q="/r"))  # => "aa/r"
show(asyncio.to_thread(twice, *unknown))  # => "«p»" | "«p»/q"
show(asyncio.to_thread(twice, "a", **unknown))  # => "aa/q" | "aa«q»"
show(asyncio.to_thread(partial(twice, "a")))  # => "aa/q"
show(asyncio.to_thread(requests.get, "a"))  # => «requests.get()»
show(asyncio.to_thread("a"))  # => «asyncio.to_thread()»
show(asyncio.to_thread())  # => «asyncio.to_thread()»
show(copy.copy(table)["a"])  # => "x"
show(copy.deepcopy({"a": ["x"]})["a"])  # => ["x"]
show(typing.cast("requests.Session", unknown))  # => <requests.Session>
show(typing.cast(requests.Session, unknown))  # => <requests.Session>
show(typing.cast(Missing, key))  # => «settings.key»
show(field(default="d"))  # => "d"
show(field(default_factory=lambda: "d"))  # => "d"
show(field(default_factory=dict))  # => {}
show(field("d"))  # => "d"
show(field(repr=False))  # => «»
show(field(...))  # => «»


def of_parameters(p, q):
    depends((p + "/").nothing("x"))  # => p
    depends((p + "/").startswith)  # => p
    depends(dict(p))  # => p
    depends(dict([("a", p)]))  # => p
    depends(list(filter(None, p)))  # => p
    depends(list(map(lambda i: i, p)))  # => p
    depends(list(map(lambda i: i + q, ["a"])))  # => q
    depends(list(enumerate(p)))  # => p
    depends(sorted(p))  # => p
    depends(list(reversed([p, "a"])))  # => p
    depends(os.getenv("A", p))  # => p
    depends(getattr(p, q))  # => p | q
    depends(getattr(p, "a", q))  # => p | q
    depends(getattr(requests, "a", q))  # => q
    depends(twice(p))  # => p
    depends(twice("a", q))  # => q
    depends(partial(twice, p)(q=q))  # => p | q
    depends(asyncio.to_thread(twice, p, q))  # => p | q
    depends(copy.copy([p]))  # => p
    depends("a/b".replace("a", p))  # => p
    depends("a/b".replace(p, "c"))  # => p
    depends("a/b".replace("a", "c", p))  # => p
    depends("a/b".strip(p))  # => p
    depends("a/b".split(p))  # => p
    depends("a/b".removeprefix(p))  # => p
    depends("{}/{a}".format(p, a=q))  # => p | q
    depends("{:{}}".format("a", p))  # => p
    depends("%s %(a)s" % p)  # => p
    depends("/".join(["a"] if p else [q]))  # => q
    depends("/".join([p] if flag() else q))  # => p | q
    depends(f"{'a':>{p}}")  # => p
    depends(f"{p!r}")  # => p
    depends("a" in p)  # => nothing
    depends((p or "a") + "/x")  # => p
    depends(p[0])  # => p
    depends(p[q])  # => p | q
    depends(p[q:])  # => p
    depends(p.a[q].b)  # => p | q
    depends({"a": p, **q})  # => p | q
    depends([p, *q])  # => p | q
    depends([i for i in p if q])  # => p
    depends({i: q for i in p})  # => q
    depends(unknown[p])  # => p
    depends({p: "a"}["k"])  # => p
    depends({"k": "a"}[p])  # => p
    depends(open_table[p])  # => p
    depends(["a"][p])  # => nothing
    depends(p @ q)  # => nothing
    depends(p - q)  # => nothing
    depends(-p)  # => nothing
    depends(p == q)  # => nothing
    depends(not p)  # => nothing
    depends(lambda: p)  # => nothing
    depends((yield p))  # => nothing
