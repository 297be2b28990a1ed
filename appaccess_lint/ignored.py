"""What git ignores: by ``.gitignore`` from the top of the repository down, and ``.git/info/exclude``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from appaccess_lint.reading import data_file

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class Ignored:
    """Tells of what is below a folder whether git ignores it; outside a repository it ignores nothing.

    The folder itself was named by the user: where git ignores it as a whole, only files below it count.  What
    the user's own configuration of git ignores isn't left out: results would differ from machine to machine.
    """

    def __init__(self, top: Path) -> None:
        whole = top.resolve()
        self._root = next((f for f in (whole, *whole.parents) if (f / ".git").exists()), None)
        self._specs: dict[Path, GitIgnoreSpec | None] = {}
        self._resolved: dict[Path, Path] = {}
        self._excluded: tuple[Path, GitIgnoreSpec] | None = None
        if self._root is not None:
            spec = _read(self._root / ".git" / "info" / "exclude")
            self._excluded = (self._root, spec) if spec is not None else None
            around = [folder for folder in (whole, *whole.parents) if folder.is_relative_to(self._root)]
            if any(self.matches(folder, is_folder=True) for folder in around if folder != self._root):
                self._root = whole

    def matches(self, path: Path, *, is_folder: bool = False) -> bool:
        """Whether git ignores *path*, given that it doesn't ignore the folder around it.

        The ``.gitignore`` nearest to it that speaks of it decides, else the repository's ``info/exclude``.
        """
        if self._root is None:
            return False
        whole = self._resolve(path.parent) / path.name
        for folder, spec in self._spoken_for(whole):
            name = whole.relative_to(folder).as_posix()
            answer = spec.check_file(f"{name}/" if is_folder else name).include
            if answer is not None:
                return answer
        return False

    def _spoken_for(self, path: Path) -> Iterator[tuple[Path, GitIgnoreSpec]]:
        """Yield what may speak of *path*, what counts most first, each with the folder it speaks from."""
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
            self._resolved[folder] = folder.resolve()
        return self._resolved[folder]

    def _spec(self, folder: Path) -> GitIgnoreSpec | None:
        if folder not in self._specs:
            self._specs[folder] = _read(folder / ".gitignore")
        return self._specs[folder]


def _read(file: Path) -> GitIgnoreSpec | None:
    try:
        # git follows no link here, and neither do we
        if file.is_symlink() or not file.is_file():
            return None
        lines = data_file(file).read_bytes().decode("utf-8", "replace").splitlines()
    except OSError:
        return None
    from pathspec import GitIgnoreSpec  # most runs have no such file to read

    try:
        return GitIgnoreSpec.from_lines(lines)
    except ValueError:
        return None  # a pattern that git itself takes for nothing
