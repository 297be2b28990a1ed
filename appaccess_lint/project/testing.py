"""Recognise tests, and files with fakes for tests, by their positions in the project."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from appaccess_lint.project.mentions import is_test
from appaccess_lint.project.roots import project_of
from appaccess_lint.syntax.facts import cached
from appaccess_lint.syntax.module import Module

CONFTEST = "conftest.py"
_TESTING = re.compile(
    r"^[ \t]*(?:(?:from|import)[ \t]+(?:pytest|unittest)\b|(?:async[ \t]+)?def[ \t]+test_|class[ \t]+Test)",
    re.MULTILINE,
)
_STANDS_IN = re.compile(
    r"(?:^|[_.-])(?:fakes?|mocks?|stubs?|fixtures?|cassettes?|snapshots?|testing|testdata|e2e)(?=$|[_.-])",
    re.IGNORECASE,
)


def places(path: str, file: Path | None) -> tuple[str, ...]:
    """Return the names of the folders between the project and *file*, and the name of *file*.

    A source without a file has only the name that *path* ends in.
    """
    if file is None:
        return (Path(path).name,)
    project = project_of(file.parent)
    return file.relative_to(project).parts if file.is_relative_to(project) else (file.name,)


def in_tests(path: str, file: Path | None) -> bool:
    """Return whether a file is a test, by its name or its folders."""
    return any(map(is_test, places(path, file)))


@cached
def is_test_module(module: Module) -> bool:
    """Return whether *module* is a test, or contains fakes for tests.

    A single file with the name of a test may be a script, unless a test framework would run something in it.
    """
    *folders, name = places(module.path, module.file)
    if any(is_test(part) or _stands_in(part) for part in folders) or _stands_in(Path(name).stem):
        return True
    return is_test(name) and (name == CONFTEST or _TESTING.search(module.source) is not None)


def conftests(file: Path | None) -> Iterator[Path]:
    """Yield the files that may contain fixtures for the test *file*, nearest first."""
    if file is None:
        return
    project = project_of(file.parent)
    for folder in (file.parent, *file.parent.parents):
        if folder / CONFTEST != file:
            yield folder / CONFTEST
        if folder == project:
            return


def _stands_in(part: str) -> bool:
    """Return whether a file or folder with that name contains fakes or recorded answers for tests."""
    return _STANDS_IN.search(part) is not None
