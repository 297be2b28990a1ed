"""Baselines: files with known findings, which are not shown again.

A finding is identified by its file, its code, its operations, and the text of its line.  So it stays known
when lines move, and when a newer version of this program words it differently.  If a file was deleted, its
entries match findings in other files: the file was renamed, or its code was moved.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from appaccess_lint.files.reading import data_file
from appaccess_lint.files.strict_json import json_fault, parsed
from appaccess_lint.formats.report import Report
from appaccess_lint.model import CallSite, Finding
from appaccess_lint.os_errors import reason
from appaccess_lint.rules.wording import MAX_URL, keys
from appaccess_lint.wording import describe, one_line

SCHEMA = 1
_KEYS = ("path", "code", "call", "line", "count")

Entry = tuple[str, str, str, str]
"""Path from the baseline's folder, code, operations, and the line without outer and doubled whitespace."""
Shows = Callable[[str, str], bool]


class BaselineError(ValueError):
    """A baseline is invalid; the text is one line with the file and the place."""


class Baseline:
    """The entries of a baseline *file*, each with the number of equal findings.

    ``shows`` returns whether this run reports a code in the file at a path.  Entries with other codes are
    kept, and never reported as stale.  *folders* are those that this run searches: a file that was deleted
    elsewhere may have been moved to a file that isn't analyzed.
    """

    def __init__(self, file: Path, entries: Counter[Entry], shows: Shows, folders: Iterable[str]) -> None:
        self._file = file
        self._entries = entries
        self._shows = shows
        self._folders = [os.path.realpath(folder) for folder in folders]

    @classmethod
    def read(
        cls, file: Path, shows: Shows = lambda code, path: True, folders: Iterable[str] = ()
    ) -> Baseline:
        """Read *file*; raises ``BaselineError`` if it is missing or isn't a baseline."""
        try:
            document = parsed(data_file(file).read_text(encoding="utf-8-sig"))
        except OSError as error:
            hint = "; create it with --update-baseline" if isinstance(error, FileNotFoundError) else ""
            raise BaselineError(f"{file}: {reason(error)}{hint}") from error
        except ValueError as error:
            line, why = json_fault(error)
            raise BaselineError(f"{file}{f':{line}' if line else ''}: not a baseline: {why}") from error
        except RecursionError as error:
            raise BaselineError(f"{file}: not a baseline: too deeply nested") from error
        return cls(file, _entries(file, document), shows, folders)

    def compared(self, report: Report) -> tuple[Report, Counter[str]]:
        """Return *report* without its known findings, and the number of stale entries by file.

        An entry is stale if its file was analyzed, or deleted from a folder that was searched, and no finding
        matches the entry.
        """
        left, new = self._unmatched(report)
        looked_for = self._looked_for(report)
        stale = Counter[str]()
        for entry, number in left.items():
            if number and looked_for(entry):
                stale[entry[0]] += number
        return replace(report, findings=new), stale

    def _unmatched(self, report: Report) -> tuple[Counter[Entry], tuple[Finding, ...]]:
        """Return the entries without a finding, and the findings without an entry."""
        left = Counter(self._entries)
        found = [pair for pair in self._found(report) if not _taken(left, [pair[1]])]
        moved = self._homeless(left)
        return left, tuple(finding for finding, entry in found if not _taken(left, moved.get(entry[1:], ())))

    def _homeless(self, entries: Iterable[Entry]) -> dict[tuple[str, ...], list[Entry]]:
        """Return the *entries* of deleted files, by their keys without the file."""
        listed = list(entries)
        gone = {path for path in {path for path, *_ in listed} if self._is_gone(path)}
        found: dict[tuple[str, ...], list[Entry]] = {}
        for entry in listed:
            if entry[0] in gone:
                found.setdefault(entry[1:], []).append(entry)
        return found

    def updated(self, report: Report) -> str:
        """Return the text of a baseline with the findings of *report*.

        Entries are kept for files that were not analyzed, and for codes that this run doesn't report.
        """
        looked_for = self._looked_for(report)
        left, _ = self._unmatched(report)
        kept = {
            entry: left[entry] if self._is_gone(entry[0]) else number
            for entry, number in self._entries.items()
            if not looked_for(entry)
        }
        entries = Counter(entry for _, entry in self._found(report))
        # the greater number: a partly analyzed file has findings, but isn't in the report's paths
        entries |= Counter(kept)
        listed = [
            dict(zip(_KEYS, (*entry, number), strict=True)) for entry, number in sorted(entries.items())
        ]
        head = f'"schema": {SCHEMA}, "tool": "appaccess-lint"'
        # one entry per line, so that diffs show single entries
        body = ",\n".join(f"  {json.dumps(entry)}" for entry in listed)
        return f'{{{head}, "findings": [\n{body}\n]}}\n' if body else f'{{{head}, "findings": []}}\n'

    def _found(self, report: Report) -> Iterator[tuple[Finding, Entry]]:
        calls = {finding: _call(site) for site in report.sites for finding in site.findings}
        for finding in report.findings:
            line = " ".join(report.line(finding).split())
            yield finding, (self._named(finding.path), finding.code, calls.get(finding, ""), line)

    def _looked_for(self, report: Report) -> Callable[[Entry], bool]:
        """Return a function that decides whether *report* would have the finding of an entry."""
        analysed = {self._named(path): path for path in report.paths}

        def told(entry: Entry) -> bool:
            path, code, *_ = entry
            if self._is_gone(path):
                file = str(self._file.parent / path)
                searched = any(
                    Path(os.path.realpath(file)).is_relative_to(folder) for folder in self._folders
                )
                return searched and self._shows(code, file)
            return path in analysed and self._shows(code, analysed[path])

        return told

    def _named(self, path: str) -> str:
        # links aren't followed: the name of a link doesn't depend on its target
        try:
            return Path(os.path.relpath(path, self._file.parent)).as_posix()
        except ValueError:  # on another drive
            return Path(path).absolute().as_posix()

    def _is_gone(self, path: str) -> bool:
        return not os.path.lexists(self._file.parent / path)


def _taken(left: Counter[Entry], entries: Iterable[Entry]) -> bool:
    """Remove one of *entries* from *left*; return whether there was one."""
    for entry in entries:
        if left[entry] > 0:
            left[entry] -= 1
            return True
    return False


def _call(site: CallSite) -> str:
    return keys(site.operations) if site.operations else one_line(site.url or "", MAX_URL)


def _entries(file: Path, document: Any) -> Counter[Entry]:
    if not isinstance(document, dict) or not isinstance(document.get("findings"), list):
        raise BaselineError(f"{file}: not a baseline: no list of findings")
    form = document.get("schema")
    if type(form) is not int or form != SCHEMA:
        newer = "; a newer version wrote it" if type(form) is int and form > SCHEMA else ""
        raise BaselineError(f"{file}: schema: expected {SCHEMA}, found {_shown(form)}{newer}")
    found: Counter[Entry] = Counter()
    for index, value in enumerate(document["findings"]):
        entry, count = _entry(value, f"{file}: findings[{index}]")
        found[entry] += count
    return found


def _entry(value: Any, place: str) -> tuple[Entry, int]:
    if not isinstance(value, dict):
        raise BaselineError(f"{place}: expected an object, found {_shown(value)}")
    for key in _KEYS[:-1]:
        if not isinstance(value.get(key), str):
            raise BaselineError(f"{place}.{key}: expected a string, found {_shown(value.get(key))}")
    count = value.get("count", 1)
    if type(count) is not int or count < 1:
        raise BaselineError(f"{place}.count: expected a number above 0, found {_shown(count)}")
    path, code, call, line = (value[key] for key in _KEYS[:-1])
    return (path, code, call, line), count


def _shown(value: object) -> str:
    return "nothing" if value is None else describe(value)
