"""Calls of libraries, by their models: which HTTP request, or which operations, a call makes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from appaccess_lint.calls.sent import arguments_value
from appaccess_lint.clients.load import ClientModels
from appaccess_lint.clients.model import UNKNOWN as GIVEN
from appaccess_lint.clients.model import Argument, ClientClass, ClientMethod, HttpCall
from appaccess_lint.clients.model import Arguments as Given
from appaccess_lint.clients.model import Scalar as GivenScalar
from appaccess_lint.clients.model import Unknown as GivenUnknown
from appaccess_lint.clients.operations import operations, others
from appaccess_lint.clients.versions import Called, VersionedMethods
from appaccess_lint.model import ClientBreak, OutsidePath
from appaccess_lint.syntax import ir
from appaccess_lint.text.operations import path_join
from appaccess_lint.text.template import Hole, Template, template
from appaccess_lint.text.text import Text, literal
from appaccess_lint.values.domain.frames import Frame, Request
from appaccess_lint.values.domain.values import (
    Arguments,
    External,
    ExternalInstance,
    ExternalMethod,
    Scalar,
    Unknown,
    UrlValue,
    Value,
    join,
    members,
)
from appaccess_lint.values.objects.url_values import printed

UNGIVEN = Unknown("", frozenset({"**"}))
"""An argument that may be among those given by ``*`` or ``**``."""


class ModelledCalls:
    """Requests made by calls of libraries that have a model."""

    def __init__(self, models: ClientModels, outside: Callable[[str], OutsidePath | None]) -> None:
        """*outside* returns the path outside of the REST API that a model names."""
        self.models = models
        self._versioned = VersionedMethods(models)
        self._outside = outside

    def instance(self, value: ExternalInstance) -> ClientClass | None:
        """The model of an object, as chosen by its constructor's arguments."""
        cls = self.models.cls(value.cls)
        if cls is None:
            return None
        return self.models.instance(value.cls, self._constructor(cls, value))

    def http(self, callee: Value) -> HttpCall | None:
        """The HTTP call that calling *callee* is, where it is one by its model alone."""
        if isinstance(callee, External):
            function = self.models.function(callee.name)
            return function.http if function is not None else None
        if isinstance(callee, ExternalMethod):
            cls = self.instance(callee.receiver)
            method = cls.methods.get(callee.name) if cls is not None else None
            return method.http if method is not None else None
        return None

    @staticmethod
    def _constructor(cls: ClientClass, value: ExternalInstance) -> Given:
        if (
            value.arguments is None
        ):  # known by an annotation only: made for some address, as usual for the rest
            return {cls.base_url.keyword: GIVEN} if cls.base_url is not None and cls.base_url.keyword else {}
        return given(value.arguments, cls.constructor)

    def method_call(
        self, frame: Frame, node: ir.Call, receiver: ExternalInstance, name: str, arguments: Arguments
    ) -> Request | None:
        """The request that ``receiver.name(…)`` makes, where the model has it."""
        called, _ = self._called(receiver, name)
        if called is None or called.cls.product == "other":
            return None
        cls, method = called.cls, called.method
        if method.http is not None:
            url = self._joined(cls, receiver, _url(method.http, arguments))
            made = http_request(frame, node, method.http, arguments, url, cls.client)
        else:
            keys = self._keys(cls, method, receiver, arguments)
            if not keys and called.fallback is not None:  # outside of the REST API, at a path of no renown
                cls, method = called.fallback.cls, called.fallback.method
                keys = self._keys(cls, method, receiver, arguments)
            if not keys:
                return None
            made = Request(
                (id(node),), node, frame.scope.module, literal(keys[0].split()[0]), None, cls.client
            )
            named_arguments = arguments_value(arguments, method.parameters)
            made = _replaced(made, operations=keys, parts=(("arguments", named_arguments), *_content(method)))
        named = name if cls.product == "confluence" else None
        base = self._base(cls, receiver)
        return _replaced(made, client_method=named, product=cls.product, base=base, through=receiver)

    def _called(self, receiver: ExternalInstance, name: str) -> tuple[Called | None, ClientBreak | None]:
        """What a call of *name* is of, in the version that decides, and the version that breaks it."""
        cls = self.models.cls(receiver.cls)
        if cls is None:
            return None, None
        base = self._base(cls, receiver)
        address = str(base.alternatives[0]) if base is not None and base.alternatives else ""
        known = address if "://" in address and not address.split("://")[1].startswith("{}") else ""
        return self._versioned.find(receiver.cls, name, self._constructor(cls, receiver), known)

    def breaks(self, request: Request) -> ClientBreak | None:
        """The version of the client library in which *request* fails."""
        if request.through is None or request.client_method is None:
            return None
        return self._called(request.through, request.client_method)[1]

    def _keys(
        self, cls: ClientClass, method: ClientMethod, receiver: ExternalInstance, arguments: Arguments
    ) -> tuple[str, ...]:
        """The operations that a method calls, then the known paths outside of the REST API."""
        call, constructor = given(arguments, method.parameters), self._constructor(cls, receiver)
        paths = map(self._outside, others(method, call, constructor))
        return (*operations(method, call, constructor), *(path.key for path in paths if path is not None))

    def _base(self, cls: ClientClass, receiver: ExternalInstance) -> Text | None:
        if cls.base_url is None:
            return None
        if receiver.arguments is None:  # its maker may have told it, and callers pass it on
            return text_of(Unknown("base_url", UNGIVEN.parameters)) if cls.product == "any" else None
        value = receiver.arguments.get(cls.base_url.position, cls.base_url.keyword)
        return text_of(value) if value is not None else None

    def base_of(self, ways: Iterable[tuple[str, Arguments]]) -> Text | None:
        """The base URL of what is made in these *ways*, each a class and the arguments of its constructor."""
        found: list[Template] = []
        for name, arguments in ways:
            cls = self.models.cls(name)
            if cls is not None and cls.base_url is not None:
                value = arguments.get(cls.base_url.position, cls.base_url.keyword)
                found += text_of(value).alternatives if value is not None else ()
        return Text(tuple(found)) if found else None

    def _joined(self, cls: ClientClass, receiver: ExternalInstance, url: Value) -> Value:
        """A relative URL behind the base URL that the object was made with."""
        base = self._base(cls, receiver)
        path = text_of(url)
        if cls.product == "confluence":
            root = cls.root.strip("/")
            return Text(tuple(_rooted(t, root) for t in path.alternatives))
        if base is None:
            return path
        if cls.base_scheme:
            base = Text(
                tuple(t if _has_scheme(t) else _prefixed(t, cls.base_scheme) for t in base.alternatives)
            )
        absolute = [t for t in path.alternatives if _has_scheme(t) or _own_start(t)]
        relative = [t for t in path.alternatives if t not in absolute]
        if not relative:
            return path
        return (
            join((Text(tuple(absolute)), path_join((base, Text(tuple(relative))))))
            if absolute
            else (path_join((base, Text(tuple(relative)))))
        )


def http_request(
    frame: Frame, node: ir.Call, http: HttpCall, arguments: Arguments, url: Value, client: str
) -> Request:
    text = text_of(url)
    parts = tuple(_parts(http, arguments))
    return Request(
        (id(node),),
        node,
        frame.scope.module,
        _method(http, arguments),
        text,
        client,
        parts=parts,
        whole_url=text,
    )


def _content(method: ClientMethod) -> Iterator[tuple[str, Value]]:
    """What a client's method is for, as parts of its requests."""
    for part, name in (("content", method.content), ("child", method.child)):
        if name:
            yield part, literal(name)


def _parts(http: HttpCall, arguments: Arguments) -> Iterator[tuple[str, Value]]:
    """What a call puts into its request besides method and URL; what may be given unseen isn't known."""
    named: tuple[tuple[str, tuple[Argument, ...]], ...] = (
        ("query", http.query),
        ("body", http.body),
        ("headers", http.headers),
        ("auth", http.auth),
    )
    for part, places in named:
        given = [value for place in places if (value := _argument(place, arguments)) is not None]
        for value in dict.fromkeys(given):
            yield part, value


def function_call(frame: Frame, node: ir.Call, http: HttpCall, arguments: Arguments, client: str) -> Request:
    """The request of a module's function (``requests.get``)."""
    return http_request(frame, node, http, arguments, _url(http, arguments), client)


def _url(http: HttpCall, arguments: Arguments) -> Value:
    return _argument(http.url, arguments) or Unknown()


def _argument(where: Argument, arguments: Arguments) -> Value | None:
    value = arguments.get(where.position, where.keyword)
    if value is None and (arguments.open_keywords or arguments.open_positional):
        return UNGIVEN
    return value


def _method(http: HttpCall, arguments: Arguments) -> Value:
    if isinstance(http.method, str):
        return literal(http.method)
    value = _argument(http.method, arguments) if http.method is not None else None
    if value is not None and value != UNGIVEN:
        return value
    if http.method_with_body is not None:
        for place in http.body:
            body = arguments.get(place.position, place.keyword)
            if body is not None and body != Scalar(None):
                return literal(http.method_with_body)
    if http.default_method is not None:
        return literal(http.default_method)
    return value if value is not None else Unknown()


def text_of(value: Value) -> Text:
    """A URL argument as text; an object that isn't a string is a hole."""
    found: list[Template] = []
    for m in members(value):
        if isinstance(m, Text):
            found.extend(m.alternatives)
        elif isinstance(m, Unknown):
            found.append(Template((Hole(m.name, m.parameters),)))
        elif isinstance(m, UrlValue):
            found.extend(printed(m).alternatives)
    return Text(tuple(found) or (Template((Hole(),)),))


def _has_scheme(t: Template) -> bool:
    first = t.parts[0] if t.parts else ""
    return isinstance(first, str) and first.startswith(("http://", "https://"))


def _own_start(t: Template) -> bool:
    """Whether it starts with a hole that something follows: a base URL of its own, most likely."""
    first = t.parts[0] if len(t.parts) > 1 else ""
    return isinstance(first, Hole) and not first.placeholder


def _prefixed(t: Template, prefix: str) -> Template:
    return template((prefix, *t.parts), t.origins)


def _rooted(t: Template, root: str) -> Template:
    if not root or _has_scheme(t) or not t.parts or isinstance(t.parts[0], Hole):
        return t
    path = t.parts[0].lstrip("/")
    if path.startswith(f"{root}/"):
        return template((f"/{path}", *t.parts[1:]), t.origins)
    return template((f"/{root}/{path}", *t.parts[1:]), t.origins)


def given(arguments: Arguments, parameters: tuple[str, ...]) -> Given:
    """Arguments by parameter name, each a known scalar or ``UNKNOWN``."""
    found: dict[str, GivenScalar | GivenUnknown] = {}
    for name, value in zip(parameters, arguments.positional, strict=False):
        found[name] = _scalar(value)
    for name, value in arguments.keywords:
        found[name] = _scalar(value)
    if arguments.open_keywords or arguments.open_positional:
        for name in parameters:
            found.setdefault(name, GIVEN)
    return found


def _scalar(value: Value) -> GivenScalar | GivenUnknown:
    if isinstance(value, Scalar) and isinstance(value.value, (bool, int, float, type(None))):
        return value.value
    if isinstance(value, Text) and len(value.alternatives) == 1:
        known = value.alternatives[0].literal
        return known if known is not None else GIVEN
    return GIVEN


def _replaced(request: Request, **changes: object) -> Request:
    return replace(request, **changes)  # type: ignore[arg-type]
