"""Merge the settings: the command line overrides the file, and the file overrides defaults."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from appaccess_lint.config.file import HEADER, ConfigError, ConfigFile
from appaccess_lint.config.option_types import BadValue
from appaccess_lint.config.options import BY_NAME, NOT_IN_FILES, OPTIONS, Option
from appaccess_lint.immutable import immutable
from appaccess_lint.wording import hint

Source = Literal["default", "file", "command line"]
Given = bool | str | Sequence[str]
"""The value of an option from the command line's parser: the texts as typed."""


@immutable(frozen=True, slots=True)
class Setting:
    """An option's value and its origin: two origins if the command line adds to the file."""

    option: Option
    value: Any
    sources: tuple[Source, ...]


@immutable(frozen=True, slots=True)
class Configuration:
    """All options with their values, in the order of their declaration; can be pickled."""

    settings: tuple[Setting, ...]
    file: ConfigFile | None = None

    def __getitem__(self, name: str) -> Any:
        """Return the value of the option called *name*."""
        return next(setting.value for setting in self.settings if setting.option.name == name)

    def source_of(self, name: str) -> tuple[Source, ...]:
        """Return the origin of the value of the option *name*."""
        return next(setting.sources for setting in self.settings if setting.option.name == name)


def merge(file: ConfigFile | None, given: Mapping[str, Given]) -> Configuration:
    """Return the merged settings of *file* and the command line, *given* by option name.

    Raises ``ConfigError`` for a key that isn't an option, and for an invalid value.
    """
    in_file = _file_values(file) if file is not None else {}
    return Configuration(tuple(_setting(option, in_file, given) for option in OPTIONS), file)


def from_texts(option: Option, texts: Sequence[str], place: str) -> Any:
    """Return the option's value for *texts*, found at *place*; raises ``ConfigError``."""
    try:
        return option.kind.from_texts(texts)
    except BadValue as error:
        raise ConfigError(f"{place}: {error}") from error


def _setting(option: Option, in_file: Mapping[str, Any], given: Mapping[str, Given]) -> Setting:
    if option.name not in given:
        if option.name in in_file:
            return Setting(option, in_file[option.name], ("file",))
        return Setting(option, option.default, ("default",))
    value = _given_value(option, given[option.name])
    if option.adds and in_file.get(option.name):
        return Setting(option, (*in_file[option.name], *value), ("file", "command line"))
    return Setting(option, value, ("command line",))


def _given_value(option: Option, given: Given) -> Any:
    if isinstance(given, bool):
        return given
    return from_texts(option, [given] if isinstance(given, str) else given, f"--{option.name}")


def _file_values(file: ConfigFile) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for key, value in file.table.items():
        option = BY_NAME.get(key)
        if option is None:
            if key == "tool" and file.is_own:
                message = f"the keys of this file are at the top level, without {HEADER}"
                raise ConfigError(f"{file.place_of(key)}: {message}")
            known = hint(key, BY_NAME) or f"; expected one of {', '.join(BY_NAME)}"
            raise ConfigError(f"{file.place_of(key)}: unknown key in {file.table_name}{known}")
        if not option.in_files:
            raise ConfigError(f"{file.place_of(key)}: {NOT_IN_FILES}")
        try:
            values[key] = option.kind.from_file(value, file.folder)
        except BadValue as error:
            place = file.place_of(key) if error.key is None else file.place_of(key, error.key)
            raise ConfigError(f"{place}: {error}") from error
    return values
