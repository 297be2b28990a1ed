"""Select operations of the catalog by words and by their fields."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Sequence
from fnmatch import fnmatchcase

from appaccess_lint.immutable import immutable
from appaccess_lint.model import Operation
from appaccess_lint.wording import describe


class QueryError(Exception):
    """A filter that no operation can pass; the text is one line."""


@immutable(frozen=True, slots=True)
class Query:
    """A filter of operations: each field must have one of the given values; without values, any.

    *groups* and *scopes* are patterns (``content*``, ``read:*``), and case is ignored.  All of *words* must
    occur in method, path, title, group, note or scopes.
    """

    words: Sequence[str] = ()
    api_versions: Sequence[str] = ()
    app_access: Sequence[str] = ()
    lifecycles: Sequence[str] = ()
    methods: Sequence[str] = ()
    groups: Sequence[str] = ()
    scopes: Sequence[str] = ()

    def pick(self, operations: Iterable[Operation]) -> tuple[Operation, ...]:
        """Return the matching *operations* in their order.

        Raises ``QueryError`` for a group or scope that none of them has.
        """
        operations = tuple(operations)
        _check("group", self.groups, lambda o: [o.group], operations)
        _check("scope", self.scopes, scopes_of, operations)
        return tuple(operation for operation in operations if self._passes(operation))

    def _passes(self, operation: Operation) -> bool:
        chosen = (
            (self.api_versions, operation.api_version),
            (self.app_access, operation.app_access),
            (self.lifecycles, operation.lifecycle),
            (self.methods, operation.method),
        )
        if any(allowed and value not in allowed for allowed, value in chosen):
            return False
        if self.groups and not _any_fits(self.groups, [operation.group]):
            return False
        if self.scopes and not _any_fits(self.scopes, scopes_of(operation)):
            return False
        return not self.words or _has_words(operation, self.words)


def scopes_of(operation: Operation) -> Sequence[str]:
    """Return all scopes of *operation*: classic, granular, and the Connect scope."""
    connect = [operation.connect_scope] if operation.connect_scope else []
    return [*operation.classic_scopes, *operation.granular_scopes, *connect]


def _has_words(operation: Operation, words: Sequence[str]) -> bool:
    said = [operation.key, operation.title, operation.group, operation.note, *scopes_of(operation)]
    text = "\n".join(said).casefold()
    return all(word.casefold() in text for word in words)


def _any_fits(patterns: Sequence[str], values: Sequence[str]) -> bool:
    return any(fnmatchcase(value.casefold(), pattern.casefold()) for pattern in patterns for value in values)


def _check(
    name: str,
    patterns: Sequence[str],
    values_of: Callable[[Operation], Sequence[str]],
    operations: Sequence[Operation],
) -> None:
    values = sorted({value for operation in operations for value in values_of(operation)})
    for pattern in patterns:
        if not _any_fits([pattern], values):
            near = ", ".join(_nearest(pattern, values))
            hint = f"; nearest: {near}" if near else ""
            raise QueryError(f"no operation has the {name} {describe(pattern)}{hint}")


def _nearest(text: str, values: Sequence[str]) -> Iterator[str]:
    by_folded = {value.casefold(): value for value in values}
    for folded in difflib.get_close_matches(text.casefold(), by_folded, n=3, cutoff=0.5):
        yield by_folded[folded]
