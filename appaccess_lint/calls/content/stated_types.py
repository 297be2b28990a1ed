"""Find the content types that a request states: in its query, body or arguments, or by the API's default."""

from __future__ import annotations

import re

from appaccess_lint.model import CallSite
from appaccess_lint.request_data import KnownValue, RequestData, Table, Value

_API_WORDS = {
    "page": "page",
    "blogpost": "blog post",
    "attachment": "attachment",
    "comment": "comment",
    "folder": "folder",
    "whiteboard": "whiteboard",
    "database": "database",
    "embed": "Smart Link",
}
"""The API's names of content types; any other name with a colon is that of custom content."""
_IN_JSON = re.compile(r'"type"\s*:\s*"([^"{}]+)"')
_TYPE_IN_QUERY = re.compile(r"(?:^|[?&])type=([^&]*)")
TYPE_ARGUMENTS = ("type", "content_type")


def stated_types(site: CallSite, data: RequestData) -> tuple[str, ...]:
    """Return the types that a request of *site* states; none if it may send others too."""
    if types := api_types(data.query.get("type")):
        return types
    default = _default(site, data)
    for known, usual in ((data.parameters, default), *((body, ()) for body in data.body)):
        # an open container without a name is one that the code changes in many ways, not another one
        if (types := _in_all(known, usual)) and not (known.open and known.names):
            return types
    for argument in TYPE_ARGUMENTS:
        if types := api_types(data.arguments.get(argument)):
            return types
    return ()


def _in_all(known: KnownValue, default: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the types that all values of *known* state, or have by *default*; none if one may be any.

    Without a default, the API refuses a request without a type: such a value is for the other API version.
    """
    said = [_in_value(value) or (default if _is_silent(value) else None) for value in known.values]
    if None in said:
        return ()
    return tuple(dict.fromkeys(kind for kinds in said for kind in kinds or ()))


def _is_silent(value: Value) -> bool:
    """Return whether a value of the query's parameters clearly has no type."""
    if isinstance(value, Table):
        return not value.open and value.get("type") is None
    return value is None or (isinstance(value, str) and not ("type" in value or "{}" in value))


def _in_value(value: Value) -> tuple[str, ...]:
    """Return the types that one value of a body or of the query's parameters states."""
    if isinstance(value, Table):
        return api_types(value.get("type"))
    kind = _in_text(value) if isinstance(value, str) else ""
    return (kind,) if kind else ()


def _in_text(text: str) -> str:
    """Return the type that a JSON body or a query states, not that of a container within it."""
    for found in _IN_JSON.finditer(text):
        before = text[: found.start()].replace("{}", "")
        if before.count("{") - before.count("}") == 1:
            return api_type(found[1])
    in_query = _TYPE_IN_QUERY.search(text)
    return api_type(in_query[1]) if in_query else ""


def _default(site: CallSite, data: RequestData) -> tuple[str, ...]:
    """Return the API's default type if neither the parameters nor the URL name one."""
    defaults = {operation.content for operation in site.operations}
    # only the arguments of a client's method are known
    seen = site.url is not None and not (data.query.open or data.arguments.open)
    said = any(table.get("type") for table in (data.query, data.arguments))
    return tuple(filter(None, defaults)) if len(defaults) == 1 and seen and not said else ()


def usual_types(data: RequestData) -> tuple[str, ...]:
    """Return the type that is sent by default: that of a parameter."""
    for known in (data.parameters, *data.body):
        if known.open and (types := _in_all(known)):
            return types
    for given in (table.get("type") for table in [*tables_of(data), data.arguments]):
        if given is not None and given.open and (texts := given.texts) and len(texts) == len(given.values):
            kinds = tuple(map(api_type, texts))
            return kinds if all(kinds) else ()
    return ()


def tables_of(data: RequestData) -> list[Table]:
    """Return the mappings that are sent in the query and the body."""
    return [*data.query_tables, *(table for body in data.body for table in body.tables)]


def api_types(known: KnownValue | None) -> tuple[str, ...]:
    """Return the certain types of a value: ``blog post`` for ``"blogpost"``."""
    if known is None or known.open or not known.values or len(known.texts) < len(known.values):
        return ()
    kinds = [api_type(text) for text in known.texts]
    return tuple(kinds) if all(kinds) else ()


def api_type(word: str) -> str:
    """Return the content type for the API's *word*; empty for another word."""
    return _API_WORDS.get(word.lower(), "custom content" if word[:1].isalpha() and ":" in word else "")
