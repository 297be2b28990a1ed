"""The kind of value that says which versions of client libraries are in use."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from appaccess_lint.config.option_types import BadValue, Kind, mismatch, strings, table_or_list
from appaccess_lint.wording import hint

_PAIR = re.compile(r"([\w.-]+)\s*([<>!=~].*)", re.DOTALL)
_CLAUSE = re.compile(r"\s*[<>!=~]")
"""The start of a further clause of a specifier, which flake8 separates at the comma before it."""


class Versions(Kind):
    """Versions or specifiers of client libraries; the value is a tuple of pairs."""

    described = 'a table of versions, or a list of "NAME=VERSION"'
    metavar = "NAME=VERSION"

    def schema(self) -> dict[str, Any]:
        """Return the schema of the table and the list."""
        return table_or_list({"type": "string"})

    def from_file(self, value: object, folder: Path) -> tuple[tuple[str, str], ...]:
        """Return the pairs of *value*."""
        if not isinstance(value, dict):
            return self.from_texts(strings(value, self.described))
        return tuple(self._entry(name, version) for name, version in value.items())

    def _entry(self, name: str, version: object) -> tuple[str, str]:
        try:
            if not isinstance(version, str):
                raise mismatch("a version as a string", version)
            return _checked(name, version)
        except BadValue as error:
            raise BadValue(str(error), name) from error

    def from_texts(self, texts: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """Return the pairs of *texts*."""
        return tuple(_pair(text) for text in whole_specifiers(texts))

    def shown(self, value: Any) -> str:
        """Return the pairs as they are written on a command line."""
        return ", ".join(map(written, value))

    def as_json(self, value: Any) -> Any:
        """Return the pairs as a table."""
        return dict(value)


def written(pair: tuple[str, str]) -> str:
    """Return *pair* as it is written on a command line: ``NAME=4.0.7``, ``NAME>=4,<5``."""
    name, version = pair
    return f"{name}{version}" if _CLAUSE.match(version) else f"{name}={version}"


def whole_specifiers(texts: Sequence[str]) -> list[str]:
    """Return *texts* with the clauses of each specifier together again.

    Example: ``["NAME>=4", "<5"]`` becomes ``["NAME>=4,<5"]``.
    """
    found: list[str] = []
    for text in texts:
        if found and _CLAUSE.match(text):
            found[-1] += f",{text.strip()}"
        else:
            found.append(text)
    return found


def _pair(text: str) -> tuple[str, str]:
    found = _PAIR.fullmatch(text.strip())
    if found is None or not found[2].strip("= "):
        raise BadValue(f'expected NAME=VERSION, found "{text}"')
    # "name=1.0", "name==1.0" and "name>=1.0" are all in use
    return _checked(found[1], found[2] if found[2].startswith("==") else found[2].removeprefix("="))


def _checked(name: str, version: str) -> tuple[str, str]:
    """Return the pair under the name that the client models use; raises ``BadValue``."""
    # not at start-up: few runs are given versions
    from packaging.utils import canonicalize_name

    from appaccess_lint.clients.releases import may_be_met, specifier_of, version_lines

    known = sorted(version_lines())
    canonical = canonicalize_name(name)
    if canonical not in known:
        also = hint(canonical, known) or f"; models differ by version for {', '.join(known)}"
        raise BadValue(f'no model of a client library depends on the version of "{name}"{also}')
    version = version.strip()
    if version.removeprefix("==")[:1].isdigit():  # "==" means the same, but for "4.*", which needs it
        version = f"=={version.removeprefix('==')}" if version.endswith("*") else version.removeprefix("==")
    specifier = specifier_of(version) if version else None
    if specifier is None or not may_be_met(specifier):
        raise BadValue(f'expected a version of {name}, found "{version}"')
    return canonical, version
