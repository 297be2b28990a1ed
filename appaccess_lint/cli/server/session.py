"""What the server knows between two changes: settings, analyzers, the last result of each document."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from appaccess_lint.cli.configurations import Configurations
from appaccess_lint.cli.runner import FileResult, Runner
from appaccess_lint.cli.settings import configure, excluded
from appaccess_lint.cli.status import UsageError
from appaccess_lint.engine import Analyzer
from appaccess_lint.files.discovery import is_within
from appaccess_lint.files.reading import ReadError, source_encoding
from appaccess_lint.fix.content import ContentTypes
from appaccess_lint.fix.file import rewrite
from appaccess_lint.gate import has_sign
from appaccess_lint.model import CallSite, FileError
from appaccess_lint.project.tree import Answer, Question

Parse = Callable[[Sequence[str]], argparse.Namespace]
"""From the words of a command line to the arguments of ``check``."""


class Session:
    """Analyses documents, saved or not, for one thread.

    ``mistake`` is what is wrong with the settings, in one line, and empty where they can be used; nothing is
    found while they can't.  ``watched`` is whether the client reports each change of a file: if it doesn't,
    others may have changed whenever one is saved.
    """

    def __init__(self, parse: Parse, words: Sequence[str] = ()) -> None:
        """Take the options of ``check`` that the client gives, such as ``--deployment=cloud``.

        *parse* parses them; it raises ``UsageError`` where it can't.
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
            # what is typed changes with each key: to keep its results would cost more than it saves
            arguments = self._parse(["--no-cache", *self._words])
            configure(arguments)
            self._types = tuple(arguments.content_type)
            self._configurations = Configurations(arguments)
            self._runner = Runner(self._configurations)
        except UsageError as error:
            self.mistake = str(error)

    def changed(self, path: str) -> bool:
        """Forget what depends on the file at *path*; return whether it has changed since the last call.

        A save comes twice, from the editor and from its watcher of files.
        """
        state = _state_of(path)
        before = self._states.get(path)
        if path in self._states and before == state:
            return False
        self._states[path] = state
        self._forget(path, only_text=None not in (before, state))
        return True

    def saved(self, path: str) -> None:
        """Forget what depends on the text of the file at *path*, which was and is there."""
        self._forget(path, only_text=True)

    def _forget(self, path: str, *, only_text: bool) -> None:
        if path.endswith(".toml"):  # settings, or the user's clients or operations
            self.reload()
            return
        # new and deleted files change where imports lead, and setup.py what is required
        only_text = only_text and self.watched and _is_module(path)
        for configured in self._configurations.made() if self._configurations is not None else ():
            configured.forget(path if only_text else None)
        self._known = {name: known for name, known in self._known.items() if only_text and known.holds(name)}

    def result(self, path: str, text: str) -> FileResult:
        """Return what the document *text* of the file *path* has; at once where it was analysed before."""
        known = self._known.get(path)
        if known is None or known.text != text:
            self._states.setdefault(path, _state_of(path))
            known = self._known[path] = self._analysed(path, text)
        return known.result

    def close(self, path: str) -> None:
        """Forget the document."""
        self._known.pop(path, None)

    def fixed(self, path: str, text: str, site: CallSite | None = None) -> str | None:
        """Return *text* with its calls rewritten to v2, where that is proved safe, *site* among them.

        ``None`` where it isn't.
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
            analyzer = configured.analyzer
            with analyzer.noting() as asked:
                return _DocumentResult(text, self._runner.text(text, path), analyzer, asked)
        except UsageError as error:
            self.mistake = str(error)
            return _DocumentResult(text, FileResult(path, errors=(FileError(path, str(error)),)))


@dataclass(frozen=True, slots=True)
class _DocumentResult:
    """The result for a text of a document, and what the analysis asked of other files."""

    text: str
    result: FileResult
    analyzer: Analyzer | None = None
    asked: Mapping[Question, Answer] = field(default_factory=dict)

    def holds(self, path: str) -> bool:
        """Return whether the result is the same now that some texts have changed."""
        # a text without a sign of its own concerns us because of the files beside it
        return has_sign(self.text, path) and (self.analyzer is None or self.analyzer.still(self.asked))


def _is_module(path: str) -> bool:
    return path.endswith(".py") and not path.endswith("setup.py")


def _state_of(path: str) -> tuple[int, int] | None:
    """Return what changes when the file at *path* is written, ``None`` where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - a path of the client's may be none
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size
