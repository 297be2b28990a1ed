"""Model functions that parse and join URLs, and make URL objects."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from urllib.parse import quote, quote_plus, unquote, unquote_plus

from appaccess_lint.syntax.facts import cached
from appaccess_lint.text import urls
from appaccess_lint.text.operations import in_each_literal, on_texts, os_path_join, path_join
from appaccess_lint.text.text import NO_TEXT, Text, hole, literal
from appaccess_lint.values.domain.containers import Arguments, DictValue, SeqValue
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.outside import UrlValue
from appaccess_lint.values.domain.unions import join, literals, members, parameters_of
from appaccess_lint.values.domain.values import NONE, UNKNOWN, Scalar, Unknown, Value
from appaccess_lint.values.library.fields import query_of
from appaccess_lint.values.library.model import KnownCall, Model
from appaccess_lint.values.library.strings import TEXT_METHODS, texts_given, texts_of
from appaccess_lint.values.objects.convert import DEFRAGGED, TUPLES, as_text
from appaccess_lint.values.objects.items import elements
from appaccess_lint.values.objects.mutation import change


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
        return urls.with_path(text, path_join((NO_TEXT, *_segments(machine, path))))
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


def _with_more_parts(machine: Machine, text: Text, arguments: Arguments) -> Text:
    """Return *text* with a further path, and with a further query, as ``furl.add(path=…, args=…)``."""
    given = dict(arguments.keywords)
    if "path" in given:
        query = urls.split(text)[3]
        longer = path_join((urls.without_query(text), *_segments(machine, given["path"])))
        text = urls.with_query(longer, query)
    added = [value for name, value in given.items() if name in _QUERIES]
    return _with_query(machine, text, Arguments((*arguments.positional, *added, NONE)[:1]))


def _with_attribute(machine: Machine, text: Text, arguments: Arguments) -> Text:
    """Return *text* with the part that is assigned to an attribute: ``url.path = …``."""
    names = literals(arguments.get(0, None) or NONE)
    value = arguments.get(1, None)
    if len(names) != 1 or value is None:
        return text
    if names[0] == "url":
        return as_text(machine, value)
    return _with_parts(machine, text, Arguments((), ((names[0], value),)))


def _without_parts(machine: Machine, text: Text, arguments: Arguments) -> Text:
    """Return *text* without parts, as ``furl.remove(args=["x"], path="last")``; ``True`` means all of one."""
    given = dict(arguments.keywords)
    scheme, host, path, query = urls.split(text)
    named = [arguments.positional[0]] if arguments.positional else []
    named += [value for name, value in given.items() if name in _QUERIES]
    if any(value == Scalar(True) for value in named):
        query = NO_TEXT
    elif named:
        keys = frozenset(name for value in named for name in literals(elements(value)))
        query = on_texts(partial(_without_keys, keys), (query,))
    if (removed := given.get("path")) is not None:
        path = _without_end(machine, path, removed)
    return urls.with_query(urls.unsplit(scheme, host, path), query)


def _with_segments(machine: Machine, text: Text, arguments: Arguments) -> Text:
    """Return *text* with another path: ``url.path.segments = ["a", "b"]``."""
    value = arguments.get(1, None)
    if arguments.get(0, None) != literal("segments") or not isinstance(value, SeqValue):
        return text
    query = urls.split(text)[3]
    given = texts_of(machine, value.items)
    rest = () if value.ordered else (hole("", parameters_of(given)),)
    path = path_join((NO_TEXT, *given, *rest))
    return urls.with_query(urls.with_path(text, path), query)


@cached
def segments(machine: Machine, value: UrlValue) -> Value:
    """Return the segments of the path of a URL, as a list that is the same whenever it is read."""
    path = TEXT_METHODS["strip"](machine, urls.split(value.text)[2], Arguments((literal("/"),)))
    return TEXT_METHODS["split"](machine, as_text(machine, path), Arguments((literal("/"),)))


def _without_keys(keys: frozenset[str], query: str) -> str:
    return "&".join(pair for pair in query.split("&") if pair.partition("=")[0] not in keys)


def _without_end(machine: Machine, path: Text, removed: Value) -> Text:
    """Return *path* without what it ends in, if it does."""
    if removed == Scalar(True):
        return NO_TEXT
    ends = literals(path_join(_segments(machine, removed)))
    if len(ends) != 1:
        return hole("", parameters_of((path, removed)))
    return on_texts(lambda text: text.removesuffix(ends[0].strip("/")).rstrip("/"), (path,))


def _below(machine: Machine, text: Text, arguments: Arguments) -> Text:
    return path_join((urls.without_query(text), *texts_given(machine, arguments)))


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


def _in_place(model: Model) -> Model:
    """Return the model of a method that changes its object to what *model* returns, and returns it."""

    def changed(call: KnownCall) -> Value | None:
        url, made = call.first("url"), model(call)
        if isinstance(url, UrlValue) and isinstance(made, UrlValue):
            change(call.machine, call.frame, call.node.receiver, url, made)
        return made

    return changed


OPERATORS: dict[str, _Change] = {"/": _below, "%": _with_query}
"""What the operators of URL objects do."""
URLS: dict[str, Model] = {
    "url in place": _in_place(_url_join),
    "url with parts in place": _in_place(_method(_with_parts)),
    "url with more parts in place": _in_place(_method(_with_more_parts)),
    "url with path in place": _in_place(_method(_of_part("path", _with_parts))),
    "url with attribute in place": _in_place(_method(_with_attribute)),
    "url without parts in place": _in_place(_method(_without_parts)),
    "path removed in place": _in_place(_method(_of_part("path", _without_parts))),
    "path with attribute in place": _in_place(_method(_with_segments)),
    "path below in place": _in_place(_method(_below)),
    "path": lambda call: os_path_join(texts_given(call.machine, call.arguments)),
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
