"""Find the fields that dataclasses, models and named tuples of the project declare."""

from __future__ import annotations

from collections.abc import Iterator

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import cached, decorator_name, kinds, last_name, string_of
from appaccess_lint.values.domain.program import ClassValue, FunctionValue
from appaccess_lint.values.objects.classes import derives_from, mro

_MAKE_FIELDS = frozenset("dataclass define frozen mutable attrs attributes".split())
"""The decorators that make a constructor of a class's fields."""
_VALIDATORS = frozenset({"field_validator", "validator"})
_TYPE_VALIDATORS = frozenset({"AfterValidator", "BeforeValidator"})
_FILLED_FROM_ENVIRONMENT = frozenset({"pydantic_settings.BaseSettings", "pydantic.BaseSettings"})
_ALIASES = frozenset({"alias", "serialization_alias", "validation_alias"})


def is_filled_from_environment(cls: ClassValue) -> bool:
    """Return whether fields without an argument may have other values than their defaults."""
    return derives_from(cls, _FILLED_FROM_ENVIRONMENT)


@cached
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


@cached
def converters_of(cls: ClassValue) -> dict[str, list[ir.Expr]]:
    """Return what converts fields: ``field(converter=f)``, ``Annotated[str, AfterValidator(f)]``."""
    found: dict[str, list[ir.Expr]] = {}
    for name, call in _declarations(cls):
        of_type = call.positional[:1] if last_name(call.func) in _TYPE_VALIDATORS else []
        given = call.keyword("converter")
        found.setdefault(name, []).extend(of_type if given is None else [given])
    return found


def _declarations(cls: ClassValue) -> Iterator[tuple[str, ir.Call]]:
    """Yield the fields of a class body with the calls that declare them, also in ``Annotated``."""
    for statement in cls.cls.body:
        if isinstance(statement, ir.AnnAssign) and isinstance(statement.target, ir.Name):
            for call in (statement.value, *annotated_with(statement.annotation)):
                if isinstance(call, ir.Call):
                    yield statement.target.id, call


def field_names(cls: ClassValue) -> list[str]:
    """Return the annotated names of *cls* and its bases, in the order of a constructor's parameters."""
    return [name for c in reversed(mro(cls)) for name in c.annotations]


def field_classes(cls: ClassValue) -> list[ClassValue]:
    """Return the classes whose annotated names are fields of the objects of *cls*, bases first.

    A base of a dataclass that isn't decorated itself has none.
    """
    order = list(reversed(mro(cls)))
    if any(not _MAKE_FIELDS.isdisjoint(map(decorator_name, c.cls.decorators)) for c in order):
        return [c for c in order if c.cls.decorators]
    return order


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


@cached
def _given_aliases(cls: ClassValue) -> dict[str, dict[str, str | None]]:
    found: dict[str, dict[str, str | None]] = {}
    for name, call in _declarations(cls):
        for arg in call.args:
            if arg.keyword in _ALIASES:
                found.setdefault(name, {})[arg.keyword] = string_of(arg.value)
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
