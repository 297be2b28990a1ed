"""Model functions that parse and join URLs, and make URL objects."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from urllib.parse import quote, quote_plus, unquote, unquote_plus

from appaccess_lint.syntax import ir
from appaccess_lint.text import urls
from appaccess_lint.text.lifted import in_each_literal, on_texts, os_path_join, path_join
from appaccess_lint.text.text import NO_TEXT, Text, hole, literal
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.values import (
    NONE,
    UNKNOWN,
    Arguments,
    DictValue,
    Scalar,
    SeqValue,
    Unknown,
    UrlValue,
    Value,
    join,
    literals,
    members,
    parameters_of,
)
from appaccess_lint.values.library.fields import query_of
from appaccess_lint.values.library.known import Known
from appaccess_lint.values.library.strings import first, texts_given, texts_of
from appaccess_lint.values.objects.convert import as_text
from appaccess_lint.values.objects.url_values import TUPLES


def _url_join(machine: Machine, frame: Frame, node: ir.Call, arguments: Arguments) -> Value:
    base = arguments.get(0, "base") or UNKNOWN
    path = arguments.get(1, "url") or UNKNOWN
    path = join(NO_TEXT if m == NONE else m for m in members(path))
    return urls.url_join(as_text(machine, base), as_text(machine, path))


def _path_join(machine: Machine, frame: Frame, node: ir.Call, arguments: Arguments) -> Value:
    return os_path_join(texts_given(machine, arguments))


def _unsplit(machine: Machine, frame: Frame, node: ir.Call, arguments: Arguments) -> Value:
    parts = first(arguments)
    if isinstance(parts, UrlValue) and parts.cls in TUPLES:
        return parts.text
    if not isinstance(parts, SeqValue) or len(parts.items) < 3 or parts.open:
        return Unknown("", parameters_of((parts,)))
    scheme, host, path = texts_of(machine, parts.items[:3])
    url = urls.unsplit(scheme, host, path)
    # urlunparse expects the parameters, which follow a semicolon, before the query
    query = parts.items[3:4] if len(parts.items) == 5 else parts.items[4:5]
    return urls.with_query(url, as_text(machine, query[0])) if query and query[0] != NONE else url


def _quoted(
    quote: Callable[..., str],
    machine: Machine,
    frame: Frame,
    node: ir.Call,
    arguments: Arguments,
    *,
    safe: str,
) -> Value:
    """Percent-encode a string character by character; ``safe`` has its default."""
    kept = literals(arguments.get(1, "safe") or NONE)
    spared = kept[0] if len(kept) == 1 else safe
    given = as_text(machine, first(arguments, "string"))
    return on_texts(partial(in_each_literal, partial(quote, safe=spared)), (given,))


def _unquoted(
    unquote: Callable[..., str], machine: Machine, frame: Frame, node: ir.Call, arguments: Arguments
) -> Value:
    return on_texts(unquote, (as_text(machine, first(arguments, "string")),))


def url_object(machine: Machine, cls: str, arguments: Arguments) -> Value | None:
    """Evaluate ``cls(url, path=…)``, where keyword arguments replace parts of the URL."""
    rest = tuple(pair for pair in arguments.keywords if pair[0] not in _URL_KEYWORDS)
    of_parts = not (arguments.positional or arguments.is_open) and rest == arguments.keywords
    made = UrlValue(cls, NO_TEXT if of_parts else as_text(machine, first(arguments, *_URL_KEYWORDS)))
    if cls in TUPLES or not (rest or arguments.open_keywords):
        return made
    changes = Arguments((), rest, open_keywords=arguments.open_keywords)
    return call_method(machine, made, "_replace", changes)


_URL_KEYWORDS = ("url", "urlstring", "val")


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
GIVEN_URLS: dict[str, Known] = {
    "path": _path_join,
    "url": _url_join,
    "url of parts": _unsplit,
    "quoted": partial(_quoted, quote, safe="/"),
    "quoted plus": partial(_quoted, quote_plus, safe=""),
    "unquoted": partial(_unquoted, unquote),
    "unquoted plus": partial(_unquoted, unquote_plus),
}
"""The functions for the kinds of results in ``rules_data/library``."""
