"""Evaluate URL objects of libraries: as strings, as tuples, and their attributes."""

from __future__ import annotations

from appaccess_lint.text import urls
from appaccess_lint.text.text import NO_TEXT, Text, hole
from appaccess_lint.values.domain.values import SeqValue, TextMethod, UrlValue, Value, parameters_of

PARSED = "urllib.parse.urlparse"
SPLIT = "urllib.parse.urlsplit"
TUPLES = frozenset({PARSED, SPLIT})
"""Functions that return tuples: these aren't printed as URLs."""


def printed(value: UrlValue) -> Text:
    """Evaluate ``str(value)``."""
    if value.cls in TUPLES:
        return hole("", parameters_of((value.text,)))
    return value.text


def parts_of(value: UrlValue) -> SeqValue | None:
    """Return *value* as a tuple; ``None`` if it isn't one."""
    if value.cls not in TUPLES:
        return None
    scheme, host, path, query = urls.split(value.text)
    if value.cls == SPLIT:
        return SeqValue((scheme, host, path, query, NO_TEXT))
    return SeqValue((scheme, host, urls.without_parameters(path), NO_TEXT, query, NO_TEXT))


def url_attribute(value: UrlValue, name: str) -> Value:
    """Evaluate ``value.name``."""
    if name in {"hostname", "host"}:
        return urls.host_name(urls.split(value.text)[1])
    if name == "path" and value.cls == PARSED:
        return urls.without_parameters(urls.split(value.text)[2])
    if name == "url":
        return value.text
    place = _PLACES.get(name)
    return urls.split(value.text)[place] if place is not None else TextMethod(value, name)


_PLACES = {"scheme": 0, "netloc": 1, "authority": 1, "path": 2, "raw_path": 2, "query": 3, "query_string": 3}
