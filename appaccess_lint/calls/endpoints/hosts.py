"""Decide which of several hosts shows where a call leads: a default, its replacement or the local machine."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Literal, TypeVar

from appaccess_lint.text.text import Hole, Template

T = TypeVar("T")
HostOrigin = Literal["stated", "replacement", "local"]
"""``replacement`` is the unknown host that may be passed instead of a default."""
_SCHEMES = ("http://", "https://")
_LOCAL = re.compile(
    r"(?:https?://)?(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1\]|host\.docker\.internal)(?=[:/]|$)"
)


def host_origin(url: Template) -> HostOrigin:
    """Return the origin of the host of *url*."""
    first = next((part for part in url.parts if part not in _SCHEMES), "")
    if isinstance(first, Hole):
        return "replacement" if first.has_default else "stated"
    return "local" if _LOCAL.match(first) is not None else "stated"


def most_certain(items: Iterable[T], origin: Callable[[T], HostOrigin]) -> list[T]:
    """Return the *items* whose hosts show the target of a call.

    A default shows more than its unknown replacement.  A default for the developer's own machine shows
    nothing, because deployed code replaces it.
    """
    by_origin: dict[HostOrigin, list[T]] = {"stated": [], "replacement": [], "local": []}
    listed = list(items)
    for item in listed:
        by_origin[origin(item)].append(item)
    if not by_origin["replacement"]:
        return listed
    return by_origin["stated"] or listed


def has_scheme(url: Template) -> bool:
    """Return whether *url* begins with ``http://`` or ``https://``."""
    first = url.parts[0] if url.parts else ""
    return isinstance(first, str) and first.startswith(_SCHEMES)
