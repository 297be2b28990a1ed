"""Model URL objects of libraries: their operators and methods.

These are ``yarl.URL``, ``httpx.URL``, and the results of ``urllib.parse.urlparse`` and ``urlsplit``. All of
them are immutable.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from appaccess_lint.text import urls
from appaccess_lint.text.lifted import path_join
from appaccess_lint.text.text import NO_TEXT, Text, hole, literal
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.values import (
    NONE,
    Arguments,
    DictValue,
    Scalar,
    UrlValue,
    Value,
    parameters_of,
)
from appaccess_lint.values.library.queries import query_of
from appaccess_lint.values.library.strings import texts_given
from appaccess_lint.values.objects.convert import as_text


def slash(machine: Machine, value: UrlValue, right: Value) -> Value:
    """Evaluate ``value / right``."""
    joined = path_join((urls.without_query(value.text), as_text(machine, right)))
    return UrlValue(value.cls, joined)


def with_query(machine: Machine, value: UrlValue, right: Value) -> Value:
    """Evaluate ``value % right``."""
    return UrlValue(value.cls, _with_query(machine, value.text, Arguments((right,))))


def call_method(machine: Machine, receiver: UrlValue, name: str, arguments: Arguments) -> Value | None:
    """Evaluate ``receiver.name(…)``; return ``None`` for a method without a model."""
    if name in _AS_TEXT:
        return receiver.text
    method = _METHODS.get(name)
    return UrlValue(receiver.cls, method(machine, receiver.text, arguments)) if method is not None else None


_QUERIES = frozenset({"query", "params", "query_string"})
_Method = Callable[["Machine", Text, Arguments], Text]


def _replaced(machine: Machine, text: Text, arguments: Arguments) -> Text:
    """Return *text* with the parts replaced that are passed as keyword arguments."""
    given = {name: value for name, value in arguments.keywords if value != NONE}
    unknown = arguments.open_keywords or not given.keys().isdisjoint({"url", "origin", "port"})
    if unknown:
        return hole("", parameters_of((text, *given.values())))
    if query := [value for name, value in given.items() if name in _QUERIES]:
        rest = tuple(pair for pair in given.items() if pair[0] not in _QUERIES)
        return _query_anew(machine, _replaced(machine, text, Arguments((), rest)), Arguments((query[0],)))
    path = given.get("path", given.get("raw_path"))
    if {"scheme", "host", "netloc"}.isdisjoint(given):
        return urls.with_path(text, _absolute(as_text(machine, path))) if path is not None else text
    scheme, host, old_path, _ = urls.split(text)
    host_given = given.get("host", given.get("netloc"))
    return urls.unsplit(
        as_text(machine, given["scheme"]) if "scheme" in given else scheme,
        as_text(machine, host_given) if host_given is not None else host,
        as_text(machine, path) if path is not None else old_path,
    )


def _absolute(path: Text) -> Text:
    return path_join((NO_TEXT, path))


def _with_part(name: str, machine: Machine, text: Text, arguments: Arguments) -> Text:
    given = arguments.positional[0] if arguments.positional else NONE
    return _replaced(machine, text, Arguments((), ((name, given),)))


def _joined(machine: Machine, text: Text, arguments: Arguments) -> Text:
    return urls.url_join(text, as_text(machine, arguments.get(0, "url") or NONE))


def _below(machine: Machine, text: Text, arguments: Arguments) -> Text:
    return path_join((urls.without_query(text), *texts_given(machine, arguments)))


def _same(machine: Machine, text: Text, arguments: Arguments) -> Text:
    return text


def _query_anew(machine: Machine, text: Text, arguments: Arguments) -> Text:
    return _with_query(machine, urls.without_query(text), arguments)


def _with_query(machine: Machine, text: Text, arguments: Arguments) -> Text:
    """Return *text* with the given query if it has none; else with its own query."""
    pairs = tuple((literal(key), value) for key, value in arguments.keywords)
    named = DictValue(pairs, arguments.open_keywords)
    given = arguments.positional[0] if arguments.positional else named
    is_text = isinstance(given, (Text, Scalar))
    query = as_text(machine, given) if is_text else query_of(machine, given)
    has_one = any("?" in part for t in text.alternatives for part in t.parts if isinstance(part, str))
    if has_one or given == NONE:
        return text
    return urls.with_query(text, hole("", parameters_of((given,))) if query is None else query)


def _with_parameter(machine: Machine, text: Text, arguments: Arguments) -> Text:
    """Return *text* with one more parameter, as ``url.copy_add_param("type", "page")`` does."""
    pair = arguments.get(0, "key"), arguments.get(1, "value")
    if pair[0] is None or pair[1] is None:
        return text
    return _with_query(machine, text, Arguments((DictValue(((pair[0], pair[1]),)),)))


_AS_TEXT = frozenset({"geturl", "human_repr", "__str__"})
_METHODS: dict[str, _Method] = {
    **dict.fromkeys(("copy", "without_query_params", "with_fragment"), _same),
    **dict.fromkeys(("copy_set_param", "copy_add_param"), _with_parameter),
    "copy_remove_param": _same,
    **dict.fromkeys(("update_query", "extend_query", "copy_merge_params"), _with_query),
    "with_query": _query_anew,
    "with_path": partial(_with_part, "path"),
    "with_scheme": partial(_with_part, "scheme"),
    "with_host": partial(_with_part, "host"),
    "with_port": partial(_with_part, "port"),
    "origin": lambda machine, text, arguments: urls.rooted_at(text),
    "join": _joined,
    "joinpath": _below,
    "copy_with": _replaced,
    "_replace": _replaced,
}
