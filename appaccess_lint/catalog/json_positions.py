"""Positions in a JSON document for error messages, and checks of the types of its values."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from appaccess_lint.immutable import immutable
from appaccess_lint.wording import describe

_PLAIN_KEY = re.compile(r"[A-Za-z_]\w*")


class OpenApiError(Exception):
    """A document that can't be used; the message is one line: file, JSON path, expected and found."""


@immutable(frozen=True, slots=True)
class JsonPlace:
    """A value of a JSON file, by its path from the top."""

    file: str
    path: str = "$"

    def below(self, key: str) -> JsonPlace:
        """Return the place of the value under *key*."""
        step = f".{key}" if _PLAIN_KEY.fullmatch(key) else f"[{json.dumps(key)}]"
        return JsonPlace(self.file, self.path + step)

    def item(self, index: int) -> JsonPlace:
        """Return the place of the array's item *index*."""
        return JsonPlace(self.file, f"{self.path}[{index}]")

    def error(self, expected: str, found: str, quote: bool = False) -> OpenApiError:
        """Return the error that says what was expected here and what was *found*, in quotes if asked."""
        shown = describe(found) if quote else found
        return OpenApiError(f"{self.file}: {self.path}: expected {expected}, found {shown}")

    def table(self, value: object) -> Mapping[str, Any]:
        """Return *value*, which must be an object."""
        if not isinstance(value, dict):
            raise self.error("an object", _kind(value))
        return value

    def array(self, value: object) -> list[Any]:
        """Return *value*, which must be an array."""
        if not isinstance(value, list):
            raise self.error("an array", _kind(value))
        return value

    def text(self, value: object) -> str:
        """Return *value*, which must be a string."""
        if not isinstance(value, str):
            raise self.error("a string", _kind(value))
        return value

    def flag(self, value: object) -> bool:
        """Return *value*, which must be ``true`` or ``false``."""
        if not isinstance(value, bool):
            raise self.error("true or false", _kind(value))
        return value


def _kind(value: object) -> str:
    if value is None:
        return "nothing"
    return "an object" if isinstance(value, dict) else describe(value)
