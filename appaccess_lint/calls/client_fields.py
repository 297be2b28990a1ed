"""Which fields of a module only ever hold a client: ``self.client``, ``values["client"]``, ``setattr(…)``.

Where an object passes through a framework (validators, registries, containers), following it gives nothing.
Then the name of the field counts, if the module puts nothing else into fields of this name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from appaccess_lint.calls.evidence import speaks_of_confluence
from appaccess_lint.calls.names import own_expressions, own_statements
from appaccess_lint.clients.load import ClientModels
from appaccess_lint.syntax import ir
from appaccess_lint.values.domain.values import (
    ExternalInstance,
    ExternalMethod,
    ModuleValue,
    TextMethod,
    Unknown,
    Value,
)

IsClient = Callable[[str], bool]
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

    def __init__(self, models: ClientModels) -> None:
        self._models = models
        self._known: dict[int, dict[str, str]] = {}
        self._libraries: dict[str, bool] = {}

    def method(self, module: ModuleValue, node: ir.Call, callee: Value) -> ExternalMethod | None:
        """Return the method of a client that *node* calls by the name of a field alone."""
        if not isinstance(callee, (Unknown, TextMethod)) or not isinstance(node.func, ir.Attr):
            return None
        field, source = field_of(node.func.value), module.module
        if field is None or source is None or not speaks_of_confluence(module):
            return None
        if id(source) not in self._known:
            told = self._imports_client(source.body)
            self._known[id(source)] = Fields(source.body, self._is_client).clients if told else {}
        cls = self._known[id(source)].get(field)
        return ExternalMethod(ExternalInstance(cls), node.func.name) if cls is not None else None

    def _imports_client(self, body: ir.Block) -> bool:
        """Return whether *body* imports anything of a library that has clients of Confluence."""
        for statement in own_statements(body):
            match statement:
                case ir.Import(module=module) | ir.ImportFrom(module=module, level=0):
                    found = self._has_clients(module.partition(".")[0])
                case ir.Define(function=function):
                    found = self._imports_client(function.body)
                case ir.DefineClass(cls=cls):
                    found = self._imports_client(cls.body)
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

    ``clients`` has the client class of each field that the module sets to objects of one only.
    """

    def __init__(self, body: ir.Block, is_client: IsClient) -> None:
        self._is_client = is_client
        self._held: dict[str, set[str | None]] = {}
        self._look(body, {})
        self.clients = {
            name: cls
            for name, held in self._held.items()
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
                elif (name := field_of(target)) is not None or (in_class and isinstance(target, ir.Name)):
                    self._set(name or target.id, value, held)  # type: ignore[union-attr]
        for statement in statements:
            for node in own_expressions(statement):
                for name, value in _given(node):
                    self._set(name, value, self._of(value, names))
            if isinstance(statement, ir.Define):
                function = statement.function
                own: dict[str, set[str | None]] = {p.name: {None} for p in function.parameters}
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
            self._held.setdefault(name, set()).update(held)

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
                    return {dotted}
                last = (
                    func.name if isinstance(func, ir.Attr) else func.id if isinstance(func, ir.Name) else ""
                )
                made = self._dotted(args[0].value, names) if last in _PROVIDERS and args else None
                if made is not None and self._is_client(made):
                    return {made}
                defaults = [a.value for a in args if a.keyword in {None, "default"} and not a.star]
                if last in _NEUTRAL_CALLS and all(
                    isinstance(d, ir.Const) and d.value is None for d in defaults
                ):
                    return set()
        return {None}

    def _dotted(self, func: ir.Expr, names: dict[str, set[str | None]]) -> str | None:
        if isinstance(func, ir.Attr):
            owner = self._dotted(func.value, names)
            return f"{owner}.{func.name}" if owner is not None else None
        if isinstance(func, ir.Name):
            found = names.get(func.id, set())
            only = next(iter(found)) if len(found) == 1 else None
            return only[1:] if only is not None and only.startswith("=") else None
        return None


def field_of(node: ir.Expr) -> str | None:
    """Return the name of the attribute or key that *node* is."""
    match node:
        case ir.Attr(name=name):
            return name
        case ir.Subscript(index=ir.Const(value=str() as key)):
            return key
        case ir.Call(func=ir.Attr(name=name), args=()):  # a provider's object
            return name
    return None


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
