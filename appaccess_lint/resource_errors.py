"""Messages for a reached recursion limit, also in Python's parser, and for exhausted memory."""

from __future__ import annotations

import sys
import warnings
from contextlib import suppress

TOO_DEEP = "too deeply nested to analyze"
OUT_OF_MEMORY = "out of memory"


SHALLOW = 6_000
"""Length up to which a source can't be nested more deeply than versions of Python after 3.10 allow."""


def check_nesting(source: str) -> None:
    """Raise ``RecursionError`` or ``MemoryError`` if a tree of *source* would end the process.

    Python 3.10 builds trees of any depth, until its stack overflows.  Its compiler has a limit, as trees have
    in later versions.
    """
    if sys.version_info < (3, 11) and len(source) > SHALLOW:
        # who parses the source next gets the errors of its syntax
        with suppress(SyntaxError, ValueError), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(source, "source", "exec", dont_inherit=True)


def exhausted(error: RecursionError | MemoryError) -> str:
    """Return which resource was exhausted when *error* was raised, perhaps by Python's parser."""
    if isinstance(error, RecursionError) or str(error).startswith("Parser stack overflow"):
        return TOO_DEEP
    # before Python 3.12 the parser raises the same, without a word, for what is nested too deeply
    if sys.version_info < (3, 12) and not _is_bounded():
        return TOO_DEEP
    return OUT_OF_MEMORY


def _is_bounded() -> bool:
    """Return whether this process's memory is limited; otherwise Linux kills processes instead."""
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return False
    return resource.getrlimit(resource.RLIMIT_AS)[0] != resource.RLIM_INFINITY
