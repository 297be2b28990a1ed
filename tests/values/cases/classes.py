import collections
import enum
import functools
import attr
import attrs
from functools import partial
from pydantic import Field
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import NamedTuple

import lib
import requests


class Plain:
    root = "/r"
    table = {"a": "x"}
    nothing = None

    def __init__(self, base, suffix="/s"):
        self.base = base
        self.url = base + self.root + suffix
        self.flag = False
        self.later = None
        self.step = "one"
        self.step = "two"

    def path(self, p):
        return self.url + p

    def own(self):
        show(self)  # => <Plain>
        show(self.base)  # => «base»
        show(self.url)  # => "«base»/r/s" | "«base»/r«suffix»"
        show(self.root)  # => "/r"
        show(self.missing)  # => «self.missing»
        show(self.later)  # => "set" | None
        show(self.flag)  # => False | True | «»
        show(self.step)  # => "two"
        show(self.nothing)  # => None

    def change(self, value):
        self.later = "set"
        self.flag = True
        self.extra = value

    @property
    def prop(self):
        return self.base + "/prop"

    @staticmethod
    def static(p):
        return p + "/static"

    @classmethod
    def made(cls, base):
        return cls(base + "/made")

    @classmethod
    def named(cls):
        show(cls)  # => Plain
        return cls.root


plain = Plain("b")
show(plain)  # => <Plain>
show(plain.base)  # => "b"
show(plain.url)  # => "b/r/s"
show(plain.root)  # => "/r"
show(plain.path("/p"))  # => "b/r/s/p"
show(plain.prop)  # => "b/prop"
show(plain.later)  # => "set" | None
show(plain.flag)  # => False | «»
show(plain.extra)  # => «value»
show(plain.step)  # => "two"
show(plain.missing)  # => «self.missing»
show(plain.static("a"))  # => "a/static"
show(Plain.static("a"))  # => "a/static"
show(Plain.made("a").url)  # => "a/made/r/s"
show(Plain.named())  # => "/r"
show(Plain.root)  # => "/r"
show(Plain.missing)  # => «missing»
show(Plain.table["a"])  # => "x"
show(Plain)  # => Plain
show(plain.path)  # => <Plain>.path()
show(Plain("x", suffix="/t").url)  # => "x/r/t"
show(Plain(*unknown).url)  # => "«base»/r/s" | "«base»/r«suffix»"
show(Plain(unknown).base)  # => «unknown»
show(type(plain))  # => Plain
show(type(plain).root)  # => "/r"
show(type(unknown))  # => «»
plain.base = "changed"
show(plain.base)  # => "changed"
plain.added = "new"
show(plain.added)  # => "new"
Plain.root2 = "class"
show(Plain.root2)  # => "class"
show(plain.root2)  # => "class"
unknown.thing = "a"
show(unknown.thing)  # => "a"


# inheritance
class Base:
    root = "/base"

    def __init__(self, url):
        self.url = url

    def get(self, p):
        return self.prefix() + p

    def prefix(self):
        return self.url + self.root

    def described(self):
        return "base"


class Sub(Base):
    root = "/sub"

    def __init__(self, url):
        super().__init__(url + "/x")
        self.own = "o"

    def described(self):
        return super().described() + "/sub"

    def gone(self):
        return super().nowhere()


class SubSub(Sub):
    pass


class Other:
    other = "/other"
    root = "/o"


class Both(Other, Sub):
    pass


show(Sub("u").url)  # => "u/x"
show(Sub("u").get("/p"))  # => "u/x/sub/p"
show(Sub("u").own)  # => "o"
show(Sub("u").described())  # => "base/sub"
show(Sub("u").gone())  # => «super().nowhere()»
show(SubSub("u").get("/p"))  # => "u/x/sub/p"
show(SubSub("u").described())  # => "base/sub"
show(Both("u").root)  # => "/o"
show(Both("u").other)  # => "/other"
show(Both("u").get("/p"))  # => "u/x/o/p"
show(Base("u").get("/p"))  # => "u/base/p"


class OfSession(requests.Session):
    def own(self):
        show(self.get)  # => <requests.Session>.get
        show(super().get)  # => <requests.Session>.get


show(OfSession().get)  # => <requests.Session>.get
show(OfSession().own)  # => <OfSession>.own()
show(OfSession.post)  # => <requests.Session>.post
show(requests.Session())  # => <requests.Session>
show(requests.Session().get)  # => <requests.Session>.get
show(requests.Session)  # => requests.Session
show(lib.Client("u").http)  # => <requests.Session>
show(lib.Client("u").other)  # => <lib.Client>.other
show(requests.get)  # => requests.get


class Loop(Loop):
    a = "x"


show(Loop().a)  # => "x"


# enumerations
class Kind(Enum):
    PAGE = "/page"
    SPACE = "/space"
    NUMBER = 3
    _ignored = "i"

    @property
    def url(self):
        return "u" + self.value

    def method(self):
        return self.name


class Words(str, enum.Enum):
    A = "a"


class Sub2(Words):
    pass


show(Kind.PAGE)  # => Kind.PAGE
show(Kind.PAGE.value)  # => "/page"
show(Kind.PAGE.name)  # => "PAGE"
show(Kind.PAGE._value_)  # => "/page"
show(Kind.PAGE._name_)  # => "PAGE"
show(Kind.PAGE.url)  # => "u/page"
show(Kind.PAGE.method())  # => "PAGE"
show(Kind["SPACE"])  # => Kind.SPACE
show(Kind["SPACE"].value)  # => "/space"
show(Kind[unknown])  # => Kind.NUMBER | Kind.PAGE | Kind.SPACE
show(Kind["NONE"])  # => «»
show(Kind("/page"))  # => Kind.PAGE
show(Words.A + "/x")  # => "a/x"
show(f"{Words.A}")  # => "a"
show(Words.A.upper())  # => "A"
show(Kind.PAGE == Kind.PAGE)  # => True
show(Kind.PAGE == Kind.SPACE)  # => False
show(Words.A == "a")  # => True
show("a" == Words.A)  # => True
show({Kind.PAGE: "p", Kind.SPACE: "s"}[Kind.SPACE])  # => "s"
show({"/page": "p"}[Kind.PAGE.value])  # => "p"
show("yes" if Kind.PAGE else "no")  # => "yes"
show(Kind.NUMBER.value)  # => 3


# fields
@dataclass
class Data:
    url: str
    prefix: str = "/p"
    parts: list = field(default_factory=list)
    named: str = field(default="n")
    client: requests.Session = None
    session: "requests.Session" = field(default_factory=requests.Session)

    def at(self, p):
        return self.url + self.prefix + p

    def own(self):
        show(self.url)  # => «self.url»
        show(self.prefix)  # => "/p" | «self.prefix»


show(Data("u").at("/x"))  # => "u/p/x"
show(Data("u", "/q").at("/x"))  # => "u/q/x"
show(Data(url="u", prefix="/q").at("/x"))  # => "u/q/x"
show(Data("u").named)  # => "n"
show(Data("u").parts)  # => []
show(Data("u").client)  # => <requests.Session>
show(Data("u").session)  # => <requests.Session>
show(Data(**unknown).prefix)  # => "/p" | «self.prefix»
show(Data(*unknown).url)  # => «self.url»


@dataclass
class Child(Data):
    more: str = "m"

    def __post_init__(self):
        self.made = self.url + "/made"


show(Child("u").more)  # => "m"
show(Child("u").made)  # => "u/made"
show(Child("u", "p", [], "n", None, None, "given").more)  # => "given"


class Pair(NamedTuple):
    first: str
    second: str = "s"


show(Pair("f").first)  # => "f"
show(Pair("f").second)  # => "s"


# special methods
class Special:
    def __init__(self, base):
        self.base = base

    def __str__(self):
        return self.base + "/str"

    def __call__(self, p):
        return self.base + p

    def __getitem__(self, key):
        return self.base + key

    def __getattr__(self, name):
        return Special(self.base + "/" + name)

    def __enter__(self):
        return self.base + "/entered"


special = Special("b")
show(str(special))  # => "b/str"
show(f"{special}/x")  # => "b/str/x"
show(special("/p"))  # => "b/p"
show(special["/k"])  # => "b/k"
show(special.rest.api.base)  # => "b/rest/api"
show(special.__private__)  # => «self.__private__»
with special as bound:
    show(bound)  # => "b/entered"
show(f"{plain}")  # => "«»"


class Manager:
    def __enter__(self):
        return self

    async def __aenter__(self):
        return self


with Manager() as bound:
    show(bound)  # => <Manager>


class Returned:
    a = "x"

    def chain(self):
        return self


show(Returned().chain().chain().a)  # => "x"
show([Returned()][0].a)  # => "x"
show((Returned() if flag() else None).a)  # => "x"
show((Returned() if flag() else Nested()).missing)  # => «Nested().missing» | «self.missing»
show(Returned().a if flag() else Plain("q").url)  # => "q/r/s" | "x"


@dataclass
class After:
    url: str

    def __post_init__(self):
        self.made = self.url + "/made"
        self.step = "one"
        self.step = "two"


show(After("u").made)  # => "u/made"
show(After("u").step)  # => "two"


class Constructed:
    def __init__(self, base):
        self.base = base
        self.base = self.base + "/x"
        self.client = requests.Session()
        self.deep = Plain(base)
        self.deep.added = "a"

    def own(self):
        show(self.client)  # => <requests.Session>
        show(self.deep.added)  # => "a"
        show(self.deep.url)  # => "«base»/r/s"


show(Constructed("b").base)  # => "b/x"
show(Constructed("b").client.get)  # => <requests.Session>.get
show(Constructed("b").deep.url)  # => "b/r/s"


class Nested:
    class Meta:
        path = "/meta"

    def own(self):
        show(self.Meta.path)  # => "/meta"


show(Nested.Meta.path)  # => "/meta"


class Lists:
    def __init__(self):
        self.items = ["a"]
        self.items.append("b")
        self.table = {}
        self.table["k"] = "v"

    def own(self):
        show(self.items)  # => ["a", "b"]
        show(self.table["k"])  # => "v"


class Setter:
    @property
    def url(self):
        return self._url

    @url.setter
    def url(self, value):
        self._url = value


class Aliases:
    def one(self):
        return "1"

    two = one
    three = staticmethod(lambda: "3")


show(Aliases().two())  # => "1"


class Once:
    def __init__(self):
        self.once = False
        self.on = self.once


class Switch:
    def __init__(self):
        self.on = False

    def set(self):
        self.on = True


show(Switch().on)  # => False | «»
show(Once().once)  # => False
text = "a"
text += special
show(text)  # => "ab/str"


# what is made by functions
class Made:
    def __init__(self, base):
        self.base = base

    def at(self, p):
        return self.base + p


def make(base):
    return Made(base)


def make_in_dict(base):
    return {"k": Made(base)}


def make_in_list(base):
    return [Made(base), base]


def make_method(base):
    return Made(base).at


def make_partial(base):
    return partial(join, base)


def make_text_method(base):
    return base.format


def make_client(base):
    return lib.Client(base)


def make_function(base):
    return lambda p: base + p


def make_either(base):
    return Made(base) if flag() else None


def join(a, b):
    return a + b


show(make("b").at("/x"))  # => "b/x"
show(make(base="b").base)  # => "b"
show(make_in_dict("b")["k"].base)  # => "b"
show(make_in_list("b")[0].base)  # => "b"
show(make_in_list("b")[1])  # => "b"
show(make_method("b")("/x"))  # => "b/x"
show(make_partial("b")("/x"))  # => "b/x"
show(make_text_method("{}/b")("x"))  # => "x/b"
show(make_client("b").http)  # => <requests.Session>
show(make_function("b")("/x"))  # => "b/x"
show(make_either("b").base)  # => "b"
show(make(lookup()).base)  # => «base»
show(make(make("b")).base.base)  # => "b"
show(make(["b"]).base[0])  # => "b"
show(make({"k": "b"}).base["k"])  # => "b"
show(make(*["b"]).base)  # => "b"
show(make(**{"base": "b"}).base)  # => "b"
show(make(join).base)  # => join()


class WithFields:
    a: str = attr.ib(default="a")
    b: list = attrs.field(factory=list)
    c: str = Field("c")
    d: str = Field(None)
    e: str = Field(...)
    f: str = models.CharField(default="f")
    g: list = attr.ib(default=attr.Factory(list))
    h: str = Field()
    i: str = field(init=False)

    def own(self):
        show(self.a)  # => "a" | «self.a»
        show(self.b)  # => [] | «self.b»
        show(self.c)  # => "c" | «self.c»
        show(self.d)  # => None | «self.d»
        show(self.e)  # => «»
        show(self.f)  # => «models.CharField()»
        show(self.h)  # => «»
        show(self.i)  # => «»


show(WithFields().a)  # => "a"
show(WithFields().b)  # => []
show(WithFields().c)  # => "c"
show(WithFields().d)  # => None
show("%s/x" % special)  # => "b/str/x"
show("a" / special)  # => "a/b/str"


class Entered:
    async def __aenter__(self):
        return "entered"


async with Entered() as bound:
    show(bound)  # => "entered"


class BasePath:
    def path(self, p):
        return "/base" + p


class SubPath(BasePath):
    def path(self, p):
        return super().path(p) + "/sub"

    @classmethod
    def of_class(cls, p):
        return super().of_class(p) + cls.suffix


show(SubPath().path("/p"))  # => "/base/p/sub"
show(SubPath.of_class("/p"))  # => "«super().of_class()»"


class Template:
    root = "/root"

    def url(self, p):
        return self.prefix() + p

    def prefix(self):
        return self.root


class Filled(Template):
    root = "/filled"


class Overridden(Template):
    def prefix(self):
        return "/overridden"


class Set(Template):
    def __init__(self):
        self.root = "/set"


show(Template().url("/p"))  # => "/root/p"
show(Filled().url("/p"))  # => "/filled/p"
show(Overridden().url("/p"))  # => "/overridden/p"
show(Set().url("/p"))  # => "/set/p"


# copies with other fields
@dataclass
class Endpoint:
    host: str
    path: str = "/a"

    def __post_init__(self):
        self.url = self.host + self.path


first = Endpoint("https://x")
second = replace(first, path="/b")
show(second.host + second.path)  # => "https://x/b"
show(first.path)  # => "/a"
show(second.url)  # => "https://x/b"
show(replace(first, **changes).path)  # => «dataclasses.replace().path»
show(replace(unknown, path="/b").path)  # => «path»


# methods with arguments given beforehand
class Verbs:
    def call(self, verb, path):
        return verb + path

    get = functools.partialmethod(call, "GET ")


show(Verbs().get("/a"))  # => "GET /a"


# members that are strings
class Place(str, enum.Enum):
    PAGE = "/page"


show(unknown + Place.PAGE)  # => "«unknown»/page"
show(Place.PAGE + unknown)  # => "/page«unknown»"


# tuples with names
class Route(NamedTuple):
    verb: str
    path: str = "/p"


Plainer = collections.namedtuple("Plainer", "verb path", defaults=["/q"])


class Longer(collections.namedtuple("Longer", ["verb", "path"])):
    pass


verb, path = Route("GET")
show(verb + path)  # => "GET/p"
show(Route("GET")[1])  # => "/p"
show(Plainer("GET").path)  # => "/q"
show(Plainer("GET", "/r")[0])  # => "GET"
show(Longer("GET", "/s").path)  # => "/s"
show(collections.namedtuple("Any", unknown)("GET").path)  # => «self.path»
show("{}{}".format(*Route("GET", "/t")))  # => "GET/t"


# operators
class Node:
    def __init__(self, url):
        self.url = url

    def __truediv__(self, more):
        return Node(self.url + "/" + more)

    def __add__(self, more):
        return self.url + more


show((Node("a") / "b" / "c").url)  # => "a/b/c"
show(Node("a") + "b")  # => "ab"
show(Node("a") % "b")  # => «»
