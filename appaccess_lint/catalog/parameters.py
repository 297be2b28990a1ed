"""The parameters of operations: query parameters, keys of the body, and types of path parameters.

The facts are in ``rules_data/parameters``, with one file for each API version and first word of the path
below the root; a lookup reads only the file that it needs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from appaccess_lint.catalog.schema import Mismatch, Place, read_parameters
from appaccess_lint.files.shipped import data_folder, read_shipped, shipped_document
from appaccess_lint.immutable import immutable
from appaccess_lint.model import Operation, Parameters

__all__ = [
    "Gone",
    "Parameters",
    "Renamed",
    "found_by_key",
    "gone",
    "gone_words",
    "greatest",
    "list_of_parent",
    "numbers",
    "one_of_list",
    "one_that_takes",
    "parameters_of",
    "renamed",
    "renamed_key",
    "values_of",
]

_ROOTS = ("/wiki/rest/api/", "/wiki/api/v2/", "/wiki/rest/atlassian-connect/1/", "/atlassian-connect/1/")


@immutable(frozen=True, slots=True)
class Renamed:
    """The name in v2 of a query parameter of v1.

    ``v2`` are the names that the given operation takes, and ``how`` describes the rest of the change.
    ``words`` are the values for which a name stands, and ``instead`` is another operation with the purpose
    of the parameter, by the operation that has the parameter, which is empty for all.
    """

    v2: tuple[str, ...]
    how: str = ""
    words: tuple[tuple[str, tuple[str, ...]], ...] = ()
    instead: tuple[tuple[str, str], ...] = ()

    def instead_of(self, operation: Operation) -> str:
        """Return the operation with the purpose of the parameter of *operation*; empty if none is known."""
        return next((instead for key, instead in self.instead if key in ("", operation.key)), "")


def parameters_of(operation: Operation) -> Parameters | None:
    """Return the parameters of *operation*; ``None`` if they are unknown."""
    if operation.parameters is not None:
        return operation.parameters
    return _file(operation.api_version, _resource(operation.path)).get(operation.key)


def found_by_key(operation: Operation) -> str | None:
    """Return the path of the list that finds by ``?key=`` what the path of *operation* ends in."""
    listed = operation.path.rpartition("/")[0]
    known = _file(operation.api_version, _resource(operation.path)).get(f"GET {listed}")
    return listed if known is not None and "key" in known.query else None


def one_of_list(operation: Operation) -> tuple[str, Parameters] | None:
    """Return the key and parameters of the operation that gets one object of the list of *operation*."""
    items = _file(operation.api_version, _resource(operation.path)).items()
    one = re.compile(rf"{re.escape(operation.key)}/{{[^/]*}}")
    return next((item for item in items if one.fullmatch(item[0])), None)


def list_of_parent(operation: Operation, name: str) -> str | None:
    """Return the list of one object that has the purpose of the query parameter *name*.

    Example: ``GET /wiki/api/v2/pages/{id}/attachments`` for ``page-id`` of ``GET /wiki/api/v2/attachments``.
    """
    parent = re.fullmatch(r"(page|blog-?post|space|label|attachment)[-_]?id", name, re.IGNORECASE)
    if parent is None or not operation.key.startswith("GET /wiki/api/v2/"):
        return None
    resource = f"{parent[1].lower().replace('-', '')}s"
    key = f"GET /wiki/api/v2/{resource}/{{id}}/{operation.path.rpartition('/')[2]}"
    return key if key in _file("v2", resource) else None


def renamed(name: str, parameters: Parameters) -> Renamed | None:
    """Return the name of v1's query parameter *name* in the v2 operation with *parameters*.

    The result is ``None`` if *name* isn't a parameter of v1.  It has no names if this operation takes none of
    those that v2 has for the parameter.
    """
    return _among(parameters.query, _renames("renamed").get(name), name)


def renamed_key(name: str, parameters: Parameters) -> Renamed | None:
    """Return the name of the body's key *name* in the v2 operation with *parameters*, like ``renamed``."""
    return _among(parameters.body, _renames("renamed-body").get(name), name)


def _among(taken: tuple[str, ...], known: Renamed | None, name: str) -> Renamed | None:
    if known is None:
        return None
    return replace(known, v2=tuple(v2 for v2 in known.v2 if v2 in taken and v2 != name))


@immutable(frozen=True, slots=True)
class Gone:
    """The replacement of a query parameter that v1 no longer supports; ``harmless`` values change nothing."""

    v1: str
    harmless: tuple[object, ...] = ()


@cache
def gone() -> Mapping[str, Gone]:
    """Return the query parameters that v1 operations no longer support."""
    return MappingProxyType(
        {
            name: Gone(facts["v1"], tuple(facts.get("harmless", ())))
            for key, facts in shipped_document("parameters", "gone").items()
            for name in (key, *facts.get("also", ()))
        }
    )


@immutable(frozen=True, slots=True)
class GoneWords:
    """Query parameters, or ``words`` in them, that an operation doesn't support; ``instead`` does.

    ``expanded`` are words of ``expand`` that name keys ``below`` another key of the answer.
    """

    parameters: tuple[str, ...]
    words: tuple[str, ...]
    instead: str
    expanded: tuple[str, ...] = ()
    below: str = ""


@cache
def gone_words() -> Mapping[str, GoneWords]:
    """Return the parameters and words that v1 operations don't support, by the operation's key."""
    found = {}
    for key, table in shipped_document("parameters", "gone-words").items():
        expand = table.get("expand", {})
        found[key] = GoneWords(
            tuple(table["parameters"]),
            tuple(table.get("words", ())),
            table["instead"],
            tuple(expand.get("words", ())),
            expand.get("below", ""),
        )
    return MappingProxyType(found)


@cache
def numbers() -> frozenset[str]:
    """Return the query parameters and keys of bodies that are numbers in v2."""
    return frozenset(shipped_document("parameters", "numbers")["names"])


def greatest(name: str) -> int | None:
    """Return the greatest number that v2 takes for the query parameter *name*, ``None`` for any."""
    found: int | None = shipped_document("parameters", "numbers")["greatest"].get(name)
    return found


def values_of(operation: str, name: str) -> tuple[str, ...]:
    """Return the only values that the operation takes for *name*; empty for any.

    *name* is a query parameter or a key of the body, with its outer keys: ``body.representation``.
    """
    return _values().get((operation, name), ())


def one_that_takes(operation: Operation, name: str, value: str) -> str | None:
    """Return the key of the operation that gets one object of a list, if it takes *value* for *name*."""
    one = re.compile(rf"GET /wiki/api/v2/{re.escape(operation.path.rpartition('/')[2])}/{{[^/]*}}")
    found = (key for (key, parameter), taken in _values().items() if parameter == name and value in taken)
    return next(filter(one.fullmatch, found), None) if operation.method == "GET" else None


@cache
def _values() -> Mapping[tuple[str, str], tuple[str, ...]]:
    tables = shipped_document("parameters", "values")["values"]
    return MappingProxyType(
        {(operation, t["parameter"]): tuple(t["values"]) for t in tables for operation in t["operations"]}
    )


def _resource(path: str) -> str:
    """Return the first word of *path* below the API's root: ``pages``; empty for other paths."""
    for root in _ROOTS:
        if path.startswith(root):
            return path[len(root) :].partition("/")[0]
    return ""


@cache
def _file(version: str, resource: str) -> Mapping[str, Parameters]:
    name = f"parameters/{version}/{resource}.toml"
    file = data_folder("parameters").joinpath(version).joinpath(f"{resource}.toml")
    if not file.is_file():
        return MappingProxyType({})
    found = {}
    for key, table in read_shipped(file).items():
        try:
            found[key] = read_parameters(table)
        except Mismatch as mismatch:
            raise Place(name, f'["{key}"]').error(mismatch.expected, mismatch.found, mismatch.key) from None
    return MappingProxyType(found)


@cache
def _renames(file: str) -> Mapping[str, Renamed]:
    found = {}
    for name, table in shipped_document("parameters", file).items():
        words = tuple((new, tuple(values)) for new, values in table.get("words", {}).items())
        instead = table.get("instead", {})
        pairs = (("", instead),) if isinstance(instead, str) else tuple(instead.items())
        rename = Renamed(tuple(table["v2"]), table.get("how", ""), words, pairs)
        found.update(dict.fromkeys((name, *table.get("also", ())), rename))
    return MappingProxyType(found)
