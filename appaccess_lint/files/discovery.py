"""Find the Python files below the paths that a user names."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from appaccess_lint.files.checks import exists, is_folder
from appaccess_lint.files.ignored import Ignored
from appaccess_lint.files.wildcards import matches_any
from appaccess_lint.finding import FileError
from appaccess_lint.immutable import immutable
from appaccess_lint.os_errors import reason

SUFFIXES = (".py", ".pyi", ".ipynb")
SKIPPED_FOLDERS = frozenset(
    {"venv", "node_modules", "__pycache__", "__pypackages__", "build", "dist", "site-packages", "CVS"}
)
SCRIPT_FOLDERS = frozenset({".github", ".gitlab", ".circleci", ".buildkite", ".azuredevops", ".ci"})
"""Hidden folders in which repositories keep scripts of their pipelines."""
STANDARD_INPUT = "-"
Skips = Callable[[Path, Path], bool]
"""Whether to leave out a folder, the first argument, of those below a folder that the user names."""


@immutable(frozen=True, slots=True)
class Discovered:
    """The files to analyze, in order and without duplicates, and the errors for unreadable folders."""

    files: tuple[str, ...]
    errors: tuple[FileError, ...]


def _nothing(folder: Path, top: Path) -> bool:
    return False


def discover(
    paths: Sequence[str],
    exclude: Sequence[str] = (),
    *,
    respect_gitignore: bool = False,
    skips: Skips = _nothing,
) -> Discovered:
    """Return the Python files below *paths*, with paths in the same form.

    A named file counts with any suffix.  A folder is searched for Python files and notebooks, without links
    to folders, and without those that *skips* selects, and hidden, environment and build folders, except
    ``SCRIPT_FOLDERS``.  Files and folders that match a pattern of *exclude*, by name or by whole path, are
    left out in both cases.  With *respect_gitignore*, files below a folder that git ignores are left out too.
    ``-`` stays ``-``.
    """
    files: dict[Path, str] = {}
    errors: list[FileError] = []
    for given in paths:
        path = Path(given)
        if given == STANDARD_INPUT:
            files.setdefault(path, given)
        elif is_within(given, exclude):
            continue
        elif not os.path.lexists(given):
            errors.append(FileError(given or '""', "no such file or directory"))
        elif is_folder(path):
            ignored = Ignored(path) if respect_gitignore else None
            for found in _walk(path, exclude, errors, ignored, skips):
                files.setdefault(found.absolute(), str(found))
            errors.extend(ignored.errors if ignored else ())
        else:
            files.setdefault(path.absolute(), given)
    return Discovered(tuple(files.values()), tuple(errors))


def is_within(path: str, patterns: Sequence[str]) -> bool:
    """Return whether one of *patterns* matches the name or whole path of the file or one of its folders."""
    if not patterns:
        return False
    given = Path(path)
    whole = Path(os.path.normpath(given.absolute()))
    # the current folder and its parents are matched only by whole paths
    around = [folder for folder in (Path.cwd(), *Path.cwd().parents) if whole.is_relative_to(folder)]
    absolute = [pattern for pattern in patterns if Path(pattern).is_absolute()]
    return any(_excluded(part, patterns) for part in (given, *_above(given))) or any(
        _excluded(folder, absolute) for folder in around
    )


def _walk(
    top: Path,
    exclude: Sequence[str],
    errors: list[FileError],
    ignored: Ignored | None,
    skips: Skips,
) -> Iterator[Path]:
    def unreadable(error: OSError) -> None:
        errors.append(FileError(str(Path(error.filename)), reason(error)))

    for name, subfolders, names in os.walk(top, onerror=unreadable):
        folder = Path(name)
        subfolders[:] = sorted(
            sub
            for sub in subfolders
            if not _skipped(folder / sub)
            and not skips(folder / sub, top)
            and not _excluded(folder / sub, exclude)
            and not (ignored and ignored.matches(folder / sub, is_folder=True))
        )
        for path in (folder / name for name in sorted(names) if name.endswith(SUFFIXES)):
            if (
                _is_file(path, unreadable)
                and not _excluded(path, exclude)
                and not (ignored and ignored.matches(path))
            ):
                yield path


def _is_file(path: Path, unreadable: Callable[[OSError], None]) -> bool:
    """Return whether *path* is a regular file, not a pipe, a device or a broken link."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except PermissionError as error:
        error.filename = str(path)
        unreadable(error)
    except OSError:
        pass
    return False


def _skipped(folder: Path) -> bool:
    name = folder.name
    hidden = name.startswith(".") and name not in SCRIPT_FOLDERS
    if hidden or name in SKIPPED_FOLDERS or name.endswith((".egg", ".egg-info")):
        return True
    # every virtual environment has this file
    return exists(folder / "pyvenv.cfg")


def _above(path: Path) -> Iterator[Path]:
    """Yield the folders of *path* below the current folder; needed because pre-commit names single files."""
    here = Path.cwd()
    for folder in path.absolute().parents:
        if not folder.is_relative_to(here) or folder == here:
            return
        yield folder.relative_to(here)


def _excluded(path: Path, exclude: Sequence[str]) -> bool:
    if not exclude:
        return False
    # "../src" is below the folder above: patterns of a configuration file there are absolute
    whole = Path(os.path.normpath(path.absolute())).as_posix()
    names = (path.name, path.as_posix(), whole)
    return matches_any(names, tuple(exclude))
