"""Determine which lines of files differ from a git revision.

The repository isn't trusted: its configuration can name programs that git runs when it reads files of the
working tree or fetches missing objects.  So git only returns stored objects, and lines are compared here.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path

from appaccess_lint.files.checks import exists
from appaccess_lint.git.commands import GitError, GitFailed, run_git
from appaccess_lint.git.renames import renamed_from

LINK, SUBMODULE = "120000", "160000"


class ChangesError(Exception):
    """The changes can't be determined; the text is one line for the user."""


class _Refused(ChangesError):
    """The object doesn't exist in git."""


class Changes:
    """The changes since *revision* in the repository of *folder*.

    *revision* is any name of a commit.  The changes are those since the current branch left it, so that later
    changes on the main branch don't count.  Raises ``ChangesError`` if git, the repository or the commit is
    missing.
    """

    def __init__(self, revision: str, folder: Path) -> None:
        self._folder = folder
        self.top = Path(os.path.realpath(self._text("rev-parse", "--show-toplevel")))
        self._own = Path(os.path.realpath(self._text("rev-parse", "--absolute-git-dir")))
        commit = self._commit(revision)
        self._tree = self._listed(self._base(commit))

    def lines(self, files: Sequence[str]) -> dict[str, frozenset[int]]:
        """Return the changed lines, counted from 1, of the changed *files*.

        All lines of a new file count as changed, unless it was renamed.  Files of other repositories,
        including submodules, are left out.  Raises ``ChangesError`` for a file outside the repository.
        """
        new: dict[str, bytes] = {}
        old: dict[str, str] = {}
        for file in files:
            whole = Path(os.path.realpath(file))
            if not whole.is_relative_to(self.top):
                raise ChangesError(f"{file}: not in the repository {self.top}, whose changes were asked for")
            if self._is_foreign(whole):
                continue
            content = _content(whole)
            known = self._tree.get(whole.relative_to(self.top).as_posix())
            if content is None or known == _object_name(content, known):
                continue
            new[file] = content
            if known is not None:
                old[file] = known
        old |= self._renamed({file: content for file, content in new.items() if file not in old})
        objects = self._objects(sorted(set(old.values())))
        return {
            file: lines
            for file, content in new.items()
            if (lines := _changed(objects[old[file]] if file in old else None, content))
        }

    def _renamed(self, new: Mapping[str, bytes]) -> dict[str, str]:
        """Return the object names of the files in the revision from which those of *new* were renamed."""
        if not new:
            return {}
        suffixes = {Path(file).suffix for file in new}
        gone = {
            path: name
            for path, name in self._tree.items()
            if Path(path).suffix in suffixes and not os.path.lexists(self.top / path)
        }
        objects = self._objects(sorted(set(gone.values())))
        contents = {path: objects[name] for path, name in gone.items()}
        found: dict[str, str] = {}
        for file, content in new.items():
            path = renamed_from(Path(file).as_posix(), content, contents)
            if path is not None:
                found[file] = gone[path]
                del contents[path]  # another similar file is a copy, and new
        return found

    def _is_foreign(self, file: Path) -> bool:
        folders = (
            folder for folder in file.parents if folder != self.top and folder.is_relative_to(self.top)
        )
        # with core.worktree or GIT_WORK_TREE, the repository's own ".git" can be below its top
        found = (folder / ".git" for folder in folders)
        return any(exists(at) and Path(os.path.realpath(at)) != self._own for at in found)

    def _commit(self, revision: str) -> str:
        # git has no revision that begins so, but options
        if not revision or revision.startswith("-"):
            raise ChangesError(f'"{revision}" is not a revision')
        try:
            return self._text(
                "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
            )
        except _Refused as error:
            raise ChangesError(f'{self.top} has no commit "{revision}"') from error

    def _base(self, commit: str) -> str:
        try:
            return self._text("merge-base", commit, "HEAD").split("\n")[0]
        except _Refused:
            return commit  # histories that never met, or of which a shallow clone has only the end

    def _listed(self, commit: str) -> Mapping[str, str]:
        """Return the object names of the files of *commit*, by path from the top."""
        out = self._run("ls-tree", "-r", "-z", "--full-tree", commit)
        found: dict[str, str] = {}
        for entry in out.split(b"\0")[:-1]:
            about, _, path = entry.partition(b"\t")
            mode, _, name = about.decode().split()
            if mode not in {LINK, SUBMODULE}:
                found[os.fsdecode(path)] = name
        return found

    def _objects(self, names: Sequence[str]) -> dict[str, bytes]:
        out = self._run("cat-file", "--batch", stdin="".join(f"{name}\n" for name in names)) if names else b""
        found: dict[str, bytes] = {}
        position = 0
        for name in names:
            end = out.index(b"\n", position)
            about = out[position:end].split()
            if len(about) != 3:
                raise ChangesError(f"git can't read {name}: the clone is not whole")
            found[name] = out[end + 1 : end + 1 + int(about[2])]
            position = end + 2 + int(about[2])
        return found

    def _text(self, *arguments: str) -> str:
        return os.fsdecode(self._run(*arguments)).rstrip("\n")

    def _run(self, *arguments: str, stdin: str = "") -> bytes:
        try:
            return run_git(self._folder, *arguments, stdin=stdin.encode())
        except GitFailed as error:
            raise _Refused(str(error)) from error
        except GitError as error:
            raise ChangesError(str(error)) from error


def _content(file: Path) -> bytes | None:
    try:
        return file.read_bytes() if file.is_file() else None
    except OSError:
        return None  # the analysis says so


def _object_name(content: bytes, like: str | None) -> str:
    algorithm = hashlib.sha256 if like is not None and len(like) == 64 else hashlib.sha1
    return algorithm(b"blob %d\0" % len(content) + content).hexdigest()


def _changed(old: bytes | None, new: bytes) -> frozenset[int]:
    lines = _lines(new)
    if old is None:
        return frozenset(range(1, len(lines) + 1))
    return frozenset(
        number + 1 for first, last in _stretches(_lines(old), lines) for number in range(first, last)
    )


def _lines(content: bytes) -> list[bytes]:
    # git may have changed the line ends
    return content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")


def _stretches(old: list[bytes], new: list[bytes]) -> Iterator[tuple[int, int]]:
    """Yield the ranges of *new* that *old* doesn't have."""
    # most of a file is the same: comparing that bit by bit would take long in large ones
    start = _same(old, new)
    rest = min(len(old), len(new)) - start
    end = _same(old[::-1][:rest], new[::-1][:rest])
    matcher = SequenceMatcher(None, old[start : len(old) - end], new[start : len(new) - end], autojunk=False)
    for tag, _, _, first, last in matcher.get_opcodes():
        if tag in {"insert", "replace"}:
            yield start + first, start + last


def _same(old: Sequence[bytes], new: Sequence[bytes]) -> int:
    """Return the number of equal lines at the beginning."""
    differing = (index for index, (one, other) in enumerate(zip(old, new, strict=False)) if one != other)
    return next(differing, min(len(old), len(new)))
