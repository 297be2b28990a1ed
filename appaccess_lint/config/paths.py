"""Kinds of values that are files, folders, or patterns of both."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from appaccess_lint.config.option_types import BadValue, Kind, Single, mismatch, strings
from appaccess_lint.files.checks import exists, is_folder
from appaccess_lint.files.wildcards import portable, too_many


class Patterns(Kind):
    """Names and paths, with wildcards."""

    described = "a list of names and paths"
    metavar = "PATTERN,..."

    def from_file(self, value: object, folder: Path) -> tuple[str, ...]:
        """Return *value*; paths are relative to *folder*, names and patterns such as ``*/a`` aren't."""
        patterns = tuple(map(portable, strings(value, self.described)))
        if wrong := too_many(patterns):
            raise BadValue(wrong)
        return tuple(_below(folder, pattern) if _is_relative(pattern) else pattern for pattern in patterns)

    def from_texts(self, texts: Sequence[str]) -> tuple[str, ...]:
        """Return the patterns of *texts*, separated by commas; names may contain spaces."""
        return tuple(part for text in texts for word in text.split(",") if (part := word.strip()))


class Files(Kind):
    """Files that exist."""

    described = "a list of files"
    metavar = "FILE"

    def from_file(self, value: object, folder: Path) -> tuple[str, ...]:
        """Return *value*, seen from the current folder."""
        paths = strings(value, self.described)
        return self.from_texts([str(folder / (p if exists(folder / p) else portable(p))) for p in paths])

    def from_texts(self, texts: Sequence[str]) -> tuple[str, ...]:
        """Return *texts*."""
        for path in texts:
            if not exists(path):
                raise BadValue(f"no such file: {path}")
        return tuple(texts)


class Folders(Files):
    """Folders that exist."""

    described = "a list of folders"
    metavar = "FOLDER"

    def from_texts(self, texts: Sequence[str]) -> tuple[str, ...]:
        """Return *texts*."""
        for path in texts:
            # later on, a missing folder would be no error, only nothing found there
            if not is_folder(path):
                raise BadValue(f"no such folder: {path}")
        return tuple(texts)


class _New(Single):
    """A file or folder that need not exist yet."""

    def from_file(self, value: object, folder: Path) -> Any:
        """Return *value*, seen from the current folder."""
        if not isinstance(value, str):
            raise mismatch(self.described, value)
        return self.from_texts([str(folder / value) if value.strip() else value])

    def shown(self, value: object) -> str:
        """Return *value*, empty where nothing is set."""
        return str(value or "")


class NewFile(_New):
    """A file that need not exist yet, or none where it is empty."""

    described = "a file"
    metavar = "FILE"

    def from_texts(self, texts: Sequence[str]) -> str | None:
        """Return the last of *texts*."""
        if "\0" in texts[-1] or (texts[-1] and is_folder(texts[-1])):
            raise mismatch(self.described, texts[-1])
        return texts[-1] or None


class NewFolder(_New):
    """A folder that need not exist yet."""

    described = "a folder"
    metavar = "FOLDER"

    def from_texts(self, texts: Sequence[str]) -> str:
        """Return the last of *texts*."""
        if not texts[-1].strip() or "\0" in texts[-1] or (exists(texts[-1]) and not is_folder(texts[-1])):
            raise mismatch(self.described, texts[-1])
        return texts[-1]


def _is_relative(pattern: str) -> bool:
    """Return whether *pattern* is a path that starts from some folder."""
    is_path = "/" in pattern.rstrip("/")
    return is_path and not pattern.startswith("*") and not Path(pattern).is_absolute()


def _below(folder: Path, pattern: str) -> str:
    # not at start-up: most configurations name no paths
    from glob import escape
    from os.path import normpath

    base = Path(normpath(folder.absolute())).as_posix()
    return f"{escape(base).rstrip('/')}/{pattern.removeprefix('./')}"
