"""Resolve names of a module by its imports and assignments."""

from __future__ import annotations

from dataclasses import dataclass, field

from appaccess_lint.immutable import immutable


@immutable(frozen=True, slots=True)
class Imported:
    """A name of another module, by its dotted path.

    ``is_module`` is true for a module and its direct members, ``member`` for attributes of an object that is
    imported by its name: calls of these aren't functions of the library.
    """

    dotted: str
    member: bool = False
    is_module: bool = False


@immutable(frozen=True, slots=True)
class Made:
    """An object of one of the ``classes``; ``by_name`` if only its conventional name indicates them."""

    classes: tuple[str, ...]
    by_name: bool = False


@immutable(frozen=True, slots=True)
class Own:
    """Any other value that the module binds."""


Meaning = Imported | Made | Own
OWN = Own()


@dataclass(slots=True)
class Names:
    """The names of a module or function, and of its enclosing scopes."""

    parent: Names | None = None
    known: dict[str, Meaning] = field(default_factory=dict)

    def find(self, name: str) -> Meaning | None:
        """Return the meaning of *name* here; ``None`` if nothing binds it."""
        at: Names | None = self
        while at is not None:
            if name in at.known:
                return at.known[name]
            at = at.parent
        return None


def either(known: Meaning | None, meaning: Meaning) -> Meaning:
    """Return the meaning of a name that is bound to both values."""
    if known is None or known == meaning:
        return meaning
    if isinstance(known, Made) and isinstance(meaning, Made):
        by_name = known.by_name or meaning.by_name
        return Made(tuple(dict.fromkeys((*known.classes, *meaning.classes))), by_name)
    return OWN
