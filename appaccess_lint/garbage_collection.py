"""Fewer garbage collections while a file is analysed.

An analysis makes hundreds of thousands of trees and values, most of which live until its end.  Python's
collector would traverse all of them repeatedly, for a quarter of the whole time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

THRESHOLDS = (100_000, 50, 100)
"""Container objects made between two collections of the young ones, and how many of these make an older."""


@contextmanager
def fewer_collections() -> Iterator[None]:
    """Raise the collector's thresholds, and restore them at the end; leave a disabled collector alone.

    What was made within counts as old afterwards: most of it stays, and the first collection after the end
    would look at all of it.  What doesn't stay is for ``collect_garbage``.
    """
    before = gc.get_threshold()
    if before[0]:
        gc.set_threshold(*(max(pair) for pair in zip(before, THRESHOLDS, strict=True)))
    try:
        yield
    finally:
        # objects that the program itself has frozen must stay so
        if before[0] and not gc.get_freeze_count():
            gc.freeze()
            gc.unfreeze()
        gc.set_threshold(*before)


def collect_garbage() -> None:
    """Collect what analyses left, unless the program does without a collector."""
    if gc.get_threshold()[0]:
        gc.collect()
