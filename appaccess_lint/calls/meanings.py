"""Resolve names of a module by its imports and assignments."""

from __future__ import annotations

from dataclasses import dataclass, field

from appaccess_lint.immutable import immutable


@immutable(frozen=True, slots=True)
class Imported:
    """A name of another module, by its dotted path.

    ``is_module`` holds for a module and what stands directly in it, ``member`` for attributes of an object
    that is imported by its name: what is called on these is no function of the library's.
    """

    dotted: str
    member: bool = False
    is_module: bool = False


@immutable(frozen=True, slots=True)
class Made:
    """An object of one of the classes ``classes``; ``by_name`` where only its name says so, by convention."""

    classes: tuple[str, ...]
    by_name: bool = False


@immutable(frozen=True, slots=True)
class Own:
    """Something else that the module binds."""


Meaning = Imported | Made | Own
OWN = Own()


@dataclass(slots=True)
class Names:
    """The names of a module or function, with those around it."""

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
    """Return the meaning of a name that is bound to both."""
    if known is None or known == meaning:
        return meaning
    if isinstance(known, Made) and isinstance(meaning, Made):
        by_name = known.by_name or meaning.by_name
        return Made(tuple(dict.fromkeys((*known.classes, *meaning.classes))), by_name)
    return OWN
