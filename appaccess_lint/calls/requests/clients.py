"""Find the HTTP requests and operations of calls of libraries that have a model."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from appaccess_lint.calls.endpoints.hosts import has_scheme
from appaccess_lint.calls.requests.http_requests import (
    UNGIVEN,
    configured,
    has_literal,
    http_request,
    method_of_object,
    method_parts,
    text_of,
    url_of,
)
from appaccess_lint.calls.requests.joined_urls import joined
from appaccess_lint.calls.requests.rooted_paths import below_a_page, lacks_root, rooted
from appaccess_lint.clients.load import ClientModels
from appaccess_lint.clients.model import UNKNOWN as GIVEN
from appaccess_lint.clients.model import Arguments as Given
from appaccess_lint.clients.model import ClientClass, ClientFunction, ClientMethod
from appaccess_lint.clients.model import Scalar as GivenScalar
from appaccess_lint.clients.model import Unknown as GivenUnknown
from appaccess_lint.clients.operations import operations, others
from appaccess_lint.clients.versions import Called, versioned_methods
from appaccess_lint.immutable import replace
from appaccess_lint.model import ClientBreak, OutsidePath
from appaccess_lint.syntax import ir
from appaccess_lint.text.text import Hole, Template, Text, literal, template
from appaccess_lint.values.domain.containers import EMPTY, Arguments, DictValue, SeqValue
from appaccess_lint.values.domain.frames import Frame, Request
from appaccess_lint.values.domain.outside import ExternalInstance
from appaccess_lint.values.domain.unions import join
from appaccess_lint.values.domain.values import Scalar, Unknown, Value

Ways = Callable[[ExternalInstance], Iterable[tuple[str, Arguments]]]
"""The classes and arguments with which an object is created, one pair for each way."""


class ModelledCalls:
    """Finds the requests of calls of libraries that have a model."""

    def __init__(
        self, models: ClientModels, outside: Callable[[str], OutsidePath | None], ways: Ways = lambda _: ()
    ) -> None:
        """*outside* returns the path outside the REST API that a model names.

        *ways* returns how an object is created, if its own value doesn't show it.
        """
        self.models = models
        self._ways = ways
        self._versioned = versioned_methods(models)
        self._outside = outside

    def instance(self, value: ExternalInstance) -> ClientClass | None:
        """Return the model of an object, as chosen by its constructor's arguments."""
        cls = self.models.cls(value.cls)
        if cls is None or not cls.choices:  # most classes aren't facades
            return cls
        return self.models.instance(value.cls, self._constructor(cls, value))

    @staticmethod
    def _constructor(cls: ClientClass, value: ExternalInstance) -> Given:
        if (
            value.arguments is None
        ):  # known only by an annotation: created with some address and defaults otherwise
            return {cls.base_url.keyword: GIVEN} if cls.base_url is not None and cls.base_url.keyword else {}
        return given(value.arguments, cls.constructor)

    def method_call(
        self, frame: Frame, node: ir.Call, receiver: ExternalInstance, name: str, arguments: Arguments
    ) -> Request | None:
        """Return the request of ``receiver.name(…)``, if the model has it."""
        called, _ = self._called(receiver, name)
        if called is None or called.cls.product == "other":
            return None
        cls, method = called.cls, called.method
        if method.http is not None:
            url = self._joined(cls, receiver, url_of(method.http, arguments))
            made = http_request(frame, node, method.http, arguments, url, cls.client)
            if method.http.method_of_object:
                ways = (arguments for _, arguments in self._ways(receiver))
                made = replace(made, method=method_of_object(cls, method.http, receiver, ways))
        else:
            keys = self._keys(cls, method, receiver, arguments)
            if not keys and called.fallback is not None:  # outside the REST API, at an unlisted path
                cls, method = called.fallback.cls, called.fallback.method
                keys = self._keys(cls, method, receiver, arguments)
            if not keys:
                return None
            verb, _, path = keys[0].partition(" ")
            astray = below_a_page(path, self._base(cls, receiver))
            parts = method_parts(method, arguments)
            made = frame.request(node, literal(verb), astray, cls.client, parts)
            made = replace(made, operations=() if astray is not None else keys)
        named = name if cls.product == "confluence" else None
        base = self._base(cls, receiver)
        return replace(made, client_method=named, product=cls.product, base=base, through=receiver)

    def returned(
        self, receiver: ExternalInstance, method: ClientMethod, arguments: Arguments
    ) -> ExternalInstance:
        """Return the client that a method returns, created with its arguments and those of its object."""
        cls = self.models.cls(receiver.cls)
        own = receiver.arguments if cls is None or cls.constructor else EMPTY
        if own is None or cls is None:
            return ExternalInstance(method.returns or "", None, receiver.made, receiver.part_of)
        named = {**own.by_name(cls.constructor), **arguments.by_name(method.parameters)}
        is_open = own.open_keywords or arguments.open_keywords
        given = Arguments((), tuple(named.items()), False, is_open)
        return ExternalInstance(method.returns or "", given, receiver.made, receiver.part_of)

    def hidden_call(
        self, frame: Frame, node: ir.Call, function: ClientFunction, arguments: Arguments
    ) -> Request | None:
        """Return the request of a function that calls Confluence internally."""
        method = function.operations
        keys = self._keys_of(method, arguments, {}) if method is not None else ()
        if not keys or method is None:
            return None
        parts = method_parts(method, arguments)
        return replace(
            frame.request(node, literal(keys[0].split()[0]), None, function.client, parts),
            client_method=method.name.rpartition(".")[2],
            product="confluence",
            operations=keys,
        )

    def _called(self, receiver: ExternalInstance, name: str) -> tuple[Called | None, ClientBreak | None]:
        """Return the method of a call of *name* in the version that counts, and a version that breaks it."""
        cls = self.models.cls(receiver.cls)
        if cls is None:
            return None, None
        address = self._address(cls, receiver)
        return self._versioned.find(receiver.cls, name, self._constructor(cls, receiver), address)

    def _address(self, cls: ClientClass, receiver: ExternalInstance) -> str:
        """Return the address of a client, with ``{}`` for unknown parts; empty if its host is unknown."""
        base = self._base(cls, receiver)
        address = str(base.alternatives[0]) if base is not None and base.alternatives else ""
        return address if "://" in address and not address.split("://")[1].startswith("{}") else ""

    def breaks(self, request: Request) -> ClientBreak | None:
        """Return the version of the client library in which *request* fails."""
        if request.through is None or request.client_method is None:
            return None
        called, found = self._called(request.through, request.client_method)
        if not lacks_root(request.base):
            return replace(found, bare=False) if found is not None else None
        if found is not None or called is None or called.method.http is None:
            return found
        version = self._rootless(called.cls, request.through)
        paths = [str(t) for t in text_of(request.url).alternatives] if request.url is not None else []
        start = f"{called.cls.root}/"
        if version is None or not paths or not all(path.startswith(start) for path in paths):
            return None
        return ClientBreak(version, paths[0].removeprefix(called.cls.root), "", in_use=True, bare=True)

    def _rootless(self, cls: ClientClass, receiver: ExternalInstance) -> str | None:
        constructor = self._constructor(cls, receiver)
        return self._versioned.rootless(receiver.cls, constructor, self._address(cls, receiver))

    def _keys(
        self, cls: ClientClass, method: ClientMethod, receiver: ExternalInstance, arguments: Arguments
    ) -> tuple[str, ...]:
        """Return the operations that a method calls, then the known paths outside the REST API."""
        return self._keys_of(method, arguments, self._constructor(cls, receiver))

    def _keys_of(self, method: ClientMethod, arguments: Arguments, constructor: Given) -> tuple[str, ...]:
        call = given(arguments, method.parameters)
        paths = map(self._outside, others(method, call, constructor))
        return (*operations(method, call, constructor), *(path.key for path in paths if path is not None))

    def _base(self, cls: ClientClass, receiver: ExternalInstance) -> Text | None:
        if cls.connection and receiver.arguments is not None:
            position = cls.constructor.index(cls.connection) if cls.connection in cls.constructor else None
            return configured(receiver.arguments.get(position, cls.connection))
        if cls.base_url is None:
            return None
        if receiver.arguments is None:  # its creator may have set it, and callers pass the object on
            told = self.base_of(self._ways(receiver)) if cls.product == "any" else None
            if has_literal(told):
                return told
            return text_of(Unknown("base_url", UNGIVEN.parameters)) if cls.product == "any" else None
        value = receiver.arguments.get(cls.base_url.position, cls.base_url.keyword)
        return text_of(value) if value is not None else None

    def base_of(self, ways: Iterable[tuple[str, Arguments]]) -> Text | None:
        """Return the base URL of an object that is created in these *ways*: pairs of class and arguments."""
        found: list[Template] = []
        for name, arguments in ways:
            cls = self.models.cls(name)
            if cls is not None and cls.base_url is not None:
                value = arguments.get(cls.base_url.position, cls.base_url.keyword)
                found += text_of(value).alternatives if value is not None else ()
        return Text(tuple(found)) if found else None

    def _joined(self, cls: ClientClass, receiver: ExternalInstance, url: Value) -> Value:
        """Return a relative URL joined to the base URL with which the object was created."""
        base = self._base(cls, receiver)
        path = text_of(url)
        if cls.product == "confluence":
            once = lacks_root(base) and self._rootless(cls, receiver) is not None
            return rooted(path, cls.root.strip("/"), base, once=once)
        if base is None:
            return url  # maybe a request object, which counts at its creation
        if cls.base_scheme:
            base = Text(
                tuple(
                    t if has_scheme(t) else template((cls.base_scheme, *t.parts), t.origins)
                    for t in base.alternatives
                )
            )
        absolute = [t for t in path.alternatives if has_scheme(t) or _own_start(t)]
        relative = [t for t in path.alternatives if t not in absolute]
        if not relative:
            return path
        whole = joined(cls.join, (base, Text(tuple(relative))))
        return join((Text(tuple(absolute)), whole)) if absolute else whole


def _own_start(t: Template) -> bool:
    """Return whether it starts with a hole and goes on: the hole is probably a base URL."""
    first = t.parts[0] if len(t.parts) > 1 else ""
    return isinstance(first, Hole) and not first.placeholder


def given(arguments: Arguments, parameters: tuple[str, ...]) -> Given:
    """Return arguments by parameter name, each a known scalar or ``UNKNOWN``."""
    found = {name: _scalar(value) for name, value in arguments.by_name(parameters).items()}
    return {**dict.fromkeys(parameters, GIVEN), **found} if arguments.is_open else found


def _scalar(value: Value) -> GivenScalar | GivenUnknown:
    if isinstance(value, Scalar) and isinstance(value.value, (bool, int, float, type(None))):
        return value.value
    if isinstance(value, Text) and len(value.alternatives) == 1:
        known = value.alternatives[0].literal
        return known if known is not None else GIVEN
    if isinstance(value, (SeqValue, DictValue)) and not (value.items or value.open):
        return ""  # an empty list requests nothing, like an empty string
    return GIVEN
