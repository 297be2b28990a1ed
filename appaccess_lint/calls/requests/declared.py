"""Find declared requests: a framework makes the requests that an argument lists as data."""

from __future__ import annotations

from collections.abc import Iterator

from appaccess_lint.calls.requests.http_requests import text_of
from appaccess_lint.calls.requests.joined_urls import joined, place_of_path
from appaccess_lint.clients.model import ClientFunction, DeclaredRequests
from appaccess_lint.model import Span
from appaccess_lint.syntax import ir
from appaccess_lint.text.text import NO_TEXT, Text, literal
from appaccess_lint.values.domain.containers import Arguments, DictValue, SeqValue
from appaccess_lint.values.domain.frames import Frame, Request
from appaccess_lint.values.domain.unions import join, literals, members
from appaccess_lint.values.domain.values import Value


class DeclaredCalls:
    """Finds the requests that calls declare; a request has the position of the string with its path."""

    def __init__(self) -> None:
        self._places: dict[tuple[str, Span], ir.Call] = {}

    def of(
        self, frame: Frame, node: ir.Call, function: ClientFunction, arguments: Arguments
    ) -> Iterator[Request]:
        """Yield the requests that the call *node* of *function* declares."""
        model = function.declares
        if model is None:
            return
        document = _declaration(model, arguments)
        if document is None:
            return
        for item in _items(model, document):
            bases = _at(item, model.base) or _at(document, model.base)
            base = text_of(join(bases)) if bases else text_of(literal(""))
            yield from self._requests(frame, node, function.client, model, base, item)

    def _requests(
        self,
        frame: Frame,
        node: ir.Call,
        client: str,
        model: DeclaredRequests,
        base: Text,
        item: Value,
    ) -> Iterator[Request]:
        source = frame.scope.module.module
        paths = [item] if isinstance(item, Text) else _first(item, model.path)
        methods = [value for value in _first(item, model.method) if literals(value)]
        method = join(methods) if methods else literal(model.default_method)
        for path in (alternative for value in paths for alternative in text_of(value).alternatives):
            span = place_of_path(source.path, path) if source is not None else None
            named = node
            if span is not None and source is not None:
                named = self._places.setdefault((source.path, span), ir.Call(node.func, (), span))
            parts = [part for part in (base, Text((path,))) if part != NO_TEXT]
            url = joined(model.join, parts) if parts else NO_TEXT
            yield Request((node, named), named, frame.scope.module, method, url, client, whole_url=url)


def _declaration(model: DeclaredRequests, arguments: Arguments) -> Value | None:
    """Return the data with which a call declares requests: an argument, or all arguments by name."""
    if model.argument is not None:
        return arguments.get(model.argument.position, model.argument.keyword)
    given = (*zip(model.parameters, arguments.positional, strict=False), *arguments.keywords)
    return DictValue(tuple((literal(name), value) for name, value in given))


def _items(model: DeclaredRequests, document: Value) -> Iterator[Value]:
    if not model.items:
        yield document
        return
    for items in _at(document, model.items):
        for item in items.items if isinstance(items, SeqValue) else ():
            yield from members(item)


def _first(item: Value, keys: tuple[str, ...]) -> list[Value]:
    """Return the value of the first of *keys* that *item* has as a string."""
    for key in keys:
        found: list[Value] = [value for value in _at(item, key) if isinstance(value, Text)]
        if found:
            return found
    return []


def _at(value: Value, dotted: str) -> list[Value]:
    """Return the value of the *dotted* key within *value*."""
    found = [value]
    for key in dotted.split("."):
        inner = [m for v in found for m in members(v) if isinstance(m, DictValue)]
        found = [v for m in inner for k, v in m.items if key in literals(k)]
    return [m for v in found for m in members(v)]
