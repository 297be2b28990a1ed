"""Model functions that parse and join URLs, and make URL objects."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from urllib.parse import quote, quote_plus, unquote, unquote_plus

from appaccess_lint.syntax import ir
from appaccess_lint.text import urls
from appaccess_lint.text.lifted import in_each_literal, on_texts, os_path_join
from appaccess_lint.text.text import NO_TEXT
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.values import (
    NONE,
    UNKNOWN,
    Arguments,
    SeqValue,
    Unknown,
    UrlValue,
    Value,
    join,
    literals,
    members,
    parameters_of,
)
from appaccess_lint.values.library.known import Known
from appaccess_lint.values.library.strings import first, texts_given, texts_of
from appaccess_lint.values.library.url_objects import call_method
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
