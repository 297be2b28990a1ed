"""Find the requests of derived classes: a framework joins the attributes of a class to a URL."""

from __future__ import annotations

from collections.abc import Iterator

from appaccess_lint.calls.names.context import surroundings
from appaccess_lint.calls.requests.joined_urls import joined, place_of_path
from appaccess_lint.clients.load import ClientModels
from appaccess_lint.clients.model import ClassRequest
from appaccess_lint.immutable import replace
from appaccess_lint.model import Span
from appaccess_lint.syntax import ir
from appaccess_lint.text.text import Text, literal
from appaccess_lint.values.domain.containers import SeqValue
from appaccess_lint.values.domain.frames import Frame, Request
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.program import BoundMethod, ClassValue, ModuleValue
from appaccess_lint.values.domain.unions import join, literals, members
from appaccess_lint.values.domain.values import NONE, Unknown, Value
from appaccess_lint.values.objects.classes import external_bases, method_of
from appaccess_lint.values.objects.convert import as_text

MAX_CLASSES = 200
"""Maximum number of classes of a module that are analysed."""


class DerivedRequests:
    """Finds the requests of a module's classes that derive from classes of frameworks.

    The position of a request is that of the string with its path: in the class itself, if it has one.
    """

    def __init__(self, machine: Machine, models: ClientModels) -> None:
        self._machine = machine
        self._models = models
        self._places: dict[Span, ir.Call] = {}

    def of(self, module: ModuleValue) -> Iterator[Request]:
        """Yield the requests of the classes of *module*."""
        classes = [value for value in module.scope.names.values() if isinstance(value, ClassValue)]
        for cls in classes[:MAX_CLASSES]:
            for base in dict.fromkeys(external_bases(cls)) if cls.scope.module is module else ():
                model = self._models.cls(base)
                if model is not None:
                    for request in model.requests:
                        yield from self._requests(module, cls, request, model.client)

    def _requests(
        self, module: ModuleValue, cls: ClassValue, model: ClassRequest, client: str
    ) -> Iterator[Request]:
        parts = [self._values(cls, name) for name in model.url]
        source = module.module
        if source is None or not parts[-1]:
            return
        before = [as_text(self._machine, join(values)) if values else literal("") for values in parts[:-1]]
        about = surroundings(source).about_class(cls.cls)
        frame = Frame(module.scope)
        for value in parts[-1]:
            for path in as_text(self._machine, value).alternatives:
                span = place_of_path(source.path, path, before, cls)
                if span is not None:
                    node = self._places.setdefault(span, ir.Call(ir.Name(cls.cls.name), (), span))
                    url = joined(model.join, [*before, Text((path,))])
                    made = frame.request(node, self._method(cls, model), url, client)
                    yield replace(made, in_context=about is True)

    def _values(self, cls: ClassValue, name: str) -> tuple[Value, ...]:
        """Return the values of the attribute or method *name* of *cls*, or the items of a list."""
        machine = self._machine
        value = machine.attribute(machine.self_of(cls), name)
        found: list[Value] = []
        for member in members(value):
            given = machine.returned(member) if isinstance(member, BoundMethod) else member
            if isinstance(given, SeqValue):
                found.extend(given.items)
            elif given != NONE and not (isinstance(given, Unknown) and method_of(machine, cls, name) is None):
                found.append(given)
        return tuple(found)

    def _method(self, cls: ClassValue, model: ClassRequest) -> Value:
        for name in model.method_from:
            stated = [value for value in self._values(cls, name) if literals(value)]
            if stated:
                return join(stated)
        return literal(model.default_method)
