"""The exit statuses, and the errors of a user's that end the command."""

from __future__ import annotations

CLEAN, FINDINGS, ERROR, INTERRUPTED = 0, 1, 2, 130


class UsageError(Exception):
    """What the user said or set can't be used; the text is one line for the user."""
