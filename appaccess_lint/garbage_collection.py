"""Reduce garbage collections while a file is analyzed.

An analysis creates hundreds of thousands of trees and values, most of which live until its end.  Python's
collector would traverse all of them repeatedly, which takes a quarter of the whole time.
"""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager

THRESHOLDS = (100_000, 50, 100)
"""Container objects made between two collections of the young ones, and how many of these make an older."""


def raise_thresholds() -> None:
    """Raise the collector's thresholds; leave a disabled collector alone.

    In flake8's processes, for good: with Python's own, what pyflakes leaves of a file is old before
    ``collect_young`` is called for the next one.
    """
    before = gc.get_threshold()
    if before[0]:
        gc.set_threshold(*(max(pair) for pair in zip(before, THRESHOLDS, strict=True)))


@contextmanager
def fewer_collections() -> Iterator[None]:
    """Raise the collector's thresholds, and restore them at the end; leave a disabled collector alone.

    Objects that are created within the block count as old afterwards: most of them stay, and the first
    collection after the block would traverse all of them.  ``collect_garbage`` collects the rest.
    """
    before = gc.get_threshold()
    raise_thresholds()
    try:
        yield
    finally:
        # objects that the program itself has frozen must stay so
        if before[0] and not gc.get_freeze_count():
            gc.freeze()
            gc.unfreeze()
        gc.set_threshold(*before)


def collect_young() -> None:
    """Collect garbage among the objects since the last analysis, unless the collector is disabled."""
    if gc.get_threshold()[0]:
        gc.collect(0)


def collect_garbage() -> None:
    """Collect the garbage of analyses, unless the program has disabled the collector."""
    if gc.get_threshold()[0]:
        gc.collect()


def leave_garbage_at_exit() -> None:
    """Make Python search no garbage when this process ends: the system takes the memory anyway.

    Python would traverse all objects twice, which takes 60 to 90 ms after the analysis of a single file.
    Only for processes that are ours or flake8's: objects in cycles aren't finalised.
    """
    atexit.register(gc.freeze)
