"""``appaccess-lint init``: sets a project up for flake8 and pre-commit."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import NamedTuple

from appaccess_lint import __version__
from appaccess_lint.cli.arguments import new_command
from appaccess_lint.cli.status import CLEAN, UsageError
from appaccess_lint.reading import data_file

EPILOG = """\
A configuration that is there already is added to, without changing the rest of it;
where that can't be done safely, what to add is printed instead.

examples:
  appaccess-lint init
  appaccess-lint init --dry-run                 show what would change
  appaccess-lint init pre-commit                leave flake8 alone

exit status: 0, or 2 where a file can't be written
"""
PRE_COMMIT = ".pre-commit-config.yaml"
FLAKE8 = ("setup.cfg", "tox.ini", ".flake8")
"""In the order in which flake8 looks for its section."""


class Plan(NamedTuple):
    """What is to become of a file: its texts before and after, without ``after`` where a person has to add.

    The texts are the same where there is nothing to do.
    """

    name: str
    before: str | None
    after: str | None
    addition: str
    remark: str = ""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    command = new_command(
        commands,
        "init",
        help="set a project up for flake8 and pre-commit",
        description="Adds a pre-commit hook and a flake8 set-up to the project in the current folder.",
        epilog=EPILOG,
        run=run,
    )
    # no choices: some versions of Python hold them against an empty list
    command.add_argument("what", nargs="*", metavar="WHAT", help="pre-commit or flake8 (default: both)")
    command.add_argument("--dry-run", action="store_true", help="only show what would change")


def run(arguments: argparse.Namespace) -> int:
    """Add to the files, or show what would be added; returns the exit status."""
    known = {"pre-commit": _pre_commit, "flake8": _flake8}
    for name in arguments.what:
        if name not in known:
            raise UsageError(f"init: no set-up for {name!r}; there are {' and '.join(known)}")
    # all files are looked at before one is written
    for plan in [known[name]() for name in arguments.what or known]:
        _do(plan, arguments.dry_run)
    return CLEAN


def _do(plan: Plan, dry_run: bool) -> None:
    from appaccess_lint.cli.output import write_whole
    from appaccess_lint.cli.set_up import indented

    if plan.after is None:
        print(f"{plan.name}: left as it is; add this to it:\n\n{indented(plan.addition, '    ')}")
    elif plan.after == plan.before:
        print(f"{plan.name}: has it already")
    elif dry_run:
        _show(plan)
    else:
        newline = "\r\n" if plan.before is not None and "\r\n" in plan.before else "\n"
        write_whole(Path(plan.name), plan.after.replace("\n", newline))
        print(f"{plan.name}: {'written' if plan.before is None else 'added to'}")
    if plan.remark:
        print(f"{plan.name}: {plan.remark}")


def _show(plan: Plan) -> None:
    from difflib import unified_diff

    before = [] if plan.before is None else plan.before.replace("\r\n", "\n").splitlines()
    after = (plan.after or "").splitlines()
    old = "/dev/null" if plan.before is None else plan.name
    print("\n".join(unified_diff(before, after, old, plan.name, lineterm="")))


def _pre_commit() -> Plan:
    from appaccess_lint.cli.set_up import HOOK, NAME, new_pre_commit, with_hook

    text = _text(PRE_COMMIT)
    addition = HOOK.format(version=__version__)
    if text is None:
        return Plan(PRE_COMMIT, None, new_pre_commit(__version__), addition)
    if NAME in text:
        return Plan(PRE_COMMIT, text, text, addition)
    return Plan(PRE_COMMIT, text, with_hook(text.replace("\r\n", "\n"), __version__), addition)


def _flake8() -> Plan:
    from appaccess_lint.cli.set_up import FLAKE8 as KEYS
    from appaccess_lint.cli.set_up import SECTION, flake8_sections, leaves_us_out, with_flake8_key

    addition = f"[{SECTION}]\n{KEYS}"
    texts = {name: _text(name) for name in FLAKE8}
    sections = {name: flake8_sections(text) for name, text in texts.items() if text is not None}
    # one that can't be read is for a person to look at
    name = next((n for n, found in sections.items() if found is None or SECTION in found), ".flake8")
    text, section = texts[name], (sections.get(name) or {}).get(SECTION, {})
    remark = "select there leaves our codes out: add AAR to it" if leaves_us_out(section) else ""
    if text is None:
        return Plan(name, None, addition, addition)
    if any(key.replace("_", "-").startswith("aar-") for key in section):
        return Plan(name, text, text, addition, remark)
    return Plan(name, text, with_flake8_key(text.replace("\r\n", "\n")), addition, remark)


def _text(name: str) -> str | None:
    """The text of a file, ``None`` where there is none."""
    from appaccess_lint.cli.outputs import check_link

    check_link(name)
    path = Path(name)
    try:
        # universal newlines would hide what its lines end with
        is_there = path.exists() or path.is_symlink()
        return data_file(path).read_bytes().decode() if is_there else None
    except OSError as error:
        raise UsageError(f"{name}: can't be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{name}: not UTF-8") from error
