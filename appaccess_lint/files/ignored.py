"""Find the files that git ignores, by the ``.gitignore`` files and ``.git/info/exclude`` of a repository."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from appaccess_lint.files.checks import exists, is_file, is_link, resolved
from appaccess_lint.files.gitignore import Patterns
from appaccess_lint.files.reading import ReadError, read_bytes
from appaccess_lint.files.wildcards import too_many
from appaccess_lint.finding import FileError

MAX_BYTES = 1_000_000
"""Maximum size of a file with patterns."""


class Ignored:
    """Decides which files below a folder git ignores; outside a repository, none.

    The user named the folder itself: if git ignores it as a whole, only pattern files below it count.  The
    user's own git configuration doesn't count, because results would differ between machines.  ``errors``
    names the pattern files that don't count.
    """

    def __init__(self, top: Path) -> None:
        whole = resolved(top)
        self.errors: list[FileError] = []
        self._root = next((f for f in (whole, *whole.parents) if exists(f / ".git")), None)
        self._specs: dict[Path, Patterns | None] = {}
        self._resolved: dict[Path, Path] = {}
        self._excluded: tuple[Path, Patterns] | None = None
        if self._root is not None:
            spec = self._read(self._root / ".git" / "info" / "exclude")
            self._excluded = (self._root, spec) if spec is not None else None
            around = [folder for folder in (whole, *whole.parents) if folder.is_relative_to(self._root)]
            if any(self.matches(folder, is_folder=True) for folder in around if folder != self._root):
                self._root = whole

    def matches(self, path: Path, *, is_folder: bool = False) -> bool:
        """Return whether git ignores *path*, whose folder it doesn't ignore.

        The nearest ``.gitignore`` with a matching pattern decides, else the repository's ``info/exclude``.
        """
        if self._root is None:
            return False
        whole = self._resolve(path.parent) / path.name
        for folder, spec in self._spoken_for(whole):
            name = whole.relative_to(folder).as_posix()
            answer = spec.ignores(name, is_folder=is_folder)
            if answer is not None:
                return answer
        return False

    def _spoken_for(self, path: Path) -> Iterator[tuple[Path, Patterns]]:
        """Yield the patterns for *path* by precedence, each with its folder."""
        for folder in path.parents:
            spec = self._spec(folder)
            if spec is not None:
                yield folder, spec
            if folder == self._root:
                break
        if self._excluded is not None:
            yield self._excluded

    def _resolve(self, folder: Path) -> Path:
        if folder not in self._resolved:
            self._resolved[folder] = resolved(folder)
        return self._resolved[folder]

    def _spec(self, folder: Path) -> Patterns | None:
        if folder not in self._specs:
            self._specs[folder] = self._read(folder / ".gitignore")
        return self._specs[folder]

    def _read(self, file: Path) -> Patterns | None:
        # git follows no link here, and neither do we
        if is_link(file) or not is_file(file):
            return None
        try:
            text = read_bytes(str(file), MAX_BYTES).decode("utf-8", "surrogateescape").removeprefix("\ufeff")
            wrong = too_many(lines := text.split("\n"))
        except ReadError as error:
            wrong = str(error)
        if wrong:
            self.errors.append(FileError(str(file), f"its patterns are ignored: {wrong}"))
            return None
        return Patterns(lines)
