"""The flake8 plugin: flake8's options and lines in, findings out.

flake8 imports this module in every run, so nothing expensive is imported before a file needs it.
"""

from __future__ import annotations

import ast
import logging
import os
import sys
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from appaccess_lint.config.option_types import BadValue
from appaccess_lint.config.options import BY_NAME, FLAKE8_PREFIX, NOT_IN_FILES, OPTIONS, Option
from appaccess_lint.config.paths import Files, NewFolder
from appaccess_lint.files.reading import place_of
from appaccess_lint.gate import may_concern
from appaccess_lint.version import __version__
from appaccess_lint.wording import hint, one_line

if TYPE_CHECKING:
    from flake8.options.manager import OptionManager  # type: ignore[import-untyped]

    from appaccess_lint.engine import Analyzer

LOG = logging.getLogger("appaccess_lint")
OFF_BY_DEFAULT = ("AAR104", "AAR105", "AAR106", "AAR203", "AAR301", "AAR302", "AAR303", "AAR501", "AAR901")
OWN_OPTIONS = tuple(option for option in OPTIONS if option.flake8 == "plugin")


class Plugin:
    """Checks one file; options and analyzer are shared by the process."""

    name = "appaccess-lint"
    version = __version__
    options: ClassVar[Namespace | None] = None
    values: ClassVar[Mapping[str, Any]] = {option.name: option.default for option in OWN_OPTIONS}
    off: ClassVar[tuple[str, ...]] = OFF_BY_DEFAULT
    analyzer: ClassVar[Analyzer | None] = None

    def __init__(self, tree: ast.Module, filename: str, lines: Sequence[str]) -> None:
        self._tree = tree
        self._filename = filename
        self._lines = lines

    @staticmethod
    def add_options(manager: OptionManager) -> None:
        """Register our options, each usable in flake8's configuration too."""
        for option in OWN_OPTIONS:
            manager.add_option(
                f"--{option.flake8_name}",
                metavar=option.kind.metavar,
                help=option.help,
                parse_from_config=option.in_files,
                comma_separated_list=option.kind.many,
                normalize_paths=isinstance(option.kind, (Files, NewFolder)),
            )
        manager.extend_default_ignore(OFF_BY_DEFAULT)
        # flake8 ignores keys of its files that no plugin has registered; report those with our prefix
        manager.config_options_dict = _Registered(manager.config_options_dict)

    @classmethod
    def parse_options(cls, manager: OptionManager, options: Namespace, args: Sequence[str]) -> None:
        """Read flake8's options; raises flake8's ``ExecutionError`` if one of ours is invalid."""
        if not _forks():
            # flake8's processes would import from the folder that is linted
            os.environ.setdefault("PYTHONSAFEPATH", "1")
        cls.options, cls.analyzer = options, None
        cls.values = {option.name: _value(option, options) for option in OWN_OPTIONS}
        # These are no longer off by default.  In flake8's extend_select, they would outweigh shorter ignored
        # prefixes, as in "per-file-ignores = tests/*: AAR".
        off = cls.off = tuple(code for code in OFF_BY_DEFAULT if code not in cls.values["extend-select"])
        others = [code for code in options.extended_default_ignore if code not in OFF_BY_DEFAULT]
        options.extended_default_ignore = [*others, *off]
        if cls.values["catalog"] or cls.values["clients"]:
            # now, because flake8 shows an error as a single message only here
            cls.analyzer = _analyzer(cls.values, options)

    def run(self) -> Iterator[tuple[int, int, str, type[Plugin]]]:
        """Yield each finding with its line, from 1, and its column, from 0."""
        source = "".join(self._lines)
        cls = type(self)
        # the analyzer knows the user's own clients
        if not cls.values["clients"] and not may_concern(
            source, str(place_of(self._filename) or self._filename)
        ):
            return
        if cls.analyzer is None:
            cls.analyzer = _analyzer(cls.values, cls.options)
        try:
            found = cls.analyzer.findings(source, self._filename, self._tree)
        except Exception as error:
            # an exception would end flake8's whole run because of a bug in one file
            LOG.error("%s: internal error; please report it: %s: %r", self._filename, self.name, error)
            return
        for problem in found.errors:
            LOG.warning("%s:%s: %s", problem.path, problem.line or 1, problem.message)
        from appaccess_lint.finding import one_of_each_hundred

        for findings in found.by_site:
            wanted = [f for f in findings if f.code not in cls.off or _is_named(f.code, self.options)]
            for finding in one_of_each_hundred(wanted):
                span, text = finding.span, f"{finding.code} {finding.message}"
                yield span.line, span.column - 1, text, Plugin


def _forks() -> bool:
    """Return whether flake8's processes are forks of this one, not new processes."""
    import multiprocessing  # flake8 has it by now

    # the first is the default; get_start_method without allow_none would fix it
    method = multiprocessing.get_start_method(allow_none=True) or multiprocessing.get_all_start_methods()[0]
    return method == "fork"


def _is_program() -> bool:
    """Return whether flake8 is the program of this process, not a library that another one uses."""
    program = Path(sys.argv[0])
    return "flake8" in {program.stem, program.parent.name}


def _is_named(code: str, options: Namespace | None) -> bool:
    """Return whether *code*, which is off by default, is selected by its full name.

    flake8 itself would also show it if a prefix is selected, or if the user gives ``--ignore``.
    """
    selected = (*(getattr(options, "select", None) or ()), *(getattr(options, "extend_select", None) or ()))
    return code in selected


class _Registered(dict[str, Any]):
    """The options in which flake8 looks up the keys of its files; all keys with our prefix must exist."""

    def get(self, key: str, default: Any = None) -> Any:
        """Return the option called *key*; raises ``ExecutionError`` for an unknown one under our prefix."""
        name = key.replace("_", "-")
        if name.startswith(FLAKE8_PREFIX) and key not in self:
            option = BY_NAME.get(name.removeprefix(FLAKE8_PREFIX))
            if option is not None and not option.in_files:
                raise _error(name, NOT_IN_FILES)
            raise _error(name, f"unknown option{_instead(name)}")
        return super().get(key, default)


def _instead(name: str) -> str:
    """Return a hint for the unknown option *name*: the nearest option, or all options."""
    option = BY_NAME.get(name.removeprefix(FLAKE8_PREFIX))
    if option is not None:
        if option.flake8 == "own":
            return f'; flake8 has it itself, as "{option.name}"'
        return "; only the command `appaccess-lint` has it"
    known = [option.flake8_name or "" for option in OWN_OPTIONS]
    return hint(name, known) or f"; expected one of {', '.join(known)}"


def _value(option: Option, options: Namespace) -> Any:
    """Return the value that flake8's *options* have for the option; raises ``ExecutionError``."""
    name = option.flake8_name or ""
    given = getattr(options, name.replace("-", "_"))
    if given is None:
        return option.default
    try:
        return option.kind.from_texts(given if option.kind.many else [given])
    except BadValue as error:
        raise _error(name, str(error)) from error


def _analyzer(values: Mapping[str, Any], options: Namespace | None) -> Analyzer:
    from appaccess_lint.config.analysis import AnalyzerError, analyzer_for
    from appaccess_lint.config.codes import NEED_USAGE
    from appaccess_lint.garbage_collection import leave_garbage_at_exit, raise_thresholds

    leave_garbage_at_exit()
    if _is_program():
        raise_thresholds()
    usage = any(code in values["extend-select"] or _is_named(code, options) for code in NEED_USAGE)
    try:
        return analyzer_for(values.__getitem__, usage=usage)
    except AnalyzerError as error:
        raise _error("", str(error)) from error


def _error(name: str, message: str) -> Exception:
    """Return flake8's exception for an error, in the option *name* if one is at fault."""
    from flake8.exceptions import ExecutionError  # type: ignore[import-untyped]

    from appaccess_lint.config.flake8_file import place_of

    where = f"{place_of(name)}: " if name else ""
    error: Exception = ExecutionError(one_line(f"appaccess-lint: {where}{message}"))
    return error
