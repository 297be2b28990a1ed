"""Parse a TOML document into client models; each error is one line with its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, cast, get_args

from appaccess_lint.clients import tables
from appaccess_lint.clients.answers import boundaries, exceptions
from appaccess_lint.clients.derived import class_requests
from appaccess_lint.clients.effects import Known, add_effects
from appaccess_lint.clients.errors import ClientError
from appaccess_lint.clients.http import RequestNames, http_call, part, request_names
from appaccess_lint.clients.model import (
    CONTENT_TYPES,
    FALSY,
    Case,
    Choice,
    ClientClass,
    ClientFunction,
    ClientMethod,
    Condition,
    Product,
    Scheme,
)
from appaccess_lint.clients.programs import programs, runs
from appaccess_lint.clients.tables import VERBS, Place, Table
from appaccess_lint.wording import describe

__all__ = ["ClientError", "Place", "Table", "class_tables", "parse_document"]

PRODUCTS: tuple[Product, ...] = get_args(Product)
FUNCTION_KEYS = frozenset(
    "parameters http returns effect gives operations cases other wraps runs program".split()
)
DOCUMENT_KEYS = frozenset(
    "client request credentials functions class variables names keywords answer exceptions boundaries "
    "programs".split()
)
RELEASES = frozenset({"since", "before"})
METHOD_KEYS = RELEASES.union(
    "parameters http operations cases other sets content child query fields instead effect returns wraps "
    "raises".split()
)
SCHEMES: tuple[Scheme, ...] = get_args(Scheme)


def parse_document(document: Table, file: str) -> tuple[list[ClientFunction], list[ClientClass]]:
    """Return the functions and classes of *document*, read from *file*; raises ``ClientError``."""
    place = Place(file)
    tables.known(document, DOCUMENT_KEYS, place)
    client = tables.text(document, "client", place)
    names = request_names(document, place)
    classes = [_class(table, client, names, here) for table, here in class_tables(document, place)]
    functions = _functions(document, client, names, place)
    add_effects(Known(), document, place)
    exceptions(document, place)
    boundaries(document, place)
    list(programs(document, place))
    return functions, classes


def _functions(document: Table, client: str, names: RequestNames, place: Place) -> list[ClientFunction]:
    found = []
    for key, table in tables.tables(document, "functions", place).items():
        here = place.inner(f'functions."{key}"')
        tables.known(table, FUNCTION_KEYS, here)
        parameters = tables.texts(table, "parameters", here)
        cases, other = _cases(table, here), tables.texts(table, "other", here)
        hidden = bool(cases or other)
        for name in tables.names(key, here):
            verb = name.rpartition(".")[2].upper()
            found.append(
                ClientFunction(
                    client,
                    (name,),
                    http_call(table, verb, parameters, names, here),
                    tables.text_if_given(table, "returns", here) or None,
                    tables.plain(parameters) if "returns" in table else (),
                    ClientMethod(name, tables.plain(parameters), None, cases, other) if hidden else None,
                    tables.flag(table, "wraps", here),
                    runs(table, parameters, here),
                )
            )
    return found


def credentials(table: Table, place: Place) -> dict[str, Scheme]:
    """Return the schemes in ``credentials`` of a document or a class; raises ``ClientError``."""
    found, here = tables.tables(table, "credentials", place, str), place.inner("credentials")
    pairs = ((tables.names(key, here), tables.choice(found, key, SCHEMES, here)) for key in found)
    return {name: scheme for names, scheme in pairs for name in names}


def class_tables(document: Table, place: Place) -> list[tuple[Table, Place]]:
    """Return the ``[[class]]`` tables of *document* with their places; raises ``ClientError``."""
    entries = document.get("class", [])
    if not isinstance(entries, list):
        raise place.error("class", "expected an array of tables, [[class]]")
    found = []
    for number, table in enumerate(entries, 1):
        if not isinstance(table, dict):
            raise place.error("class", "expected an array of tables, [[class]]")
        here = place.inner(f"class #{number}")
        names = tables.texts(table, "names", here)
        if not names:
            raise here.error("names", "expected the dotted names of the class, at least one")
        found.append((cast(Table, table), place.inner(f"class {names[0]}")))
    return found


CLASS_KEYS = frozenset(
    "names product base_url base_scheme join root constructor methods attributes fields scheme hooks cloud "
    "credentials choices follows connection requests sends_by".split()
)


def _class(table: Table, client: str, names: RequestNames, place: Place) -> ClientClass:
    tables.known(table, CLASS_KEYS, place)
    constructor = tables.texts(table, "constructor", place)
    attributes = tables.tables(table, "attributes", place, str)
    return ClientClass(
        client=client,
        names=tables.texts(table, "names", place),
        product=tables.choice(table, "product", PRODUCTS, place) if "product" in table else "any",
        base_url=tables.argument_if_given(table, "base_url", constructor, place),
        base_scheme=tables.text_if_given(table, "base_scheme", place),
        join=tables.join(table, "path", place),
        root=tables.text_if_given(table, "root", place),
        constructor=tables.plain(constructor),
        methods=_methods(table, names, place),
        fields=cast(Mapping[str, str], tables.tables(table, "fields", place, str)),
        settings=names.by_name() | dict.fromkeys(tables.texts(table, "hooks", place), "auth"),
        scheme=tables.choice(table, "scheme", SCHEMES, place) if "scheme" in table else None,
        credentials=credentials(table, place),
        cloud=tables.text_if_given(table, "cloud", place),
        follows=tables.text_if_given(table, "follows", place),
        attributes=cast(Mapping[str, str], attributes),
        choices=tuple(
            _choice(entry, place.inner("choices")) for entry in tables.entries(table, "choices", place)
        ),
        connection=tables.text_if_given(table, "connection", place),
        requests=tuple(class_requests(table, place)),
        sends_by=tables.text_if_given(table, "sends_by", place),
    )


def _methods(table: Table, names: RequestNames, place: Place) -> dict[str, ClientMethod]:
    found = {}
    for key, entry in tables.tables(table, "methods", place).items():
        here = place.inner(f"methods.{key}")
        tables.known(entry, METHOD_KEYS, here)
        parameters = tables.texts(entry, "parameters", here)
        cases = _cases(entry, here)
        for name in tables.names(key, here):
            found[name] = ClientMethod(
                name,
                tables.plain(parameters),
                http_call(entry, name.upper(), parameters, names, here),
                cases,
                tables.texts(entry, "other", here),
                part(entry, "sets", here) if "sets" in entry else None,
                _content(entry, "content", here),
                _content(entry, "child", here),
                _pairs(entry, "query", parameters, here),
                **_releases(entry, here),
                wraps=tables.flag(entry, "wraps", here),
                raises=tables.texts(entry, "raises", here) if "raises" in entry else None,
                returns=tables.text_if_given(entry, "returns", here) or None,
                instead=_operations(entry, here, "instead"),
                fields=_pairs(entry, "fields", parameters, here, parameter=1),
            )
    return found


def _cases(table: Table, place: Place) -> tuple[Case, ...]:
    """Return the operations in *table*; those that are always called come first."""
    cases = tuple(_case(case, place.inner("cases")) for case in tables.entries(table, "cases", place))
    always = _operations(table, place)
    return (Case(always), *cases) if always else cases


def _content(table: Table, key: str, place: Place) -> str:
    """Return the content type that *key* names, empty without the key."""
    return tables.choice(table, key, CONTENT_TYPES, place) if key in table else ""


def _pairs(
    table: Table, key: str, parameters: tuple[str, ...], place: Place, parameter: int = 0
) -> tuple[tuple[str, str], ...]:
    """Return the pairs of the table under *key*, of which those at *parameter* are parameters."""
    found = cast(tuple[tuple[str, str], ...], tuple(tables.tables(table, key, place, of=str).items()))
    for pair in found:
        tables.among(pair[parameter], parameters, key, place)
    return found


def _case(table: Table, place: Place) -> Case:
    tables.known(table, {"operations", "other", "when"} | RELEASES, place)
    when = tuple(_condition(entry, place.inner("when")) for entry in tables.entries(table, "when", place))
    other = tables.texts(table, "other", place)
    return Case(_operations(table, place), when, other, **_releases(table, place))


def _choice(table: Table, place: Place) -> Choice:
    tables.known(table, {"class", "when", "unasked"} | RELEASES, place)
    when = tuple(_condition(entry, place.inner("when")) for entry in tables.entries(table, "when", place))
    unasked = tables.flag(table, "unasked", place)
    return Choice(tables.text(table, "class", place), when, unasked, **_releases(table, place))


def _releases(table: Table, place: Place) -> dict[str, str]:
    """Return the releases in *table*; raises ``ClientError``."""
    found = {key: tables.text(table, key, place) for key in sorted(RELEASES & set(table))}
    for key, release in found.items():
        if not all(number.isascii() and number.isdigit() for number in release.split(".")):
            raise place.error(key, f'expected a release such as "5.0.1", found {describe(release)}')
    return found


def _operations(table: Table, place: Place, key: str = "operations") -> tuple[str, ...]:
    operations = tables.texts(table, key, place)
    for operation in operations:
        verb, _, path = operation.partition(" ")
        if verb not in VERBS or not path.startswith("/"):
            expected = 'expected operations such as "GET /wiki/rest/api/space"'
            raise place.error(key, f"{expected}, found {describe(operation)}")
    return operations


def _condition(table: Table, place: Place) -> Condition:
    tables.known(table, {"call", "constructor", "is", "is_not", "contains", "truthy", "default"}, place)
    subjects = [key for key in ("call", "constructor") if key in table]
    tests = [key for key in ("is", "is_not", "contains", "truthy") if key in table]
    if len(subjects) != 1:
        raise place.error("", "expected either call or constructor with the name of an argument")
    if len(tests) != 1:
        raise place.error("", "expected one of is, is_not, contains, truthy")
    test = tests[0]
    values, negated = tables.scalars(table, test, place), test == "is_not"
    if test == "truthy":
        if not isinstance(table[test], bool):
            raise place.error("truthy", "expected true or false")
        values, negated = FALSY, bool(table[test])
    return Condition(
        argument=tables.text(table, subjects[0], place),
        values=values,
        of=cast(Literal["call", "constructor"], subjects[0]),
        default=tables.scalars(table, "default", place)[0] if "default" in table else None,
        test="contains" if test == "contains" else "equal",
        negated=negated,
    )
