"""Classes that leave methods to their subclasses: which methods, and which subclasses have them."""

from __future__ import annotations

from collections.abc import Iterator, Set

from appaccess_lint.project.tree import Location
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.targets import is_string
from appaccess_lint.syntax.walk import blocks, expressions
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.values import ClassValue, FunctionValue, ModuleValue, texts
from appaccess_lint.values.objects.classes import class_member, external_bases, kinds, linear
from appaccess_lint.values.objects.overriding import read_of_self

MAX_SUBCLASS_FILES = 6
MAX_SUBCLASSES = 8
"""Subclasses whose methods are looked at where a class has none."""
_PROTOCOLS = frozenset({"typing.Protocol", "typing_extensions.Protocol"})
_ABSTRACT = frozenset("abstractmethod abstractproperty abstractclassmethod abstractstaticmethod".split())


def is_abstract(function: ir.Function) -> bool:
    """Whether a method leaves what it does to subclasses: by its decorator, ``...`` or an error."""
    if kinds(function) & _ABSTRACT:
        return True
    last = function.body[-1] if function.body else None
    match last:
        case ir.ExprStmt(value=ir.Opaque(children=())):  # ``...`` is lowered to an expression without parts
            return all(isinstance(s, ir.ExprStmt) and is_string(s.value) for s in function.body[:-1])
        case ir.Jump(kind="raise") | ir.Return():
            names = {e.id for e in expressions(last) if isinstance(e, ir.Name)}
            return not names.isdisjoint({"NotImplementedError", "NotImplemented"}) and not any(
                _returns(function.body[:-1])
            )
    return False


def is_stub(machine: Machine, value: FunctionValue) -> bool:
    """Whether a method only states how it is called: a protocol has it, or no class of the project does."""
    owner = value.owner
    abstract = is_abstract(value.function)
    if owner is None or not (abstract or says_nothing(value.function)):
        return False
    if not _PROTOCOLS.isdisjoint(external_bases(owner)):
        return True
    return abstract and not subclasses(machine, owner)


def says_nothing(function: ir.Function) -> bool:
    """Whether the body is a docstring, ``pass`` or ``raise``."""
    return all(
        isinstance(s, ir.Jump) or (isinstance(s, ir.ExprStmt) and isinstance(s.value, ir.Const))
        for s in function.body
    )


def _returns(block: ir.Block) -> Iterator[bool]:
    """Yield ``True`` for each ``return`` in a block."""
    for statement in block:
        if isinstance(statement, ir.Return):
            yield True
        for inner in blocks(statement):
            yield from _returns(inner)


def subclasses(machine: Machine, cls: ClassValue) -> list[ClassValue]:
    """The classes of the project that derive from *cls*, in the order of their files and names."""
    module = cls.scope.module
    found: dict[ClassValue, None] = {}
    seen = {cls.cls.name}
    waiting = [cls.cls.name]
    modules: dict[ModuleValue, None] = {module: None}
    while waiting:
        for name in waiting:
            _add_modules(machine, modules, name)
        for value in (v for m in modules for _, v in sorted(m.scope.names.items())):
            if isinstance(value, ClassValue) and value is not cls and cls in linear(value):
                found[value] = None
        waiting = sorted({value.cls.name for value in found} - seen)
        seen.update(waiting)
    return list(found)


def _add_modules(machine: Machine, modules: dict[ModuleValue, None], name: str) -> None:
    """Add to *modules* those with a class that has *name* among its bases."""
    source = next(iter(modules)).module
    for file in machine.project.subclass_files(source, name) if source is not None else ():
        if len(modules) <= MAX_SUBCLASS_FILES and (user := machine.located(Location(file, None))) is not None:
            modules[machine.ready(user)] = None


def left_to(machine: Machine, cls: ClassValue, name: str) -> list[ClassValue]:
    """The subclasses that have the method *name* where *cls* leaves it to them, none where it has it."""
    return _implementing(machine, cls, frozenset({name}) if _is_left(machine, cls, name) else frozenset())


def implementations(machine: Machine, method: FunctionValue) -> list[ClassValue]:
    """The subclasses that have all methods which *method* calls and its class leaves to them; often none.

    What one of them returns goes with what the same one returns elsewhere.
    """
    owner = method.owner
    if owner is None or "staticmethod" in kinds(method.function):
        return []
    left = _all_left(machine, owner)
    return _implementing(machine, owner, left & read_of_self(machine, method, owner)) if left else []


def _all_left(machine: Machine, cls: ClassValue) -> frozenset[str]:
    """The methods that *cls* leaves to its subclasses."""
    if cls not in machine.left:
        functions = {n for c in linear(cls) for n, v in c.names.items() if isinstance(v, FunctionValue)}
        machine.left[cls] = frozenset(name for name in functions if _is_left(machine, cls, name))
    return machine.left[cls]


def _implementing(machine: Machine, cls: ClassValue, names: Set[str]) -> list[ClassValue]:
    """The subclasses that have all of *names*; none where they differ in the endpoint that is named.

    Which one is called then depends on the object, as for any other class, and its maker tells.
    """
    if not names:
        return []
    found = [s for s in subclasses(machine, cls) if not any(_is_left(machine, s, n) for n in names)]
    if len(found) > 1 and any(_names_endpoint(machine, s, n) for s in found for n in names):
        return []
    return found[:MAX_SUBCLASSES]


def _names_endpoint(machine: Machine, cls: ClassValue, name: str) -> bool:
    """Whether what a method returns has a word of an endpoint."""
    member = class_member(machine, cls, name)
    summary = machine.summary(member) if isinstance(member, FunctionValue) else None
    return summary is not None and any(map(machine.observer.names_resource, texts([summary.returned])))


def _is_left(machine: Machine, cls: ClassValue, name: str) -> bool:
    member = class_member(machine, cls, name)
    return isinstance(member, FunctionValue) and is_abstract(member.function)
