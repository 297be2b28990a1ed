"""What ``init`` adds to the files of a project: text in, text out; or nothing, where it isn't safe to add."""

from __future__ import annotations

import configparser
import re
from collections.abc import Sequence

NAME = "appaccess-lint"
HOOK = """\
- repo: local
  hooks:
    - id: appaccess-lint
      name: appaccess-lint
      entry: appaccess-lint check
      language: python
      additional_dependencies: ["appaccess-lint=={version}"]
      types_or: [python, pyi, jupyter]
"""
FLAKE8 = """\
# appaccess-lint: whether the code's Confluence is in the cloud is told by each URL's host (auto), or always
# cloud, or always server
aar-deployment = auto
"""
SECTION = "flake8"
_REPOS = re.compile(r"repos:\s*(#.*)?")
_ITEM = re.compile(r"( *)- ")


def new_pre_commit(version: str) -> str:
    """Return a configuration of pre-commit that has nothing but our hook."""
    return "repos:\n" + indented(HOOK.format(version=version), "  ")


def with_hook(text: str, version: str) -> str | None:
    """Return pre-commit's configuration *text* with our hook behind the others; ``None`` if unsure.

    YAML allows more than what is recognized here: a list of repositories, each beginning a line with a dash.
    """
    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if _REPOS.fullmatch(line)]
    if len(starts) != 1 or "\t" in text:
        return None
    start = starts[0] + 1
    first = next((line for line in lines[start:] if _speaks(line)), "")
    item = _ITEM.match(first)
    if item is None:
        return None
    indentation = item[1]
    end = start
    for number, line in enumerate(lines[start:], start):
        if not _speaks(line):
            continue
        if not line.startswith((f"{indentation} ", f"{indentation}- ")):
            if line.startswith((" ", "-", "---", "...")):
                return None
            break  # the next key
        end = number + 1
    added = indented(HOOK.format(version=version), indentation).rstrip("\n").split("\n")
    return _joined([*lines[:end], *added, *lines[end:]])


def with_flake8_key(text: str) -> str | None:
    """Return flake8's configuration *text* with our key at the end of its section; ``None`` if unsure."""
    before = flake8_sections(text)
    if before is None:
        return None
    lines = text.split("\n")
    if SECTION not in before:
        head = f"{text.rstrip()}\n\n" if text.strip() else ""
        return f"{head}[{SECTION}]\n{FLAKE8}"
    start = next((number for number, line in enumerate(lines) if line.startswith(f"[{SECTION}]")), None)
    if start is None:
        return None
    end = next(
        (n for n, line in enumerate(lines[start + 1 :], start + 1) if line.startswith("[")), len(lines)
    )
    while not lines[end - 1].strip():
        end -= 1
    changed = _joined([*lines[:end], *FLAKE8.rstrip("\n").split("\n"), *lines[end:]])
    after = flake8_sections(changed)
    expected = {**before, SECTION: {**before[SECTION], "aar-deployment": "auto"}}
    return changed if after == expected else None


def flake8_sections(text: str) -> dict[str, dict[str, str]] | None:
    """Return the sections of a file that flake8 reads; ``None`` where it can't be read."""
    parser = configparser.RawConfigParser()  # as flake8 does
    try:
        parser.read_string(text)
    except configparser.Error:
        return None
    return {name: dict(parser[name]) for name in parser.sections()}


def leaves_us_out(section: dict[str, str]) -> bool:
    """Tell whether flake8, set up by *section*, shows no finding of ours."""
    if "select" not in section:
        return False
    chosen = ",".join(section.get(key, "") for key in ("select", "extend-select", "extend_select"))
    return not any(prefix and "AAR".startswith(prefix[:3]) for prefix in re.split(r"[\s,]+", chosen))


def indented(text: str, by: str) -> str:
    """Return *text* with *by* before each of its lines."""
    return "".join(f"{by}{line}\n" for line in text.splitlines())


def _speaks(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _joined(lines: Sequence[str]) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"
