"""Find the fields that always contain a client: ``self.client``, ``values["client"]``, ``setattr(…)``.

An object that passes through a framework (validators, registries, containers) can't be followed.  Then the
name of the field counts, if the module assigns only clients to fields of this name.  For a field that the
module doesn't set, the other modules of the project count.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from appaccess_lint.calls.endpoints.evidence import speaks_of_confluence
from appaccess_lint.calls.fields.assigned import Client, Fields, Held, Result, only_client
from appaccess_lint.calls.fields.syntax import field_of
from appaccess_lint.calls.names.resolver import bound_by
from appaccess_lint.clients.load import ClientModels
from appaccess_lint.clients.model import ClientClass
from appaccess_lint.gate import is_asked
from appaccess_lint.project.view import Project
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import cached, last_name
from appaccess_lint.syntax.module import Module
from appaccess_lint.syntax.walk import statements
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.outside import External, ExternalInstance, ExternalMethod, TextMethod
from appaccess_lint.values.domain.program import ModuleValue
from appaccess_lint.values.domain.values import Unknown, Value

_PASSES_OBJECT, _OBJECT = "pass_obj", "obj"
"""click's decorator, and the field of its context that a function gets as its first argument."""
MAX_SETTING_FILES = 8
"""Maximum number of files that may set a field; with more, its content is unknown."""


class FieldClients:
    """The clients of Confluence in the fields of modules; each module is analysed once."""

    def __init__(self, models: ClientModels, project: Project) -> None:
        self._models = models
        self._project = project
        self.known: dict[object, object] = {}
        """The cache of the methods that ``cached`` decorates."""
        self._behind: dict[ir.Expr, str | None] = {}

    def method(self, frame: Frame, node: ir.Call, callee: Value) -> ExternalMethod | None:
        """Return the client's method that *node* calls, if only the name of a field indicates the client.

        A client whose constructor call is unknown gets the constructor call of the field's client.
        """
        source = frame.scope.module.module
        if source is None or not isinstance(node.func, ir.Attr) or not self._is_open(callee):
            return None
        asked = is_asked(node.func.name)
        fields = self._may_hold(frame.scope.module, source)
        if fields is None and not asked:  # most calls
            return None
        receiver = node.func.value
        field = field_of(receiver)
        if field is None and not isinstance(receiver, (ir.Name, ir.Call)):
            return None
        has_clients = fields is not None and bool(fields.clients)
        if field is None and (asked or has_clients or isinstance(callee, ExternalMethod)):
            if receiver not in self._behind:  # runs of a function ask repeatedly
                self._behind[receiver] = _field_behind(receiver, frame, source)
            field = self._behind[receiver]
        if field is None:
            return None
        client = self._client_here(frame, fields, field, asked) if fields is not None else None
        if client is None and asked:
            client = self._client_elsewhere(source, field)
        if client is None or (isinstance(callee, ExternalMethod) and callee.receiver.cls != client.cls):
            return None
        return ExternalMethod(ExternalInstance(client.cls, None, client.made), node.func.name)

    def _client_here(self, frame: Frame, fields: Fields, field: str, asked: bool) -> Client | None:
        """Return the client of *field* in the function of *frame*; only *asked* fields may be results."""
        owner = frame.function.owner if frame.function is not None else None
        client = fields.own_client(owner.cls, field) if owner is not None else None
        client = client or fields.clients.get(field) or (fields.makers.get(field) if asked else None)
        is_known = client is not None and (client.made is not None or self._is_client(client.cls))
        return client if is_known else None

    def _is_open(self, callee: Value) -> bool:
        """Return whether *callee* is unknown; libraries without a model are unknown."""
        if isinstance(callee, External):
            return not self._models.classes(callee.name.partition(".")[0])
        if isinstance(callee, ExternalMethod):
            return callee.receiver.made is None and callee.receiver.arguments is None
        return isinstance(callee, (Unknown, TextMethod))

    @cached
    def _client_elsewhere(self, source: Module, field: str) -> Client | None:
        """Return the client of *field*, if other modules of the project set or make it, and nothing else."""
        held = self._set_to(source, field)
        files = self._project.setting_files(source, field) if not held else ()
        for file in files if len(files) <= MAX_SETTING_FILES else ():
            module = self._project.load(file)
            held |= self._set_to(module, field) if module is not None else {None}
            if None in held:
                break
        found = only_client(held)
        return found if found is not None and self._is_client(found.cls) else None

    def _set_to(self, module: Module, field: str) -> Held:
        """Return what *module* assigns to *field*, and the clients that imported functions return for it."""
        held = self._fields(module).held.get(field, set())
        return {self._made(module, h) if isinstance(h, Result) else h for h in held}

    def _made(self, importer: Module, result: Result) -> Client | None:
        found = self._project.locate(importer, result.module, result.level)
        module = self._project.load(found.file) if found is not None and found.file is not None else None
        return self._fields(module).makers.get(result.name) if module is not None else None

    @cached
    def _may_hold(self, module: ModuleValue, source: Module) -> Fields | None:
        """Return what *source* assigns to fields, if it may have clients."""
        may_hold = speaks_of_confluence(module) and _imports_class(source, self._models)
        return self._fields(source) if may_hold else None

    def _fields(self, source: Module) -> Fields:
        return _fields(source, source.path, self._models)

    def _is_client(self, name: str) -> bool:
        cls = self._models.cls(name)
        return cls is not None and cls.product == "confluence"


@cached
def _fields(source: Module, path: str, models: ClientModels) -> Fields:
    """Return what *source* assigns to fields; kept for the next analyses."""
    return Fields(source, path, _is_kept(source, models))


def _is_kept(source: Module, models: ClientModels) -> Callable[[str], bool]:
    """Return which classes count in fields of a module: clients, and sessions that have an address."""
    with_clients = any(cls.product == "confluence" for cls in _imported(source.body, models))

    def is_kept(name: str) -> bool:
        cls = models.cls(name)
        if cls is None:
            return False
        if cls.product == "confluence":
            return with_clients
        return cls.product == "any" and (cls.base_url is not None or bool(cls.settings))

    return is_kept


@cached
def _imports_class(source: Module, models: ClientModels) -> bool:
    """Return whether *source* imports from a library with a model of a class; others can't be in fields."""
    return next(_imported(source.body, models), None) is not None


def _imported(body: ir.Block, models: ClientModels) -> Iterator[ClientClass]:
    """Yield the classes with a model in the libraries from which *body* imports."""
    for statement in statements(body):
        match statement:
            case ir.Import(module=module) | ir.ImportFrom(module=module, level=0):
                yield from models.classes(module.partition(".")[0]).values()
            case ir.Function() | ir.Class():
                yield from _imported(statement.body, models)


def _field_behind(node: ir.Expr, frame: Frame, source: Module) -> str | None:
    """Return the field to which the name *node* is bound, if the function binds it only once.

    Example: ``wiki = app.wiki``, ``wiki = get_wiki()``, ``get_wiki()`` itself or
    ``def page(wiki=Depends(get_wiki))``, where ``get_wiki`` returns the field, and ``wiki`` of
    ``@click.pass_obj def page(wiki)``, which is the context's ``obj``.
    """
    if isinstance(node, ir.Call):
        return _returned_field(node.func, source)
    if not isinstance(node, ir.Name):
        return None
    function = frame.function.function if frame.function is not None else None
    gets_object = function is not None and _PASSES_OBJECT in map(last_name, function.decorators)
    for index, parameter in enumerate(function.parameters if function is not None else ()):
        if parameter.name == node.id:
            if gets_object and index == 0:
                return _OBJECT
            default = parameter.default
            given = default.args if isinstance(default, ir.Call) else ()
            return _returned_field(given[0].value, source) if given else None
    body = function.body if function is not None else source.body
    bound = {
        field_of(value) or (_returned_field(value.func, source) if isinstance(value, ir.Call) else None)
        for statement in statements(body)
        for target, value in bound_by(statement)
        if isinstance(target, ir.Name) and target.id == node.id
    }
    return bound.pop() if len(bound) == 1 else None


def _returned_field(function: ir.Expr, source: Module) -> str | None:
    """Return the field that the module's *function* returns, if it returns nothing else."""
    if not isinstance(function, ir.Name):
        return None
    found = {
        field_of(returned.value) if returned.value is not None else None
        for statement in source.body
        if isinstance(statement, ir.Function) and statement.name == function.id
        for returned in statements(statement.body)
        if isinstance(returned, ir.Return)
    }
    return found.pop() if len(found) == 1 else None
