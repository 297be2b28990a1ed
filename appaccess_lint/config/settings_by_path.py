"""The kind of value that gives some settings by the path of the analyzed file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from appaccess_lint.config.option_types import BadValue, Kind, mismatch, strings, table_or_list
from appaccess_lint.config.paths import Patterns
from appaccess_lint.config.versions import whole_specifiers
from appaccess_lint.wording import hint

Entries = tuple[tuple[str, tuple[tuple[str, Any], ...]], ...]


class SettingsByPath(Kind):
    """Settings by patterns of files; the value is a tuple of patterns, each with pairs of name and value."""

    described = 'a table of tables of settings, or a list of "PATTERN:NAME=VALUE"'
    metavar = "PATTERN:NAME=VALUE"

    def __init__(self, **kinds: Kind) -> None:
        """Take the *kinds* of the settings by name, with ``_`` for ``-``."""
        self._kinds: Mapping[str, Kind] = {name.replace("_", "-"): kind for name, kind in kinds.items()}

    def schema(self) -> dict[str, Any]:
        """Return the schema of the table and the list."""
        settings = {name: kind.schema() for name, kind in self._kinds.items()}
        return table_or_list({"type": "object", "properties": settings, "additionalProperties": False})

    def from_file(self, value: object, folder: Path) -> Entries:
        """Return the entries of *value*, their paths seen from *folder*."""
        if isinstance(value, list):
            entries = self.from_texts(strings(value, self.described))
            return tuple((Patterns().from_file([pattern], folder)[0], given) for pattern, given in entries)
        if not isinstance(value, dict):
            raise mismatch(self.described, value)
        return tuple(self._entry(pattern, table, folder) for pattern, table in value.items())

    def from_texts(self, texts: Sequence[str]) -> Entries:
        """Return the entries of *texts*."""
        return tuple(self._pair(text) for text in whole_specifiers(texts))

    def shown(self, value: Any) -> str:
        """Return the entries as they are written on a command line, a space between."""
        return " ".join(
            f"{pattern}:{name}={self._kinds[name].shown(given)}"
            for pattern, pairs in value
            for name, given in pairs
        )

    def as_json(self, value: Any) -> Any:
        """Return the entries as a table of tables."""
        table: dict[str, dict[str, Any]] = {}
        for pattern, pairs in value:
            table.setdefault(pattern, {}).update(
                {name: self._kinds[name].as_json(given) for name, given in pairs}
            )
        return table

    def _entry(self, pattern: str, table: object, folder: Path) -> tuple[str, tuple[tuple[str, Any], ...]]:
        try:
            if not isinstance(table, dict):
                raise mismatch("a table of settings", table)
            found = tuple((name, self._kind(name).from_file(given, folder)) for name, given in table.items())
            return Patterns().from_file([pattern], folder)[0], found
        except BadValue as error:
            raise BadValue(str(error), pattern) from error

    def _pair(self, text: str) -> tuple[str, tuple[tuple[str, Any], ...]]:
        # the last colon: a path of Windows has one too
        pattern, colon, setting = text.rpartition(":")
        name, equals, given = (part.strip() for part in setting.partition("="))
        if not colon or not pattern.strip() or not equals or not given:
            raise BadValue(f'expected PATTERN:NAME=VALUE, found "{text}"')
        return pattern.strip(), ((name, self._kind(name).from_texts([given])),)

    def _kind(self, name: str) -> Kind:
        kind = self._kinds.get(name)
        if kind is None:
            also = hint(name, list(self._kinds)) or f"; expected one of {', '.join(self._kinds)}"
            raise BadValue(f'"{name}" cannot be set by path{also}')
        return kind
