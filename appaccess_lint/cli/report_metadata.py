"""Collect the metadata of a report: date, git commit and options."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator, Sequence
from datetime import datetime, timezone
from pathlib import Path

from appaccess_lint.cli.status import UsageError
from appaccess_lint.config.merge import Configuration
from appaccess_lint.display_paths import shown_path
from appaccess_lint.git.commands import GitError, run_git
from appaccess_lint.report.model import Background
from appaccess_lint.wording import describe

MAX_BYTES = 200
"""Maximum length of git's output; the name of a commit is shorter."""
SHOWN_DIGITS = 12


def background_of(arguments: argparse.Namespace, paths: Sequence[str] = ()) -> Background:
    """Return the metadata of a report about *paths*; without a commit if they aren't of one commit."""
    commit = _commit(paths) if paths else ""
    return Background(_today(), commit, tuple(_options(arguments.configuration)))


def commit_of(folder: Path) -> str:
    """Return the short hash of the commit that is checked out in *folder*; empty if there is none."""
    try:
        printed = run_git(folder, "rev-parse", "--verify", "--quiet", "HEAD", isolated=True, most=MAX_BYTES)
    except (GitError, OSError):
        return ""
    name = printed.decode("ascii", "replace").strip()
    return name[:SHOWN_DIGITS] if name.isalnum() else ""


def _today() -> str:
    """Return the date in UTC; reproducible builds set ``SOURCE_DATE_EPOCH``."""
    stated = os.environ.get("SOURCE_DATE_EPOCH")
    if not stated:
        return datetime.now(timezone.utc).date().isoformat()
    try:
        return datetime.fromtimestamp(int(stated), timezone.utc).date().isoformat()
    except (ValueError, OverflowError, OSError) as error:
        expected = "SOURCE_DATE_EPOCH: expected seconds since 1970"
        raise UsageError(f"{expected}, found {describe(stated)}") from error


def _commit(paths: Sequence[str]) -> str:
    """Return the commit of the repository that contains all *paths*; empty if they are in several or none."""
    folders = {path if (path := Path(text)).is_dir() else path.parent for text in paths if text != "-"}
    commits = {commit_of(folder) for folder in folders}
    return commits.pop() if len(commits) == 1 else ""


def _options(configuration: Configuration) -> Iterator[tuple[str, str]]:
    """Yield the options that are set, except those that affect only the output."""
    for setting in configuration.settings:
        if setting.value != setting.option.default and setting.option.name not in _OF_THE_RUN:
            yield setting.option.name, _text(setting.value)


_OF_THE_RUN = frozenset(
    {"format", "jobs", "cache", "cache-dir", "progress", "baseline", "fail-on", "quiet", "verbose"}
)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, (tuple, list)):
        return ", ".join(_text(part) for part in value)
    return shown_path(str(value))
