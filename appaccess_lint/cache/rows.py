"""Convert data classes to JSON and back, by the types of their fields.

A data class is a list of the values of its fields, in order. Where several data classes are possible, the
name of the class comes with it: ``{"Table": […]}``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, NamedTuple, TypeGuard, Union, get_args, get_origin, get_type_hints


class Form(NamedTuple):
    """How the values of a type are converted: ``to`` JSON, and ``of`` JSON, which may be anything.

    ``of`` raises ``TypeError``, ``ValueError`` or ``KeyError`` for another type's data. Most values are of
    the type ``plain``, and the same in JSON.
    """

    to: Callable[[Any], Any]
    of: Callable[[Any], Any]
    plain: type = object


@cache
def form_of(hint: Any) -> Form:
    """Return the form of the type *hint*: a data class, a tuple, a literal, a scalar, or a union of these."""
    kind, arguments = get_origin(hint), get_args(hint)
    if _is_class(hint):
        return _of_class(hint)
    if kind is tuple and arguments[-1] is ...:
        to, of, plain = form_of(arguments[0])

        def items_of(row: Any) -> tuple[Any, ...]:
            if type(row) is not list:
                raise TypeError(row)
            return tuple([v if type(v) is plain else of(v) for v in row]) if row else ()

        return Form(lambda values: [v if type(v) is plain else to(v) for v in values], items_of)
    if kind is tuple:
        return _of_fields(lambda: list(map(form_of, arguments)), tuple, lambda values: values)
    if kind in {Union, UnionType}:
        return _of_union(arguments)
    return Form(_same, _one_of(arguments)) if kind is Literal else Form(_same, _typed(hint), hint)


@cache
def forms(cls: type) -> tuple[tuple[str, Form], ...]:
    """Return the fields of a data class with their forms, in order."""
    hints = get_type_hints(cls)
    return tuple((field.name, form_of(hints[field.name])) for field in fields(cls) if field.init)


def _of_class(cls: type) -> Form:
    names = [field.name for field in fields(cls) if field.init]
    return _of_fields(
        lambda: [form for _, form in forms(cls)],
        lambda values: cls(*values),
        lambda value: [getattr(value, name) for name in names],
    )


def _of_fields(
    fields_: Callable[[], list[Form]],
    made: Callable[[list[Any]], Any],
    values_of: Callable[[Any], Iterable[Any]],
) -> Form:
    """Return the form of values with *fields_*, which are asked for later: a class may contain itself."""
    known = cache(fields_)

    def to(value: Any) -> list[Any]:
        held = zip(known(), values_of(value), strict=True)
        return [v if type(v) is plain else to(v) for (to, _, plain), v in held]

    def of(row: Any) -> Any:
        if type(row) is not list:
            raise TypeError(row)
        held = zip(known(), row, strict=True)
        return made([v if type(v) is plain else of(v) for (_, of, plain), v in held])

    return Form(to, of)


def _of_union(arguments: tuple[Any, ...]) -> Form:
    classes = {a.__name__: form_of(a) for a in arguments if _is_class(a)}
    others = [a for a in arguments if a is not NoneType]
    if len(others) == 1:
        inner = form_of(others[0])
        return Form(
            lambda value: None if value is None else inner.to(value),
            lambda row: None if row is None else inner.of(row),
            NoneType,
        )
    scalar = _typed(*(a for a in arguments if not _is_class(a)))

    def to(value: Any) -> Any:
        name = type(value).__name__
        return {name: classes[name].to(value)} if name in classes else value

    def of(row: Any) -> Any:
        if not isinstance(row, dict):
            return scalar(row)
        ((name, values),) = row.items()
        return classes[name].of(values)

    return Form(to, of, str)


def _is_class(hint: Any) -> TypeGuard[type]:
    return isinstance(hint, type) and is_dataclass(hint)


def _same(value: Any) -> Any:
    return value


def _typed(*types: type) -> Callable[[Any], Any]:
    def of(value: Any) -> Any:
        if type(value) not in types:
            raise TypeError(value)
        return value

    return of


def _one_of(choices: tuple[Any, ...]) -> Callable[[Any], Any]:
    def of(value: Any) -> Any:
        if value not in choices:
            raise ValueError(value)
        return value

    return of
