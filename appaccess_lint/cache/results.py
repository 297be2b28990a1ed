"""The cached results of files, which are valid as long as the tree gives the same answers.

An entry has facts as JSON: call sites, and their findings under some settings.  It can't contain code.  The
call sites, most of its text, are read only if findings under other settings are needed.
Damaged entries, and those of another version, are ignored.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from appaccess_lint.cache.fingerprint import fingerprint, installation
from appaccess_lint.cache.location import users_key
from appaccess_lint.cache.store import Entry, Store, to_json
from appaccess_lint.digests import digest, text_digest
from appaccess_lint.finding import SEVERITIES, Finding, Span
from appaccess_lint.project.tree import Answer, Question, Tree

if TYPE_CHECKING:
    from appaccess_lint.catalog.load import Catalog
    from appaccess_lint.model import CallSite
    from appaccess_lint.settings import Settings


MAX_SAID = 4
"""Maximum number of settings for which the findings of a file are kept."""


class Results:
    """The cached results of one analyzer: for its settings and this version of the tool."""

    def __init__(self, settings: Settings, tree: Tree) -> None:
        self._settings = settings
        self._tree = tree
        self._store = Store(Path(settings.cache or ""), users_key())

    @cached_property
    def _common(self) -> str:
        """Everything that results depend on, except the files of the analyzed tree."""
        # what these make of a site is decided afterwards, and versions are distinguished by themselves
        settings = replace(
            self._settings, cache=None, deployment="auto", auth="auto", certainty="likely", by_path=()
        )
        files = [*settings.catalog_files, *settings.client_files]
        return text_digest(repr((fingerprint(), asdict(settings), [_content(file) for file in files])))

    def of(self, source: str, path: str, file: Path, versions: Mapping[str, str]) -> CachedResult:
        """Return the place of the result for *source*, shown as *path*, with these versions of clients."""
        # one entry for each file, so that the folder doesn't grow with every change of it; separate entries
        # for installations, and for runs with and without usage, which would replace each other's
        place = text_digest(repr((installation(), path, str(file), self._settings.usage)))
        depends_on = (self._common, path, str(file), sorted(versions.items()), text_digest(source))
        key = text_digest(repr(depends_on))
        return CachedResult(self._store, self._tree, place, key, path)


class CachedResult:
    """The place of one file's result."""

    def __init__(self, store: Store, tree: Tree, place: str, key: str, path: str) -> None:
        self._store = store
        self._tree = tree
        self._place = place
        self._key = key
        self._path = path
        self._written: Entry | None = None

    def read(self, catalog: Callable[[], Catalog]) -> tuple[CallSite, ...] | None:
        """Return the kept call sites, ``None`` if there are no valid ones."""
        from appaccess_lint.cache.sites import BROKEN, Unreadable, site_from

        entry = self._entry
        try:
            sites = json.loads(entry.rest) if entry is not None else None
            return tuple(site_from(site, catalog()) for site in sites) if sites is not None else None
        except (Unreadable, *BROKEN):
            return None

    @cached_property
    def _entry(self) -> Entry | None:
        """Return the kept entry, if it is still valid."""
        entry = self._store.read(self._place)
        if entry is None or entry.facts.get("key") != self._key:
            return None
        try:
            asked: list[tuple[list[str], Answer]] = entry.facts["asked"]
            holds = self._tree.still((tuple(question), answer) for question, answer in asked)
        except (KeyError, TypeError, ValueError, AttributeError, IndexError):
            return None
        return entry if holds else None

    def findings(self, settings: Settings) -> tuple[tuple[Finding, ...], ...] | None:
        """Return the kept findings of the call sites under *settings*, ``None`` if there are none."""
        entry = self._entry
        if entry is None:
            return None
        try:
            by_site = entry.facts["said"].get(_said_under(settings))
            if by_site is None:
                return None
            return tuple(tuple(_finding(found, self._path) for found in findings) for findings in by_site)
        except (KeyError, TypeError, ValueError, AttributeError, IndexError):
            return None

    def add_findings(self, settings: Settings, by_site: Sequence[Sequence[Finding]]) -> None:
        """Keep the findings under *settings* with the call sites."""
        entry = self._written or self._entry
        if entry is None:
            return
        said = dict(list(entry.facts["said"].items())[1 - MAX_SAID :])
        said[_said_under(settings)] = [[_row(finding) for finding in findings] for findings in by_site]
        self._store.write(self._place, Entry({**entry.facts, "said": said}, entry.rest))

    def write(self, sites: Sequence[CallSite], asked: Mapping[Question, Answer]) -> None:
        """Keep *sites*; *asked* has the questions of their analysis to the tree, with the answers."""
        from appaccess_lint.cache.sites import site_to

        facts: dict[str, Any] = {
            "key": self._key,
            "said": {},
            "asked": [[list(question), answer] for question, answer in asked.items()],
        }
        try:
            self._written = Entry(facts, to_json([site_to(site) for site in sites]))
        except (ValueError, TypeError, RecursionError):
            return
        self._store.write(self._place, self._written)


def _said_under(settings: Settings) -> str:
    """Return a key that differs for settings under which the same call sites may have other findings."""
    return text_digest(repr(asdict(replace(settings, cache=None, by_path=()))))


def _row(finding: Finding) -> list[object]:
    span = finding.span
    place = (span.line, span.column, span.end_line, span.end_column, span.cell)
    return [finding.code, finding.message, finding.severity, *place]


def _finding(row: list[Any], path: str) -> Finding:
    code, message, severity, *place = row
    return Finding(code, message, path, Span(*place), SEVERITIES[SEVERITIES.index(severity)])


def _content(file: str) -> str:
    try:
        return digest(Path(file).read_bytes())
    except OSError:
        return ""
