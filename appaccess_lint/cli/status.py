"""Define the exit statuses, and the exception for usage errors."""

from __future__ import annotations

CLEAN, FINDINGS, ERROR, INTERRUPTED = 0, 1, 2, 130
UNREAD = 141
"""Shells report this if SIGPIPE ends a program, because the reader of its output has ended."""


class UsageError(Exception):
    """An argument or setting is invalid; the text is one line for the user."""
