"""What the server knows between two changes: settings, analyzers, the last result of each document."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Sequence

from appaccess_lint.cli.configurations import Configurations
from appaccess_lint.cli.runner import FileResult, Runner
from appaccess_lint.cli.settings import configure, excluded
from appaccess_lint.cli.status import UsageError
from appaccess_lint.config.file import NAME, OWN_NAMES
from appaccess_lint.files.discovery import is_within
from appaccess_lint.fix.content import ContentTypes
from appaccess_lint.fix.file import rewrite
from appaccess_lint.model import CallSite, FileError

Parse = Callable[[Sequence[str]], argparse.Namespace]
"""From the words of a command line to the arguments of ``check``."""


class Session:
    """Analyses documents, saved or not, for one thread.

    ``mistake`` is what is wrong with the settings, in one line, and empty where they can be used; nothing is
    found while they can't.
    """

    def __init__(self, parse: Parse, words: Sequence[str] = ()) -> None:
        """Take the options of ``check`` that the client gives, such as ``--deployment=cloud``.

        *parse* parses them; it raises ``UsageError`` where it can't.
        """
        self._parse = parse
        self._words = words
        self._known: dict[str, tuple[str, FileResult]] = {}
        self._states: dict[str, tuple[int, int] | None] = {}
        self.mistake = ""
        self.reload()

    def reload(self) -> None:
        """Read the settings anew."""
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
        if path in self._states and self._states[path] == state:
            return False
        self._states[path] = state
        if path.endswith((NAME, *OWN_NAMES)):
            self.reload()
        else:
            self._forget_files()
        return True

    def _forget_files(self) -> None:
        self._known.clear()
        for configured in self._configurations.made() if self._configurations is not None else ():
            configured.forget_files()

    def result(self, path: str, text: str) -> FileResult:
        """Return what the document *text* of the file *path* has; at once where it was analysed before."""
        known = self._known.get(path)
        if known is None or known[0] != text:
            known = self._known[path] = text, self._analysed(path, text)
        return known[1]

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
            done = rewrite(text.encode(), path, self._configurations.of(path).analyzer, self._types)
        except (ValueError, UsageError):
            return None
        written = [proposal.site.span for proposal in done.proposals if proposal.nodes]
        if not written or (site is not None and site.span not in written):
            return None
        return done.content.decode()

    def _analysed(self, path: str, text: str) -> FileResult:
        if self._configurations is None or self._runner is None:
            return FileResult(path)
        try:
            configuration = self._configurations.of(path).configuration
            if is_within(path, excluded(configuration)):
                return FileResult(path)
            return self._runner.text(text, path)
        except UsageError as error:
            self.mistake = str(error)
            return FileResult(path, errors=(FileError(path, str(error)),))


def _state_of(path: str) -> tuple[int, int] | None:
    """Return what changes when the file at *path* is written, ``None`` where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116 - a path of the client's may be none
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size
