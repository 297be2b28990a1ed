"""The schema of an ``[[operation]]`` table: its keys and the type of each value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeVar

from appaccess_lint.catalog.errors import CatalogError as CatalogError
from appaccess_lint.immutable import immutable
from appaccess_lint.model import Lookup, Parameters, Replacement, SourceClaim
from appaccess_lint.wording import describe, hint, quoted

METHODS = ("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS")
APP_ACCESS = ("blocked", "not-blocked", "unlisted")
CLAIMED_ACCESS = ("blocked", "not-blocked")
REFUSAL = ("error", "omission")
LIFECYCLE = ("current", "deprecated", "removed")

NAMING = ("method", "path")
"""The keys that identify the operation of a table."""

REQUIRED = ("title", "group", "app_access", "lifecycle")
"""The keys that a new operation must have in addition to ``NAMING``."""

PATH_TEMPLATE = re.compile(r"(?:/(?:[^/{}?#%\s]+|\{[A-Za-z][\w-]*\}))+")
QUERY = re.compile(r"[\w.-]+=[^\s&=?#]+(?:&[\w.-]+=[^\s&=?#]+)*")
WEB_ADDRESS = re.compile(r"https?://\S+")

Row = TypeVar("Row")
Fields = dict[str, Any]
"""Checked values of one table, under the names of the fields of ``Operation``."""


class Mismatch(Exception):
    """A value of the wrong type; *key* is completed on the way out of nested tables."""

    def __init__(self, expected: str, found: str, key: str = "") -> None:
        super().__init__(expected, found, key)
        self.expected = expected
        self.found = found
        self.key = key

    def below(self, key: str) -> Mismatch:
        """Return the same mismatch, as seen from the table that has the value under *key*."""
        dot = "" if not self.key or self.key.startswith("[") else "."
        return Mismatch(self.expected, self.found, f"{key}{dot}{self.key}")


@immutable(frozen=True, slots=True)
class Place:
    """A catalog file, or one of its tables, for error messages.

    ``table`` names the table; for an ``[[operation]]``, its number and content do.
    """

    file: str
    table: str = ""
    number: int = 0
    content: object = None

    def _named(self) -> str:
        if not self.number:
            return self.table
        name = f"[[operation]] {self.number}"
        if isinstance(self.content, dict):
            named = " ".join(value for key in NAMING if isinstance(value := self.content.get(key), str))
            if named:
                return f"{name} ({describe(named)[1:-1]})"
        return name

    def error(self, expected: str, found: str, key: str = "") -> CatalogError:
        """Return the error with what was *expected* here, for *key* if given, and what was *found*."""
        parts = [self.file, self._named(), f"key {key}" if key else ""]
        return CatalogError(": ".join([*filter(None, parts), f"expected {expected}, found {found}"]))


Check = Callable[[object], Any]
"""Converts a value from TOML to its final type, or raises ``Mismatch``."""


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise Mismatch("a string", describe(value))
    return value


def _filled(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise Mismatch("a non-empty string", describe(value))
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise Mismatch("true or false", describe(value))
    return value


def _choice(*allowed: str) -> Check:
    def check(value: object) -> str:
        if not isinstance(value, str) or value not in allowed:
            raise Mismatch(quoted(allowed), describe(value) + hint(str(value), allowed))
        return value

    return check


def _matching(pattern: re.Pattern[str], expected: str) -> Check:
    def check(value: object) -> str:
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise Mismatch(expected, describe(value))
        return value

    return check


def _names(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise Mismatch("an array of strings", describe(value))
    return tuple(_filled(item) for item in value)


def _rows(cls: type[Row], checks: Mapping[str, Check], required: tuple[str, ...]) -> Check:
    """Return the check of an array of tables, each of which becomes a *cls*."""

    def row(value: object, index: int) -> Row:
        try:
            return cls(**checked(value, checks, required))
        except Mismatch as mismatch:
            raise mismatch.below(f"[{index}]") from None

    def check(value: object) -> tuple[Row, ...]:
        if not isinstance(value, list):
            *keys, last = checks
            expected = f"an array of tables with the keys {', '.join(keys)} and {last}"
            raise Mismatch(expected, describe(value))
        found = tuple(row(item, index) for index, item in enumerate(value))
        if len(set(found)) < len(found):
            raise Mismatch(f"each {cls.__name__.lower()} once", "one of them twice")
        return found

    return check


def _claims(value: object) -> tuple[SourceClaim, ...]:
    if not isinstance(value, dict):
        raise Mismatch("a table with one key for each source", describe(value))
    return tuple(_claim(source, claim) for source, claim in value.items())


def _claim(source: str, value: object) -> SourceClaim:
    if isinstance(value, dict) and all(isinstance(said, (str, bool)) for said in value.values()):
        return _plain_claim(source, *value.items())
    return _checked_claim(source, value)


# sources say the same few things of hundreds of operations, and checking each again takes time at every start
@lru_cache(maxsize=256)
def _plain_claim(source: str, *said: tuple[str, str | bool]) -> SourceClaim:
    return _checked_claim(source, dict(said))


def _checked_claim(source: str, value: object) -> SourceClaim:
    try:
        claim = checked(value, CLAIM, ())
    except Mismatch as mismatch:
        raise mismatch.below(source) from None
    beside = tuple(key for key in claim if key != "listed")
    if beside and not claim.get("listed", True):
        raise Mismatch("no other key with listed = false", quoted(beside), source)
    return SourceClaim(source, **claim)


def _words(value: object) -> tuple[str, ...]:
    if not isinstance(value, str):
        raise Mismatch("a string of names with spaces between them", describe(value))
    return tuple(value.split())


def _types(value: object) -> Mapping[str, str]:
    if not isinstance(value, dict):
        raise Mismatch("a table with a type for each path parameter", describe(value))
    for name, kind in value.items():
        if not isinstance(kind, str) or not kind:
            raise Mismatch('a type such as "number"', describe(kind), name)
    return MappingProxyType(dict(value))


def read_parameters(value: object) -> Parameters:
    """Return the parameters of an operation in a table; raises ``Mismatch``."""
    return Parameters(**checked(value, PARAMETERS, ()))


def checked(table: object, checks: Mapping[str, Check], required: tuple[str, ...]) -> Fields:
    """Return the checked values of *table*.

    Raises ``Mismatch`` if it isn't a table, has a key without a check, lacks one of *required*, or has a
    value that fails its check.
    """
    if not isinstance(table, dict):
        raise Mismatch("a table", describe(table))
    fields = {}
    for key, value in table.items():
        check = checks.get(key)
        if check is None:
            found = f"the unknown key {describe(key)}{hint(key, checks)}"
            raise Mismatch("one of the keys " + ", ".join(checks), found)
        try:
            fields[key] = check(value)
        except Mismatch as mismatch:
            raise mismatch.below(key) from None
    for key in required:
        if key not in fields:
            raise Mismatch("a value", "none", key)
    return fields


_METHOD = _choice(*METHODS)
_PATH = _matching(PATH_TEMPLATE, "a path template such as /wiki/rest/api/content/{id}")

_QUERY = _matching(QUERY, "a query such as keys={spaceKey}")

LOOKUP: Mapping[str, Check] = MappingProxyType(
    {"gives": _filled, "method": _METHOD, "path": _PATH, "query": _QUERY}
)

REPLACEMENT: Mapping[str, Check] = MappingProxyType(
    {
        "method": _METHOD,
        "path": _PATH,
        "when": _text,
        "query": _QUERY,
        "needs": _rows(Lookup, LOOKUP, ("gives", *NAMING)),
    }
)

CLAIM: Mapping[str, Check] = MappingProxyType(
    {"app_access": _choice(*CLAIMED_ACCESS), "deprecated": _flag, "listed": _flag}
)

PARAMETERS: Mapping[str, Check] = MappingProxyType(
    {"path": _types, "query": _words, "body": _words, "body_open": _flag, "required": _words}
)

OPERATION: Mapping[str, Check] = MappingProxyType(
    {
        "method": _METHOD,
        "path": _PATH,
        "title": _filled,
        "group": _filled,
        "app_access": _choice(*APP_ACCESS),
        "lifecycle": _choice(*LIFECYCLE),
        "claims": _claims,
        "replacements": _rows(Replacement, REPLACEMENT, NAMING),
        "classic_scopes": _names,
        "granular_scopes": _names,
        "connect_scope": _text,
        "refusal": _choice(*REFUSAL),
        "experimental": _flag,
        "documentation": _matching(WEB_ADDRESS, "a web address"),
        "timeline": _text,
        "note": _text,
        "content": _text,
        "parameters": read_parameters,
    }
)
