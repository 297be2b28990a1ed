"""Turn the arguments of the command into a configuration, an analyzer and a selection of codes."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from appaccess_lint.cli.status import UsageError
from appaccess_lint.config.options import OPTIONS
from appaccess_lint.wording import one_line

if TYPE_CHECKING:
    from pathlib import Path

    from appaccess_lint.catalog.load import Catalog
    from appaccess_lint.cli.selection import Selection
    from appaccess_lint.config.file import ConfigFile
    from appaccess_lint.config.merge import Configuration, Given
    from appaccess_lint.engine import Analyzer


def configure(arguments: argparse.Namespace) -> None:
    """Set the value of each declared option in *arguments*, whether or not the command takes it.

    ``arguments.configuration`` then has the origin of each value, ``arguments.given`` the values of the
    command line.  Does nothing for a command without ``add_configuration``.  Raises ``UsageError`` for an
    invalid key or value.
    """
    if not hasattr(arguments, "isolated"):
        return
    from pathlib import Path

    from appaccess_lint.config.file import find_file, read_file

    def file() -> ConfigFile | None:
        if arguments.config is not None:
            return read_file(arguments.config)
        return None if arguments.isolated else find_file(Path.cwd())

    options = [option for option in OPTIONS if option.command in {None, arguments.command}]
    given = {option.name: getattr(arguments, option.attribute, None) for option in options}
    arguments.given = {name: value for name, value in given.items() if value is not None}
    configuration = arguments.configuration = merged(file, arguments.given)
    for option in options:
        setattr(arguments, option.attribute, configuration[option.name])
    arguments.exclude = excluded(configuration)


def merged(file: Callable[[], ConfigFile | None], given: Mapping[str, Given]) -> Configuration:
    """Return the settings of *file* and the command line; raises ``UsageError`` like ``configure``."""
    from appaccess_lint.config.file import ConfigError
    from appaccess_lint.config.merge import merge

    try:
        return merge(file(), given)
    except ConfigError as error:
        raise _usage_error(error) from error


def excluded(configuration: Configuration) -> tuple[str, ...]:
    """Return the patterns of excluded files."""
    return (*configuration["exclude"], *configuration["extend-exclude"])


def selection_of(configuration: Configuration) -> Selection:
    """Return the selection of codes."""
    from appaccess_lint.cli.selection import Selection

    return Selection(
        configuration["select"],
        configuration["extend-select"],
        (*configuration["ignore"], *configuration["extend-ignore"]),
        configuration["per-file-ignores"],
        configuration["severity"],
    )


def analyzer_of(configuration: Configuration, *, usage: bool = False) -> Analyzer:
    """Return the analyzer; raises ``UsageError`` if a catalog or client file is invalid.

    *usage* also analyses how answers are used, even if no selected code needs it.
    """
    from appaccess_lint.config.analysis import AnalyzerError, analyzer_for
    from appaccess_lint.config.codes import needs_usage

    try:
        named = (*(configuration["select"] or ()), *configuration["extend-select"])
        return analyzer_for(configuration.__getitem__, usage=usage or needs_usage(named))
    except AnalyzerError as error:
        raise _usage_error(error) from error


def make_catalog(arguments: argparse.Namespace, without: str = "") -> Catalog:
    """Return the catalog with the overrides of the user's files, except the file *without*.

    Raises ``UsageError`` if a file is invalid.
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


def _usage_error(error: Exception) -> UsageError:
    return UsageError(one_line(str(error)))
