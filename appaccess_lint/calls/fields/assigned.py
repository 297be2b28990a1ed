"""Collect what a module assigns to fields: clients of Confluence, and other values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from appaccess_lint.calls.fields.syntax import constants, field_of, given, validated_by
from appaccess_lint.calls.names.resolver import bound_by, imported_by, own_parts
from appaccess_lint.catalog.hosts import HostKind, kind_of_host
from appaccess_lint.catalog.url import read_url
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import is_attribute_of, last_name, place_of, string_of
from appaccess_lint.syntax.module import Module
from appaccess_lint.syntax.walk import of_kinds, statements
from appaccess_lint.text.text import Template
from appaccess_lint.values.domain.outside import Place

IsClient = Callable[[str], bool]


class Client(NamedTuple):
    """A client by its class, and the call that makes it where that is known."""

    cls: str
    made: Place | None = None


class Result(NamedTuple):
    """What the imported function *name* of *module* returns; *level* is that of the import."""

    module: str
    name: str
    level: int


Held = set[Client | Result | str | None]
"""What a name or a field may hold.

These are clients, results of imported functions, dotted names of imports, and ``None`` for anything else.
"""
_PROVIDERS = frozenset(
    {"Singleton", "ThreadSafeSingleton", "ThreadLocalSingleton", "Factory", "Resource", "Lazy", "Instance"}
)
"""Classes of providers and typed fields: such an object is used as one of the class in its argument."""
_NEUTRAL_CALLS = frozenset({"Field", "PrivateAttr", "field", "attrib", "ib"})
"""Declarations of a field that don't show its content, unless they have a default."""


class Fields:
    """The values that a module assigns to fields: attributes and keys, by their names.

    ``held`` has the clients that are assigned to each field, and ``None`` for anything else; ``clients`` has
    the client of each field to which only clients of one class are assigned; ``makers`` has the client that
    a function or method returns, by its name.
    """

    def __init__(self, source: Module, path: str, is_client: IsClient) -> None:
        self._is_client = is_client
        self._path = path
        self._hosts = constants(source.body)
        self.held: dict[str, Held] = {}
        self._own: dict[ir.Class | None, dict[str, Held]] = {}
        """As ``held``, for the fields that are set in the body of a class."""
        self._made: dict[str, Held] = {}
        """What the functions and methods of the module return, by their names."""
        self._makers: dict[str, Held] = {}
        self._look(source.body, {})
        self._makers = {name: made for name, made in self._made.items() if made and None not in made}
        if self._makers:  # now that the classes of their results are known
            self.held, self._own = {}, {}
            self._look(source.body, {})
        self.clients = _each_only(self.held)
        self.makers = _each_only(self._makers)

    def _look(self, body: ir.Block, around: dict[str, Held], cls: ir.Class | None = None) -> dict[str, Held]:
        """Record what *body* binds and sets, and return its names' values.

        *around* has the outer names; *cls* is the class around the body.
        """
        names, in_class = dict(around), cls is not None and body is cls.body
        own = list(statements(body))
        for statement in own:
            names.update({bound: {dotted} for bound, dotted in imported_by(statement)})
        for target, value in (pair for statement in own for pair in bound_by(statement)):
            held = self._of(value, names)
            if isinstance(target, ir.Name) and not in_class:
                names[target.id] = names.get(target.id, set()) | held
            elif name := field_of(target) or (last_name(target) if in_class else ""):
                self._set(cls, name, value, held)
        for node in of_kinds(tuple(map(own_parts, own)), (ir.Call, ir.DictDisplay)):
            for name, value in given(node):
                self._set(cls, name, value, self._of(value, names))
        for statement in own:
            if isinstance(statement, ir.Function):
                self._function(statement, around if in_class else names, cls, in_class)
            elif isinstance(statement, ir.Class):
                self._look(statement.body, names, statement)
        return names

    def _function(
        self, function: ir.Function, around: dict[str, Held], cls: ir.Class | None, in_class: bool
    ) -> None:
        """Record what a function sets and returns, and the fields that it computes as a validator."""
        own = {p.name: self._promised(p.annotation, around) for p in function.parameters}
        fields = validated_by(function) if in_class else ()
        own |= {p.name: set() for p in function.parameters[1:2] if fields}  # the previous value
        names = self._look(function.body, {**around, **own}, cls)
        made: Held = set()
        for statement in statements(function.body):
            match statement:
                case ir.Return(value=value) | ir.ExprStmt(value=ir.Yield(value=value)) if value is not None:
                    made |= self._of(value, names)
        self._made[function.name] = self._made.get(function.name, set()) | made
        for field in fields:
            self._hold(cls, field, made)

    def _set(self, cls: ir.Class | None, name: str, value: ir.Expr, held: Held) -> None:
        if field_of(value) != name:  # self.client = values["client"] adds no information
            self._hold(cls, name, held)

    def _hold(self, cls: ir.Class | None, name: str, held: Held) -> None:
        for fields in (self.held, self._own.setdefault(cls, {})):
            fields.setdefault(name, set()).update(held)

    def own_client(self, cls: ir.Class, name: str) -> Client | None:
        """Return the client of a field to which the body of *cls* assigns only clients of one class."""
        return only_client(self._own.get(cls, {}).get(name, set()))

    def _of(self, value: ir.Expr, names: dict[str, Held]) -> Held:
        """Return the possible client classes of *value*, with ``None`` for anything else."""
        match value:
            case ir.Const(value=None):
                return set()
            case ir.Name(id=name):
                return {None if isinstance(held, str) else held for held in names.get(name, {None})}
            case ir.IfExp(body=one, orelse=other) | ir.BoolOp(left=one, right=other):
                return self._of(one, names) | self._of(other, names)
            case ir.Call(func=func, args=args):
                dotted = self._dotted(func, names)
                if dotted is not None and self._is_client(dotted):
                    return {None} if self._is_for_server(args) else {Client(dotted, self._place(value))}
                last = last_name(func)
                is_own = is_attribute_of(func, "self") or is_attribute_of(func, "cls")
                if last in self._makers and (isinstance(func, ir.Name) or is_own):
                    return self._makers[last]
                made = self._dotted(args[0].value, names) if last in _PROVIDERS and args else None
                if made is not None and self._is_client(made):
                    return {None} if self._is_for_server(args[1:]) else {Client(made)}
                defaults = [a.value for a in args if a.keyword in {None, "default"} and not a.star]
                if last in _NEUTRAL_CALLS and all(
                    isinstance(d, ir.Const) and d.value is None for d in defaults
                ):
                    return set()
                if dotted is not None and isinstance(func, ir.Name):
                    module, _, name = dotted.lstrip(".").rpartition(".")
                    return {Result(module, name, len(dotted) - len(dotted.lstrip(".")))}
        return {None}

    def _is_for_server(self, arguments: Sequence[ir.Arg]) -> bool:
        """Return whether a client created with *arguments* calls a Server; such calls aren't reported."""
        for index, argument in enumerate(arguments):
            value = argument.value
            if argument.keyword == "cloud" and isinstance(value, ir.Const) and value.value is False:
                return True
            if argument.keyword == "url" or (index == 0 and argument.keyword is None):
                text = self._hosts.get(value.id) if isinstance(value, ir.Name) else string_of(value)
                url = read_url(Template((text,))) if text else None
                if url is not None and kind_of_host(url.host) is HostKind.SERVER:
                    return True
        return False

    def _promised(self, annotation: ir.Expr | None, names: dict[str, Held]) -> Held:
        """Return the value of a parameter with that annotation."""
        dotted = self._dotted(annotation, names) if annotation is not None else None
        return {Client(dotted)} if dotted is not None and self._is_client(dotted) else {None}

    def _dotted(self, func: ir.Expr, names: dict[str, Held]) -> str | None:
        if isinstance(func, ir.Attr):
            owner = self._dotted(func.value, names)
            return f"{owner}.{func.name}" if owner is not None else None
        if isinstance(func, ir.Name):
            found = names.get(func.id, set())
            only = next(iter(found)) if len(found) == 1 else None
            return only if isinstance(only, str) else None
        return None

    def _place(self, call: ir.Call) -> Place | None:
        place = place_of(call)
        return (self._path, *place) if place is not None else None


def _each_only(held: dict[str, Held]) -> dict[str, Client]:
    return {name: only for name, found in held.items() if (only := only_client(found)) is not None}


def only_client(held: Held) -> Client | None:
    """Return the client that a field holds, if all that it is set to is of one class; else ``None``."""
    found = [client for client in held if isinstance(client, Client)]
    if not found or len(found) < len(held) or len({client.cls for client in found}) > 1:
        return None
    return found[0] if len(found) == 1 else Client(found[0].cls)
