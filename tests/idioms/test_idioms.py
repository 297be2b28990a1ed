"""Idioms of real code: each file in ``sources`` says on its own lines what is reported there.

A mark ``#: AAR202 !AAR201 GET /wiki/rest/api/space > GET /wiki/api/v2/spaces`` at the end of a line
expects, of the call that starts on it, the code AAR202 and not AAR201, these operations and these
replacements. Several of them are separated by ``|``. ``any`` expects some report, ``maybe`` allows one.
A line without a mark expects none. ``# needs: --client-versions NAME=VERSION`` states the version of a
client.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from appaccess_lint.engine import Analyzer, Settings
from appaccess_lint.model import CallSite

SOURCES = sorted((Path(__file__).parent / "sources").glob("*.py"))
MARK = re.compile(r"#:\s*(.*)$")
NEEDS = re.compile(r"^# needs: --client-versions (\S+)=(\S+)$", re.MULTILINE)
BRACES = re.compile(r"\{[^}]*\}")


@dataclass
class Wanted:
    """What a mark expects; operations and replacements without the names of their variables."""

    codes: set[str] = field(default_factory=set)
    not_codes: set[str] = field(default_factory=set)
    operations: set[str] = field(default_factory=set)
    replacements: set[str] = field(default_factory=set)


def wanted(mark: str) -> Wanted:
    found = Wanted()
    operations, _, replacements = mark.partition(">")
    for word in operations.split():
        if re.fullmatch(r"!?AAR\d+", word):
            (found.not_codes if word.startswith("!") else found.codes).add(word.lstrip("!"))
    found.operations = {shape(o) for o in re.findall(r"[A-Z]+ /[^\s|]*", operations)}
    found.replacements = {shape(o) for o in re.findall(r"[A-Z]+ /[^\s|]*", replacements)}
    return found


def shape(key: str) -> str:
    return BRACES.sub("{}", key)


def differences(mark: str | None, sites: list[CallSite]) -> list[str]:
    """What *mark* expects and *sites*, the calls on its line, lack or have too much."""
    if mark is None or not sites:
        missing = mark is not None and mark != "maybe" and not re.fullmatch(r"(!AAR\d+\s*)+", mark)
        return (
            ["nothing reported"]
            if missing
            else [f"unexpected: {site.url or site.client_method}" for site in sites]
        )
    if mark == "maybe":
        return []
    expected = wanted(mark)
    codes = {finding.code for site in sites for finding in site.findings}
    operations = {shape(o.key) for site in sites for o in site.operations}
    replacements = {shape(str(r)) for site in sites for o in site.operations for r in o.replacements}
    found = [f"lacks {code}" for code in sorted(expected.codes - codes)]
    found += [f"has {code}" for code in sorted(expected.not_codes & codes)]
    if expected.operations and expected.operations != operations:
        found.append(f"operations {sorted(operations)}")
    if expected.replacements and expected.replacements != replacements:
        found.append(f"replacements {sorted(replacements)}")
    return found


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.stem)
def test_idiom(source: Path, tmp_path: Path) -> None:
    text = source.read_text(encoding="utf-8")
    versions = tuple((name, version) for name, version in NEEDS.findall(text))
    by_line: dict[int, list[CallSite]] = defaultdict(list)
    for site in Analyzer(Settings(client_versions=versions)).analyze(text, str(tmp_path / "app.py")).sites:
        if site.kind != "unresolved":
            by_line[site.span.line].append(site)
    marks = {
        n: found[1].strip() for n, line in enumerate(text.split("\n"), 1) if (found := MARK.search(line))
    }
    wrong = {
        line: told
        for line in sorted({*marks, *by_line})
        if (told := differences(marks.get(line), by_line[line]))
    }
    assert wrong == {}
