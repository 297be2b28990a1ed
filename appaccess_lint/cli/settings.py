"""From the arguments of the command to the configuration, the analyzer and the codes that they ask for."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from appaccess_lint.cli.status import UsageError
from appaccess_lint.config.options import OPTIONS

if TYPE_CHECKING:
    from pathlib import Path

    from appaccess_lint.catalog.load import Catalog
    from appaccess_lint.cli.selection import Selection
    from appaccess_lint.config.merge import Configuration
    from appaccess_lint.engine import Analyzer


def configure(arguments: argparse.Namespace) -> None:
    """Give each declared option its value in *arguments*, whether or not the command takes it.

    ``arguments.configuration`` then tells where each comes from.  Does nothing for a command without
    ``add_configuration``.  Raises ``UsageError`` at a key or value that can't be used.
    """
    if not hasattr(arguments, "isolated"):
        return
    configuration = arguments.configuration = _configuration(arguments)
    for setting in configuration.settings:
        setattr(arguments, setting.option.attribute, setting.value)
    arguments.exclude = (*configuration["exclude"], *configuration["extend-exclude"])


def selection_of(arguments: argparse.Namespace) -> Selection:
    """Return which codes are shown, and where."""
    from appaccess_lint.cli.selection import Selection

    return Selection(
        arguments.select,
        arguments.extend_select,
        (*arguments.ignore, *arguments.extend_ignore),
        arguments.per_file_ignores,
        arguments.severity,
    )


def make_analyzer(arguments: argparse.Namespace) -> Analyzer:
    """Return the analyzer; raises ``UsageError`` where a file that the user gave can't be used."""
    from appaccess_lint.config.analysis import AnalyzerError, analyzer_for

    try:
        return analyzer_for(arguments.configuration.__getitem__)
    except AnalyzerError as error:
        raise _usage_error(error) from error


def make_catalog(arguments: argparse.Namespace, without: str = "") -> Catalog:
    """Return the catalog with the user's files over it, but for the file *without*.

    Raises ``UsageError`` where one can't be used.
    """
    from pathlib import Path

    from appaccess_lint.catalog.load import CatalogError, load_catalog

    try:
        files = [Path(file) for file in arguments.catalog]
        return load_catalog([file for file in files if not without or not _same(file, Path(without))])
    except CatalogError as error:
        raise _usage_error(error) from error


def _same(file: Path, other: Path) -> bool:
    try:
        return file.resolve() == other.resolve()
    except (OSError, ValueError):
        return False


def _configuration(arguments: argparse.Namespace) -> Configuration:
    from pathlib import Path

    from appaccess_lint.config.file import ConfigError, find_file, read_file
    from appaccess_lint.config.merge import merge

    given = {option.name: getattr(arguments, option.attribute, None) for option in OPTIONS}
    try:
        file = None
        if arguments.config is not None:
            file = read_file(arguments.config)
        elif not arguments.isolated:
            file = find_file(Path.cwd())
        return merge(file, {name: value for name, value in given.items() if value is not None})
    except ConfigError as error:
        raise _usage_error(error) from error


def _usage_error(error: Exception) -> UsageError:
    from appaccess_lint.rules.wording import one_line

    return UsageError(one_line(str(error)))
