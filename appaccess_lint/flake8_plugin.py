"""The flake8 plugin: flake8's options and lines in, findings out.

flake8 imports this module in every run, so nothing dear is imported before a file needs it.
"""

from __future__ import annotations

import ast
import logging
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from appaccess_lint import __version__
from appaccess_lint.gate import may_concern

if TYPE_CHECKING:
    from flake8.options.manager import OptionManager  # type: ignore[import-untyped]

    from appaccess_lint.engine import Analyzer

LOG = logging.getLogger("appaccess_lint")
OFF_BY_DEFAULT = ("AAR105", "AAR203")


class Plugin:
    """Checks one file; the options and the analyzer are the process's."""

    name = "appaccess-lint"
    version = __version__
    options: ClassVar[Namespace | None] = None
    analyzer: ClassVar[Analyzer | None] = None

    def __init__(self, tree: ast.AST, filename: str, lines: Sequence[str]) -> None:
        # flake8 tells by the parameter's name that it should call us once a file; we parse it ourselves
        del tree
        self._filename = filename
        self._lines = lines

    @staticmethod
    def add_options(manager: OptionManager) -> None:
        """Register our options, each usable in flake8's configuration too."""
        listed: dict[str, Any] = {"comma_separated_list": True, "parse_from_config": True, "default": ""}
        manager.add_option(
            "--aar-deployment",
            choices=("auto", "cloud", "server"),
            default="auto",
            parse_from_config=True,
            help="where the code's Confluence runs: told by each URL's host (auto), always Cloud, or always "
            "Server or Data Center, where there is nothing to report",
        )
        manager.add_option(
            "--aar-catalog", normalize_paths=True, help="TOML files with further operations", **listed
        )
        manager.add_option(
            "--aar-clients", normalize_paths=True, help="TOML files with further client models", **listed
        )
        manager.add_option(
            "--aar-client-versions",
            help="versions of client libraries, such as atlassian-python-api=3.41.16",
            **listed,
        )
        manager.add_option(
            "--aar-no-follow-imports",
            action="store_true",
            parse_from_config=True,
            help="look at each file by itself",
        )
        manager.add_option(
            "--aar-roots",
            normalize_paths=True,
            help="folders from which the code's own modules are imported",
            **listed,
        )
        manager.extend_default_ignore(OFF_BY_DEFAULT)

    @classmethod
    def parse_options(cls, manager: OptionManager, options: Namespace, args: Sequence[str]) -> None:
        """Take flake8's options; raises flake8's ``ExecutionError`` where a file that they name is wrong."""
        cls.options, cls.analyzer = options, None
        if options.aar_catalog or options.aar_clients or options.aar_client_versions:
            # now, as flake8 shows an error as one clear message only here
            cls.analyzer = _analyzer(options)

    def run(self) -> Iterator[tuple[int, int, str, type[Plugin]]]:
        """Yield each finding with its line, from 1, and its column, from 0."""
        source = "".join(self._lines)
        if not may_concern(source, str(Path(self._filename).resolve())):
            return
        cls = type(self)
        if cls.analyzer is None:
            cls.analyzer = _analyzer(self.options)
        try:
            analysis = cls.analyzer.analyze(source, self._filename)
        except Exception as error:
            # raised further, a fault of ours in one file would end flake8's whole run
            LOG.error("%s: internal error, please report it: %s: %r", self._filename, self.name, error)
            return
        for problem in analysis.errors:
            LOG.warning("%s:%s: %s", problem.path, problem.line or 1, problem.message)
        for site in analysis.sites:
            for finding in site.findings:
                span, text = finding.span, f"{finding.code} {finding.message}"
                if _is_wanted(finding.code, self.options):
                    yield span.line, span.column - 1, text, Plugin


def _is_wanted(code: str, options: Namespace | None) -> bool:
    """Tell whether flake8 may have *code*: one that is off by default must be selected.

    flake8's list of codes to ignore by default counts only where the user gives no ``--ignore``.
    """
    if code not in OFF_BY_DEFAULT:
        return True
    selected = (*(getattr(options, "select", None) or ()), *(getattr(options, "extend_select", None) or ()))
    return code.startswith(selected)


def _analyzer(options: Namespace | None) -> Analyzer:
    from flake8.exceptions import ExecutionError  # type: ignore[import-untyped]

    from appaccess_lint.catalog.load import CatalogError
    from appaccess_lint.clients.parse import ClientError
    from appaccess_lint.engine import Analyzer, Settings

    if options is None:
        return Analyzer()
    try:
        return Analyzer(
            Settings(
                deployment=options.aar_deployment,
                catalog_files=tuple(options.aar_catalog),
                client_files=tuple(options.aar_clients),
                client_versions=tuple(_name_and_version(text) for text in options.aar_client_versions),
                follow_imports=not options.aar_no_follow_imports,
                roots=tuple(options.aar_roots),
            )
        )
    except (CatalogError, ClientError, ValueError, OSError) as error:
        raise ExecutionError(f"appaccess-lint: {error}") from error


def _name_and_version(text: str) -> tuple[str, str]:
    name, equals, version = text.partition("=")
    if not (name and equals and version):
        raise ValueError(f"aar-client-versions: {text!r} is not NAME=VERSION")
    return name.strip(), version.strip("= ")
