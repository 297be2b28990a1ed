"""The kind of value that gives codes another severity."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from appaccess_lint.config.option_types import BadValue, Choice, Codes, Kind, mismatch, strings, table_or_list

# those of model.Severity, whose module is too slow to import in each start of flake8
SEVERITY = Choice("note", "warning", "error")
NEVER = "never"
FAIL_ON = Choice("note", "warning", "error", NEVER)


class Severities(Kind):
    """Severities by codes or prefixes of codes; the value is a tuple of pairs."""

    described = 'a table of severities by code, or a list of "CODE=SEVERITY"'
    metavar = "CODE=SEVERITY"

    def schema(self) -> dict[str, Any]:
        """Return the schema of the table and the list."""
        return table_or_list(SEVERITY.schema())

    def from_file(self, value: object, folder: Path) -> tuple[tuple[str, str], ...]:
        """Return the pairs of *value*."""
        if isinstance(value, list):
            return self.from_texts(strings(value, self.described))
        if not isinstance(value, dict):
            raise mismatch(self.described, value)
        return tuple(self._entry(code, severity, folder) for code, severity in value.items())

    def _entry(self, code: str, severity: object, folder: Path) -> tuple[str, str]:
        try:
            return Codes().from_texts([code])[0], SEVERITY.from_file(severity, folder)
        except (BadValue, IndexError) as error:
            raise BadValue(str(error) or "expected a code", code) from error

    def from_texts(self, texts: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """Return the pairs of *texts*."""
        return tuple(_pair(text) for text in texts)

    def shown(self, value: Any) -> str:
        """Return the pairs as they are written on a command line."""
        return ", ".join(f"{code}={severity}" for code, severity in value)

    def as_json(self, value: Any) -> Any:
        """Return the pairs as a table."""
        return dict(value)


def _pair(text: str) -> tuple[str, str]:
    code, equals, severity = (part.strip() for part in text.partition("="))
    if not (code and equals and severity):
        raise BadValue(f'expected CODE=SEVERITY, found "{text}"')
    codes = Codes().from_texts([code])
    if len(codes) != 1:
        raise BadValue(f'expected CODE=SEVERITY, found "{text}"')
    return codes[0], SEVERITY.from_texts([severity])
