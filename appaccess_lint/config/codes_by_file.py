"""The kind of value that leaves out codes in some files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from appaccess_lint.config.option_types import BadValue, Codes, Kind, mismatch, strings, table_or_list
from appaccess_lint.config.paths import Patterns

Pairs = tuple[tuple[str, tuple[str, ...]], ...]


class CodesByFile(Kind):
    """Codes by patterns of files; the value is a tuple of pairs."""

    described = 'a table of lists of codes, or a list of "PATTERN:CODE,..."'
    metavar = "PATTERN:CODE,..."

    def schema(self) -> dict[str, Any]:
        """Return the schema of the table and the list."""
        return table_or_list(Codes().schema())

    def from_file(self, value: object, folder: Path) -> Pairs:
        """Return the pairs of *value*, with paths relative to *folder*."""
        if not isinstance(value, (dict, list)):
            raise mismatch(self.described, value)
        if isinstance(value, list):
            pairs = self.from_texts(strings(value, self.described))
            return tuple((Patterns().from_file([pattern], folder)[0], codes) for pattern, codes in pairs)
        return tuple(self._entry(pattern, codes, folder) for pattern, codes in value.items())

    def _entry(self, pattern: str, codes: object, folder: Path) -> tuple[str, tuple[str, ...]]:
        try:
            return Patterns().from_file([pattern], folder)[0], Codes().from_file(codes, folder)
        except BadValue as error:
            raise BadValue(str(error), pattern) from error

    def from_texts(self, texts: Sequence[str]) -> Pairs:
        """Return the pairs of *texts*."""
        return tuple(_pair(text) for text in texts)

    def shown(self, value: Any) -> str:
        """Return the pairs in the form of the command line, separated by spaces."""
        return " ".join(f"{pattern}:{','.join(codes)}" for pattern, codes in value)

    def as_json(self, value: Any) -> Any:
        """Return the pairs as a table."""
        table: dict[str, list[str]] = {}
        for pattern, codes in value:
            table.setdefault(pattern, []).extend(codes)
        return table


def _pair(text: str) -> tuple[str, tuple[str, ...]]:
    # the last colon: a path of Windows has one too
    pattern, colon, codes = text.rpartition(":")
    if not colon or not pattern.strip() or not codes.strip(" ,"):
        raise BadValue(f'expected PATTERN:CODE,..., found "{text}"')
    return pattern.strip(), Codes().from_texts([codes])
