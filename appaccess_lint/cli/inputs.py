"""Read the paths that a user names: as arguments, in a list of files, or as the name of standard input."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from appaccess_lint.cli.status import UsageError
from appaccess_lint.files.discovery import STANDARD_INPUT
from appaccess_lint.files.named_pipes import read_file_or_pipe
from appaccess_lint.files.reading import ReadError, marked_encoding, standard_input
from appaccess_lint.os_errors import reason

MAX_LIST = 64_000_000
"""Maximum size of a list of files, in bytes; a device or an endless pipe would fill the memory."""


def named_paths(arguments: argparse.Namespace) -> list[str]:
    """Return the PATHs of the command line; standard input if only ``--stdin-display-name`` is given.

    Editors pass this option without a PATH, and don't mean the current folder.  Raises ``UsageError`` if the
    option has no effect.
    """
    paths: list[str] = list(getattr(arguments, "paths", ()))
    if getattr(arguments, "stdin_display_name", None) is None:
        return paths
    if not paths and arguments.files_from is None:
        return [STANDARD_INPUT]
    if STANDARD_INPUT not in paths:
        raise UsageError("--stdin-display-name names standard input: give - as a PATH, or no PATH")
    return paths


def listed(file: str | None) -> list[str]:
    """Return the paths that *file* lists, one per line or separated by NULs; ``-`` is standard input.

    An entry is always a file or folder, even one with the name ``-``.
    """
    if file is None:
        return []
    try:
        if file == STANDARD_INPUT:
            content = standard_input(MAX_LIST + 1)
        else:
            content = read_file_or_pipe(Path(file), MAX_LIST + 1)
        if len(content) > MAX_LIST:
            raise ReadError(f"lists more than {MAX_LIST // 1_000_000} MB")
        encoding = marked_encoding(content) or sys.getfilesystemencoding()
        text = content.decode(encoding, sys.getfilesystemencodeerrors())
    except (OSError, ValueError, ReadError) as error:
        why = reason(error) if isinstance(error, OSError) else str(error)
        raise UsageError(f"{file}: can't be read: {why}") from error
    # not splitlines: a name may contain characters at which it splits
    paths = text.split("\0") if "\0" in text else text.replace("\r\n", "\n").split("\n")
    return [path if path != STANDARD_INPUT else f"./{path}" for path in paths if path]
