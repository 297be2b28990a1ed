"""A baseline: the findings that a team knows of and doesn't want to hear of again, kept in a file.

A finding is known by its file, its code, the operations that it speaks of, and the text of its line.  So it
stays known when lines move, and when a newer version of this program words it differently.  Where a file is
gone, what was known in it is known in the others: it was renamed, or what it held has moved.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from appaccess_lint.catalog.schema import describe
from appaccess_lint.files.reading import data_file
from appaccess_lint.files.strict_json import parsed
from appaccess_lint.formats.report import Report
from appaccess_lint.model import CallSite, Finding
from appaccess_lint.os_errors import reason
from appaccess_lint.rules.wording import MAX_URL, keys, one_line

SCHEMA = 1
_KEYS = ("path", "code", "call", "line", "count")

Entry = tuple[str, str, str, str]
"""Path from the baseline's folder, code, operations, and the line without outer and doubled whitespace."""
Shows = Callable[[str, str], bool]


class BaselineError(ValueError):
    """A baseline can't be used; the text is one line that names the file and the place."""


class Baseline:
    """The entries of a baseline *file*, each with the number of such findings.

    ``shows`` says of a code whether this run looks for it in the file at a path: nothing is said of entries
    with other codes.
    """

    def __init__(self, file: Path, entries: Counter[Entry], shows: Shows = lambda code, path: True) -> None:
        self._file = file
        self._entries = entries
        self._shows = shows

    @classmethod
    def read(cls, file: Path, shows: Shows = lambda code, path: True) -> Baseline:
        """Read *file*; raises ``BaselineError`` where it isn't there or isn't a baseline."""
        try:
            document = parsed(data_file(file).read_text(encoding="utf-8-sig"))
        except OSError as error:
            hint = "; --update-baseline makes it" if isinstance(error, FileNotFoundError) else ""
            raise BaselineError(f"{file}: {reason(error)}{hint}") from error
        except ValueError as error:
            raise BaselineError(f"{file}: not a baseline: {error}") from error
        except RecursionError as error:
            raise BaselineError(f"{file}: not a baseline: too deeply nested") from error
        return cls(file, _entries(file, document), shows)

    def compared(self, report: Report) -> tuple[Report, Counter[str]]:
        """Return *report* without the findings that are known, and the entries that have none any more.

        These are counted by their files, as far as they were analysed or are gone.
        """
        left = Counter(self._entries)
        found = [pair for pair in self._found(report) if not _taken(left, [pair[1]])]
        moved = self._homeless(left)
        new = tuple(finding for finding, entry in found if not _taken(left, moved.get(entry[1:], ())))
        looked_for = self._looked_for(report)
        stale = Counter[str]()
        for entry, number in left.items():
            if number and looked_for(entry):
                stale[entry[0]] += number
        return replace(report, findings=new), stale

    def _homeless(self, entries: Iterable[Entry]) -> dict[tuple[str, ...], list[Entry]]:
        """Those of *entries* whose file is gone, by all but the file."""
        listed = list(entries)
        gone = {path for path in {path for path, *_ in listed} if self._is_gone(path)}
        found: dict[tuple[str, ...], list[Entry]] = {}
        for entry in listed:
            if entry[0] in gone:
                found.setdefault(entry[1:], []).append(entry)
        return found

    def updated(self, report: Report) -> str:
        """Return the text of a baseline with the findings of *report*.

        Entries stay for files that are there but were not analysed, and for codes that were not looked for.
        """
        looked_for = self._looked_for(report)
        entries = Counter(entry for _, entry in self._found(report))
        # the greater number: a file that was analysed in part has findings, and isn't looked at as a whole
        entries |= Counter({entry: n for entry, n in self._entries.items() if not looked_for(entry)})
        listed = [
            dict(zip(_KEYS, (*entry, number), strict=True)) for entry, number in sorted(entries.items())
        ]
        head = f'"schema": {SCHEMA}, "tool": "appaccess-lint"'
        # an entry a line, so that a change of one shows as one
        body = ",\n".join(f"  {json.dumps(entry)}" for entry in listed)
        return f'{{{head}, "findings": [\n{body}\n]}}\n' if body else f'{{{head}, "findings": []}}\n'

    def _found(self, report: Report) -> Iterator[tuple[Finding, Entry]]:
        calls = {finding: _call(site) for site in report.sites for finding in site.findings}
        for finding in report.findings:
            line = " ".join(report.line(finding).split())
            yield finding, (self._named(finding.path), finding.code, calls.get(finding, ""), line)

    def _looked_for(self, report: Report) -> Callable[[Entry], bool]:
        """Return what decides for an entry whether its finding would be in *report*, were it still there."""
        analysed = {self._named(path): path for path in report.paths}

        def told(entry: Entry) -> bool:
            path, code, *_ = entry
            return self._is_gone(path) or (path in analysed and self._shows(code, analysed[path]))

        return told

    def _named(self, path: str) -> str:
        # links aren't followed: what one is called doesn't change with what it leads to
        try:
            return Path(os.path.relpath(path, self._file.parent)).as_posix()
        except ValueError:  # on another drive
            return Path(path).absolute().as_posix()

    def _is_gone(self, path: str) -> bool:
        return not os.path.lexists(self._file.parent / path)


def _taken(left: Counter[Entry], entries: Iterable[Entry]) -> bool:
    """Take one of *entries* from what is *left*; say whether there was one."""
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
