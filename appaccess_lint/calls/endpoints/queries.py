"""Split URLs into path and query.

Findings of cached results need this without the stages that find calls, which take long to import.
"""

from __future__ import annotations

import re

QUERY_START = re.compile("[?&]")
"""Code also begins a query with ``&`` where a wrapper extends a URL."""


def without_query(url: str) -> str:
    """Return *url* up to its query."""
    return QUERY_START.split(url, maxsplit=1)[0]
