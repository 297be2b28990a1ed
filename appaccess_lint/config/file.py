"""Find and read the configuration file, ``pyproject.toml`` or our own, and find the lines of its keys."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from appaccess_lint.files.checks import exists, is_file
from appaccess_lint.files.reading import data_file
from appaccess_lint.immutable import immutable
from appaccess_lint.os_errors import reason
from appaccess_lint.wording import describe

NAME = "pyproject.toml"
OWN_NAMES = ("appaccess-lint.toml", ".appaccess-lint.toml")
"""Files with only our settings, at their top level; they take precedence over ``pyproject.toml``."""
TABLE = ("tool", "appaccess-lint")
HEADER = "[tool.appaccess-lint]"
REPOSITORY_MARKERS = (".git", ".hg")
# a file without this needn't be parsed, and may be invalid
_SIGN = re.compile(rb"appaccess[-_. ]?lint", re.IGNORECASE)
_SPOKEN_FOR = "appaccess-lint-this-key"
_TRIES = 50


class ConfigError(Exception):
    """An invalid configuration; the text is one line with the place and the error."""


@immutable(frozen=True, slots=True)
class ConfigFile:
    """A configuration file; ``path`` is relative to the current folder."""

    path: str
    text: str
    table: Mapping[str, Any]

    @property
    def folder(self) -> Path:
        """The folder to which the file's paths are relative."""
        return Path(self.path).parent

    @property
    def is_own(self) -> bool:
        """Return whether the file is our own: it has only our settings, at its top level."""
        return _is_own(self.path)

    @property
    def table_name(self) -> str:
        """The name of the table with the settings in messages."""
        return self.path if self.is_own else HEADER

    def line_of(self, *keys: str) -> int | None:
        """Return the line, counted from 1, of the nested key *keys* in our table, if it is known."""
        return _line_of(self.text, keys if self.is_own else (*TABLE, *keys))

    def place_of(self, *keys: str) -> str:
        """Return file, line and key for a message: ``pyproject.toml:3: deployment``."""
        line = self.line_of(*keys)
        return f"{self.path}:{line}: {'.'.join(keys)}" if line else f"{self.path}: {'.'.join(keys)}"


def find_file(start: Path) -> ConfigFile | None:
    """Return the nearest configuration file, from the folder *start* up to the top of the repository.

    Raises ``ConfigError`` for an invalid file that mentions this program.
    """
    folders = upwards(start.absolute())
    return next(filter(None, map(file_in, folders)), None)


def file_in(folder: Path) -> ConfigFile | None:
    """Return the configuration file in *folder*; raises ``ConfigError`` like ``find_file``."""
    for name in (*OWN_NAMES, NAME):
        path = folder / name
        if is_file(path):
            found = _read(os.path.relpath(path))
            if found is not None:
                return found
    return None


def read_file(path: str) -> ConfigFile:
    """Return the file at *path*; raises ``ConfigError`` if it is invalid or has no table of ours."""
    found = _read(path, must_have=True)
    assert found is not None
    return found


def upwards(start: Path) -> Iterator[Path]:
    """Yield the absolute folder *start* and its parents, up to the top of the repository."""
    for folder in (start, *start.parents):
        yield folder
        if any(exists(folder / marker) for marker in REPOSITORY_MARKERS):
            return


def _read(path: str, must_have: bool = False) -> ConfigFile | None:
    try:
        content = data_file(Path(path)).read_bytes()
    except OSError as error:
        raise ConfigError(f"{path}: {reason(error)}") from error
    if _is_own(path):
        return ConfigFile(path, *_parsed(path, content))
    # UTF-16, as PowerShell writes it, is an error: without its NUL bytes, it is ASCII
    if not must_have and not _SIGN.search(content.replace(b"\0", b"")):
        return None
    text, document = _parsed(path, content)
    tool = document.get("tool")
    table = tool.get(TABLE[1]) if isinstance(tool, dict) else None
    if table is None:
        _check_misnamed(path, text, document)
        if must_have:
            raise ConfigError(f"{path}: has no table {HEADER}")
        return None
    if not isinstance(table, dict):
        raise ConfigError(f"{path}: tool.appaccess-lint: expected a table, found {describe(table)}")
    return ConfigFile(path, text, table)


def _is_own(path: str) -> bool:
    return Path(path).name in OWN_NAMES


def _parsed(path: str, content: bytes) -> tuple[str, dict[str, Any]]:
    from appaccess_lint.files import toml  # most folders have no configuration

    try:
        return toml.parsed(path, content)
    except toml.TomlError as error:
        raise ConfigError(str(error)) from error


def _check_misnamed(path: str, text: str, document: Mapping[str, Any]) -> None:
    """Raise ``ConfigError`` for a table that is meant for this program, but has another name."""
    tool = document.get("tool")
    for parents, tables in (((), document), (("tool",), tool if isinstance(tool, dict) else {})):
        for name, table in tables.items():
            if isinstance(table, dict) and re.fullmatch(_SIGN, name.encode()):
                line = _line_of(text, (*parents, name))
                where = f"{path}:{line}" if line else path
                raise ConfigError(f"{where}: [{'.'.join((*parents, name))}]: did you mean {HEADER}?")


def _line_of(text: str, keys: Sequence[str]) -> int | None:
    """Return the line of a key.

    The parser gives no positions, so each line with the key's name is tried: it is the right one if the file,
    parsed with another name there, has that name in the key's table.
    """
    import tomli

    lines = text.split("\n")
    candidates = (
        (number, match)
        for number, line in enumerate(lines)
        for match in re.finditer(re.escape(keys[-1]), line)
    )
    for _, (number, match) in zip(range(_TRIES), candidates, strict=False):
        changed = lines[number][: match.start()] + _SPOKEN_FOR + lines[number][match.end() :]
        try:
            document: Any = tomli.loads("\n".join([*lines[:number], changed, *lines[number + 1 :]]))
            for key in keys[:-1]:
                document = document[key]
        except (ValueError, KeyError, TypeError):
            continue
        if isinstance(document, dict) and _SPOKEN_FOR in document:
            return number + 1
    return None
