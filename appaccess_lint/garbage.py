"""Fewer garbage collections while a file is analysed.

Trees and values are made by the hundred thousand and mostly live until the end of the file; Python's
collector would look at all of them again and again, for a quarter of the whole time.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

THRESHOLDS = (100_000, 50, 100)
"""Container objects made between two collections of the young ones, and how many of these make an older."""


@contextmanager
def fewer_collections() -> Iterator[None]:
    """Raise the collector's thresholds, and restore them at the end; leave a disabled collector alone."""
    before = gc.get_threshold()
    if before[0]:
        gc.set_threshold(*(max(pair) for pair in zip(before, THRESHOLDS, strict=True)))
    try:
        yield
    finally:
        gc.set_threshold(*before)
