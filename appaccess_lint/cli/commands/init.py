"""``appaccess-lint init``: set up a project for pre-commit and flake8 or ruff."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from appaccess_lint.cli.parser import Command
from appaccess_lint.cli.status import CLEAN, UsageError
from appaccess_lint.config.file import OWN_NAMES, REPOSITORY_MARKERS
from appaccess_lint.files.reading import data_file
from appaccess_lint.os_errors import reason
from appaccess_lint.version import __version__

EPILOG = """\
The changes are shown first, and written if you agree. Lines are only added to an
existing file. If this isn't safe, the lines to add are printed instead.

flake8 is set up if the project uses flake8, or neither flake8 nor ruff. If it
uses ruff, a setting makes ruff keep "# noqa: AAR101" comments, which "ruff --fix"
deletes otherwise.

examples:
  appaccess-lint init
  appaccess-lint init --dry-run                 show what would change
  appaccess-lint init --yes pre-commit          write without asking; leave flake8 alone

exit status: 0, or 2 if a file can't be read or written
"""
PRE_COMMIT = ".pre-commit-config.yaml"
FLAKE8 = ("setup.cfg", "tox.ini", ".flake8")
"""In the order in which flake8 searches them for its section."""
RUFF = (".ruff.toml", "ruff.toml", "pyproject.toml")
"""In the order of their precedence in ruff."""
PROJECT_FILES = (
    *REPOSITORY_MARKERS,
    *(PRE_COMMIT, "pyproject.toml", "setup.py", "requirements.txt", "Pipfile", "pytest.ini"),
    *FLAKE8,
    *RUFF[:2],
    *OWN_NAMES,
)
"""Files that indicate the folder of a project."""


class Plan(NamedTuple):
    """The change to a file: its text before and after; ``after`` is ``None`` if a person has to edit it.

    The texts are the same if there is nothing to do.
    """

    name: str
    before: str | None
    after: str | None
    addition: str
    remark: str = ""


def add(command: Command) -> None:
    """Declare the options of the command."""
    command.describe(
        description="Sets up pre-commit, and flake8 or ruff, for the project in the current folder.",
        epilog=EPILOG,
        run=run,
    )
    # no choices: some versions of Python compare them with an empty list
    command.add_argument(
        "what",
        nargs="*",
        metavar="WHAT",
        help="pre-commit, flake8 or ruff (default: pre-commit, and what the project uses of the others)",
    )
    modes = command.add_mutually_exclusive_group()
    modes.add_argument("--dry-run", action="store_true", help="only show what would change")
    modes.add_argument("--yes", "-y", action="store_true", help="write without asking")


def run(arguments: argparse.Namespace) -> int:
    """Show the additions to the files, and write them if the user agrees; returns the exit status."""
    from appaccess_lint.wording import hint

    known = {"pre-commit": _pre_commit, "flake8": _flake8, "ruff": _ruff}
    for name in arguments.what:
        if name not in known:
            words = ", ".join(known)
            raise UsageError(f'init: expected one of {words}, found "{name}"{hint(name, known)}')
    if not _is_project(Path()):
        raise UsageError(f"init: the current folder is not a project: {_instead()}")
    # all files are read before one is written
    plans = [plan for plan in [known[name]() for name in arguments.what or _used()] if plan is not None]
    for plan in plans:
        _show(plan)
    if not plans:
        print("nothing to change: flake8 finds the plugin, and its configuration doesn't exclude its codes")
    changes = [plan for plan in plans if plan.after not in {None, plan.before}]
    if changes and not arguments.dry_run:
        if arguments.yes or _agreed(changes):
            _write(changes)
        else:
            print("nothing written; --yes writes without asking")
    return CLEAN


def _is_project(folder: Path) -> bool:
    return any((folder / name).exists() for name in PROJECT_FILES)


def _instead() -> str:
    """Return what to do if the current folder is not a project."""
    levels = range(1, len(Path.cwd().parts))
    above = next((path for n in levels if _is_project(path := Path(*[".."] * n))), None)
    if above is not None:
        return f'run the command in "{above.as_posix()}"'
    return f"it has none of {', '.join(PROJECT_FILES)}"


def _used() -> list[str]:
    """Return the tools that the project uses; flake8 if nothing indicates any."""
    flake8 = any("flake8" in (_text(name) or "") for name in (*FLAKE8, PRE_COMMIT))
    ruff = any(Path(name).exists() for name in RUFF[:2]) or "[tool.ruff" in (_text(RUFF[-1]) or "")
    return ["pre-commit", *(["flake8"] if flake8 or not ruff else []), *(["ruff"] if ruff else [])]


def _agreed(plans: Sequence[Plan]) -> bool:
    if not sys.stdin.isatty():
        return False
    try:
        answer = input(f"write {' and '.join(plan.name for plan in plans)}? [y/N] ")
    except EOFError:
        return False
    return answer.strip().lower() in {"y", "yes"}


def _write(plans: Sequence[Plan]) -> None:
    from appaccess_lint.cli.output import write_whole

    for plan in plans:
        newline = "\r\n" if plan.before is not None and "\r\n" in plan.before else "\n"
        write_whole(Path(plan.name), (plan.after or "").replace("\n", newline))
        print(f"{plan.name}: {'written' if plan.before is None else 'changed'}")


def _show(plan: Plan) -> None:
    from appaccess_lint.cli.project_files import indented

    if plan.after is None:
        print(f"{plan.name}: not changed; please merge these lines:\n\n{indented(plan.addition, '    ')}")
    elif plan.after == plan.before:
        print(f"{plan.name}: already set up")
    else:
        _show_difference(plan)
    if plan.remark:
        print(f"{plan.name}: {plan.remark}")


def _show_difference(plan: Plan) -> None:
    from difflib import unified_diff

    before = [] if plan.before is None else plan.before.replace("\r\n", "\n").splitlines()
    after = (plan.after or "").splitlines()
    old = "/dev/null" if plan.before is None else plan.name
    print("\n".join(unified_diff(before, after, old, plan.name, lineterm="")))


def _pre_commit() -> Plan:
    from appaccess_lint.cli.project_files import NAME, hook, new_pre_commit, with_hook

    at = Path.cwd()
    root = next((f for f in (at, *at.parents) if any((f / m).exists() for m in REPOSITORY_MARKERS)), at)
    if root != at:
        # pre-commit's configuration is in the top folder of the repository
        where = Path(*[".."] * len(at.relative_to(root).parts), PRE_COMMIT)
        return Plan(
            str(where), None, None, hook(__version__), "pre-commit reads the root of the repository only"
        )
    text = _text(PRE_COMMIT)
    addition = hook(__version__)
    if text is None:
        return Plan(PRE_COMMIT, None, new_pre_commit(__version__), addition)
    if NAME in text:
        return Plan(PRE_COMMIT, text, text, addition)
    return Plan(PRE_COMMIT, text, with_hook(text.replace("\r\n", "\n"), __version__), addition)


def _flake8() -> Plan | None:
    from appaccess_lint.cli.project_files import FLAKE8_KEY, with_flake8_key
    from appaccess_lint.config.flake8_file import SECTION, flake8_sections, leaves_us_out

    for name in FLAKE8:
        text = _text(name)
        sections = flake8_sections(text) if text is not None else {}
        if text is None or (sections is not None and SECTION not in sections):
            continue
        # a person has to edit a file that can't be parsed
        if sections is None or leaves_us_out(sections[SECTION]):
            addition = f"[{SECTION}]\n{FLAKE8_KEY}\n"
            return Plan(name, text, with_flake8_key(text.replace("\r\n", "\n")), addition)
        break
    return None


def _ruff() -> Plan:
    from appaccess_lint.cli.project_files import RUFF_KEY, with_ruff_key

    texts = {name: _text(name) for name in RUFF}
    name = next((name for name in RUFF[:2] if texts[name] is not None), RUFF[-1])
    table = "lint" if name != RUFF[-1] else "tool.ruff.lint"
    addition, text = f"[{table}]\n{RUFF_KEY}\n", texts[name]
    if text is None:
        return Plan(name, None, addition, addition)
    return Plan(name, text, with_ruff_key(text.replace("\r\n", "\n"), table), addition)


def _text(name: str) -> str | None:
    """Return the text of the file *name*; ``None`` if it doesn't exist."""
    from appaccess_lint.cli.output_checks import check_link

    check_link(name)
    path = Path(name)
    try:
        # universal newlines would hide the line ends
        is_there = path.exists() or path.is_symlink()
        return data_file(path).read_bytes().decode() if is_there else None
    except OSError as error:
        raise UsageError(f"{name}: can't be read: {reason(error)}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{name}: not UTF-8") from error
