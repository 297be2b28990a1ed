"""Define what the interpreter needs from the next stage, which knows other libraries and their functions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.module import Module
from appaccess_lint.text.text import Template, Text
from appaccess_lint.values.domain.containers import Arguments, PartialValue
from appaccess_lint.values.domain.frames import Frame, Request
from appaccess_lint.values.domain.outside import External, ExternalInstance, ExternalMethod
from appaccess_lint.values.domain.program import BoundMethod, FunctionValue
from appaccess_lint.values.domain.unions import Union, members
from appaccess_lint.values.domain.values import Value

CALLABLES = frozenset({BoundMethod, ExternalMethod, FunctionValue, PartialValue})
MAY_CALL = CALLABLES | {External, Union}


class Observer(Protocol):
    """The next stage, which knows what calls of other libraries do."""

    def call(
        self, frame: Frame, node: ir.Call, callee: Value, arguments: Arguments
    ) -> tuple[Value | None, list[Request]]:
        """Return the result and the requests of a call of a library or of an unknown value."""

    def note(self, arguments: Arguments) -> None:
        """Record strings passed to a known function that sends no request: they aren't endpoints."""

    def exports(self, module: str) -> tuple[str, ...]:
        """Return the names that ``from module import *`` imports from a modelled library."""

    def is_product_client(self, name: str) -> bool:
        """Return whether *name* is a client class of the product only, unlike an HTTP session."""

    def is_class(self, name: str) -> bool:
        """Return whether the dotted name is a client class."""

    def is_function(self, name: str) -> bool:
        """Return whether the dotted name is a function that sends requests."""

    def gives(self, name: str) -> str | None:
        """Return the kind of result of a function by its dotted name: see ``rules_data/library``."""

    def fakes_answers(self, module: Module) -> bool:
        """Return whether *module* uses mocks, or a library that answers requests in their place."""

    def returns(self, name: str) -> str | None:
        """Return the class of a function's result by its dotted name: see ``rules_data/library``."""

    def attribute(self, owner: ExternalInstance, name: str) -> Value | None:
        """Return a client's attribute *name*, if the model of its class has it."""

    def sent_by(self, cls: str, name: str) -> tuple[str, str] | None:
        """Return the method through which another method of a client class sends, and its HTTP method."""

    def keeps(self, cls: str, name: str) -> bool:
        """Return whether the attribute *name* of a client is part of all its requests."""

    def assigned(
        self, frame: Frame, owner: ExternalInstance, name: str, value: Value, key: Value | None = None
    ) -> None:
        """Evaluate ``owner.name = value`` or ``owner.name[key] = value`` in *frame*."""

    def set_on(self, owner: ExternalInstance) -> Iterable[Value]:
        """Return the values that are set on a client for all its requests."""

    def with_field(self, owner: ExternalInstance, name: str, value: Value) -> ExternalInstance | None:
        """Return *owner* after ``owner.name = value``; ``None`` if nothing depends on that attribute."""

    def amended(self, request: Request, owner: ExternalInstance, changed: ExternalInstance) -> Request:
        """Return *request* after *owner* becomes *changed*, if creating *owner* made the request."""

    def called(self, owner: ExternalInstance, name: str, arguments: Arguments) -> ExternalInstance | None:
        """Return *owner* after a call of its method *name*; ``None`` if that sets none of its attributes."""

    def split(self, request: Request) -> tuple[Request | None, Request | None]:
        """Split a request into the part that names an endpoint and the part that callers can complete."""

    def awaits_path(self, request: Request) -> bool:
        """Return whether the name of a parameter indicates that it is a path of a request's URL."""

    def link(self, name: str) -> str | None:
        """Return the template of the path that data from outside has under the keys *name*, if it is known.

        It is empty for a mapping of such paths.
        """

    def may_name(self, text: Text) -> bool:
        """Return whether a string has a word that each URL of an endpoint contains."""

    def brings_segment(self, text: Text) -> bool:
        """Return whether a string has a segment of an endpoint's path."""

    def names_resource(self, text: Text) -> bool:
        """Return whether a string has such a word in addition to those of the product's address."""

    def may_be_completed(self, request: Request) -> bool:
        """Return whether a request's words allow an endpoint, whatever its callers add."""

    def leads_elsewhere(self, text: Text) -> bool:
        """Return whether a string is the path of another product, whatever precedes or follows it."""

    def endpoints(self, request: Request) -> frozenset[str]:
        """Return the endpoints that a request names; empty if it names none."""

    def narrows(self, possible: frozenset[str], names: frozenset[str]) -> bool:
        """Return whether the endpoints *names*, of a caller, are some of the paths of those in *possible*."""

    def endpoints_of(self, request: Request, alternative: Template) -> frozenset[str]:
        """Return the endpoints that a request with the URL *alternative* would name."""

    def names_behind_root(self, request: Request, alternative: Template, endpoints: frozenset[str]) -> bool:
        """Return whether *alternative* names *endpoints* if the hole at its start is the root of an API."""

    def is_documented(self, request: Request, alternative: Template) -> bool:
        """Return whether these endpoints are documented."""


def takes_callable(observer: Observer, arguments: Arguments) -> bool:
    """Return whether an argument is a function or method."""
    for value in arguments.values if arguments.may_be(MAY_CALL) else ():
        for member in members(value):
            if is_callable(observer, member):
                return True
    return False


def is_callable(observer: Observer, value: Value) -> bool:
    """Return whether calling *value* may send a request."""
    if type(value) is External:
        return observer.is_function(value.name)
    return type(value) in CALLABLES
