"""Deep calls don't take memory from the system and return it again and again."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

from appaccess_lint.frame_memory import with_frame_memory

resource = pytest.importorskip("resource", reason="counts the pages that the system gives")
DEPTHS, CALLS = 300, 1000


def leaf() -> None:
    pass


def at_depth(depth: int) -> None:
    """Call a function ``CALLS`` times where *depth* calls are within each other."""
    if depth:
        at_depth(depth - 1)
    else:
        for _ in range(CALLS):
            leaf()


def at_all_depths() -> None:
    """Call functions at the end of each chunk of frames, wherever these end."""
    for depth in range(DEPTHS):
        at_depth(depth)


def pages_taken(run: Callable[[], None]) -> int:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    run()
    return int(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)


@pytest.mark.skipif(sys.version_info < (3, 11), reason="has no chunks of frames")
def test_frames_take_no_page_for_each_call() -> None:
    assert pages_taken(with_frame_memory(at_all_depths)) < CALLS


def test_arguments_results_and_errors_are_the_functions_own() -> None:
    @with_frame_memory
    def divided(one: int, *, by: int) -> float:
        return one / by

    assert divided(6, by=3) == 2
    with pytest.raises(ZeroDivisionError):
        divided(6, by=0)
