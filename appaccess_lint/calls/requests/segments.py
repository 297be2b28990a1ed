"""Evaluate objects whose attributes and arguments are URL segments: ``api.content("12").label.get()``."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from appaccess_lint.calls.requests.http_requests import text_of
from appaccess_lint.clients.model import ClientClass, HttpCall
from appaccess_lint.text.operations import path_join
from appaccess_lint.text.text import Text
from appaccess_lint.values.domain.containers import Arguments
from appaccess_lint.values.domain.outside import ExternalInstance
from appaccess_lint.values.domain.values import Unknown, Value

UNTOLD = Unknown("base_url")


def behind(cls: ClientClass, owner: ExternalInstance, segments: Iterable[Value]) -> ExternalInstance:
    """Return the object for the URL of *owner* with *segments* appended."""
    url = url_behind(cls, owner, segments)
    arguments = owner.arguments or Arguments()
    if cls.base_url is None or cls.base_url.keyword is None:
        return owner
    others = arguments.positional[1:] if cls.base_url.position == 0 else arguments.positional
    names = dict(zip(cls.constructor[1:], others, strict=False))
    given = {**names, **dict(arguments.keywords), cls.base_url.keyword: url}
    return replace(owner, arguments=Arguments((), tuple(given.items())))


def url_behind(cls: ClientClass, owner: ExternalInstance, segments: Iterable[Value]) -> Text:
    """Return the URL of *owner* with *segments* appended."""
    base = None
    if cls.base_url is not None and owner.arguments is not None:
        base = owner.arguments.get(cls.base_url.position, cls.base_url.keyword)
    return path_join([text_of(base if base is not None else UNTOLD), *map(text_of, segments)])


def requested(cls: ClientClass, owner: ExternalInstance, http: HttpCall, arguments: Arguments) -> Text:
    """Return the URL of a request; the URL argument of the method has further segments."""
    first = http.url.position
    return url_behind(cls, owner, arguments.positional[first:] if first is not None else ())
