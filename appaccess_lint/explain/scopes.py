"""Compute how the required scopes change with a replacement."""

from __future__ import annotations

from appaccess_lint.immutable import immutable
from appaccess_lint.model import Operation


@immutable(frozen=True, slots=True)
class ScopeChange:
    """The added and the dropped scopes of one kind."""

    kind: str
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def added(self) -> tuple[str, ...]:
        """The scopes that only the new operation needs."""
        return tuple(scope for scope in self.after if scope not in self.before)

    @property
    def removed(self) -> tuple[str, ...]:
        """The scopes that only the old operation needs."""
        return tuple(scope for scope in self.before if scope not in self.after)


def scope_changes(old: Operation, new: Operation) -> tuple[ScopeChange, ...]:
    """Return the change of classic and granular OAuth scopes and of the Connect scope, in this order."""
    return (
        ScopeChange("classic", old.classic_scopes, new.classic_scopes),
        ScopeChange("granular", old.granular_scopes, new.granular_scopes),
        ScopeChange("Connect", _one(old.connect_scope), _one(new.connect_scope)),
    )


def _one(scope: str) -> tuple[str, ...]:
    return (scope,) if scope else ()
