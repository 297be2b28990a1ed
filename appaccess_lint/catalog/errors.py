"""Define the errors of catalogs."""

from __future__ import annotations


class CatalogError(Exception):
    """A catalog file that can't be used; the message is one line: file, table, key, expected and found."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
