"""The server's state between changes: settings, analyzers, the last result of each document."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from appaccess_lint.cli.configurations import Configurations, Configured
from appaccess_lint.cli.runner import FileResult, Runner
from appaccess_lint.cli.settings import configure, excluded
from appaccess_lint.cli.status import UsageError
from appaccess_lint.files.discovery import is_within
from appaccess_lint.files.reading import ReadError, source_encoding
from appaccess_lint.fix.content import ContentTypes
from appaccess_lint.fix.file import rewrite
from appaccess_lint.model import CallSite, FileError
from appaccess_lint.notebooks.cells import parse_notebook
from appaccess_lint.project.tree import Answer, Question

Parse = Callable[[Sequence[str]], argparse.Namespace]
"""Parses the words of a command line as arguments of ``check``."""


class Session:
    """Analyses documents, saved or not, for one thread.

    ``mistake`` is an error in the settings as one line, empty if there is none; with an error, nothing is
    reported.  ``watched`` is whether the client reports each change of a file.  If it doesn't, any file may
    have changed when one is saved.
    """

    def __init__(self, parse: Parse, words: Sequence[str] = ()) -> None:
        """*words* are options of ``check`` from the client, such as ``--deployment=cloud``.

        *parse* parses them, and raises ``UsageError`` if one is invalid.
        """
        self._parse = parse
        self._words = words
        self.watched = False
        self._known: dict[str, _DocumentResult] = {}
        self._states: dict[str, tuple[int, int] | None] = {}
        self.mistake = ""
        self.reload()

    def reload(self) -> None:
        """Read the settings again."""
        self._known.clear()
        self.mistake = ""
        self._configurations: Configurations | None = None
        self._runner: Runner | None = None
        self._types: ContentTypes = ()
        try:
            # the text changes with each key: storing results would cost more than it saves
            arguments = self._parse(["--no-cache", *self._words])
            configure(arguments)
            self._types = tuple(arguments.content_type)
            self._configurations = Configurations(arguments)
            self._runner = Runner(self._configurations)
        except UsageError as error:
            self.mistake = str(error)

    def changed(self, path: str) -> bool:
        """Forget what depends on the file at *path*; return whether it has changed since the last call.

        Each save is reported twice: by the editor, and by its file watcher.
        """
        state = _state_of(path)
        before = self._states.get(path)
        if path in self._states and before == state:
            return False
        self._states[path] = state
        self._forget(path, only_text=None not in (before, state))
        return True

    def saved(self, path: str) -> None:
        """Forget what depends on the text of the file at *path*, which existed before and still does."""
        self._forget(path, only_text=True)

    def _forget(self, path: str, *, only_text: bool) -> None:
        if path.endswith(".toml"):  # settings, or the user's clients or operations
            self.reload()
            return
        # new and deleted files change the targets of imports, and setup.py the requirements
        only_text = only_text and self.watched and _is_module(path)
        for configured in self._configurations.made() if self._configurations is not None else ():
            configured.forget(path if only_text else None)
        self._known = {name: known for name, known in self._known.items() if only_text and known.holds(name)}

    def result(self, path: str, text: str) -> FileResult:
        """Return the result for the *text* of the file *path*; a stored one if the text is the same."""
        known = self._known.get(path)
        if known is None or known.text != text:
            self._states.setdefault(path, _state_of(path))
            known = self._known[path] = self._analysed(path, text)
        return known.result

    def close(self, path: str) -> None:
        """Forget the document."""
        self._known.pop(path, None)

    def fixed(self, path: str, text: str, site: CallSite | None = None) -> str | None:
        """Return *text* with its calls rewritten to v2 if this is provably safe for *site*, else ``None``.

        Without *site*, all calls that are provably safe are rewritten.
        """
        if self._configurations is None or self.mistake:
            return None
        try:
            encoding = source_encoding(text)
            data = text.encode(encoding)
            done = rewrite(data, path, self._configurations.of(path).analyzer, self._types)
        except (ReadError, ValueError, UsageError):
            return None
        written = [proposal.site.span for proposal in done.proposals if proposal.nodes]
        if not written or (site is not None and site.span not in written):
            return None
        return done.content.decode(encoding)

    def _analysed(self, path: str, text: str) -> _DocumentResult:
        if self._configurations is None or self._runner is None:
            return _DocumentResult(text, FileResult(path))
        try:
            configured = self._configurations.of(path)
            if is_within(path, excluded(configured.configuration)):
                return _DocumentResult(text, FileResult(path))
            is_notebook = path.endswith(".ipynb")
            with configured.analyzer.noting() as asked:
                result = (self._runner.notebook if is_notebook else self._runner.text)(text, path)
            code = _code_of_cells(text) if is_notebook else text
            return _DocumentResult(text, result, configured, code, configured.may_concern(code, path), asked)
        except UsageError as error:
            self.mistake = str(error)
            return _DocumentResult(text, FileResult(path, errors=(FileError(path, str(error)),)))


@dataclass(frozen=True, slots=True)
class _DocumentResult:
    """The result for a text of a document, and what it depends on; without ``configured``, on settings only.

    ``concerns`` states whether the gate let the ``code`` be analyzed, and ``asked`` are the questions that
    the analysis asked about other files.
    """

    text: str
    result: FileResult
    configured: Configured | None = None
    code: str = ""
    concerns: bool = False
    asked: Mapping[Question, Answer] = field(default_factory=dict)

    def holds(self, path: str) -> bool:
        """Return whether the result is still valid after the texts of some files have changed."""
        if self.configured is None:
            return True
        # code without a sign of its own is analyzed because of other files
        same = self.configured.may_concern(self.code, path) == self.concerns
        return same and self.configured.analyzer.still(self.asked)


def _code_of_cells(text: str) -> str:
    """Return the code of the notebook with the content *text*; empty if it isn't one."""
    try:
        return parse_notebook(text.encode("utf-8", "surrogatepass")).source
    except ReadError:
        return ""


def _is_module(path: str) -> bool:
    return path.endswith(".py") and os.path.basename(path) != "setup.py"  # noqa: PTH119 - may be no path


def _state_of(path: str) -> tuple[int, int] | None:
    """Return the time and size of the file at *path*, ``None`` if it doesn't exist."""
    try:
        found = os.stat(path)  # noqa: PTH116 - a path of the client's may be none
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size
