"""The output formats of ``check``; a new one needs a line here and a module next to this one.

This module is imported at each start, for the help; the modules that render are imported on demand.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from appaccess_lint.formats.report import Report


class Format(NamedTuple):
    """A format: its name, its purpose, and the function that renders a report, with or without color."""

    name: str
    help: str
    render: Callable[[Report, bool], str]


def _text(report: Report, colour: bool) -> str:
    if colour:
        from appaccess_lint.formats.full import coloured_lines

        return coloured_lines(report)
    from appaccess_lint.formats.text import check_lines

    return "".join(f"{line}\n" for line in check_lines(report))


def _full(report: Report, colour: bool) -> str:
    from appaccess_lint.formats.full import full_text

    return full_text(report, colour=colour)


def _json(report: Report, colour: bool) -> str:
    from appaccess_lint.formats.json import check_document

    return check_document(report) + "\n"


def _sarif(report: Report, colour: bool) -> str:
    from appaccess_lint.formats.sarif import sarif_document

    return sarif_document(report)


def _github(report: Report, colour: bool) -> str:
    from appaccess_lint.formats.github import github_commands

    return github_commands(report)


def _gitlab(report: Report, colour: bool) -> str:
    from appaccess_lint.formats.gitlab import gitlab_document

    return gitlab_document(report)


def _junit(report: Report, colour: bool) -> str:
    from appaccess_lint.formats.junit import junit_document

    return junit_document(report)


FORMATS = (
    Format("text", "one line for each finding, as flake8 prints it", _text),
    Format("full", "the same with the line of source", _full),
    Format("json", "for programs", _json),
    Format("sarif", "SARIF 2.1.0, for code scanning", _sarif),
    Format("github", "annotations of GitHub Actions", _github),
    Format("gitlab", "GitLab's code quality report", _gitlab),
    Format("junit", "JUnit's XML", _junit),
)
BY_NAME = {found.name: found for found in FORMATS}
