"""Which tests a worker of pytest-xdist runs together, and which are begun first."""

from __future__ import annotations

from pathlib import PurePosixPath

from xdist.scheduler import LoadScopeScheduling

FIRST = (
    "tests/packaging",
    "tests/precommit",
    "tests/hostile/test_hostile_sources.py",
    "tests/organisation",
    "tests/security",
    "tests/cli",
    "tests/hostile",
    "tests/formats",
)
"""What takes long, the longest first: begun late, it would keep one worker busy while the others wait."""
TOGETHER = ("tests/packaging",)
"""Folders of which one worker runs all, as they share what is expensive to make; else it is a file."""


class Scheduling(LoadScopeScheduling):
    """Gives a worker one file after the other, in the order of collection."""

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        folder = str(PurePosixPath(file).parent)
        return folder if folder in TOGETHER else file


def turn(nodeid: str) -> int:
    """Return where in the order a test stands."""
    return next((number for number, start in enumerate(FIRST) if nodeid.startswith(start)), len(FIRST))
