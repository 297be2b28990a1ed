"""A baseline: the findings that a team knows of and doesn't want to hear of again, kept in a file.

A finding is known by its file, its code and the text of its line, so that it stays known when lines move.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from appaccess_lint.formats.report import Report
from appaccess_lint.model import Finding

SCHEMA = 1
_KEYS = ("path", "code", "line", "count")

Entry = tuple[str, str, str]
"""Path from the baseline's folder, code, and the text of the line without outer and doubled whitespace."""


class BaselineError(ValueError):
    """A baseline can't be used; the text is one line that names the file and the place."""


class Baseline:
    """The entries of a baseline *file*, each with the number of such findings."""

    def __init__(self, file: Path, entries: Counter[Entry]) -> None:
        self._file = file
        self._entries = entries

    @classmethod
    def read(cls, file: Path) -> Baseline:
        """Read *file*; raises ``BaselineError`` where it isn't there or isn't a baseline."""
        try:
            document = json.loads(file.read_text(encoding="utf-8"))
        except OSError as error:
            reason = f"{(error.strerror or 'not readable').lower()}; --update-baseline makes it"
            raise BaselineError(f"{file}: {reason}") from error
        except ValueError as error:
            raise BaselineError(f"{file}: not a baseline: {error}") from error
        except RecursionError as error:
            raise BaselineError(f"{file}: not a baseline: too deeply nested") from error
        return cls(file, _entries(file, document))

    def without_known(self, report: Report) -> Report:
        """Return *report* without the findings that are known."""
        left = Counter(self._entries)
        kept: list[Finding] = []
        for finding in report.findings:
            entry = self._entry(report, finding)
            if left[entry] > 0:
                left[entry] -= 1
            else:
                kept.append(finding)
        return replace(report, findings=tuple(kept))

    def stale(self, report: Report) -> int:
        """The number of entries that have no finding any more, in files that were analysed or are gone."""
        left = self._entries - Counter(self._entry(report, finding) for finding in report.findings)
        looked_at = {self._named(path) for path in report.paths}
        return sum(n for (path, _, _), n in left.items() if path in looked_at or self._is_gone(path))

    def updated(self, report: Report) -> str:
        """Return the text of a baseline with the findings of *report*.

        Entries stay for files that are there but were not analysed.
        """
        looked_at = {self._named(path) for path in report.paths}
        entries = Counter(self._entry(report, finding) for finding in report.findings)
        for entry, number in self._entries.items():
            if entry[0] not in looked_at and not self._is_gone(entry[0]):
                entries[entry] += number
        listed = [
            dict(zip(_KEYS, (*entry, number), strict=True)) for entry, number in sorted(entries.items())
        ]
        head = f'"schema": {SCHEMA}, "tool": "appaccess-lint"'
        # an entry a line, so that a change of one shows as one
        body = ",\n".join(f"  {json.dumps(entry)}" for entry in listed)
        return f'{{{head}, "findings": [\n{body}\n]}}\n' if body else f'{{{head}, "findings": []}}\n'

    def _entry(self, report: Report, finding: Finding) -> Entry:
        return self._named(finding.path), finding.code, " ".join(report.line(finding).split())

    def _named(self, path: str) -> str:
        # links aren't followed: what one is called doesn't change with what it leads to
        return Path(os.path.relpath(path, self._file.parent)).as_posix()

    def _is_gone(self, path: str) -> bool:
        return not os.path.lexists(self._file.parent / path)


def _entries(file: Path, document: Any) -> Counter[Entry]:
    if not isinstance(document, dict) or not isinstance(document.get("findings"), list):
        raise BaselineError(f"{file}: not a baseline: no list of findings")
    if (form := document.get("schema")) != SCHEMA:
        raise BaselineError(f"{file}: in form {form!r}; this version of appaccess-lint reads {SCHEMA}")
    found: Counter[Entry] = Counter()
    for index, values in enumerate(_values(document["findings"])):
        path, code, line, count = values
        texts = (path, code, line)
        if not all(isinstance(text, str) for text in texts) or type(count) is not int or count < 1:
            raise BaselineError(f"{file}: findings[{index}]: path, code, line and a count are expected")
        found[(path, code, line)] += count
    return found


def _values(findings: Iterable[Any]) -> Iterator[tuple[Any, Any, Any, Any]]:
    for entry in findings:
        known = entry if isinstance(entry, dict) else {}
        yield known.get("path"), known.get("code"), known.get("line"), known.get("count", 1)
