import asyncio
import contextlib
import copy
import functools
import os
import textwrap
import typing
from contextlib import contextmanager
from functools import partial

BASE = "https://x"


class Holder:
    known = "k"

    def method(self, p="d"):
        return "m" + p


    def only_by_keyword(self, *, p="d"):
        return "o" + p


bound_method = Holder().method


# parameters
def plain(a, b="d", *, c="e"):
    return f"{a}/{b}/{c}"


show(plain("x"))  # => "x/d/e"
show(plain("x", "y"))  # => "x/y/e"
show(plain("x", c="z"))  # => "x/d/z"
show(plain(b="y", a="x"))  # => "x/y/e"
show(plain(*["x", "y"]))  # => "x/y/e"
show(plain(*(("x", "y") if unknown else ("v", "w"))))  # => "x/y/e" | "v/w/e"
show(plain(*(("x", "y") if unknown else ("v",))))  # => "x/y/e" | "v/d/e"
two = ("x",) if unknown else ("y",)
show(plain(*two, *(("v",) if unknown else ("w",) if more else ("z",))))  # => "x/v/e" | "y/v/e" | "x/w/e" | "y/w/e" | "x/z/e" | "y/z/e"
show(plain(*two, *(("v",) if unknown else ("w",) if more else ("z",) if most else ("u",))))  # => "x/d/e" | "x/«b»/e" | "y/d/e" | "y/«b»/e"
show(plain(**{"a": "x", "c": "z"}))  # => "x/d/z"
show(plain(*unknown))  # => "«a»/d/e" | "«a»/«b»/e"
show(plain("x", *unknown))  # => "x/d/e" | "x/«b»/e"
show(plain("x", **unknown))  # => "x/d/e" | "x/d/«c»" | "x/«b»/e" | "x/«b»/«c»"
show(plain())  # => "«a»/d/e"
show(plain(thing))  # => "«a»/d/e"


def only_position(a, /, b):
    return a + b


show(only_position("x", "y"))  # => "xy"
show(only_position("x", b="y"))  # => "xy"


def gathers(*parts, **options):
    show(parts)  # => ["a", "b"] | [...] | [] | [«parts», ...]
    show(options)  # => {} | «options»
    return "/".join(parts)


show(gathers("a", "b"))  # => "a/b"
show(gathers())  # => ""
show(gathers(*unknown))  # => "«»"


def keywords(first, **options):
    return options


show(keywords("a", first="b", x="y"))  # => {"x": "y"}
show(keywords("a", x="y")["x"])  # => "y"
show(keywords("a", x="y").get("z"))  # => None | «»
show(keywords("a", **unknown))  # => {...}
show(keywords("a", options="x"))  # => {"options": "x"}


def after_star(*parts, last):
    return "/".join(parts) + last


show(after_star("a", "b", last="c"))  # => "a/bc"


def of_parameter(p):
    show(p)  # => «p»
    show(p.name)  # => «p.name»
    show(p + "/x")  # => "«p»/x"
    show(p["key"])  # => «p.key»
    show(p())  # => «p()»
    show(p.method("a"))  # => «p.method()»


def with_default(p="/a"):
    show(p)  # => "/a" | «p»


def with_none(p=None):
    show(p)  # => «p»
    p = p or "x"
    show(p)  # => "x" | «p»


def with_number(p=3):
    show(p)  # => «p»


def default_of_module(p=BASE):
    return p


show(default_of_module())  # => "https://x"


# what is returned
def nothing():
    pass


show(nothing())  # => «nothing»


def bare_return():
    return


show(bare_return())  # => None


def abstract():
    """Says nothing."""


show(abstract())  # => «abstract»


def raises():
    raise NotImplementedError


show(raises())  # => «raises»


def endless(n):
    again = endless(n)
    show(again)  # => «»
    show(again + "x")  # => "«»x"
    return again


def positional_and_keywords(a, /, **options):
    return options


show(positional_and_keywords("x", a="y")["a"])  # => "y"
show(positional_and_keywords("x", b="z"))  # => {"b": "z"}


def recursive(n):
    return "a" if n == 0 else recursive(n - 1) + "b"


show(recursive(0))  # => "a"


def path(p):
    p = p.strip("/")
    if p.startswith("rest"):
        return "/" + p
    return "/rest/" + p


show(path("/rest/a/"))  # => "/rest/a"
show(path("b"))  # => "/rest/b"


def through(p):
    return path(p)


show(through("c"))  # => "/rest/c"


def two_values():
    return "a", "b"


show(two_values())  # => ["a", "b"]
show(plain.cache)  # => «cache»
show(plain.cache.clear())  # => «cache.clear()»
x, y = two_values()
show(x + y)  # => "ab"


async def asynchronous(p):
    return p


show(await asynchronous("a"))  # => "a"
show(asyncio.run(asynchronous("a")))  # => "a"


# generators
def generates():
    yield "a"
    yield "b"


show(generates())  # => ["a", "b", ...]
show(next(generates()))  # => "a"
later = generates()
next(later)
show(next(later))  # => "a" | "b"


def waiting():
    return shared


shared = iter(["a", "b"])
next(shared)
show(next(waiting()))  # => "a" | "b"
for value in generates():
    show(value)  # => "a" | "b"


def delegates():
    yield from ["a", "b"]
    yield


show(delegates())  # => ["a" | "b" | None, ...]


@contextmanager
def managed():
    yield "a"


with managed() as value:
    show(value)  # => "a"


@contextlib.asynccontextmanager
async def managed_too():
    yield "a"


async with managed_too() as value:
    show(value)  # => "a"


# closures, lambdas
def outer(a):
    def inner(b):
        return a + b

    return inner


show(outer("x")("y"))  # => "xy"
show((lambda a: a + "/")("x"))  # => "x/"
show((lambda: "x")())  # => "x"
show((lambda a, b="d": a + b)("x"))  # => "xd"
double = lambda a: a + a
show(double("x"))  # => "xx"
show(double)  # => <lambda>()
show(plain)  # => plain()


def decorator(f):
    return f


@decorator
def decorated(a):
    return a


show(decorated("x"))  # => "x"


# partial and the like
show(partial(plain, "x")("y"))  # => "x/y/e"
show(partial(plain, c="z")("x"))  # => "x/d/z"
show(functools.partial(plain, "x", c="z")())  # => "x/d/z"
show(partial(plain, *unknown)("x"))  # => "x/d/e" | "x/«b»/e"
show(copy.copy("a"))  # => "a"
show(copy.copy(x="a"))  # => "a"
show(textwrap.dedent(text="a"))  # => "a"
show(asyncio.run(main=asynchronous("a")))  # => "a"
show(copy.deepcopy(x))  # => "a"
show(typing.cast(str, "a"))  # => "a"
show(typing.cast("str"))  # => «»
show(typing.cast())  # => «»
show(asyncio.to_thread(plain, "x", c="z"))  # => "x/d/z"
show(asyncio.to_thread(unknown, "x"))  # => «asyncio.to_thread()»
show(executor.submit(plain, "x", "y"))  # => "x/y/e" | "x/y/«c»"
show(retry(plain, "x"))  # => "x/d/e" | "x/d/«c»" | "x/«b»/e" | "x/«b»/«c»"
show(retry(times=3, function=plain))  # => «retry()»
show(retry("x"))  # => «retry()»
show(retry(times=3, function=bound_method))  # => "md" | "m«p»"
show(retry(bound_method))  # => "md" | "m«p»"
show(retry(key=Holder().only_by_keyword))  # => "od" | "o«p»"
show(retry(Holder().only_by_keyword))  # => "od" | "o«p»"
show(retry(lambda: "x"))  # => "x"
show(retry(partial(plain, "x"), "y"))  # => "x/y/e" | "x/y/«c»"
show(retry(1, bound_method, "x"))  # => "mx"
show(getattr(settings, "a"))  # => «settings.a»
show(getattr(settings, "a", "d"))  # => "d" | «settings.a»
show(getattr(settings, name))  # => «»
show(getattr(settings, name, "d"))  # => "d" | «»
show(getattr(settings, "a" if flag() else "b"))  # => «settings.a» | «settings.b»
show(getattr("a-b", "upper")())  # => "A-B"
show(getattr(settings))  # => «»
show(getattr(Holder, "known", "d"))  # => "k"
show(getattr(Holder, "known" if flag() else "unheard", "d"))  # => "k" | «unheard»
show(lookup(-plain("x"), [plain("y")]))  # => «lookup()»
show(not_seen(key=bound_method("x")))  # => «not_seen()»
show(os.getenv("A"))  # => «os.environ.A»
show(os.getenv("A", "d"))  # => "d" | «os.environ.A»
show(os.getenv("A", None))  # => «os.environ.A»
show(os.getenv(name))  # => «os.environ»
show(os.environ.get("A", "d"))  # => "d" | «os.environ.A»
show(os.environ.get("A", default="d"))  # => "d" | «os.environ.A»
show(os.environ["A"])  # => «os.environ.A»
show(os.environ.pop("A"))  # => «os.environ.A»

# globals
current = None
other = "x"


def sets():
    global current
    current = "a"


show(current)  # => None


def sets_too():
    global late
    late = "b"


def reads():
    show(current)  # => "a" | None
    show(late)  # => "b"
    show(other)  # => "x"
    local = "l"
    show(local)  # => "l"


show(undefined)  # => «undefined»
show(print)  # => builtins.print
show(str)  # => builtins.str
show(os)  # => os
show(os.path)  # => os.path
show(undefined.a.b)  # => «undefined.a.b»
show(undefined().a)  # => «undefined().a»
show(os.getcwd())  # => «os.getcwd()»
show(lookup(1)(2))  # => «lookup()()»
show((x := "w"))  # => "w"
show(x)  # => "w"
a = b = "chained"
show(a + b)  # => "chainedchained"
class Added:
    def __init__(self):
        self.text = "a"
        self.text += "/b"

    def own(self):
        show(self.text)  # => "a/b"


number = 1
number += 2
show(number)  # => «»
text = "%s"
text %= "a"
show(text)  # => "a"
text = "a"
text += "/b"
show(text)  # => "a/b"
text -= "b"
show(text)  # => «»
parts = ["a"]
parts += ["b"]
show(parts)  # => ["a", "b"]
del parts
annotated_only: str
show(annotated_only)  # => «annotated_only»
annotated: str = "a"
show(annotated)  # => "a"
for target in ["a"]:
    f"{target}"
assert isinstance(text, str)
print(show("argument"))  # => "argument"
-show("negated")  # => "negated"
[show("in a list")]  # => "in a list"
{"k": show("in a dictionary")}  # => "in a dictionary"
f"{show('in a text')}"  # => "in a text"
show("in a comparison") < 3  # => "in a comparison"
lookup(show("in an argument"))  # => "in an argument"
lookup(k=show("by keyword"))  # => "by keyword"
(show("in a subscript"))[0]  # => "in a subscript"
unknown[show("as a key")]  # => "as a key"
lambda: show("in a lambda")  # => "in a lambda"
unknown if show("in a condition") else None  # => "in a condition"
while show("in a loop"):  # => "in a loop"
    break
for never in show("in an iterable"):  # => "in an iterable"
    pass
with show("in a with"):  # => "in a with"
    pass
assert show("in an assertion")  # => "in an assertion"
raise ValueError(show("in a raise"))  # => "in a raise"
