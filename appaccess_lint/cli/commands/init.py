"""``appaccess-lint init``: sets a project up for flake8 and pre-commit."""

from __future__ import annotations

import argparse
from pathlib import Path

from appaccess_lint import __version__
from appaccess_lint.cli.arguments import new_command
from appaccess_lint.cli.status import CLEAN, UsageError

EPILOG = """\
A file that is there already is left as it is, and what to add to it is printed.

examples:
  appaccess-lint init
  appaccess-lint init --dry-run
"""
HOOK = """\
repos:
  - repo: local
    hooks:
      - id: appaccess-lint
        name: appaccess-lint
        entry: appaccess-lint check
        language: python
        additional_dependencies: ["appaccess-lint=={version}"]
        types_or: [python, pyi]
"""
FLAKE8 = """\
[flake8]
# the plugin needs no setting; auto tells by each URL's host where the code's Confluence runs
aar-deployment = auto
"""
SETTINGS = """\
[tool.appaccess-lint]
# where the code's Confluence runs: auto tells it by each URL's host
deployment = "auto"
"""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    command = new_command(
        commands,
        "init",
        help="set a project up for flake8 and pre-commit",
        description="Writes a pre-commit and a flake8 set-up into the current folder.",
        epilog=EPILOG,
        run=run,
    )
    command.add_argument("--dry-run", action="store_true", help="only print what would be written")


def run(arguments: argparse.Namespace) -> int:
    """Write or print the set-up; returns the exit status."""
    for name, content in _wanted(Path()):
        if (Path(name).exists() or Path(name).is_symlink()) or arguments.dry_run:
            done = "would write" if arguments.dry_run and not Path(name).exists() else "is there; add to it"
            print(f"{name} {done}:\n\n{_indented(content)}")
            continue
        try:
            with Path(name).open("x", encoding="utf-8", newline="\n") as file:
                file.write(content)
        except OSError as error:
            raise UsageError(f"{name}: can't be written: {error.strerror}") from error
        print(f"{name} written")
    return CLEAN


def _wanted(folder: Path) -> list[tuple[str, str]]:
    hook = HOOK.format(version=__version__)
    # flake8 reads one of these only, the first that is there
    flake8 = next(
        (name for name in ("setup.cfg", "tox.ini", ".flake8") if (folder / name).exists()), ".flake8"
    )
    return [(".pre-commit-config.yaml", hook), (flake8, FLAKE8), ("pyproject.toml", SETTINGS)]


def _indented(text: str) -> str:
    return "".join(f"    {line}\n" if line else "\n" for line in text.split("\n")[:-1])
