"""Objects, their classes and what sets their attributes, where not all of it is known."""

from dataclasses import dataclass, field
from typing import Optional

import requests


# bases
class Base:
    root = "/base"

    def __init__(self):
        self.only_base = "b"

    def fetch(self):
        return self.get

    def at(self):
        return self.root + self.tail()

    def tail(self):
        return "/t"

    def deep(self):
        return self.at() + "/d"

    def by_name(self):
        return getattr(self, "root") + "/n"

    def again(self, n):
        return self.again(n - 1) if n else self.root


class WithSession(Base, requests.Session):
    pass


class OtherRoot(Base):
    root = "/other"


class OtherTail(Base):
    def tail(self):
        return "/u"


class SetsRoot(Base):
    def __init__(self):
        self.root = "/set"


class Silent(Base):
    def __init__(self):
        pass


show(WithSession().fetch())  # => <requests.Session>.get
show(WithSession().get)  # => <requests.Session>.get
show(OtherRoot().at())  # => "/other/t"
show(OtherRoot().deep())  # => "/other/t/d"
show(OtherRoot().by_name())  # => "/other/n"
show(OtherTail().at())  # => "/base/u"
show(OtherTail().deep())  # => "/base/u/d"
show(SetsRoot().at())  # => "/set/t"
show(SetsRoot().deep())  # => "/set/t/d"
show(Base().at())  # => "/base/t"
show(Base().only_base)  # => "b"
show(Silent().only_base)  # => «self.only_base»
show(OtherRoot().only_base)  # => "b"
show(OtherRoot().again(3))  # => "/base" | «»


# methods that set attributes
class Later:
    def __init__(self):
        self.none = None
        self.empty = ""
        self.flag = False
        self.text = "t"
        self.number = 3

    def set(self, path):
        self.none = "/none"
        self.empty = "/empty"
        self.flag = True
        self.text = path
        self.number = 4
        self.new = "/new" + path

    def set_again(self):
        self.none = "/again"
        self.new = "/again"

    @classmethod
    def make(cls):
        made = cls()
        made.none = "/made"
        return made

    def own(self):
        show(self.none)  # => "/again" | "/none" | None
        show(self.empty)  # => "/empty"
        show(self.flag)  # => False | True | «»
        show(self.text)  # => "t" | «path»
        show(self.number)  # => 3 | 4 | «»
        show(self.new)  # => "/again" | "/new«path»"


later = Later()
show(later.none)  # => "/again" | "/none" | None
show(later.empty)  # => "/empty"
show(later.flag)  # => False | «»
show(later.text)  # => "t"
show(later.new)  # => "/again" | "/new«path»"
show(Later.make().none)  # => "/made"


class Sub(Later):
    def set_more(self):
        self.none = "/more"
        self.more = "/of sub"


show(Sub().none)  # => "/again" | "/more" | "/none" | None
show(Sub().more)  # => "/of sub"


class Chain:
    def __init__(self, base):
        self.base = base
        self.child = Child(self)

    def own(self):
        show(self.child.parent.base)  # => «base»
        show(self.child.path())  # => "«base»/child"


class Child:
    def __init__(self, parent):
        self.parent = parent

    def path(self):
        return self.parent.base + "/child"


show(Chain("b").child.path())  # => "b/child"


class Grows:
    paths = []
    names = {}

    def __init__(self):
        self.parts = []
        self.add("a")
        self.table = {"k": "v"}

    def add(self, part):
        self.parts.append(part)

    def own(self):
        show(self.paths)  # => []
        show(self.table["k"])  # => "v"


Grows.root = "/r"
Grows.root = "/s"
show(Grows.root)  # => "/s"
show(Grows().root)  # => "/r" | "/s"


# fields
@dataclass
class Fields:
    first: str
    second: str = "s"
    third: Optional[str] = None
    fourth: Base = None
    fifth: list = field(default_factory=lambda: ["f"])
    sixth: str = field(default="x", repr=False)
    _hidden: str = "h"

    def own(self):
        show(self.first)  # => «self.first»
        show(self.second)  # => "s" | «self.second»
        show(self.third)  # => None | «self.third»
        show(self.fourth)  # => <Base>
        show(self.fifth)  # => ["f"]
        depends(self.second)  # => self

    def with_first(self):
        return self.first + self.second


@dataclass
class MoreFields(Fields):
    second: str = "t"
    seventh: str = "y"


show(Fields("a").with_first())  # => "as"
show(Fields("a", "b").third)  # => None
show(Fields("a", third="c").third)  # => "c"
show(Fields("a").fourth)  # => <Base>
show(Fields("a", fourth=OtherRoot()).fourth)  # => <OtherRoot>
show(Fields("a").fifth)  # => ["f"]
show(Fields("a").sixth)  # => "x"
show(Fields("a", **unknown).second)  # => "s" | «self.second»
show(Fields("a", *unknown).second)  # => "s" | «self.second»
show(MoreFields("a").with_first())  # => "at"
show(MoreFields("a", "b").seventh)  # => "y"
show(MoreFields("a", seventh="z").seventh)  # => "z"
show(MoreFields(first="a", second="u").with_first())  # => "au"


# what constructors and setters call
@dataclass
class Filled:
    url: str

    def __post_init__(self):
        self.fill(self.url)

    def fill(self, url):
        self.full = url + "/full"


class SetsItself:
    def __init__(self):
        self.path = None
        self.count = 0

    def set(self):
        self.path = self.path or "/default"
        self.count = self.count + 1
        return self.path


class CallsInConstructor:
    def __init__(self, base):
        self.base = base
        self.connect("/connected")
        self.client = self.make()

    def connect(self, path):
        self.path = self.base + path

    def make(self):
        return Base()


class ByProperty:
    def __init__(self):
        self._url = None

    @property
    def url(self):
        if self._url is None:
            self._url = "/lazy"
        return self._url


class ByClass:
    path = None
    table = {"k": "v"}

    @classmethod
    def set_path(cls, path):
        cls.path = path

    def own(self):
        show(self.table["k"])  # => "v"
        show(self.__class__.path)  # => None | «path»
        show(type(self).path)  # => None | «path»


class Deep:
    class Inner:
        path = "/inner"

        def at(self):
            return self.path

    def __init__(self):
        self.inner = self.Inner()


show(Filled("u").full)  # => "u/full"
show(SetsItself().path)  # => "/default" | None
show(SetsItself().set())  # => "/default"
show(CallsInConstructor("b").path)  # => "b/connected"
show(CallsInConstructor("b").client.at())  # => "/base/t"
show(ByProperty().url)  # => "/lazy"
ByClass.set_path("/p")
show(ByClass.path)  # => None | «path»
show(Deep().inner.at())  # => "/inner"
show(Deep.Inner().at())  # => "/inner"
show(Deep().inner.path)  # => "/inner"


class Transport:
    def __init__(self, *, base):
        self.base = base


class Group:
    def __init__(self, transport):
        self.transport = transport


class Grouped:
    def __init__(self, base="https://default"):
        self.transport = Transport(base=base)
        self._pages = None

    @property
    def spaces(self):
        return Group(self.transport)

    @property
    def pages(self):
        if self._pages is None:
            self._pages = Group(transport=self.transport)
        return self._pages


# the object in the result is made of what the constructor was given
show(Grouped("https://x").spaces.transport.base)  # => "https://x"
show(Grouped(base="https://x").pages.transport.base)  # => "https://x"
show(Grouped().pages.transport.base)  # => "https://default"
