from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from enum import Enum
from typing import Annotated, Any, ClassVar, Final, Literal, Optional, Union, cast

import typing

import requests


class Api:
    path = "/api"

    def __init__(self, base):
        self.base = base

    def at(self):
        return self.base


def plain(a: Api, b: "Api", c: str, d: Any, e: None, f: int = 3):
    show(a)  # => <Api>
    show(a.path)  # => "/api"
    show(a.base)  # => «base»
    show(b.path)  # => "/api"
    show(c)  # => «c»
    show(d)  # => «d»
    show(e)  # => «e»
    show(f)  # => «f»


def wrapped(
    a: Optional[Api],
    b: Union[Api, None],
    c: Api | None,
    d: Annotated[Api, "note"],
    e: Final[Api],
    f: type[Api],
    g: list[Api],
    h: Iterator[Api],
    i: "Optional[Api]",
    j: Union[Api, Missing],
    k: requests.Session,
    l: Optional[requests.Session],
    m: requests.Response,
    n: type["Api"],
    o: Type[Api],
    p: typing.Optional[Api],
    q: "Optional['Optional[Api]']",
    r: Awaitable[Api],
    s: ContextManager[Api],
    t: Api[str],
    u: type[str],
    v: dict[str, Api],
    w: Callable[[], Api],
    x: Optional[Optional[Optional[Optional[Optional[Optional[Optional[Optional[Api]]]]]]]],
    y: typing.Iterator[Api],
    z: annotations.Api,
    aa: Annotated[str, Api],
    ab: typing.Annotated[Api, "Holder"],
    ac: Annotated["Api", "note"],
    ad: Iterator["Api"],
    ae: Union[str, Api],
    af: Union[str, Literal["x"]],
    ag: Type["Missing"],
):
    show(a)  # => <Api>
    show(b)  # => <Api>
    show(c)  # => <Api>
    show(d)  # => <Api>
    show(e)  # => <Api>
    show(f)  # => Api | «f»
    show(g)  # => «g»
    show(h)  # => <Api>
    show(i)  # => <Api>
    show(j)  # => <Api>
    show(k)  # => <requests.Session>
    show(l)  # => <requests.Session>
    show(m)  # => «m»
    show(n)  # => Api | «n»
    show(o)  # => Api | «o»
    show(p)  # => <Api>
    show(q)  # => <Api>
    show(r)  # => <Api>
    show(s)  # => <Api>
    show(t)  # => <Api>
    show(u)  # => «u»
    show(v)  # => «v»
    show(w)  # => <Api>
    show(x)  # => «x»
    show(y)  # => <Api>
    show(z)  # => «z»
    show(aa)  # => «aa»
    show(ab)  # => <Api>
    show(ac)  # => <Api>
    show(ad)  # => <Api>
    show(ae)  # => <Api>
    show(af)  # => «af»
    show(ag)  # => «ag»


def literals(a: Literal["x", "y"], b: Literal["x", 3], c: Literal["x"] = "x", d: Optional[Literal["x"]] = None):
    show(a)  # => «a»
    show(b)  # => «b»
    show(c)  # => "x" | «c»
    show(d)  # => «d»


def odd(a: "not valid(", b: "x" * 600, c: 3, d: None | None, e: Unheard[Api]):
    show(a)  # => «a»
    show(b)  # => «b»
    show(c)  # => «c»
    show(d)  # => «d»
    show(e)  # => «e»


def gives() -> Api: ...


show(gives())  # => <Api>
show(gives().path)  # => "/api"


def gives_session() -> requests.Session:
    return lookup()


show(gives_session())  # => <requests.Session>


def gives_text() -> str:
    return lookup()


show(gives_text())  # => «lookup()»


def gives_known() -> Api:
    return "x"


show(gives_known())  # => "x"


@manager
def gives_each() -> Iterator[Api]:
    yield lookup()


show(gives_each())  # => [«lookup()», ...]


def recursive() -> Api:
    return recursive()


show(recursive())  # => <Api>


class Holder:
    api: Api
    maybe: Optional[Api] = None
    session: ClassVar[requests.Session]
    text: str
    given: Api = lookup()

    def own(self):
        show(self.api)  # => <Api>
        show(self.maybe)  # => <Api>
        show(self.session)  # => <requests.Session>
        show(self.text)  # => «self.text»
        show(self.given)  # => <Api>


class Sub(Holder):
    def of_base(self):
        show(self.api.path)  # => "/api"


class Promise:
    api: Api

    def __init__(self, api):
        self.api = api
        self.other: Api = lookup()
        self.third: Optional[Api] = None

    def own(self):
        show(self.api)  # => <Api>
        show(self.other)  # => <Api>
        show(self.third)  # => <Api> | None


show(Promise(lookup()).api)  # => <Api>
known: Api = lookup()
show(known)  # => <Api>
kept: Api = "x"
show(kept)  # => "x"
only: Api
show(only)  # => <Api>
none: Optional[Api] = None
show(none)  # => <Api> | None


class Mixin:
    def use(self: Whole):
        show(self.path)  # => "/whole"


class Whole(Mixin):
    path = "/whole"


def passed(a: Api):
    return a.at()


show(cast(Api, lookup()).path)  # => "/api"
show(cast("Api", lookup()).path)  # => "/api"
show(cast(Missing, "x"))  # => "x"
show(passed(Api("b")))  # => "b"
show(passed(lookup()))  # => «base»


class Kind(Enum):
    A = "a"


def of_enum(a: Kind):
    show(a)  # => «a»


def empty_brackets(a: tuple[()], b: "list[()]", c: Optional[()], d: type[()], e: Literal[()], f: dict[()]):
    show(a)  # => «a»
    show(b)  # => «b»
    show(c)  # => «c»
    show(d)  # => «d»
    show(e)  # => «e»
    show(f)  # => «f»
