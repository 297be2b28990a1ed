"""Look up members and bases of the project's classes."""

from __future__ import annotations

from collections.abc import Iterable

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.changes import assigned_on
from appaccess_lint.syntax.facts import cached
from appaccess_lint.text.text import Text, union
from appaccess_lint.values.domain.containers import EMPTY, Arguments, DictValue, SeqValue
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.observer import Observer
from appaccess_lint.values.domain.outside import External, ExternalInstance, Place
from appaccess_lint.values.domain.program import (
    BoundMethod,
    ClassValue,
    EnumMember,
    FunctionValue,
    Instance,
)
from appaccess_lint.values.domain.unions import Union, join, members
from appaccess_lint.values.domain.values import UNKNOWN, Scalar, Value

MAX_BASES = 40
STRING_ENUMS = frozenset({"enum.StrEnum", "strenum.StrEnum", "backports.strenum.StrEnum"})
"""The enumerations whose members are strings, by default their names in lower case."""
_ENUMS = STRING_ENUMS | {"enum.Enum", "enum.IntEnum", "enum.Flag", "enum.IntFlag"}
_PLAIN_BASES = frozenset({"builtins.object", "abc.ABC", "typing.Protocol", "typing.Generic"})
NAMED_TUPLES = frozenset({"typing.NamedTuple", "typing_extensions.NamedTuple", "collections.namedtuple"})
TYPED_DICTS = frozenset({"typing.TypedDict", "typing_extensions.TypedDict"})


def mro(cls: ClassValue) -> tuple[ClassValue, ...]:
    """Return the classes of the project in which a name of *cls* is looked up, in order."""
    if cls.mro is None:
        cls.mro = (cls,)  # a class can be its own ancestor
        found: list[ClassValue] = []
        for base in cls.bases:
            for m in members(base):
                if isinstance(m, ClassValue):
                    found.extend(mro(m))
        # a shared base comes after all its subclasses
        order = list(dict.fromkeys(reversed(found)))
        cls.mro = (cls, *[c for c in reversed(order) if c is not cls][:MAX_BASES])
    return cls.mro


def classes_beyond(owner: ClassValue, cls: ClassValue) -> list[ClassValue]:
    """Return the classes in which names of *cls*, but not of *owner*, are looked up."""
    common = set(mro(owner))
    return [c for c in mro(cls) if c not in common]


@cached
def external_bases(cls: ClassValue) -> list[str]:
    """Return the dotted names of the bases from outside the project."""
    return external_bases_of(mro(cls))


@cached
def always_true(cls: ClassValue) -> bool:
    """Return whether each object of *cls* is true: nothing in its classes computes ``bool(self)``."""
    bases = [base for c in mro(cls) for value in c.bases for base in members(value)]
    return not any(c.names.keys() & {"__bool__", "__len__"} for c in mro(cls)) and all(
        isinstance(base, ClassValue) or (isinstance(base, External) and base.name in _PLAIN_BASES)
        for base in bases
    )


def is_enum(cls: ClassValue) -> bool:
    return derives_from(cls, _ENUMS)


def derives_from(cls: ClassValue, names: frozenset[str]) -> bool:
    """Return whether a base of *cls* from outside the project is one of *names*."""
    return bool(cls.bases) and not names.isdisjoint(external_bases(cls))


def enum_members(cls: ClassValue) -> list[EnumMember]:
    return [
        EnumMember(cls, name, value)
        for name, value in cls.names.items()
        if not name.startswith("_") and isinstance(value, (Text, Scalar, SeqValue, DictValue))
    ]


def class_member(machine: Machine, cls: ClassValue, name: str) -> Value | None:
    """Return the value of a name in the body of *cls* or of a base, unbound."""
    return member_in(machine, mro(cls), name)


def member_in(machine: Machine, order: Iterable[ClassValue], name: str) -> Value | None:
    """Return the value of a name in the body of the first class in *order* that has it, unbound."""
    for c in order:
        scope = c.scope
        if name in scope.names:
            return machine.bound_value(scope, name)
    return None


def method_of(machine: Machine, cls: ClassValue, name: str) -> FunctionValue | None:
    """Return the method *name* of *cls* or of a base; ``None`` if there is none, or another value.

    A decorator of the class may have put a wrapper in place of a constructor, which calls it.
    """
    found = class_member(machine, cls, name)
    if type(found) is Union and name == "__init__":
        return _wrapped([m for m in found.members if isinstance(m, FunctionValue)])
    return found if isinstance(found, FunctionValue) else None


def _wrapped(constructors: list[FunctionValue]) -> FunctionValue | None:
    """Return the constructor of the class itself, unless others set its attributes to other values."""
    own = [c for c in constructors if c.owner is not None]
    names = [assigned_on(c.function) for c in constructors]
    return own[0] if len(own) == 1 and sum(map(len, names)) == len(union(names)) else None


def special(
    machine: Machine, value: Instance | EnumMember, name: str, arguments: Arguments = EMPTY
) -> Value | None:
    """Return the result of a method that Python calls, such as ``__str__``; ``None`` without one."""
    found = method_of(machine, value.cls, name)
    return machine.returned(BoundMethod(value, found), arguments) if found is not None else None


MAX_OPERATED = 4
"""Maximum number of objects that one operator is evaluated for."""


def operated(
    machine: Machine,
    frame: Frame,
    node: ir.BinOp | ir.Subscript,
    value: Value,
    name: str,
    arguments: Arguments,
) -> Value | None:
    """Call the method that Python calls for an operator or an item at *node*: ``api["/pages"] = page``.

    Its requests belong to *node*. Return ``None`` if *value* isn't an object that has the method *name*.
    """
    ways = members(value) if name else ()
    if 1 < len(ways) <= MAX_OPERATED and all(
        isinstance(m, Instance) and method_of(machine, m.cls, name) is not None for m in ways
    ):
        return join([operated(machine, frame, node, m, name, arguments) or UNKNOWN for m in ways])
    found = method_of(machine, value.cls, name) if name and isinstance(value, Instance) else None
    if found is None:
        return None
    owner = node.left if isinstance(node, ir.BinOp) else node.value
    call = machine.operations.setdefault((node, name), ir.Call(ir.Attr(owner, name), (), node.span))
    return machine.call_function(frame, call, BoundMethod(value, found), arguments)


def external_bases_of(classes: Iterable[ClassValue]) -> list[str]:
    """Return the dotted names of the bases of *classes* from outside the project."""
    return [m.name for c in classes for base in c.bases for m in members(base) if isinstance(m, External)]


def client_base(observer: Observer, cls: ClassValue) -> ExternalInstance | None:
    """Return the library's client class from which *cls* is derived."""
    base = next(filter(observer.is_class, external_bases(cls)), None)
    return ExternalInstance(base, None, _place(cls)) if base is not None else None


def function_base(observer: Observer, cls: ClassValue) -> External | None:
    """Return the library's base class of *cls* if creating it is a request, such as ``httpx.Request``."""
    return next((External(base) for base in external_bases(cls) if observer.is_function(base)), None)


def _place(cls: ClassValue) -> Place | None:
    module = cls.scope.module.module
    return (f"{module.path}:{cls.cls.name}", 0, 0) if module is not None else None
