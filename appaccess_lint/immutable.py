"""Immutable classes that cost little: to import, and to make objects of, of which an analysis makes millions.

``@immutable(frozen=True, slots=True)`` is ``dataclass`` with these arguments to a type checker, which holds
that nothing assigns to an attribute.  At run time it leaves out the check: a frozen class takes twice the
time to make, and its objects four times, as each attribute is set through ``object.__setattr__``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["immutable"]

if TYPE_CHECKING:
    from dataclasses import dataclass as immutable
else:
    from dataclasses import dataclass

    def immutable(*, frozen, slots):
        """Return a decorator that makes a dataclass which compares and hashes by its fields."""
        assert frozen

        def decorated(cls):
            return dataclass(slots=slots, unsafe_hash="__hash__" not in vars(cls))(cls)

        return decorated
