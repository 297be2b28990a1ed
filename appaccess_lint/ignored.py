"""What git ignores: the ``.gitignore`` files from the top of the repository down."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec


class Ignored:
    """Tells of what is below a folder whether git ignores it; outside a repository it ignores nothing.

    The folder itself was named by the user: where git ignores it as a whole, only files below it count.
    """

    def __init__(self, top: Path) -> None:
        whole = top.resolve()
        self._root = next((f for f in (whole, *whole.parents) if (f / ".git").exists()), None)
        self._specs: dict[Path, GitIgnoreSpec | None] = {}
        self._resolved: dict[Path, Path] = {}
        if self._root is not None:
            around = [folder for folder in (whole, *whole.parents) if folder.is_relative_to(self._root)]
            if any(self.matches(folder, is_folder=True) for folder in around if folder != self._root):
                self._root = whole

    def matches(self, path: Path, *, is_folder: bool = False) -> bool:
        """Whether git ignores *path*, given that it doesn't ignore the folder around it.

        The ``.gitignore`` nearest to it that speaks of it decides.
        """
        if self._root is None:
            return False
        whole = self._resolve(path.parent) / path.name
        for folder in whole.parents:
            spec = self._spec(folder)
            if spec is not None:
                name = whole.relative_to(folder).as_posix()
                answer = spec.check_file(f"{name}/" if is_folder else name).include
                if answer is not None:
                    return answer
            if folder == self._root:
                break
        return False

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
        lines = file.read_bytes().decode("utf-8", "replace").splitlines()
    except OSError:
        return None
    from pathspec import GitIgnoreSpec  # most runs have no such file to read

    try:
        return GitIgnoreSpec.from_lines(lines)
    except ValueError:
        return None  # a pattern that git itself takes for nothing
