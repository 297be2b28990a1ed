"""Read the tables of a client model's document; each error is one line with its place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Set
from dataclasses import fields
from typing import Any, TypeVar, cast, get_args

from appaccess_lint.clients.errors import ClientError
from appaccess_lint.clients.model import Argument, Join, Scalar
from appaccess_lint.immutable import immutable
from appaccess_lint.wording import describe, hint, printable

JOINS: tuple[Join, ...] = get_args(Join)
VERBS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})
Table = Mapping[str, object]
Chosen = TypeVar("Chosen", bound=str)


@immutable(frozen=True, slots=True)
class Place:
    """The place of a table in a document, for messages."""

    file: str
    table: str = ""

    def inner(self, name: str) -> Place:
        """Return the place of a table inside this one."""
        return Place(self.file, f"{self.table}.{name}" if self.table else name)

    def error(self, key: str, expected: str) -> ClientError:
        """Return the error for *key* of this table."""
        table = printable(self.table)
        where = f"{self.file}: table [{table}]" if table else f"{self.file}: top level"
        return ClientError(f"{where}, key {describe(key)}: {expected}" if key else f"{where}: {expected}")


def among(value: object, parameters: Collection[str], key: str, place: Place) -> str:
    """Return *value*, found under *key*, which must be one of *parameters*."""
    if value not in parameters:
        raise place.error(key, f"expected one of the parameters, found {describe(value)}")
    return cast(str, value)


def argument(table: Table, key: str, parameters: tuple[str, ...], place: Place) -> Argument:
    """Return how a call passes the parameter that *key* names."""
    return passed(among(text(table, key, place), parameters, key, place), parameters)


def argument_if_given(table: Table, key: str, parameters: tuple[str, ...], place: Place) -> Argument | None:
    """Return how a call passes the parameter that *key* names, ``None`` without the key."""
    return argument(table, key, parameters, place) if key in table else None


def passed(name: str, parameters: tuple[str, ...]) -> Argument:
    """Return how a call passes the parameter *name*; parameters after ``*`` are keyword-only."""
    before = parameters[: parameters.index(name)]
    keyword_only = any(parameter.startswith("*") for parameter in before)
    return Argument(None if keyword_only else len(before), name)


def plain(parameters: Iterable[str]) -> tuple[str, ...]:
    """Return *parameters* without the marks ``*`` and ``**``."""
    return tuple(parameter for parameter in parameters if not parameter.startswith("*"))


def names(key: str, place: Place) -> list[str]:
    """Return the dotted names in *key*."""
    names = key.split()
    if not names or not all(part.isidentifier() for name in names for part in name.split(".")):
        raise place.error("", "expected names separated by spaces")
    return names


def verb(table: Table, key: str, place: Place, default: str) -> str:
    """Return the HTTP method under *key*, or *default*."""
    return choice(table, key, sorted(VERBS), place) if key in table else default


def choice(table: Table, key: str, known: Collection[Chosen], place: Place) -> Chosen:
    """Return the value under *key*, which must be one of the *known*."""
    value = table.get(key)
    if value not in known:
        near = hint(str(value), known)
        raise place.error(key, f"expected one of {', '.join(known)}, found {describe(value)}{near}")
    return cast(Chosen, value)


def text(table: Table, key: str, place: Place) -> str:
    """Return the string under *key*."""
    value = table.get(key)
    if not isinstance(value, str) or not value:
        raise place.error(key, "expected a string" if key in table else "missing, expected a string")
    return value


def text_if_given(table: Table, key: str, place: Place) -> str:
    """Return the string under *key*, empty without the key."""
    return text(table, key, place) if key in table else ""


def flag(table: Table, key: str, place: Place) -> bool:
    """Return the boolean under *key*, false where it isn't there."""
    value = table.get(key, False)
    if not isinstance(value, bool):
        raise place.error(key, "expected true or false")
    return value


def texts(table: Table, key: str, place: Place) -> tuple[str, ...]:
    """Return the strings under *key*."""
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise place.error(key, "expected an array of strings")
    return tuple(value)


def scalars(table: Table, key: str, place: Place) -> tuple[Scalar, ...]:
    """Return the value under *key*, or the values of its array."""
    value = table[key]
    values = value if isinstance(value, list) else [value]
    if not values or not all(isinstance(item, (str, int, float, bool)) for item in values):
        raise place.error(key, "expected a string, number or boolean, or an array of these")
    return tuple(values)


def tables(table: Table, key: str, place: Place, of: type = dict) -> Mapping[str, Table]:
    """Return the tables under *key* by name, or the strings where *of* is ``str``."""
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise place.error(key, f"expected a table of {'tables' if of is dict else 'strings'}")
    for name, item in value.items():
        if not isinstance(item, of):
            raise place.inner(key).error(name, f"expected a {'table' if of is dict else 'string'}")
    return cast(Mapping[str, Table], value)


def table_of(table: Table, key: str, place: Place) -> Table:
    """Return the table under *key*, empty without the key."""
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise place.error(key, "expected a table")
    return cast(Table, value)


def fields_of(cls: type, table: Table, key: str, place: Place) -> dict[str, Any]:
    """Return the values of the fields of *cls* in the table under *key*, as the fields' types require."""
    found, here = table_of(table, key, place), place.inner(key)
    readers = {field.name: _READERS[str(field.type)] for field in fields(cls)}
    known(found, readers.keys(), here)
    return {name: read(found, name, here) for name, read in readers.items()}


_READERS: Mapping[str, Callable[[Table, str, Place], object]] = {
    "tuple[str, ...]": texts,
    "bool": flag,
    "str": text_if_given,
}


def entries(table: Table, key: str, place: Place) -> list[Table]:
    """Return the array of tables under *key*."""
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise place.error(key, "expected an array of tables")
    return value


def known(table: Table, keys: Set[str], place: Place) -> None:
    """Raise ``ClientError`` for a key of *table* that isn't in *keys*."""
    for key in table:
        if key not in keys:
            near = hint(key, keys) or f"; expected one of {', '.join(sorted(keys))}"
            raise place.error(key, f"unknown{near}")


def join(table: Table, default: Join, place: Place) -> Join:
    """Return ``join`` of a table, or *default*; raises ``ClientError``."""
    return choice(table, "join", JOINS, place) if "join" in table else default
