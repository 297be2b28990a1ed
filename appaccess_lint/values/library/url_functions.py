"""Model functions that parse and join URLs, and make URL objects."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from urllib.parse import quote, quote_plus, unquote, unquote_plus

from appaccess_lint.text import urls
from appaccess_lint.text.operations import concat, in_each_literal, on_texts, os_path_join, path_join
from appaccess_lint.text.text import NO_TEXT, Text, hole
from appaccess_lint.values.domain.containers import Arguments, DictValue, SeqValue
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.outside import UrlValue
from appaccess_lint.values.domain.unions import join, literals, members, parameters_of
from appaccess_lint.values.domain.values import NONE, UNKNOWN, Scalar, Unknown, Value
from appaccess_lint.values.library.fields import query_of
from appaccess_lint.values.library.model import KnownCall, Model
from appaccess_lint.values.library.strings import texts_given, texts_of
from appaccess_lint.values.objects.convert import DEFRAGGED, TUPLES, as_text


def _url_join(call: KnownCall) -> Value:
    base = call.arguments.get(0, "base") or UNKNOWN
    path = join(NO_TEXT if m == NONE else m for m in members(call.arguments.get(1, "url") or UNKNOWN))
    made = urls.url_join(as_text(call.machine, base), as_text(call.machine, path))
    return UrlValue(base.cls, made) if isinstance(base, UrlValue) and base.cls not in TUPLES else made


def _unsplit(call: KnownCall) -> Value:
    parts = call.first()
    if isinstance(parts, UrlValue) and parts.cls in TUPLES:
        return parts.text
    if not isinstance(parts, SeqValue) or len(parts.items) < 3 or parts.open:
        return Unknown("", parts.parameters)
    scheme, host, path = texts_of(call.machine, parts.items[:3])
    url = urls.unsplit(scheme, host, path)
    # urlunparse expects the parameters, which follow a semicolon, before the query
    query = parts.items[3:4] if len(parts.items) == 5 else parts.items[4:5]
    return urls.with_query(url, as_text(call.machine, query[0])) if query and query[0] != NONE else url


def _of_named_parts(call: KnownCall) -> Value:
    """Evaluate ``SplitResult("https", host, path, "", "")``, also with keywords."""
    names = ("scheme", "netloc", "path", *(("params",) if call.name.endswith("ParseResult") else ()), "query")
    parts = tuple(call.arguments.get(place, name) or NONE for place, name in enumerate((*names, "fragment")))
    url = _unsplit(replace(call, arguments=Arguments((SeqValue(parts),))))
    return UrlValue(call.machine.observer.returns(call.name) or call.name, as_text(call.machine, url))


def _quoted(quote: Callable[..., str], call: KnownCall, *, safe: str) -> Value:
    """Percent-encode a string character by character; ``safe`` has its default."""
    kept = literals(call.arguments.get(1, "safe") or NONE)
    safe_chars = kept[0] if len(kept) == 1 else safe
    return on_texts(partial(in_each_literal, partial(quote, safe=safe_chars)), (call.text(0, "string"),))


def _url_object(call: KnownCall) -> Value | None:
    """Evaluate ``cls(url, path=…)``, where keyword arguments replace parts of the URL."""
    arguments = call.arguments
    rest = tuple(pair for pair in arguments.keywords if pair[0] not in _URL_KEYWORDS)
    of_parts = not (arguments.positional or arguments.is_open) and rest == arguments.keywords
    text = NO_TEXT if of_parts else as_text(call.machine, arguments.first(*_URL_KEYWORDS))
    cls = call.machine.observer.returns(call.name) or call.name
    if cls not in TUPLES and (rest or arguments.open_keywords):
        changes = Arguments((), rest, open_keywords=arguments.open_keywords)
        text = _with_parts(call.machine, text, changes)
    return UrlValue(cls, text)


_URL_KEYWORDS = ("url", "urlstring", "val")


_QUERIES = frozenset({"query", "params", "query_string", "query_params", "args"})
_Change = Callable[[Machine, Text, Arguments], Text]


def _with_parts(machine: Machine, text: Text, arguments: Arguments) -> Text:
    """Return *text* with the parts replaced that are passed as keyword arguments."""
    given = {name: value for name, value in arguments.keywords if value != NONE}
    unknown = arguments.open_keywords or not given.keys().isdisjoint({"url", "origin", "port"})
    if unknown:
        return hole("", parameters_of((text, *given.values())))
    if query := [value for name, value in given.items() if name in _QUERIES]:
        rest = tuple(pair for pair in given.items() if pair[0] not in _QUERIES)
        return _query_anew(machine, _with_parts(machine, text, Arguments((), rest)), Arguments((query[0],)))
    path = given.get("path", given.get("raw_path"))
    if {"scheme", "host", "netloc"}.isdisjoint(given):
        if path is None:
            return text
        return concat((urls.scheme_and_host(text), path_join((NO_TEXT, *_segments(machine, path)))))
    scheme, host, old_path, _ = urls.split(text)
    host_given = given.get("host", given.get("netloc"))
    return urls.unsplit(
        as_text(machine, given["scheme"]) if "scheme" in given else scheme,
        as_text(machine, host_given) if host_given is not None else host,
        path_join(_segments(machine, path)) if path is not None else old_path,
    )


def _segments(machine: Machine, path: Value) -> tuple[Text, ...]:
    """Return the parts of a path that is given as a text or as a list of segments."""
    if isinstance(path, SeqValue) and not path.open:
        return tuple(texts_of(machine, path.items))
    return (as_text(machine, path),)


def _below(machine: Machine, text: Text, arguments: Arguments) -> Text:
    return path_join((urls.without_query(text), *texts_given(machine, arguments)))


def _query_anew(machine: Machine, text: Text, arguments: Arguments) -> Text:
    return _with_query(machine, urls.without_query(text), arguments)


def _with_query(machine: Machine, text: Text, arguments: Arguments) -> Text:
    """Return *text* with the given query if it has none; else with its own query."""
    given = arguments.positional[0] if arguments.positional else arguments.table
    is_text = isinstance(given, (Text, Scalar))
    query = as_text(machine, given) if is_text else query_of(machine, given)
    has_one = any("?" in part for t in text.alternatives for part in t.parts if isinstance(part, str))
    if has_one or given == NONE:
        return text
    return urls.with_query(text, hole("", given.parameters) if query is None else query)


def _with_parameter(machine: Machine, text: Text, arguments: Arguments) -> Text:
    """Return *text* with one more parameter, as ``url.copy_add_param("type", "page")`` does."""
    pair = arguments.get(0, "key"), arguments.get(1, "value")
    if pair[0] is None or pair[1] is None:
        return text
    return _with_query(machine, text, Arguments((DictValue(((pair[0], pair[1]),)),)))


def _of_part(name: str, change: _Change) -> _Change:
    """Return *change* for a method whose first argument is the part *name*."""

    def changed(machine: Machine, text: Text, arguments: Arguments) -> Text:
        return change(machine, text, Arguments((), ((name, arguments.get(0, None) or NONE),)))

    return changed


def _method(change: _Change) -> Model:
    """Return the model of a function that returns the URL in its first argument, changed."""

    def changed(call: KnownCall) -> Value:
        url = call.first("url")
        text = url.text if isinstance(url, UrlValue) else as_text(call.machine, url)
        made = change(call.machine, text, call.arguments.after_first())
        return UrlValue(url.cls, made) if isinstance(url, UrlValue) else made

    return changed


def _part_of_path(part: Callable[[str], str], call: KnownCall) -> Value | None:
    """Return a part of a path; ``None`` if an unknown part of the path may contain the last slash."""
    path = call.text(0, "p")
    is_known = all(t.literal is not None or "/" in str(t) for t in path.alternatives)
    return on_texts(part, (path,)) if is_known else None


OPERATORS: dict[str, _Change] = {"/": _below, "%": _with_query}
"""What the operators of URL objects do."""
URLS: dict[str, Model] = {
    "path": lambda call: os_path_join(texts_given(call.machine, call.arguments)),
    "path folder": partial(_part_of_path, posixpath.dirname),
    "path end": partial(_part_of_path, posixpath.basename),
    "path below": _method(_below),
    "url": _url_join,
    "url object": _url_object,
    "url without fragment": lambda call: UrlValue(
        DEFRAGGED, on_texts(lambda text: text.partition("#")[0], (call.text(0, "url"),))
    ),
    "url of parts": _unsplit,
    "url of named parts": _of_named_parts,
    "url root": _method(lambda machine, text, arguments: urls.scheme_and_host(text)),
    "url with parts": _method(_with_parts),
    **{
        f"url with {name}": _method(_of_part(name, _with_parts))
        for name in ("path", "scheme", "host", "port")
    },
    "url with query": _method(_query_anew),
    "url with more query": _method(_with_query),
    "url with parameter": _method(_with_parameter),
    "quoted": partial(_quoted, quote, safe="/"),
    "quoted plus": partial(_quoted, quote_plus, safe=""),
    "unquoted": lambda call: on_texts(unquote, (call.text(0, "string"),)),
    "unquoted plus": lambda call: on_texts(unquote_plus, (call.text(0, "string"),)),
}
