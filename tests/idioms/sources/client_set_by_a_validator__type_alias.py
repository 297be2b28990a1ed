"""Types of clients under other names."""
from __future__ import annotations

import typing as t
from typing import Annotated, Optional, TypeAlias, Union

from atlassian import Confluence
from fastapi import Depends

def wiki(): ...


Wiki = Annotated[Confluence, Depends(wiki)]
Maybe = Optional[Confluence]
Either: TypeAlias = Confluence | None
Two = Union[Confluence, str]
Dotted = t.Annotated[Confluence, "label"]
Nested = Annotated[Maybe, "x"]
type New = Confluence | None
type NewA = Annotated[Confluence, Depends(wiki)]
Plain = Confluence


def a(w: Wiki):
    return w.get_page_by_id("1")  #: GET /wiki/rest/api/content/{}


def b(w: Maybe):
    return w.get_page_by_id("1")  #: GET /wiki/rest/api/content/{}


def c(w: Either):
    return w.get_page_by_id("1")  #: GET /wiki/rest/api/content/{}


def d(w: Two):
    return w.get_page_by_id("1")  #: GET /wiki/rest/api/content/{}


def e(w: Dotted):
    return w.get_page_by_id("1")  #: GET /wiki/rest/api/content/{}


def f(w: Nested):
    return w.get_page_by_id("1")  #: GET /wiki/rest/api/content/{}


def g(w: New):
    return w.get_page_by_id("1")  #: GET /wiki/rest/api/content/{}


def h(w: NewA):
    return w.get_page_by_id("1")  #: GET /wiki/rest/api/content/{}


def i(w: Plain):
    return w.get_page_by_id("1")  #: GET /wiki/rest/api/content/{}


def j(w: Optional[Wiki]):
    return w.get_page_by_id("1")  #: GET /wiki/rest/api/content/{}


def k(w: "Wiki | None" = None):
    return w.get_page_by_id("1")  #: GET /wiki/rest/api/content/{}


class S:
    w: Wiki

    def l(self):
        return self.w.get_page_by_id("1")  #: GET /wiki/rest/api/content/{}
