"""Look up members in classes of the project, and what libraries add to classes and functions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.targets import cached, last_name, string_of
from appaccess_lint.text.text import Text, literal
from appaccess_lint.values.domain.containers import EMPTY, Arguments, DictValue, PartialValue, SeqValue
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.observer import Observer
from appaccess_lint.values.domain.outside import External, ExternalInstance, Place
from appaccess_lint.values.domain.program import (
    BoundMethod,
    ClassValue,
    EnumMember,
    FunctionValue,
    Instance,
    Scope,
)
from appaccess_lint.values.domain.unions import members
from appaccess_lint.values.domain.values import Scalar, Unknown, Value

MAX_BASES = 40
STRING_ENUMS = frozenset({"enum.StrEnum", "strenum.StrEnum", "backports.strenum.StrEnum"})
"""The enumerations whose members are strings, by default their names in lower case."""
_ENUMS = STRING_ENUMS | {"enum.Enum", "enum.IntEnum", "enum.Flag", "enum.IntFlag"}
NAMED_TUPLES = frozenset({"typing.NamedTuple", "typing_extensions.NamedTuple", "collections.namedtuple"})
TYPED_DICTS = frozenset({"typing.TypedDict", "typing_extensions.TypedDict"})
_MAKE_FIELDS = frozenset("dataclass define frozen mutable attrs attributes".split())
"""The decorators that make a constructor of a class's fields."""
_VALIDATORS = frozenset({"field_validator", "validator"})
_FILLED_FROM_ENVIRONMENT = frozenset({"pydantic_settings.BaseSettings", "pydantic.BaseSettings"})


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


def external_bases(cls: ClassValue) -> list[str]:
    """Return the dotted names of the bases from outside the project."""
    return external_bases_of(mro(cls))


def is_filled_from_environment(cls: ClassValue) -> bool:
    """Return whether fields without an argument may have other values than their defaults."""
    return derives_from(cls, _FILLED_FROM_ENVIRONMENT)


def validators_of(cls: ClassValue) -> dict[str, list[FunctionValue]]:
    """Return a model's validators by field: ``@field_validator("client", mode="before")``."""
    found: dict[str, list[FunctionValue]] = {}
    for value in cls.names.values():
        if not isinstance(value, FunctionValue) or kinds(value.function).isdisjoint(_VALIDATORS):
            continue
        for decorator in value.function.decorators:
            if isinstance(decorator, ir.Call) and last_name(decorator.func) in _VALIDATORS:
                for node in decorator.positional:
                    found.setdefault(string_of(node) or "", []).append(value)
    return found


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
    for c in mro(cls):
        if name in c.names:
            return machine.bound_value(c.scope, name)
    return None


def method_of(machine: Machine, cls: ClassValue, name: str) -> FunctionValue | None:
    """Return the method *name* of *cls* or of a base; ``None`` if there is none, or another value."""
    found = class_member(machine, cls, name)
    return found if isinstance(found, FunctionValue) else None


def special(
    machine: Machine, value: Instance | EnumMember, name: str, arguments: Arguments = EMPTY
) -> Value | None:
    """Return the result of a method that Python calls, such as ``__str__``; ``None`` without one."""
    found = method_of(machine, value.cls, name)
    return machine.returned(BoundMethod(value, found), arguments) if found is not None else None


def field_names(cls: ClassValue) -> list[str]:
    """Return the annotated names of *cls* and its bases, in the order of a constructor's parameters."""
    return [name for c in reversed(mro(cls)) for name in c.annotations]


def field_classes(cls: ClassValue) -> list[ClassValue]:
    """Return the classes whose annotated names are fields of the objects of *cls*, bases first.

    A base of a dataclass that isn't decorated itself has none.
    """
    order = list(reversed(mro(cls)))
    if any(not _MAKE_FIELDS.isdisjoint(map(_decorator_name, c.cls.decorators)) for c in order):
        return [c for c in order if c.cls.decorators]
    return order


def _decorator_name(decorator: ir.Expr) -> str:
    return last_name(decorator.func if isinstance(decorator, ir.Call) else decorator)


def own_fields(cls: ClassValue) -> list[str]:
    """Return the annotated names of a class body that are fields of its objects: not ``x: ClassVar[str]``."""
    return [name for name, annotation in cls.annotations.items() if not _is_of_class(annotation)]


def _is_of_class(annotation: ir.Expr) -> bool:
    if (quoted := string_of(annotation)) is not None:
        return quoted.partition("[")[0].rpartition(".")[2] == "ClassVar"
    return last_name(annotation.value if isinstance(annotation, ir.Subscript) else annotation) == "ClassVar"


def aliases(cls: ClassValue, *kinds_of_alias: str) -> dict[str, str | None]:
    """Return the fields of a class body that have another name outside; ``None`` for a computed name.

    The first of *kinds_of_alias* that is given counts.

    Example: ``type_: str = Field("page", alias="type")``.
    """
    found: dict[str, str | None] = {}
    for field, given in _given_aliases(cls).items():
        kind = next((kind for kind in kinds_of_alias if kind in given), None)
        if kind is not None:
            found[field] = given[kind]
    return found


_ALIASES = frozenset({"alias", "serialization_alias", "validation_alias"})


@cached
def _given_aliases(cls: ClassValue) -> dict[str, dict[str, str | None]]:
    found: dict[str, dict[str, str | None]] = {}
    for statement in cls.cls.body:
        if isinstance(statement, ir.AnnAssign) and isinstance(statement.target, ir.Name):
            for call in (statement.value, *annotated_with(statement.annotation)):
                for arg in call.args if isinstance(call, ir.Call) else ():
                    if arg.keyword in _ALIASES:
                        found.setdefault(statement.target.id, {})[arg.keyword] = string_of(arg.value)
    return found


def annotated_with(annotation: ir.Expr | None) -> tuple[ir.Expr, ...]:
    """Return what ``Annotated[str, Field(alias="type")]`` says in addition to the type."""
    if isinstance(annotation, ir.Subscript) and last_name(annotation.value) == "Annotated":
        return annotation.index.items[1:] if isinstance(annotation.index, ir.Sequence) else ()
    return ()


def generated_init(cls: ClassValue, *bases: ClassValue) -> FunctionValue | None:
    """Return the generated constructor of a dataclass or model, as for ``super().__init__``.

    *bases* are the classes in which it is looked up after *cls*. Return ``None`` if these have no fields.
    """
    function = _generated_init(cls.cls, *(base.cls for base in bases))
    return FunctionValue(function, cls.scope, cls) if function is not None else None


def fields_as_parameters(cls: ClassValue) -> FunctionValue | None:
    """Return a function with the fields of a dataclass or model as parameters, and without a body."""
    function = _bare_init(*(c.cls for c in mro(cls)))
    return FunctionValue(function, cls.scope, cls) if function is not None else None


@cached
def _bare_init(cls: ir.Class, *bases: ir.Class) -> ir.Function | None:
    generated = _generated_init(cls, *bases)
    return ir.Function("__init__", generated.parameters) if generated is not None else None


@cached
def _generated_init(cls: ir.Class, *bases: ir.Class) -> ir.Function | None:
    declared = {
        statement.target.id: statement
        for c in (*reversed(bases), cls)
        for statement in c.body
        if isinstance(statement, ir.AnnAssign) and isinstance(statement.target, ir.Name)
        if not _is_of_class(statement.annotation)
    }
    fields = [ir.Parameter(name, "plain", s.value, s.annotation) for name, s in declared.items()]
    body = tuple(ir.Assign((ir.Attr(ir.Name("self"), f.name),), ir.Name(f.name)) for f in fields)
    function = ir.Function("__init__", (ir.Parameter("self", "plain"), *fields), body=body)
    return function if fields else None


@cached
def kinds(function: ir.Function) -> frozenset[str]:
    """Return the last names of a function's decorators: ``property``, ``staticmethod``, …"""
    return frozenset(map(_decorator_name, function.decorators))


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


def external_decorators(machine: Machine, value: FunctionValue) -> Iterator[External]:
    """Return the decorators of a function from outside the project, without their arguments."""
    for node in value.function.decorators:
        found = outside(machine, value.scope, node.func if isinstance(node, ir.Call) else node)
        if found is not None:
            yield found


def is_given_path(machine: Machine, decorator: ir.Call) -> bool:
    """Return whether a decorator has a path as argument: ``@endpoint("GET", "/rest/api/space")``."""
    given = [arg.value.value for arg in decorator.args if isinstance(arg.value, ir.Const)]
    return any(isinstance(text, str) and machine.observer.may_name(literal(text)) for text in given)


def outside(machine: Machine, scope: Scope, node: ir.Expr) -> External | None:
    """Return the dotted path of a name that is imported from outside the project."""
    if isinstance(node, ir.Name):
        found = machine.lookup(scope, node.id)
        return found if isinstance(found, External) else None
    owner = outside(machine, scope, node.value) if isinstance(node, ir.Attr) else None
    return External(f"{owner.name}.{node.name}") if owner is not None and isinstance(node, ir.Attr) else None


def _place(cls: ClassValue) -> Place | None:
    module = cls.scope.module.module
    return (f"{module.path}:{cls.cls.name}", 0, 0) if module is not None else None


def attribute_of_callable(machine: Machine, value: Value, name: str) -> Value:
    if name in {"__wrapped__", "__func__"}:
        return value
    function = value.function if isinstance(value, BoundMethod) else value
    if name == "__name__" and isinstance(function, FunctionValue):
        return literal(function.function.name)
    for decorator in external_decorators(machine, function) if isinstance(function, FunctionValue) else ():
        if machine.observer.decorates_again(decorator.name) == name:
            return PartialValue(decorator, Arguments((function,)))
    if isinstance(function, FunctionValue) and (found := library_method(machine, function, value, name)):
        return found
    return Unknown(name, value.parameters)


def library_method(machine: Machine, function: Value, owner: Value, name: str) -> Value | None:
    """Return what a library adds to the callable *owner*, which calls *function*: ``task.expand``.

    The library is that of the function, of its decorators, or of a class's bases.
    """
    match function:
        case External():
            places = [function.name]
        case FunctionValue():
            places = [decorator.name for decorator in external_decorators(machine, function)]
        case ClassValue():
            places = external_bases(function)
        case _:
            return None
    for place in places:
        if machine.observer.gives(f"{place}.{name}"):
            return PartialValue(External(f"{place}.{name}"), Arguments((owner,)))
    return None
