"""Where in flake8's files, or on its command line, a key was set: for error messages alone.

flake8 hands its plugins values without their places, so the file is looked for once more, as flake8 does it.
What isn't found is left out of the message; nothing else depends on it.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from appaccess_lint.reading import data_file

NAMES = ("setup.cfg", "tox.ini", ".flake8")
_SECTION = re.compile(r"^\[flake8(:local-plugins)?\]", re.MULTILINE)


def place_of(name: str) -> str:
    """Return the place of the option *name* for a message: ``tox.ini:3: aar-deployment``."""
    if any(argument.partition("=")[0] == f"--{name}" for argument in sys.argv[1:]):
        return f"--{name}"
    # flake8 takes "aar_catalog" for "aar-catalog", in any case
    key = re.compile(rf"{'[-_]'.join(map(re.escape, name.split('-')))}\s*[=:]", re.IGNORECASE)
    for file, text in _files():
        for number, line in enumerate(text.splitlines(), 1):
            if key.match(line):
                return f"{file}:{number}: {name}"
    return f"flake8's configuration: {name}"


def _files() -> Iterator[tuple[str, str]]:
    """Yield the files that flake8 reads in this run, those that win first."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--config")
    parser.add_argument("--append-config", action="append", default=[])
    parser.add_argument("--isolated", action="store_true")
    given, _ = parser.parse_known_args(sys.argv[1:])
    if given.isolated:
        return
    for file in [*reversed(given.append_config), given.config or _nearest()]:
        text = _text(Path(file)) if file else None
        if text is not None:
            yield file, text


def _nearest() -> str | None:
    start = Path.cwd()
    for folder in (start, *start.parents):
        for name in NAMES:
            text = _text(folder / name)
            if text is not None and _SECTION.search(text):
                return name if folder == start else str(folder / name)
    return None


def _text(file: Path) -> str | None:
    try:
        return data_file(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
