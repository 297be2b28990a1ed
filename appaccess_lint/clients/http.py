"""Parse the tables of a client model about HTTP requests."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from appaccess_lint.clients import tables
from appaccess_lint.clients.model import Argument, HttpCall, Part
from appaccess_lint.clients.tables import VERBS, Place, Table
from appaccess_lint.immutable import immutable

PARTS: tuple[Part, ...] = ("query", "body", "headers", "auth")
HTTP_KEYS = {"url", "method", "method_from", "default_method", "method_with_body", *PARTS}
HTTP_KEYS |= {"method_of_object", "connection", "may_be_file", "deferred"}


@immutable(frozen=True, slots=True)
class RequestNames:
    """The parameters by which every call of a library takes the parts of a request, from ``[request]``."""

    query: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    headers: tuple[str, ...] = ()
    auth: tuple[str, ...] = ()

    def by_name(self) -> dict[str, Part]:
        """Return the parts of all requests that a constructor's argument or an attribute may contain."""
        return {name: of for of in PARTS if of != "body" for name in getattr(self, of)}


def request_names(document: Table, place: Place) -> RequestNames:
    """Return ``[request]`` of *document*; raises ``ClientError``."""
    table, here = tables.table_of(document, "request", place), place.inner("request")
    tables.known(table, set(PARTS), here)
    return RequestNames(**{name: _names(table, name, here) for name in PARTS})


def part(table: Table, key: str, place: Place) -> Part:
    """Return the part of a request that *key* names; raises ``ClientError``."""
    return tables.choice(table, key, PARTS, place)


def http_call(
    table: Table,
    verb: str,
    parameters: tuple[str, ...],
    names: RequestNames,
    place: Place,
) -> HttpCall | None:
    """Return the request that the ``http`` of *table* describes, ``None`` where it has none.

    Args:
        verb: The HTTP method of a call whose table names none.
        parameters: The parameters of the call, in order.
        names: Further parameters of all calls of the library.
    """
    if "http" not in table:
        return None
    http, here = tables.table_of(table, "http", place), place.inner("http")
    tables.known(http, HTTP_KEYS, here)
    method: str | Argument | None = None
    if "method_from" in http:
        method = tables.argument(http, "method_from", parameters, here)
    elif "method_of_object" not in http:
        method = tables.verb(http, "method", here, verb)
        if method not in VERBS:
            raise here.error("method", "expected an HTTP method, or method_from with a parameter's name")
    url, *others = _own_arguments(http, "url", parameters, here) or (Argument(),)
    if url.keyword is None:
        raise here.error("url", "missing, expected one of the parameters")
    return HttpCall(
        url=url,
        url_else=tuple(others),
        method=method,
        default_method=tables.verb(http, "default_method", here, "") or None,
        method_of_object=tables.text_if_given(http, "method_of_object", here),
        connection=tables.argument_if_given(http, "connection", parameters, here),
        may_be_file=tables.flag(http, "may_be_file", here),
        deferred=tables.flag(http, "deferred", here),
        method_with_body=tables.verb(http, "method_with_body", here, "") or None,
        **{name: _arguments(http, name, parameters, names, here) for name in PARTS},
    )


def _arguments(
    http: Table, part: Part, parameters: tuple[str, ...], names: RequestNames, place: Place
) -> tuple[Argument, ...]:
    """Return the arguments with a part of the request: those that *http* names, else those of the library."""
    if part in http:
        return _own_arguments(http, part, parameters, place)
    return tuple(
        tables.passed(name, parameters) if name in parameters else Argument(None, name)
        for name in cast("tuple[str, ...]", getattr(names, part))
    )


def _own_arguments(http: Table, key: str, parameters: tuple[str, ...], place: Place) -> tuple[Argument, ...]:
    """Return the arguments that *http* names under *key*."""
    own = [tables.among(name, parameters, key, place) for name in _names(http, key, place)]
    return tuple(tables.passed(name, parameters) for name in own)


def _names(table: Mapping[str, object], key: str, place: Place) -> tuple[str, ...]:
    if isinstance(table.get(key), str):
        return (tables.text(table, key, place),)
    return tables.texts(table, key, place)
