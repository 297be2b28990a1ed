"""Undocumented paths that code often uses, and the operations for the same purpose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from appaccess_lint.files.shipped import shipped_document
from appaccess_lint.model import OutsidePath, Replacement


@dataclass(frozen=True, slots=True)
class Undocumented:
    """A path that code calls with one of ``methods``, or any method; ``instead`` are keys of operations."""

    path: str
    methods: frozenset[str]
    instead: tuple[str, ...]

    def is_called(self, path: Sequence[str], wanted: Sequence[str], method: str | None) -> bool:
        """Return whether a call with *method* of the segments *wanted* is one of this entry's *path*.

        Both have ``{}`` for variables, which match any segment.
        """
        return (
            len(path) == len(wanted)
            and all(word in ("{}", want) for word, want in zip(path, wanted, strict=True))
            and (not self.methods or method is None or method in self.methods)
        )


def undocumented(key: str) -> OutsidePath | None:
    """Return the path that *key* (``POST /wiki/rest/api/admin/group``) names, if the data has it."""
    method, _, path = key.rpartition(" ")
    wanted = _shape(path)
    for entry in undocumented_paths() if method else ():
        if entry.is_called(_shape(entry.path), wanted, method):
            instead = tuple(Replacement.of(request) for request in entry.instead)
            return OutsidePath(method, path, path.removeprefix("/wiki"), path, replacements=instead)
    return None


@cache
def undocumented_paths() -> tuple[Undocumented, ...]:
    """Return the shipped entries in the order of their precedence."""
    return tuple(
        Undocumented(entry["path"], frozenset(entry.get("methods", ())), _keys(entry["instead"]))
        for entry in shipped_document("undocumented", "paths")["path"]
    )


@cache
def _shape(path: str) -> tuple[str, ...]:
    return tuple(["{}" if word.startswith("{") else word for word in path.split("/")])


def _keys(instead: str | list[str]) -> tuple[str, ...]:
    return (instead,) if isinstance(instead, str) else tuple(instead)
