"""Define the errors of client models, apart from the readers, which most runs don't import."""

from __future__ import annotations


class ClientError(Exception):
    """A client model that can't be read: one line with file, table, key and what was expected."""
