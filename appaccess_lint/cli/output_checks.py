"""Check output files: none is also an input, no two are the same, and no link leads out of the project.

Each command that writes files runs these checks before it writes anything.  Files are compared by identity,
not by spelling: links, hard links, and upper and lower case if the file system ignores case.
"""

from __future__ import annotations

import argparse
import os
import re
import stat
import sys
import unicodedata
from collections.abc import Hashable, Iterable, Iterator
from itertools import islice
from pathlib import Path

from appaccess_lint.cli.inputs import named_paths
from appaccess_lint.cli.status import UsageError
from appaccess_lint.config.file import REPOSITORY_MARKERS
from appaccess_lint.files.discovery import STANDARD_INPUT, SUFFIXES
from appaccess_lint.project.requirements import may_state_versions
from appaccess_lint.wording import one_line

_PROJECTS_OWN = re.compile(
    r"\.?appaccess-lint\.toml|tox\.ini|\.flake8|\.gitignore|\.pre-commit-config\.yaml", re.IGNORECASE
)
_LOOKED_AT = 50


class Outputs:
    """The files that a run will write, by their *paths*.

    Raises ``UsageError`` if two are the same file, or if one can't be an output.
    """

    def __init__(self, paths: Iterable[str]) -> None:
        self._keys: dict[Hashable, str] = {}
        for path in paths:
            _check(path)
            keys = list(_keys(path))
            if any(key in self._keys for key in keys):
                raise UsageError(f"{one_line(path)}: can't have two formats")
            self._keys.update(dict.fromkeys(keys, path))

    def protect(self, inputs: Iterable[str], what: str) -> None:
        """Raise ``UsageError`` if an output is one of *inputs*; *what* describes these in the message."""
        if not self._keys:
            return
        for path in inputs:
            for key in _keys(path):
                if key in self._keys:
                    raise _refused(self._keys[key], f"it is {what} of this run")

    def protect_open(self, file: object, what: str) -> None:
        """Raise ``UsageError`` if the open regular *file*, such as standard input, is an output."""
        try:
            status = os.fstat(file.fileno())  # type: ignore[attr-defined]
        except (AttributeError, OSError, ValueError):
            return
        key = (status.st_dev, status.st_ino)
        if stat.S_ISREG(status.st_mode) and key in self._keys:
            raise _refused(self._keys[key], f"it is {what} of this run")


def outputs_of(arguments: argparse.Namespace) -> Outputs:
    """Return the outputs in *arguments*, after checking that none of them is also an input."""
    named: list[str] = [file for _, file in getattr(arguments, "output", ())]
    to_file = getattr(arguments, "output_file", None)
    if to_file is not None:
        named.append(to_file)
    updates = getattr(arguments, "update_baseline", False) and arguments.baseline is not None
    outputs = Outputs([*named, arguments.baseline] if updates else named)
    if not updates and getattr(arguments, "baseline", None):
        outputs.protect([arguments.baseline], "the baseline")
    if to_file is None:
        outputs.protect_open(sys.stdout, "the standard output")
    if STANDARD_INPUT in (*named_paths(arguments), arguments.files_from):
        outputs.protect_open(sys.stdin, "the standard input")
        outputs.protect(filter(None, [getattr(arguments, "stdin_display_name", None)]), "a source")
    if arguments.files_from not in {None, STANDARD_INPUT}:
        outputs.protect([arguments.files_from], "the list of files")
    protect_settings(outputs, arguments)
    return outputs


def protect_settings(outputs: Outputs, arguments: argparse.Namespace) -> None:
    """Raise ``UsageError`` if one of *outputs* is a configuration file."""
    file = arguments.configuration.file
    outputs.protect([] if file is None else [file.path], "the configuration")
    outputs.protect(arguments.catalog, "a catalog")
    outputs.protect(arguments.clients, "a file of clients")


def check_in_project(path: str, folder: Path) -> None:
    """Raise ``UsageError`` if *path*, named by a file in *folder*, is outside that file's project."""
    real, top = Path(os.path.realpath(path)), _top(Path(os.path.realpath(folder)))
    if not real.is_relative_to(top) or _in_repository(real):
        raise _refused(path, "the configuration names it outside its project; name it on the command line")


def check_link(path: str) -> None:
    """Raise ``UsageError`` if a link in the current project leads from *path* out of it, or into ``.git``."""
    top = _top(Path.cwd().resolve())
    at = Path(path).absolute()
    for step in (*reversed(at.parents), at):
        if not step.is_symlink():
            continue
        real = Path(os.path.realpath(step))
        from_inside = Path(os.path.realpath(step.parent)).is_relative_to(top)
        if from_inside and (not real.is_relative_to(top) or _in_repository(real)):
            raise _refused(path, f"a link leads it out of the project; name {one_line(str(real))} itself")


def check_source(path: str) -> None:
    """Raise ``UsageError`` if *path* mustn't be rewritten, such as a link that leads out of the project."""
    check_link(path)
    if _in_repository(Path(os.path.realpath(path))):
        raise _refused(path, "it belongs to git")


def _check(path: str) -> None:
    try:
        parent = Path(path).absolute().parent
        if not parent.is_dir():
            raise _refused(path, "no such folder")
        exists = Path(path).is_file()
    except ValueError as error:
        raise _refused(path, str(error)) from error
    check_link(path)
    real = Path(os.path.realpath(path))
    if _in_repository(real):
        raise _refused(path, "it belongs to git")
    for at in {Path(path).absolute(), real} if exists else ():
        if at.name.casefold().endswith(SUFFIXES):
            raise _refused(path, "it is source code")
        if _PROJECTS_OWN.fullmatch(at.name) or may_state_versions(at):
            raise _refused(path, "it is a file of the project's own")


def _refused(path: str, why: str) -> UsageError:
    return UsageError(f"{one_line(path)}: can't be written: {why}")


def _keys(path: str) -> Iterator[Hashable]:
    """Return the identity of *path*: its real path, and its device and inode if it exists."""
    try:
        real = os.path.realpath(path)
        status = Path(path).stat()
    except FileNotFoundError:
        status = None
    except (OSError, ValueError):
        return
    if status is not None:
        if not stat.S_ISREG(status.st_mode) and not stat.S_ISDIR(status.st_mode):
            return  # /dev/stderr, a pipe
        yield status.st_dev, status.st_ino
    yield real
    folder, name = os.path.split(real)
    if _ignores_case(folder):
        yield folder, unicodedata.normalize("NFC", name).casefold()


def _ignores_case(folder: str) -> bool:
    """Return whether the file system of *folder* ignores case, as far as the existing files show."""
    if sys.platform in {"win32", "darwin"}:
        return True
    try:
        with os.scandir(folder) as entries:
            for entry in islice(entries, _LOOKED_AT):
                swapped = os.path.join(folder, entry.name.swapcase())  # noqa: PTH118
                if swapped != entry.path:
                    return os.path.samefile(entry.path, swapped)  # noqa: PTH121
    except OSError:
        return False
    return False


def _top(folder: Path) -> Path:
    """Return the top folder of the repository of *folder*, or *folder* itself."""
    tops = (at for at in (folder, *folder.parents) if any((at / m).exists() for m in REPOSITORY_MARKERS))
    return next(tops, folder)


def _in_repository(real: Path) -> bool:
    return any(part.casefold() in REPOSITORY_MARKERS for part in real.parts)
