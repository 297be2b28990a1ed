"""Compute the additions of ``init`` to a project's files: text in, text out; ``None`` if it isn't safe."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from appaccess_lint.config.flake8_file import SECTION, flake8_sections

NAME = "appaccess-lint"
_HOOK = """\
- repo: local
  hooks:
    - id: appaccess-lint
      name: appaccess-lint
      entry: appaccess-lint check
{language}      types_or: [python, pyi, jupyter]
"""
_RELEASED = """\
      language: python
      additional_dependencies: ["appaccess-lint=={version}"]
"""
_UNRELEASED = """\
      language: system  # the appaccess-lint of the environment that you commit from
"""
FLAKE8_KEY = "extend-select = AAR"
RUFF_KEY = 'external = ["AAR"]  # keeps "# noqa: AAR101" comments, which ruff --fix would delete'
_REPOS = re.compile(r"repos:\s*(#.*)?")
_ITEM = re.compile(r"( *)- ")


def hook(version: str) -> str:
    """Return our hook for pre-commit.

    If *version* is a release, pre-commit installs that version from the package index.
    """
    from packaging.version import Version

    known = Version(version)
    released = not (known.is_devrelease or known.local)
    return _HOOK.format(language=_RELEASED.format(version=version) if released else _UNRELEASED)


def new_pre_commit(version: str) -> str:
    """Return a pre-commit configuration with only our hook."""
    return "repos:\n" + indented(hook(version), "  ")


def with_hook(text: str, version: str) -> str | None:
    """Return the pre-commit configuration *text* with our hook after the others; ``None`` if unsure.

    Only the usual form is recognized: a list of repositories, each of which begins on a line with a dash.
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
    added = indented(hook(version), indentation).rstrip("\n").split("\n")
    return _joined([*lines[:end], *added, *lines[end:]])


def with_flake8_key(text: str) -> str | None:
    """Return flake8's configuration *text* with our key at the end of its section; ``None`` if unsure."""
    before = flake8_sections(text)
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if line.startswith(f"[{SECTION}]")), None)
    if before is None or start is None:
        return None
    end = next(
        (n for n, line in enumerate(lines[start + 1 :], start + 1) if line.startswith("[")), len(lines)
    )
    while not lines[end - 1].strip():
        end -= 1
    changed = _joined([*lines[:end], FLAKE8_KEY, *lines[end:]])
    expected = {**before, SECTION: {**before[SECTION], "extend-select": "AAR"}}
    # if the key exists already, a person has to extend it
    return (
        changed if "extend-select" not in before[SECTION] and flake8_sections(changed) == expected else None
    )


def with_ruff_key(text: str, table: str) -> str | None:
    """Return the TOML *text* with ruff's key ``external`` in *table*; ``None`` if unsure.

    The text is returned unchanged if the key has our codes already.
    """
    import tomli

    def lint(document: dict[str, Any]) -> dict[str, Any]:
        for name in table.split("."):
            document = document.setdefault(name, {})
        return document

    try:
        before = tomli.loads(text)
        section = lint(before)
        if "external" in section:
            ours = any("AAR".startswith(prefix[:3]) for prefix in section["external"] if prefix)
            return text if ours else None
        section["external"] = ["AAR"]
        lines = text.split("\n")
        at = next((number for number, line in enumerate(lines, 1) if line.strip() == f"[{table}]"), None)
        if at is None:
            lines = [*(f"{text.rstrip()}\n\n".split("\n")[:-1] if text.strip() else []), f"[{table}]"]
            at = len(lines)
        changed = _joined([*lines[:at], RUFF_KEY, *lines[at:]])
        return changed if tomli.loads(changed) == before else None
    except (
        tomli.TOMLDecodeError,
        AttributeError,
        TypeError,
    ):  # no TOML, or something else where the table is
        return None


def indented(text: str, by: str) -> str:
    """Return *text* with *by* before each of its lines."""
    return "".join(f"{by}{line}\n" for line in text.splitlines())


def _speaks(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _joined(lines: Sequence[str]) -> str:
    return "\n".join(lines).rstrip("\n") + "\n"
