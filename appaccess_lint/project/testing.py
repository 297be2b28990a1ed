"""Which files are tests, or stand in for something in tests, by where they lie in their project."""

from __future__ import annotations

import re
from pathlib import Path

from appaccess_lint.project.mentions import is_test
from appaccess_lint.project.roots import project_of

_STANDS_IN = re.compile(
    r"(?:^|[_.-])(?:fakes?|mocks?|stubs?|fixtures?|cassettes?|snapshots?|testing|testdata|e2e)(?=$|[_.-])",
    re.IGNORECASE,
)


def places(path: str, file: Path | None) -> tuple[str, ...]:
    """Return the names of the folders below the project that *file* lies in, and its own.

    A source without a file has only the name that *path* ends in.
    """
    if file is None:
        return (Path(path).name,)
    project = project_of(file.parent)
    return file.relative_to(project).parts if file.is_relative_to(project) else (file.name,)


def in_tests(path: str, file: Path | None) -> bool:
    """Return whether a file is a test, by its name or the folders that it lies in."""
    return any(map(is_test, places(path, file)))


def stands_in(part: str) -> bool:
    """Return whether a file or folder of that name holds what tests use: fakes, recorded answers."""
    return _STANDS_IN.search(part) is not None
