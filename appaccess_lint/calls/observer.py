"""Implement the interpreter's ``Observer``: which calls are requests, and which of them name an endpoint."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from appaccess_lint.calls.endpoints.alternatives import narrowed
from appaccess_lint.calls.endpoints.choices import Choices
from appaccess_lint.calls.endpoints.evidence import EndpointResolver
from appaccess_lint.calls.endpoints.naming import EndpointNaming
from appaccess_lint.calls.endpoints.rows import Rows
from appaccess_lint.calls.endpoints.unresolved import Seen
from appaccess_lint.calls.endpoints.whole_urls import names_endpoint
from appaccess_lint.calls.fields.clients import FieldClients
from appaccess_lint.calls.names.context import about_confluence
from appaccess_lint.calls.requests.commands import command_requests
from appaccess_lint.calls.requests.http_requests import (
    changed_request,
    function_call,
    has_literal,
    method_of,
    text_of,
    url_of,
)
from appaccess_lint.calls.requests.library_names import LibraryNames
from appaccess_lint.calls.requests.request_data import HELD, carried, clients
from appaccess_lint.calls.requests.unmodelled import call_place, unmodelled_call, unmodelled_client
from appaccess_lint.calls.unsent.literals import UnsentTexts
from appaccess_lint.calls.unsent.own_program import PROGRAM, is_asked_in_process, reaches_program
from appaccess_lint.calls.unsent.own_routes import OwnRoutes
from appaccess_lint.clients.load import ClientModels
from appaccess_lint.clients.model import ClientClass, ClientFunction, HttpCall
from appaccess_lint.immutable import replace
from appaccess_lint.project.view import ModulesByPath, Project
from appaccess_lint.request_data import Client, RequestData
from appaccess_lint.syntax import ir
from appaccess_lint.text.text import Text, hole
from appaccess_lint.values.domain.containers import Arguments, DictValue
from appaccess_lint.values.domain.frames import Frame, Request
from appaccess_lint.values.domain.observer import is_callable
from appaccess_lint.values.domain.outside import External, ExternalInstance, ExternalMethod
from appaccess_lint.values.domain.program import Instance
from appaccess_lint.values.domain.unions import members, texts
from appaccess_lint.values.domain.values import Unknown, Value
from appaccess_lint.values.objects.classes import client_base


class CallObserver(LibraryNames, EndpointNaming):
    """The calls stage's side of the interpreter's ``Observer``.

    ``given`` are the strings with an endpoint that are passed to calls which aren't requests. ``requests``
    are the calls that are requests by their client's model.
    """

    def __init__(self, models: ClientModels, resolver: EndpointResolver, project: Project) -> None:
        modules = ModulesByPath(project)
        EndpointNaming.__init__(self, resolver, modules)
        LibraryNames.__init__(self, models, resolver.outside)
        self.given: list[Text] = []
        self.requests: dict[ir.Call, Seen] = {}
        self._fields = FieldClients(models, project)
        self.choices = Choices(modules)
        self.rows = Rows(modules)
        self._clients: dict[ExternalInstance | None, tuple[Client, ...]] = {}
        self.unsent = UnsentTexts(models, project)
        self.routes = OwnRoutes(project, self.unsent)

    def call(
        self, frame: Frame, node: ir.Call, callee: Value, arguments: Arguments
    ) -> tuple[Value | None, list[Request]]:
        value, requests = self._call(frame, node, callee, arguments)
        if not requests:  # most calls
            self.given.extend(filter(names_endpoint, texts(arguments.values)))
            return value, requests
        about = about_confluence(frame.scope.module, node) is True
        for request in requests:
            if not (request.evident or request.operations):
                seen = self.requests.setdefault(node, Seen(node, frame.scope.module, request.client))
                seen.add(request)
        return value, [replace(r, in_context=True) if about else r for r in map(narrowed, requests)]

    def _call(
        self, frame: Frame, node: ir.Call, callee: Value, arguments: Arguments
    ) -> tuple[Value | None, list[Request]]:
        """Return the result and the requests of a call; ``None`` if the result is unknown."""
        if isinstance(callee, External):
            if (known := self._call_name(frame, node, callee, arguments)) is not None:
                return known
            callee, arguments = self._bound(callee, arguments)
        field = self._fields.method(frame, node, callee)
        # only the name of the field identifies the client
        likely = field is not None and not isinstance(callee, ExternalMethod)
        if field is not None and likely and self.is_product_client(field.receiver.cls):
            request = self.modelled.method_call(frame, node, field.receiver, field.name, arguments)
            if request is not None:
                return None, [replace(request, likely=True)]
        elif field is not None:
            callee = field
        if isinstance(callee, ExternalMethod) and (
            called := self._method_call(frame, node, callee, arguments, likely)
        ):
            return called
        requests = self._unmodelled(frame, node, callee, arguments)
        return (unmodelled_client(frame, node, callee, arguments) if not requests else None), requests

    def _call_name(
        self, frame: Frame, node: ir.Call, callee: External, arguments: Arguments
    ) -> tuple[Value | None, list[Request]] | None:
        """Return the result and the requests of a library's function or class; ``None`` without a model."""
        function = self.models.function(callee.name)
        if function is not None:
            if function.wraps:
                return self._wrapped(callee, arguments), []
            made = self._made(frame, node, function.returns, arguments) if function.returns else None
            return made, self._function_requests(frame, node, function, arguments, made)
        if reaches_program(self.models.effects, callee.name, arguments):
            return ExternalInstance(PROGRAM), []
        if self.models.cls(callee.name) is not None:
            return self._made(frame, node, callee.name, arguments), []
        return None

    def _function_requests(
        self,
        frame: Frame,
        node: ir.Call,
        function: ClientFunction,
        arguments: Arguments,
        made: ExternalInstance | None,
    ) -> list[Request]:
        """Return the requests of a call of a library's function, whose result is *made*."""
        hidden = self.modelled.hidden_call(frame, node, function, arguments)
        if hidden is not None:
            return [hidden]
        if function.runs is not None:
            return list(command_requests(frame, node, function.runs, self.models.programs, arguments))
        if function.http is None:
            return []
        if self._is_recorded(frame, node, function.http, arguments):
            return []
        called = function_call(frame, node, function.http, arguments, function.client)
        return [replace(called, through=made)]

    def _method_call(
        self, frame: Frame, node: ir.Call, callee: ExternalMethod, arguments: Arguments, likely: bool
    ) -> tuple[Value | None, list[Request]] | None:
        """Return the result and the requests of a client's method; ``None`` if its model doesn't decide."""
        cls = self.modelled.instance(callee.receiver)
        if cls is None:
            return None
        method = cls.methods.get(callee.name)
        if method is not None and method.wraps:
            return self._wrapped(callee, arguments), []
        if method is not None and method.returns and method.http is None:
            return self.modelled.returned(callee.receiver, method, arguments), []
        requests = self._method_requests(frame, node, callee, cls, arguments, likely)
        if requests and method is not None and method.returns:  # client.build_request(…)
            named = arguments.by_name(method.parameters) | {"url": requests[0].url or hole()}
            return self._made(frame, node, method.returns, Arguments((), tuple(named.items()))), requests
        return None if requests is None else (None, requests)

    def _method_requests(
        self,
        frame: Frame,
        node: ir.Call,
        callee: ExternalMethod,
        cls: ClientClass,
        arguments: Arguments,
        likely: bool,
    ) -> list[Request] | None:
        """Return the requests of a method of *cls*; ``None`` if its model doesn't decide.

        *likely* is as in ``Request``.
        """
        method = cls.methods.get(callee.name)
        is_product = cls.product != "any"
        if not is_product and self.unsent.in_process(node, frame.scope.module.module):
            self.note(arguments)
            return []
        if method is not None and self._is_recorded(frame, node, method.http, arguments):
            return []
        if self.objects.called(frame, callee.receiver, callee.name, arguments):
            if is_product:
                self.note(arguments)
            return []
        request = self.modelled.method_call(frame, node, callee.receiver, callee.name, arguments)
        if request is not None:
            sent = texts(arguments.values) if likely else ()
            is_evident = any(self.is_evident(frame.scope.module, text, None, True) for text in sent)
            return [replace(request, likely=True) if likely and not is_evident else request]
        if method is not None and method.fields:
            return []  # what is read from the object decides
        if is_product or method is not None:
            self.note(arguments)
            return []
        return None

    def _unmodelled(self, frame: Frame, node: ir.Call, callee: Value, arguments: Arguments) -> list[Request]:
        """Return the request of a call without a model, if its name and its arguments are those of one."""
        is_evident = partial(self.is_evident, frame.scope.module)
        request = unmodelled_call(frame, node, callee, arguments, is_evident, self.has_root)
        name = callee.name if isinstance(callee, Unknown) else ""
        if request is not None and is_asked_in_process(frame, request, name):
            self.note(arguments)
            return []
        if isinstance(callee, ExternalMethod):
            name = f"{callee.receiver.cls}().{callee.name}"
            if callee.receiver.cls == PROGRAM:
                self.note(arguments)
        if request is None or self.unsent.no_request(node, frame.scope.module.module, name):
            return []
        return [request]

    def _is_recorded(self, frame: Frame, node: ir.Call, http: HttpCall | None, arguments: Arguments) -> bool:
        """Return whether a request is only created: for a fake response, an exception or an assertion.

        The strings in its arguments aren't reported separately.
        """
        module = frame.scope.module.module
        if http is None or not http.deferred or module is None or not self.unsent(module).text(node):
            return False
        self.note(arguments)
        return True

    def _wrapped(self, callee: Value, arguments: Arguments) -> Value:
        """Return the result of calling a decorator: its callable argument, else the decorator itself."""
        for value in arguments.values:
            if any(is_callable(self, m) for m in members(value)):
                return value
        return callee

    def _made(self, frame: Frame, node: ir.Call, cls: str, arguments: Arguments) -> ExternalInstance:
        """Return the object that the call *node* makes of a client class."""
        place = call_place(frame.scope.module, node)
        run = None if frame.symbolic or frame.function is None else frame.scope
        part_of = frame.receiver if isinstance(frame.receiver, Instance) else run
        made = ExternalInstance(cls, arguments, place, part_of)
        self.objects.made(frame, made, arguments)
        return made

    def _bound(self, callee: External, arguments: Arguments) -> tuple[Value, Arguments]:
        """Return ``Client.method(client, …)``, as in an overriding method, as ``client.method(…)``."""
        cls, _, name = callee.name.rpartition(".")
        if not arguments.positional or self.models.cls(cls) is None:
            return callee, arguments
        own, *rest = arguments.positional
        if isinstance(own, Instance):
            own = client_base(self, own.cls) or own
        receiver = own if isinstance(own, ExternalInstance) else ExternalInstance(cls)
        return ExternalMethod(receiver, name), replace(arguments, positional=tuple(rest))

    def note(self, arguments: Arguments) -> None:
        for text in texts(arguments.values):
            for alternative in text.alternatives:
                self.seen.update(alternative.origins)

    def keeps(self, cls: str, name: str) -> bool:
        return self.objects.part(cls, name) is not None

    def assigned(
        self, frame: Frame, owner: ExternalInstance, name: str, value: Value, key: Value | None = None
    ) -> None:
        self.objects.assigned(frame, owner, name, value if key is None else DictValue(((key, value),)))
        changed = self.with_field(owner, name, value) if key is None and owner.arguments is None else None
        if changed is not None and changed.arguments is not None:
            self.objects.made(frame, owner, changed.arguments)

    def set_on(self, owner: ExternalInstance) -> Iterable[Value]:
        return (v for part in HELD for v in self.objects.settings(owner, part))

    def with_field(self, owner: ExternalInstance, name: str, value: Value) -> ExternalInstance | None:
        model = self.modelled.instance(owner)
        return self.objects.with_field(model, owner, name, value) if model is not None else None

    def amended(self, request: Request, owner: ExternalInstance, changed: ExternalInstance) -> Request:
        function, given = self.models.function(owner.cls), changed.arguments
        if function is None or function.http is None or given is None or owner.arguments is None:
            return request
        http, old = function.http, text_of(url_of(function.http, owner.arguments))
        is_its = request.whole_url == old and request.method == method_of(http, owner.arguments)
        if not is_its or call_place(request.module, request.node) != owner.made:
            return request
        url = text_of(url_of(http, given))
        made = changed_request(request, http, given, url if has_literal(url) else old)
        return narrowed(replace(made, through=changed) if request.through == owner else made)

    def called(self, owner: ExternalInstance, name: str, arguments: Arguments) -> ExternalInstance | None:
        model = self.models.cls(owner.cls)  # asked at each call: most set nothing
        return self.objects.after_call(model, owner, name, arguments) if model is not None else None

    def base(self, request: Request) -> Text | None:
        """Return the address with which the client of *request* is created."""
        base = request.base
        if has_literal(base) or request.through is None:
            return base
        return self.modelled.base_of(self.objects.constructors(request.through)) or base

    def carried(self, request: Request) -> RequestData:
        """Return what *request* sends in addition to its URL, once the whole file is interpreted."""
        through = request.through
        if through not in self._clients:  # a few clients send all requests of a file
            self._clients[through] = tuple(clients(through, self.models, self.objects))
        return carried(request, self._clients[through])
