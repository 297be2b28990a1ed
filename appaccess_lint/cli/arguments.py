"""Options that several subcommands take."""

from __future__ import annotations

import argparse

from appaccess_lint.config.option_types import Choice, Flag
from appaccess_lint.config.options import BY_NAME


def add_input(command: argparse.ArgumentParser) -> None:
    """Add the files to analyze."""
    command.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="file or folder (default: .); - for standard input",
    )
    command.add_argument(
        "--files-from",
        metavar="FILE",
        help="read more paths from FILE, one per line or separated by NULs; - for standard input",
    )
    add_options(command, "exclude", "extend-exclude", "respect-gitignore")
    command.add_argument(
        "--stdin-display-name",
        metavar="PATH",
        help="read standard input as the source of the file PATH; imports are resolved from PATH",
    )
    command.add_argument("--jobs", "-j", metavar="N", help=BY_NAME["jobs"].help)
    amount = command.add_mutually_exclusive_group()
    amount.add_argument(
        "--quiet",
        "-q",
        action="store_true",
        help="print only errors on standard error: no progress bar, no notes",
    )
    amount.add_argument(
        "--verbose",
        "-v",
        action="store_true",
        help="print the slowest files with their times on standard error",
    )
    command.add_argument("--no-progress", dest="progress", action="store_false", help="show no progress bar")


def add_output_file(command: argparse._ActionsContainer) -> None:
    """Add the option for the file of the output."""
    command.add_argument(
        "--output-file", "-o", metavar="FILE", help="write to FILE instead of standard output"
    )


def add_baseline(command: argparse.ArgumentParser) -> argparse._ArgumentGroup:
    """Add the options for a baseline."""
    baseline = command.add_argument_group("baseline", "Hide known findings.")
    add_options(baseline, "baseline")
    baseline.add_argument(
        "--no-baseline",
        dest="baseline",
        action="store_const",
        const="",
        help="show all findings, even if the configuration sets a baseline",
    )
    return baseline


def add_codes(command: argparse.ArgumentParser) -> None:
    """Add the options that select codes."""
    codes = command.add_argument_group(
        "codes", "Prefixes: AAR2 stands for AAR201 to AAR204, without those that are off by default."
    )
    add_options(codes, "select", "extend-select", "ignore", "extend-ignore", "per-file-ignores", "severity")


def add_fixing(command: argparse._ActionsContainer) -> None:
    """Add the options for rewrites: which calls are rewritten, and the content types of IDs."""
    command.add_argument(
        "--unsafe-fixes",
        action="store_true",
        help="also apply fixes that aren't provably safe: if only a name or a client's method indicates the "
        "content type, v2 renames response keys, a client's method or another function makes the request, "
        "callers read the response, or the project already calls the v2 operation",
    )
    command.add_argument(
        "--content-type",
        action="append",
        type=content_type,
        default=[],
        metavar="PATTERN=TYPE",
        help='content type of an ID by its name in the code, such as "page_id=page"; may be repeated',
    )


def add_analysis(command: argparse.ArgumentParser) -> None:
    """Add the options of the analysis, and the configuration file."""
    analysis = command.add_argument_group("analysis")
    add_options(
        analysis, "deployment", "auth", "certainty", "client-versions", "per-path", "catalog", "clients"
    )
    add_options(analysis, "roots", "follow-imports", "cache", "cache-dir")
    add_configuration(command)


def add_configuration(command: argparse.ArgumentParser) -> None:
    """Add the options for the configuration file, from which options that aren't given are read.

    Every command with declared options needs these; ``add_analysis`` adds them too.
    """
    files = command.add_argument_group("configuration").add_mutually_exclusive_group()
    files.add_argument(
        "--config",
        metavar="FILE",
        help="read the settings of this file instead of the nearest file of each source",
    )
    files.add_argument("--isolated", action="store_true", help="read no configuration file")


def add_options(command: argparse._ActionsContainer, *names: str) -> None:
    """Add the declared options with these *names*; an option that isn't given is ``None`` until resolved."""
    for name in names:
        option = BY_NAME[name]
        if isinstance(option.kind, Flag):
            command.add_argument(f"--{name}", action=argparse.BooleanOptionalAction, help=option.help)
        elif isinstance(option.kind, Choice):
            command.add_argument(f"--{name}", choices=option.kind.values, help=option.help)
        elif option.kind.many:
            command.add_argument(f"--{name}", action="append", metavar=option.kind.metavar, help=option.help)
        else:
            command.add_argument(f"--{name}", metavar=option.kind.metavar, help=option.help)


def content_type(text: str) -> tuple[str, str]:
    from appaccess_lint.fix.types import CONTENT_TYPES

    pattern, equals, name = text.rpartition("=")
    if not equals or not pattern or name not in CONTENT_TYPES:
        known = ", ".join(CONTENT_TYPES)
        raise argparse.ArgumentTypeError(f'expected PATTERN=TYPE with a type of {known}, found "{text}"')
    return pattern, CONTENT_TYPES[name]
