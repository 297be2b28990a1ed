"""From a TOML document to client models, with one clear line for whatever is wrong in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, cast

from appaccess_lint.clients.model import (
    FALSY,
    Argument,
    Case,
    Choice,
    ClientClass,
    ClientFunction,
    ClientMethod,
    Condition,
    HttpCall,
    Scalar,
)

VERBS = frozenset({"GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"})
PRODUCTS = ("confluence", "other", "any")

Table = Mapping[str, object]


class ClientError(Exception):
    """A client model that can't be read: one line with file, table, key and what was expected."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a document a table stands, for messages."""

    file: str
    table: str = ""

    def inner(self, name: str) -> Place:
        """Return the place of a table inside this one."""
        return Place(self.file, f"{self.table}.{name}" if self.table else name)

    def error(self, key: str, expected: str) -> ClientError:
        """Return the error for *key* of this table."""
        table = "".join(char if char.isprintable() else "\ufffd" for char in self.table)
        where = f"{self.file}: table [{table}]" if table else f"{self.file}: top level"
        return ClientError(f"{where}, key {key!r}: {expected}" if key else f"{where}: {expected}")


DOCUMENT_KEYS = {"client", "functions", "class"}


def parse_document(document: Table, file: str) -> tuple[list[ClientFunction], list[ClientClass]]:
    """Return the functions and classes of *document*, read from *file*; raises ``ClientError``."""
    place = Place(file)
    _known(document, DOCUMENT_KEYS, place)
    client = _text(document, "client", place)
    classes = [_class(table, client, here) for table, here in class_tables(document, place)]
    return _functions(document, client, place), classes


def _functions(document: Table, client: str, place: Place) -> list[ClientFunction]:
    found = []
    for key, table in _tables(document, "functions", place).items():
        here = place.inner(f'functions."{key}"')
        _known(table, {"parameters", "http", "returns"}, here)
        parameters = _texts(table, "parameters", here)
        for name in _names(key, here):
            verb = name.rpartition(".")[2].upper()
            found.append(
                ClientFunction(
                    client,
                    (name,),
                    _http(table, verb, parameters, here),
                    _text(table, "returns", here) if "returns" in table else None,
                    _plain(parameters) if "returns" in table else (),
                )
            )
    return found


def class_tables(document: Table, place: Place) -> list[tuple[Table, Place]]:
    """Return the ``[[class]]`` tables of *document* with their places; raises ``ClientError``."""
    tables = document.get("class", [])
    if not isinstance(tables, list):
        raise place.error("class", "expected an array of tables, [[class]]")
    found = []
    for number, table in enumerate(tables, 1):
        if not isinstance(table, dict):
            raise place.error("class", "expected an array of tables, [[class]]")
        here = place.inner(f"class #{number}")
        names = _texts(table, "names", here)
        if not names:
            raise here.error("names", "expected the dotted names of the class, at least one")
        found.append((cast(Table, table), place.inner(f"class {names[0]}")))
    return found


CLASS_KEYS = {
    "names",
    "product",
    "base_url",
    "base_scheme",
    "root",
    "constructor",
    "methods",
    "attributes",
    "choices",
}


def _class(table: Table, client: str, place: Place) -> ClientClass:
    _known(table, CLASS_KEYS, place)
    product = _text(table, "product", place) if "product" in table else "any"
    if product not in PRODUCTS:
        raise place.error("product", f"expected one of {', '.join(PRODUCTS)}; found {product!r}")
    constructor = _texts(table, "constructor", place)
    base_url = _argument(table, "base_url", constructor, place) if "base_url" in table else None
    attributes = _tables(table, "attributes", place, str)
    return ClientClass(
        client=client,
        names=_texts(table, "names", place),
        product=cast(Literal["confluence", "other", "any"], product),
        base_url=base_url,
        base_scheme=_text(table, "base_scheme", place) if "base_scheme" in table else "",
        root=_text(table, "root", place) if "root" in table else "",
        constructor=_plain(constructor),
        methods=_methods(table, place),
        attributes=cast(Mapping[str, str], attributes),
        choices=tuple(_choice(entry, place.inner("choices")) for entry in _entries(table, "choices", place)),
    )


def _methods(table: Table, place: Place) -> dict[str, ClientMethod]:
    found = {}
    for key, entry in _tables(table, "methods", place).items():
        here = place.inner(f"methods.{key}")
        _known(entry, {"parameters", "http", "operations", "cases", "other"}, here)
        parameters = _texts(entry, "parameters", here)
        cases = tuple(_case(case, here.inner("cases")) for case in _entries(entry, "cases", here))
        if operations := _operations(entry, here):
            cases = (Case(operations), *cases)
        for name in _names(key, here):
            http = _http(entry, name.upper(), parameters, here)
            found[name] = ClientMethod(name, _plain(parameters), http, cases, _texts(entry, "other", here))
    return found


def _case(table: Table, place: Place) -> Case:
    _known(table, {"operations", "other", "when"}, place)
    when = tuple(_condition(entry, place.inner("when")) for entry in _entries(table, "when", place))
    return Case(_operations(table, place), when, _texts(table, "other", place))


def _choice(table: Table, place: Place) -> Choice:
    _known(table, {"class", "when"}, place)
    when = tuple(_condition(entry, place.inner("when")) for entry in _entries(table, "when", place))
    return Choice(_text(table, "class", place), when)


def _operations(table: Table, place: Place) -> tuple[str, ...]:
    operations = _texts(table, "operations", place)
    for operation in operations:
        verb, _, path = operation.partition(" ")
        if verb not in VERBS or not path.startswith("/"):
            expected = f"expected operations such as 'GET /wiki/rest/api/space', found {operation!r}"
            raise place.error("operations", expected)
    return operations


def _condition(table: Table, place: Place) -> Condition:
    _known(table, {"call", "constructor", "is", "is_not", "contains", "truthy", "default"}, place)
    subjects = [key for key in ("call", "constructor") if key in table]
    tests = [key for key in ("is", "is_not", "contains", "truthy") if key in table]
    if len(subjects) != 1:
        raise place.error("", "expected either call or constructor with the name of an argument")
    if len(tests) != 1:
        raise place.error("", "expected one of is, is_not, contains, truthy")
    test = tests[0]
    values, negated = _scalars(table, test, place), test == "is_not"
    if test == "truthy":
        if not isinstance(table[test], bool):
            raise place.error("truthy", "expected true or false")
        values, negated = FALSY, bool(table[test])
    return Condition(
        argument=_text(table, subjects[0], place),
        values=values,
        of=cast(Literal["call", "constructor"], subjects[0]),
        default=_scalars(table, "default", place)[0] if "default" in table else None,
        test="contains" if test == "contains" else "equal",
        negated=negated,
    )


def _http(table: Table, verb: str, parameters: tuple[str, ...], place: Place) -> HttpCall | None:
    if "http" not in table:
        return None
    http = table["http"]
    if not isinstance(http, dict):
        raise place.error("http", "expected a table")
    here = place.inner("http")
    _known(http, {"url", "method", "method_from", "default_method", "body", "method_with_body"}, here)
    method: str | Argument
    if "method_from" in http:
        method = _argument(http, "method_from", parameters, here)
    else:
        method = _verb(http, "method", here) if "method" in http else verb
        if method not in VERBS:
            raise here.error("method", "expected an HTTP method, or method_from with a parameter's name")
    return HttpCall(
        url=_argument(http, "url", parameters, here),
        method=method,
        default_method=_verb(http, "default_method", here) if "default_method" in http else None,
        body=_argument(http, "body", parameters, here) if "body" in http else None,
        method_with_body=_verb(http, "method_with_body", here) if "method_with_body" in http else None,
    )


def _argument(table: Table, key: str, parameters: tuple[str, ...], place: Place) -> Argument:
    """Return how a call passes the parameter that *key* names; after ``*`` parameters go by keyword only."""
    name = _text(table, key, place)
    if name not in parameters:
        raise place.error(key, f"expected one of the parameters, found {name!r}")
    before = parameters[: parameters.index(name)]
    keyword_only = any(parameter.startswith("*") for parameter in before)
    return Argument(None if keyword_only else len(before), name)


def _plain(parameters: Iterable[str]) -> tuple[str, ...]:
    return tuple(parameter for parameter in parameters if not parameter.startswith("*"))


def _names(key: str, place: Place) -> list[str]:
    names = key.split()
    if not names or not all(part.isidentifier() for name in names for part in name.split(".")):
        raise place.error("", "expected names separated by spaces")
    return names


def _verb(table: Table, key: str, place: Place) -> str:
    verb = _text(table, key, place)
    if verb not in VERBS:
        raise place.error(key, f"expected one of {', '.join(sorted(VERBS))}; found {verb!r}")
    return verb


def _text(table: Table, key: str, place: Place) -> str:
    value = table.get(key)
    if not isinstance(value, str) or not value:
        raise place.error(key, "expected a string" if key in table else "missing, expected a string")
    return value


def _texts(table: Table, key: str, place: Place) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        raise place.error(key, "expected an array of strings")
    return tuple(value)


def _scalars(table: Table, key: str, place: Place) -> tuple[Scalar, ...]:
    value = table[key]
    values = value if isinstance(value, list) else [value]
    if not values or not all(isinstance(item, (str, int, float, bool)) for item in values):
        raise place.error(key, "expected a string, number or boolean, or an array of these")
    return tuple(values)


def _tables(table: Table, key: str, place: Place, of: type = dict) -> Mapping[str, Table]:
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise place.error(key, f"expected a table of {'tables' if of is dict else 'strings'}")
    for name, item in value.items():
        if not isinstance(item, of):
            raise place.inner(key).error(name, f"expected a {'table' if of is dict else 'string'}")
    return cast(Mapping[str, Table], value)


def _entries(table: Table, key: str, place: Place) -> list[Table]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise place.error(key, "expected an array of tables")
    return value


def _known(table: Table, keys: set[str], place: Place) -> None:
    for key in table:
        if key not in keys:
            raise place.error(key, f"unknown; expected one of {', '.join(sorted(keys))}")
