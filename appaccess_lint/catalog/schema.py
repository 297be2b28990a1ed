"""The form of an ``[[operation]]`` table: which keys it may have, and what each of them must hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from appaccess_lint.model import Replacement, SourceClaim

METHODS = ("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS")
APP_ACCESS = ("blocked", "not-blocked", "unlisted")
CLAIMED_ACCESS = ("blocked", "not-blocked")
LIFECYCLE = ("current", "deprecated", "removed")

NAMING = ("method", "path")
"""The keys that say which operation a table is about."""

REQUIRED = ("title", "group", "app_access", "lifecycle")
"""The keys that a new operation must have beside ``NAMING``."""

PATH_TEMPLATE = re.compile(r"(?:/(?:[^/{}?#%\s]+|\{[A-Za-z][\w-]*\}))+")
WEB_ADDRESS = re.compile(r"https?://\S+")
LONGEST_QUOTE = 60

Fields = dict[str, Any]
"""Checked values of one table, under the names of the fields of ``Operation``."""


class CatalogError(Exception):
    """A catalog file that can't be used; the message is one line: file, table, key, expected and found."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a catalog file something stands, for error messages."""

    file: str
    table: str = ""
    key: str = ""

    def at(self, key: str) -> Place:
        """Return the place of *key* inside this one."""
        return Place(self.file, self.table, f"{self.key}.{key}" if self.key else key)

    def error(self, expected: str, found: str) -> CatalogError:
        """Return the error that says what was expected here and what was found."""
        parts = [self.file, self.table, f"key {self.key}" if self.key else ""]
        return CatalogError(": ".join([*filter(None, parts), f"expected {expected}, found {found}"]))


Check = Callable[[object, Place], Any]
"""Takes a value as read from TOML and its place; returns it in its final type, or raises ``CatalogError``."""


def describe(value: object) -> str:
    """Return how an error message names *value*, on one line."""
    if isinstance(value, str):
        shown = value if len(value) <= LONGEST_QUOTE else value[: LONGEST_QUOTE - 1] + "…"
        return '"' + "".join(char if char.isprintable() else "�" for char in shown) + '"'
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "an array"
    return str(value)


def quoted(names: tuple[str, ...]) -> str:
    """Return *names* as a list in prose: ``"a", "b" or "c"``."""
    marked = [f'"{name}"' for name in names]
    return " or ".join(filter(None, [", ".join(marked[:-1]), marked[-1]]))


def _text(value: object, place: Place) -> str:
    if not isinstance(value, str):
        raise place.error("a string", describe(value))
    return value


def _filled(value: object, place: Place) -> str:
    if not isinstance(value, str) or not value.strip():
        raise place.error("a string that isn't empty", describe(value))
    return value


def _flag(value: object, place: Place) -> bool:
    if not isinstance(value, bool):
        raise place.error("true or false", describe(value))
    return value


def _choice(*allowed: str) -> Check:
    def check(value: object, place: Place) -> str:
        if not isinstance(value, str) or value not in allowed:
            raise place.error(quoted(allowed), describe(value))
        return value

    return check


def _matching(pattern: re.Pattern[str], expected: str) -> Check:
    def check(value: object, place: Place) -> str:
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise place.error(expected, describe(value))
        return value

    return check


def _names(value: object, place: Place) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise place.error("an array of strings", describe(value))
    return tuple(_filled(item, place) for item in value)


def _replacements(value: object, place: Place) -> tuple[Replacement, ...]:
    if not isinstance(value, list):
        raise place.error("an array of tables with the keys method, path and when", describe(value))
    found = tuple(_replacement(item, place, index) for index, item in enumerate(value))
    if len(set(found)) < len(found):
        raise place.error("each replacement once", "one of them twice")
    return found


def _replacement(value: object, place: Place, index: int) -> Replacement:
    inside = Place(place.file, place.table, f"{place.key}[{index}]")
    return Replacement(**checked(value, REPLACEMENT, NAMING, inside))


def _claims(value: object, place: Place) -> tuple[SourceClaim, ...]:
    if not isinstance(value, dict):
        raise place.error("a table with one key for each source", describe(value))
    return tuple(_claim(source, claim, place.at(source)) for source, claim in value.items())


def _claim(source: str, value: object, place: Place) -> SourceClaim:
    claim = checked(value, CLAIM, (), place)
    beside = tuple(key for key in claim if key != "listed")
    if beside and not claim.get("listed", True):
        raise place.error("nothing else beside listed = false", quoted(beside))
    return SourceClaim(source, **claim)


def checked(table: object, checks: Mapping[str, Check], required: tuple[str, ...], place: Place) -> Fields:
    """Return the checked values of *table*.

    Raises ``CatalogError`` where it isn't a table, has a key without a check, lacks one of *required*, or
    holds a value that a check refuses.
    """
    if not isinstance(table, dict):
        raise place.error("a table", describe(table))
    fields = {}
    for key, value in table.items():
        check = checks.get(key)
        if check is None:
            raise place.error("one of the keys " + ", ".join(checks), f'the unknown key "{key}"')
        fields[key] = check(value, place.at(key))
    for key in required:
        if key not in fields:
            raise place.at(key).error("a value", "none")
    return fields


_METHOD = _choice(*METHODS)
_PATH = _matching(PATH_TEMPLATE, "a path template such as /wiki/rest/api/content/{id}")

REPLACEMENT: Mapping[str, Check] = MappingProxyType({"method": _METHOD, "path": _PATH, "when": _text})

CLAIM: Mapping[str, Check] = MappingProxyType(
    {"app_access": _choice(*CLAIMED_ACCESS), "deprecated": _flag, "listed": _flag}
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
        "replacements": _replacements,
        "classic_scopes": _names,
        "granular_scopes": _names,
        "connect_scope": _text,
        "experimental": _flag,
        "documentation": _matching(WEB_ADDRESS, "a web address"),
        "note": _text,
    }
)
