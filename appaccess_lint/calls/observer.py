"""Implement the interpreter's ``Observer``: which calls are requests, and which of them name an endpoint."""

from __future__ import annotations

from dataclasses import replace

from appaccess_lint.calls.alternatives import narrowed
from appaccess_lint.calls.authentication import authentication
from appaccess_lint.calls.choices import Choices
from appaccess_lint.calls.client_fields import FieldClients
from appaccess_lint.calls.client_objects import ClientObjects, kept_on
from appaccess_lint.calls.clients import ModelledCalls
from appaccess_lint.calls.commands import command_requests
from appaccess_lint.calls.context import about_confluence
from appaccess_lint.calls.declared_requests import DeclaredCalls
from appaccess_lint.calls.deployment import stated_deployment
from appaccess_lint.calls.endpoint_naming import EndpointNaming
from appaccess_lint.calls.evidence import EndpointResolver
from appaccess_lint.calls.fakes import fakes_answers
from appaccess_lint.calls.http_requests import function_call, method_of
from appaccess_lint.calls.own_program import PROGRAM, is_asked_in_process, reaches_program
from appaccess_lint.calls.own_routes import OwnRoutes
from appaccess_lint.calls.request_data import carried, clients
from appaccess_lint.calls.segments import behind
from appaccess_lint.calls.unmodelled import unmodelled_call
from appaccess_lint.calls.unresolved import Seen
from appaccess_lint.calls.unsent_literals import UnsentTexts
from appaccess_lint.calls.whole_urls import names_endpoint
from appaccess_lint.clients.load import ClientModels
from appaccess_lint.clients.model import HttpCall
from appaccess_lint.clients.tables import VERBS
from appaccess_lint.model import ClientBreak, Deployment, Evidence, Fact
from appaccess_lint.project.view import Project
from appaccess_lint.request_data import Client, RequestData
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.module import Module
from appaccess_lint.text.text import Text, literal
from appaccess_lint.values.domain.containers import Arguments, DictValue
from appaccess_lint.values.domain.frames import Frame, Request
from appaccess_lint.values.domain.observer import is_callable
from appaccess_lint.values.domain.outside import External, ExternalInstance, ExternalMethod
from appaccess_lint.values.domain.program import Instance
from appaccess_lint.values.domain.unions import members, texts
from appaccess_lint.values.domain.values import Unknown, Value
from appaccess_lint.values.objects.classes import client_base


class CallObserver(EndpointNaming):
    """The calls stage's side of the interpreter's ``Observer``.

    ``given`` gathers the texts with an endpoint that went into calls that are no requests.  ``requests`` are
    the calls that are requests by their client's model.
    """

    def __init__(self, models: ClientModels, resolver: EndpointResolver, project: Project) -> None:
        super().__init__(resolver)
        self._models = models
        self.objects = ClientObjects(models)
        self._modelled = ModelledCalls(models, resolver.outside, self.objects.constructors)
        self.given: list[Text] = []
        self.requests: dict[ir.Call, Seen] = {}
        self._fields = FieldClients(models, project)
        self._declared = DeclaredCalls()
        self.choices = Choices(project)
        self._clients: dict[ExternalInstance | None, tuple[Client, ...]] = {}
        self.unsent = UnsentTexts(models, project)
        self.routes = OwnRoutes(project, self.unsent)

    def call(
        self, frame: Frame, node: ir.Call, callee: Value, arguments: Arguments
    ) -> tuple[Value | None, list[Request]]:
        value, requests = self._call(frame, node, callee, arguments)
        if not requests:
            self.given.extend(filter(names_endpoint, texts(arguments.values)))
        about = bool(requests) and about_confluence(frame.scope.module, node) is True
        for request in requests:
            if not (request.evident or request.operations):
                key = node
                if key not in self.requests:
                    self.requests[key] = Seen(node, frame.scope.module, request.client)
                self.requests[key].add(request)
        made = map(narrowed, requests)
        return value, [replace(request, in_context=True) if about else request for request in made]

    def _call(
        self, frame: Frame, node: ir.Call, callee: Value, arguments: Arguments
    ) -> tuple[Value | None, list[Request]]:
        if isinstance(callee, ExternalInstance):
            cls = self._modelled.instance(callee)
            if cls is not None and cls.segments:
                return behind(cls, callee, arguments.positional), []
        if isinstance(callee, External):
            function = self._models.function(callee.name)
            if function is not None:
                made = self._made(frame, node, function.returns, arguments) if function.returns else None
                if function.wraps:
                    return self._wrapped(callee, arguments), []
                hidden = self._modelled.hidden_call(frame, node, function, arguments)
                if hidden is not None:
                    return made, [hidden]
                if function.runs is not None:
                    programs = self._models.programs
                    return made, list(command_requests(frame, node, function.runs, programs, arguments))
                if function.http is None:
                    return made, list(self._declared.of(frame, node, function, arguments))
                if self._is_recorded(frame, node, function.http, arguments):
                    return made, []
                called = function_call(frame, node, function.http, arguments, function.client)
                return made, [replace(called, through=made)]
            if reaches_program(self._models.effects, callee.name, arguments):
                return ExternalInstance(PROGRAM), []
            if self._models.cls(callee.name) is not None:
                return self._made(frame, node, callee.name, arguments), []
            callee, arguments = self._bound(callee, arguments)

        def evident(text: Text, method: str | None, sent: bool) -> bool:
            module = frame.scope.module
            return any(self._resolver.names_endpoint(t, method, module, sent) for t in text.alternatives)

        by_field = self._fields.method(frame, node, callee)
        likely = by_field is not None and not isinstance(callee, ExternalMethod)
        if by_field is not None and likely and self.is_product_client(by_field.receiver.cls):
            request = self._modelled.method_call(frame, node, by_field.receiver, by_field.name, arguments)
            if request is not None:
                return None, [replace(request, likely=True)]
        elif by_field is not None:
            callee = by_field
        if isinstance(callee, ExternalMethod):
            cls = self._modelled.instance(callee.receiver)
            if cls is not None:
                method = cls.methods.get(callee.name)
                if method is not None and method.wraps:
                    return self._wrapped(callee, arguments), []
                if method is not None and method.returns:
                    return self._modelled.returned(callee.receiver, method, arguments), []
                if cls.product == "any" and self.unsent.in_process(node, frame.scope.module.module):
                    self.note(arguments)
                    return None, []
                if method is not None and self._is_recorded(frame, node, method.http, arguments):
                    return None, []
                if self.objects.called(callee.receiver, callee.name, arguments):
                    if cls.product != "any":
                        self.note(arguments)
                    return None, []
                request = self._modelled.method_call(frame, node, callee.receiver, callee.name, arguments)
                if request is not None:
                    likely &= not any(evident(text, None, True) for text in texts(arguments.values))
                    return None, [replace(request, likely=likely) if likely else request]
                if method is not None and method.fields:
                    return None, []  # what is read from the object decides
                if cls.product != "any" or callee.name in cls.methods:
                    self.note(arguments)
                    return None, []

        def rooted(text: Text) -> bool:
            return any(map(self._resolver.names_root, text.alternatives))

        request = unmodelled_call(frame, node, callee, arguments, evident, rooted)
        name = callee.name if isinstance(callee, Unknown) else ""
        if request is not None and is_asked_in_process(frame, request, name):
            self.note(arguments)
            return None, []
        if isinstance(callee, ExternalMethod):
            name = f"{callee.receiver.cls}().{callee.name}"
            if callee.receiver.cls == PROGRAM:
                self.note(arguments)
        if request is None or self.unsent.no_request(node, frame.scope.module.module, name):
            return None, []
        return None, [request]

    def _is_recorded(self, frame: Frame, node: ir.Call, http: HttpCall | None, arguments: Arguments) -> bool:
        """Whether *node* makes a request for what sends none: a fake response, an exception, an assertion.

        The texts that it is given are accounted for by that.
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
        module, span = frame.scope.module.module, node.span
        place = (module.path, span.line, span.column) if module is not None and span is not None else None
        self.objects.made(cls, place, arguments)
        return ExternalInstance(cls, arguments, place)

    def _bound(self, callee: External, arguments: Arguments) -> tuple[Value, Arguments]:
        """``Client.method(client, …)`` as ``client.method(…)``: how subclasses call what they override."""
        cls, _, name = callee.name.rpartition(".")
        if not arguments.positional or self._models.cls(cls) is None:
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

    def exports(self, module: str) -> tuple[str, ...]:
        known = (*self._models.classes(module), *self._models.functions(module))
        return tuple(name for dotted in known for path, _, name in [dotted.rpartition(".")] if path == module)

    def is_class(self, name: str) -> bool:
        return self._models.cls(name) is not None

    def is_product_client(self, name: str) -> bool:
        model = self._models.cls(name)
        return model is not None and model.product != "any"

    def is_function(self, name: str) -> bool:
        function = self._models.function(name)
        return function is not None and function.http is not None

    def decorates_again(self, name: str) -> str:
        function = self._models.function(name)
        return function.again if function is not None else ""

    def gives(self, name: str) -> str | None:
        return self._models.effects.gives(name)

    def fakes_answers(self, module: Module) -> bool:
        return fakes_answers(module, self._models.effects)

    def returns(self, name: str) -> str | None:
        return self._models.effects.returns(name)

    def attribute(self, owner: ExternalInstance, name: str) -> Value | None:
        found = self._modelled.instance(owner)
        if found is None:
            return None
        if name in found.attributes:
            return ExternalInstance(found.attributes[name], None, owner.made)
        if name in found.fields and owner.arguments is not None:
            position = found.constructor.index(found.fields[name])
            return owner.arguments.get(position, found.fields[name])
        if found.segments and name not in found.methods and not name.startswith("_"):
            return behind(found, owner, (literal(name),))
        return kept_on(owner, name)

    def sent_by(self, cls: str, name: str) -> tuple[str, str] | None:
        model = self._models.cls(cls)
        if model is None or not model.sends_by or name not in model.methods or name.upper() not in VERBS:
            return None
        return model.sends_by, name.upper()

    def keeps(self, cls: str, name: str) -> bool:
        return self.objects.part(cls, name) is not None

    def assigned(self, owner: ExternalInstance, name: str, value: Value, key: Value | None = None) -> None:
        self.objects.assigned(owner, name, value if key is None else DictValue(((key, value),)))
        changed = self.with_field(owner, name, value) if key is None and owner.arguments is None else None
        if changed is not None and changed.arguments is not None:
            self.objects.made(owner.cls, owner.made, changed.arguments)

    def with_field(self, owner: ExternalInstance, name: str, value: Value) -> ExternalInstance | None:
        model = self._modelled.instance(owner)
        return self.objects.with_field(model, owner, name, value) if model is not None else None

    def amended(self, request: Request, owner: ExternalInstance, changed: ExternalInstance) -> Request:
        function = self._models.function(owner.cls) if request.through == owner else None
        if function is None or function.http is None or changed.arguments is None:
            return request
        return replace(request, method=method_of(function.http, changed.arguments), through=changed)

    def called(self, owner: ExternalInstance, name: str, arguments: Arguments) -> ExternalInstance | None:
        model = self._models.cls(owner.cls)  # asked at each call: most set nothing
        return self.objects.after_call(model, owner, name, arguments) if model is not None else None

    def base(self, request: Request) -> Text | None:
        """Return the address with which the client of *request* is created, wherever that is."""
        base = request.base
        known = base is not None and any(t.literal or len(t.parts) > 1 for t in base.alternatives)
        if known or request.through is None:
            return base
        return self._modelled.base_of(self.objects.constructors(request.through)) or base

    def breaks(self, request: Request) -> ClientBreak | None:
        """Return the version of the client library in which *request* fails."""
        return self._modelled.breaks(request)

    def authentication(
        self, sent: RequestData, gateway: Evidence | None, deployment: Deployment
    ) -> Fact | None:
        """Return how a request is authenticated that carries *sent*."""
        return authentication(sent, gateway, deployment, self._models)

    def stated_deployment(self, sent: RequestData) -> Deployment | None:
        """Return where a client's constructor says that it talks to."""
        return stated_deployment(sent.through, self._models)

    def carried(self, request: Request) -> RequestData:
        """Return what *request* carries in addition to its URL, once all of the file is interpreted."""
        through = request.through
        if through not in self._clients:  # a few clients send all requests of a file
            self._clients[through] = tuple(clients(through, self._models, self.objects))
        return carried(request, self._clients[through])
