"""From the arguments of the command to the configuration, the analyzer and the codes that they ask for."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from appaccess_lint.cli.status import UsageError
from appaccess_lint.config.options import OPTIONS

if TYPE_CHECKING:
    from pathlib import Path

    from appaccess_lint.catalog.load import Catalog
    from appaccess_lint.cli.selection import Selection
    from appaccess_lint.config.file import ConfigFile
    from appaccess_lint.config.merge import Configuration, Given
    from appaccess_lint.engine import Analyzer


def configure(arguments: argparse.Namespace) -> None:
    """Give each declared option its value in *arguments*, whether or not the command takes it.

    ``arguments.configuration`` then says where each comes from, ``arguments.given`` has the command line's.
    Does nothing for a command without ``add_configuration``.  Raises ``UsageError`` at a key or value that
    can't be used.
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
    """Return what *file*, once read, and the command line set; raises ``UsageError`` as ``configure``."""
    from appaccess_lint.config.file import ConfigError
    from appaccess_lint.config.merge import merge

    try:
        return merge(file(), given)
    except ConfigError as error:
        raise _usage_error(error) from error


def excluded(configuration: Configuration) -> tuple[str, ...]:
    """Return the patterns of files that are left out."""
    return (*configuration["exclude"], *configuration["extend-exclude"])


def selection_of(configuration: Configuration) -> Selection:
    """Return which codes are shown, and where."""
    from appaccess_lint.cli.selection import Selection

    return Selection(
        configuration["select"],
        configuration["extend-select"],
        (*configuration["ignore"], *configuration["extend-ignore"]),
        configuration["per-file-ignores"],
        configuration["severity"],
    )


def analyzer_of(configuration: Configuration, *, usage: bool = False) -> Analyzer:
    """Return the analyzer; raises ``UsageError`` where a file that the user gave can't be used.

    *usage* also analyses how answers are used, even where no code that is selected does.
    """
    from appaccess_lint.config.analysis import AnalyzerError, analyzer_for
    from appaccess_lint.config.codes import needs_usage

    try:
        named = (*(configuration["select"] or ()), *configuration["extend-select"])
        return analyzer_for(configuration.__getitem__, usage=usage or needs_usage(named))
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


def _usage_error(error: Exception) -> UsageError:
    from appaccess_lint.rules.wording import one_line

    return UsageError(one_line(str(error)))
