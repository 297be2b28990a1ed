"""The configuration of each source: the nearest file with settings, else the configuration of the run."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from appaccess_lint.cli.settings import analyzer_of, merged, selection_of
from appaccess_lint.config.file import ConfigError, ConfigFile, file_in, upwards
from appaccess_lint.files.discovery import STANDARD_INPUT
from appaccess_lint.files.reading import place_of
from appaccess_lint.gate import may_concern

if TYPE_CHECKING:
    from appaccess_lint.cli.selection import Selection
    from appaccess_lint.config.merge import Configuration
    from appaccess_lint.engine import Analyzer

NAME = "configurations"
"""The attribute of the arguments in which ``configurations_of`` stores them; each process has its own."""


class Configured:
    """A configuration, with the objects that are built from it when a file needs them."""

    def __init__(self, configuration: Configuration, *, usage: bool = False) -> None:
        self.configuration = configuration
        self._usage = usage

    @cached_property
    def selection(self) -> Selection:
        """The selection of codes."""
        return selection_of(self.configuration)

    @cached_property
    def analyzer(self) -> Analyzer:
        """The analyzer; raises ``UsageError`` where a file that the user named can't be used."""
        return analyzer_of(self.configuration, usage=self._usage)

    def may_concern(self, source: str, path: str) -> bool:
        """Return whether the file at *path* needs the analyzer, which knows the user's own clients."""
        return bool(self.configuration["clients"]) or may_concern(source, str(place_of(path) or path))

    def take_followed(self) -> tuple[str, ...]:
        """Return the modules that were read since the last call."""
        # the attribute is there once a file needed it
        return self.analyzer.take_followed() if "analyzer" in vars(self) else ()

    def forget(self, path: str | None) -> None:
        """Forget what depends on the text of the module at *path*, or of any file if it is ``None``."""
        if "analyzer" in vars(self):
            if path is None:
                self.analyzer.forget_files()
            else:
                self.analyzer.forget_file(path)


class Configurations:
    """The configurations of the files of a run.

    As with ruff, the nearest configuration file in the source's folder or its parents counts, up to the top
    of the repository.  Files aren't merged, and the command line takes precedence.  A source without a
    configuration file has the configuration of the current folder.  With ``--config`` or ``--isolated``,
    there is only one configuration.
    """

    def __init__(self, arguments: argparse.Namespace) -> None:
        self._usage = getattr(arguments, "usage", False)
        self.own = Configured(arguments.configuration, usage=self._usage)
        self._given: Mapping[str, Any] = arguments.given
        self._stdin = getattr(arguments, "stdin_display_name", None)
        self._only_one = arguments.isolated or arguments.config is not None
        self._by_folder = {Path.cwd(): self.own}
        self._by_file: dict[str, Configured] = {}

    def of(self, path: str) -> Configured:
        """Return the configuration of the file at *path*; raises ``UsageError`` where it can't be used."""
        if path == STANDARD_INPUT:
            path = self._stdin or path
        return self.in_folder(Path(os.path.abspath(path)).parent)  # noqa: PTH100 - as is_within, follows no link

    def in_folder(self, folder: Path) -> Configured:
        """Return the configuration of the files in the absolute *folder*; raises ``UsageError``."""
        if self._only_one:
            return self.own
        if folder not in self._by_folder:
            self._by_folder[folder] = self._nearest(folder)
        return self._by_folder[folder]

    def made(self) -> Iterator[Configured]:
        """Yield the configurations that were requested so far."""
        yield self.own
        yield from self._by_file.values()

    def _nearest(self, start: Path) -> Configured:
        for folder in upwards(start):
            if folder in self._by_folder:
                return self._by_folder[folder]
            file = merged(partial(_readable, folder), self._given)
            if file.file is not None:
                return self._by_file.setdefault(file.file.path, Configured(file, usage=self._usage))
        return self.own


def configurations_of(arguments: argparse.Namespace) -> Configurations:
    """Return the configurations of the run with these *arguments*; each configuration file is read once."""
    known = vars(arguments).get(NAME)
    if known is None:
        known = Configurations(arguments)
        setattr(arguments, NAME, known)
    configurations: Configurations = known
    return configurations


def _readable(folder: Path) -> ConfigFile | None:
    """Return the settings in *folder*; a file without read permission is skipped."""
    try:
        return file_in(folder)
    except ConfigError as error:
        if isinstance(error.__cause__, PermissionError):
            return None
        raise
