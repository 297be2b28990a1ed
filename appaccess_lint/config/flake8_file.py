"""Read flake8's own files: the place of a key, for error messages, and whether our codes are left out.

flake8 passes values to its plugins without their places, so the file is searched again, in the same way.  A
place that isn't found is left out of the message; no finding depends on it.
"""

from __future__ import annotations

import argparse
import configparser
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from appaccess_lint.files.reading import data_file

NAMES = ("setup.cfg", "tox.ini", ".flake8")
SECTION = "flake8"
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


def leaving_us_out() -> str | None:
    """Return the file of flake8's nearest configuration if its ``select`` leaves our codes out."""
    file = _nearest()
    sections = flake8_sections(_text(Path(file)) or "") if file is not None else None
    return file if sections and leaves_us_out(sections.get(SECTION, {})) else None


def flake8_sections(text: str) -> dict[str, dict[str, str]] | None:
    """Return the sections of a file that flake8 reads; ``None`` if it is invalid."""
    parser = configparser.RawConfigParser()  # as flake8 does
    try:
        parser.read_string(text)
    except configparser.Error:
        return None
    return {name: dict(parser[name]) for name in parser.sections()}


def leaves_us_out(section: dict[str, str]) -> bool:
    """Return whether flake8 with the settings in *section* shows none of our findings."""
    if "select" not in section:
        return False
    chosen = ",".join(section.get(key, "") for key in ("select", "extend-select", "extend_select"))
    return not any(prefix and "AAR".startswith(prefix[:3]) for prefix in re.split(r"[\s,]+", chosen))


def _files() -> Iterator[tuple[str, str]]:
    """Yield the files that flake8 reads in this run, by precedence."""
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
