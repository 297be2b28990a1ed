"""Which fields only ever hold a client: ``self.client``, ``values["client"]``, ``setattr(…)``.

Where an object passes through a framework (validators, registries, containers), following it gives nothing.
Then the name of the field counts, if the module puts nothing else into fields of this name; of a field that
the module doesn't set, if no other module of the project does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from appaccess_lint.calls.evidence import speaks_of_confluence
from appaccess_lint.calls.names import own_expressions, own_statements
from appaccess_lint.catalog.hosts import HostKind, kind_of_host
from appaccess_lint.catalog.url import read_url
from appaccess_lint.clients.load import ClientModels
from appaccess_lint.gate import is_asked
from appaccess_lint.project.view import Project
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.module import Module
from appaccess_lint.syntax.targets import last_name
from appaccess_lint.text.template import Template
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.values import (
    External,
    ExternalInstance,
    ExternalMethod,
    TextMethod,
    Unknown,
    Value,
)

IsClient = Callable[[str], bool]
MAX_SETTING_FILES = 8
"""Where more files of a project may set a field, nothing is said of what it holds."""
SOMETHING = ir.Const("")
"""Stands for a value of which nothing is known."""
_PROVIDERS = frozenset(
    {"Singleton", "ThreadSafeSingleton", "ThreadLocalSingleton", "Factory", "Resource", "Lazy"}
)
"""Classes of dependency containers: calling an object of theirs gives one of the class in the argument."""
_NEUTRAL_CALLS = frozenset({"Field", "PrivateAttr", "field", "attrib", "ib"})
"""Declarations of a field that say nothing of what it holds, unless they have a default."""


class FieldClients:
    """The clients of Confluence in the fields of modules, each looked at once."""

    def __init__(self, models: ClientModels, project: Project) -> None:
        self._models = models
        self._project = project
        self._known: dict[int, Fields] = {}
        self._importing: dict[int, bool] = {}
        self._elsewhere: dict[tuple[int, str], str | None] = {}
        self._libraries: dict[str, bool] = {}

    def method(self, frame: Frame, node: ir.Call, callee: Value) -> ExternalMethod | None:
        """Return the method of a client that *node* calls by the name of a field alone."""
        source = frame.scope.module.module
        if source is None or not isinstance(node.func, ir.Attr) or not self._is_open(callee, node.func.name):
            return None
        field = field_of(node.func.value)
        asked = is_asked(node.func.name)
        if field is None and asked:
            field = _field_behind(node.func.value, frame, source)
        if field is None:
            return None
        cls = None
        if speaks_of_confluence(frame.scope.module) and self._imports_client(source):
            cls = self._fields(source).clients.get(field)
        if cls is None and asked:
            cls = self._client_elsewhere(source, field)
        return ExternalMethod(ExternalInstance(cls), node.func.name) if cls is not None else None

    def _is_open(self, callee: Value, method: str) -> bool:
        """Return whether nothing tells what *callee* is; of libraries without a model nothing is known."""
        if isinstance(callee, External):
            return is_asked(method) and not self._models.classes(callee.name.partition(".")[0])
        return isinstance(callee, (Unknown, TextMethod))

    def _client_elsewhere(self, source: Module, field: str) -> str | None:
        """Return the client class of *field*, if other modules of the project set it to nothing else."""
        key = (id(source), field)
        if key not in self._elsewhere:
            sets = bool(self._fields(source).held.get(field))
            self._elsewhere[key] = None if sets else self._client_in_project(source, field)
        return self._elsewhere[key]

    def _client_in_project(self, source: Module, field: str) -> str | None:
        files = self._project.setting_files(source, field)
        held: set[str | None] = set()
        for file in files if len(files) <= MAX_SETTING_FILES else ():
            module = self._project.load(file)
            held |= self._fields(module).held.get(field, set()) if module is not None else {None}
            if None in held:
                break
        return held.pop() if len(held) == 1 else None

    def _fields(self, source: Module) -> Fields:
        if id(source) not in self._known:
            self._known[id(source)] = Fields(source, self._is_client)
        return self._known[id(source)]

    def _imports_client(self, source: Module) -> bool:
        if id(source) not in self._importing:
            self._importing[id(source)] = self._block_imports_client(source.body)
        return self._importing[id(source)]

    def _block_imports_client(self, body: ir.Block) -> bool:
        """Return whether *body* imports anything of a library that has clients of Confluence."""
        for statement in own_statements(body):
            match statement:
                case ir.Import(module=module) | ir.ImportFrom(module=module, level=0):
                    found = self._has_clients(module.partition(".")[0])
                case ir.Define(function=function):
                    found = self._block_imports_client(function.body)
                case ir.DefineClass(cls=cls):
                    found = self._block_imports_client(cls.body)
                case _:
                    found = False
            if found:
                return True
        return False

    def _has_clients(self, library: str) -> bool:
        if library not in self._libraries:
            classes = self._models.classes(library).values()
            self._libraries[library] = any(cls.product == "confluence" for cls in classes)
        return self._libraries[library]

    def _is_client(self, name: str) -> bool:
        cls = self._models.cls(name)
        return cls is not None and cls.product == "confluence"


class Fields:
    """What a module puts into fields: attributes and keys alike, by their names.

    ``held`` has the classes of the clients that each field is set to, and ``None`` for anything else;
    ``clients`` the class of each field that is set to clients of one only.
    """

    def __init__(self, source: Module, is_client: IsClient) -> None:
        self.source = source
        """Kept, as the fields are known by its identity."""
        self._is_client = is_client
        self._hosts = _constants(source.body)
        self.held: dict[str, set[str | None]] = {}
        self._look(source.body, {})
        self.clients = {
            name: cls
            for name, held in self.held.items()
            if len(held) == 1 and (cls := next(iter(held))) is not None
        }

    def _look(self, body: ir.Block, around: dict[str, set[str | None]], in_class: bool = False) -> None:
        """Note what *body* binds and sets; *around* has what the names outside of it hold."""
        names = dict(around)
        statements = list(own_statements(body))
        for statement in statements:
            self._import(statement, names)
        for statement in statements:
            for target, value in _bindings(statement):
                held = self._of(value, names)
                if isinstance(target, ir.Name) and not in_class:
                    names[target.id] = names.get(target.id, set()) | held if target.id in names else held
                elif name := field_of(target) or (last_name(target) if in_class else ""):
                    self._set(name, value, held)
        for statement in statements:
            for node in own_expressions(statement):
                for name, value in _given(node):
                    self._set(name, value, self._of(value, names))
            if isinstance(statement, ir.Define):
                function = statement.function
                own = {p.name: self._promised(p.annotation, names) for p in function.parameters}
                self._look(function.body, {**(around if in_class else names), **own})
            elif isinstance(statement, ir.DefineClass):
                self._look(statement.cls.body, names, in_class=True)

    @staticmethod
    def _import(statement: ir.Stmt, names: dict[str, set[str | None]]) -> None:
        match statement:
            case ir.Import(module=module, bound=bound, whole=whole):
                names[bound] = {f"={module if whole else bound}"}
            case ir.ImportFrom(module=module, level=0, names=imported):
                names.update({bound: {f"={module}.{name}"} for bound, name in imported})

    def _set(self, name: str, value: ir.Expr, held: set[str | None]) -> None:
        if field_of(value) != name:  # self.client = values["client"] says nothing new
            self.held.setdefault(name, set()).update(held)

    def _of(self, value: ir.Expr, names: dict[str, set[str | None]]) -> set[str | None]:
        """Return the client classes that *value* may be of; ``None`` among them for anything else."""
        match value:
            case ir.Const(value=None):
                return set()
            case ir.Name(id=name):
                found = names.get(name, {None})
                return {None if cls is None or cls.startswith("=") else cls for cls in found}
            case ir.IfExp(body=one, orelse=other) | ir.BoolOp(left=one, right=other):
                return self._of(one, names) | self._of(other, names)
            case ir.Call(func=func, args=args):
                dotted = self._dotted(func, names)
                if dotted is not None and self._is_client(dotted):
                    return {None} if self._is_for_server(args) else {dotted}
                last = last_name(func)
                made = self._dotted(args[0].value, names) if last in _PROVIDERS and args else None
                if made is not None and self._is_client(made):
                    return {None} if self._is_for_server(args[1:]) else {made}
                defaults = [a.value for a in args if a.keyword in {None, "default"} and not a.star]
                if last in _NEUTRAL_CALLS and all(
                    isinstance(d, ir.Const) and d.value is None for d in defaults
                ):
                    return set()
        return {None}

    def _is_for_server(self, arguments: Sequence[ir.Arg]) -> bool:
        """Return whether a client made with *arguments* talks to a server: nothing is said of that."""
        for index, argument in enumerate(arguments):
            value = argument.value
            if argument.keyword == "cloud" and isinstance(value, ir.Const) and value.value is False:
                return True
            if argument.keyword == "url" or (index == 0 and argument.keyword is None):
                text = self._hosts.get(value.id) if isinstance(value, ir.Name) else _text(value)
                url = read_url(Template((text,))) if text else None
                if url is not None and kind_of_host(url.host) is HostKind.SERVER:
                    return True
        return False

    def _promised(self, annotation: ir.Expr | None, names: dict[str, set[str | None]]) -> set[str | None]:
        """Return what a parameter with that annotation holds."""
        dotted = self._dotted(annotation, names) if annotation is not None else None
        return {dotted} if dotted is not None and self._is_client(dotted) else {None}

    def _dotted(self, func: ir.Expr, names: dict[str, set[str | None]]) -> str | None:
        if isinstance(func, ir.Attr):
            owner = self._dotted(func.value, names)
            return f"{owner}.{func.name}" if owner is not None else None
        if isinstance(func, ir.Name):
            found = names.get(func.id, set())
            only = next(iter(found)) if len(found) == 1 else None
            return only[1:] if only is not None and only.startswith("=") else None
        return None


def _constants(body: ir.Block) -> dict[str, str]:
    """Return the strings that a module's body binds to names, each at one place."""
    found: dict[str, set[str]] = {}
    for statement in body:
        for target, value in _bindings(statement):
            if isinstance(target, ir.Name):
                found.setdefault(target.id, set()).add(_text(value))
    return {name: texts.pop() for name, texts in found.items() if len(texts) == 1}


def _text(node: ir.Expr) -> str:
    return node.value if isinstance(node, ir.Const) and isinstance(node.value, str) else ""


def field_of(node: ir.Expr) -> str | None:
    """Return the name of the attribute or key that *node* is."""
    match node:
        case ir.Attr(name=name):
            return name
        case ir.Subscript(index=ir.Const(value=str() as key)):
            return key
        case ir.Call(func=ir.Attr(name=name), args=()):  # a provider's object
            return name
        case ir.Call(func=ir.Attr(name="get"), args=(ir.Arg(value=ir.Const(value=str() as key)),)):
            return key
        case ir.Call(func=ir.Name(id="getattr"), args=(_, ir.Arg(value=ir.Const(value=str() as name)), *_)):
            return name
    return None


def _field_behind(node: ir.Expr, frame: Frame, source: Module) -> str | None:
    """Return the field that the name *node* is bound to, where the function binds it to nothing else."""
    if not isinstance(node, ir.Name):
        return None
    function = frame.function.function if frame.function is not None else None
    if function is not None and any(p.name == node.id for p in function.parameters):
        return None
    body = function.body if function is not None else source.body
    bound = {
        field_of(value)
        for statement in own_statements(body)
        for target, value in _bindings(statement)
        if isinstance(target, ir.Name) and target.id == node.id
    }
    return bound.pop() if len(bound) == 1 else None


def _bindings(statement: ir.Stmt) -> Iterator[tuple[ir.Expr, ir.Expr]]:
    match statement:
        case ir.Assign(targets=targets, value=value):
            for target in targets:
                items = target.items if isinstance(target, ir.Sequence) else ()
                yield from ((item, SOMETHING) for item in items)
                yield target, value
        case ir.For(target=target):
            yield target, SOMETHING
        case ir.With(items=items):
            yield from ((target, SOMETHING) for _, target in items if target is not None)
        case ir.AnnAssign(target=target, value=value) if value is not None:
            yield target, value


def _given(node: ir.Expr) -> Iterator[tuple[str, ir.Expr]]:
    """Yield the fields that an expression sets: ``setattr``, ``update``, a dict, arguments of that name."""
    match node:
        case ir.Call(
            func=ir.Name(id="setattr") | ir.Attr(name="__setattr__" | "setattr"),
            args=(*_, ir.Arg(value=ir.Const(value=str() as name)), ir.Arg(value=value)),
        ):
            yield name, value
        case ir.Call(args=args):
            yield from ((arg.keyword, arg.value) for arg in args if arg.keyword and not arg.star)
        case ir.DictDisplay(items=items):
            for key, value in items:
                if isinstance(key, ir.Const) and isinstance(key.value, str):
                    yield key.value, value
