"""Immutable classes that are inexpensive to import and to instantiate: analyses create millions of objects.

For a type checker, ``@immutable(frozen=True, slots=True)`` is ``dataclass`` with these arguments, and it
checks that nothing assigns to an attribute.  At run time there is no such check: it would double the time to
create a class, and quadruple the time to create an object, because each attribute is set with
``object.__setattr__``.  The methods that compare, hash and show objects aren't compiled for each class, which
would take two thirds of the time to create the class.

``replace`` is that of ``dataclasses``, in half the time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

__all__ = ["immutable", "replace"]

if TYPE_CHECKING:
    from dataclasses import dataclass as immutable
    from dataclasses import replace
else:
    from dataclasses import dataclass, fields
    from functools import cache
    from operator import attrgetter

    def _shown(self):
        shown = ", ".join(f"{f.name}={getattr(self, f.name)!r}" for f in fields(self) if f.repr)
        return f"{type(self).__qualname__}({shown})"

    def _compared(cls):
        """Return the methods ``__eq__`` and ``__hash__`` of *cls*; a field ``hashed`` caches the hash."""
        names = [f.name for f in fields(cls) if f.compare]
        key = attrgetter(*names) if names else type

        def equals(self, other):
            return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

        def hashed(self):
            return hash(key(self))

        def remembered(self):
            if not self.hashed:
                self.hashed = hash(key(self)) or 1
            return self.hashed

        return equals, remembered if any(f.name == "hashed" for f in fields(cls)) else hashed

    @cache
    def _arguments(cls):
        """Return the names of the arguments that create *cls*, and a function that returns their values."""
        names = [f.name for f in fields(cls) if f.init]
        read = attrgetter(*names)
        return names, read if len(names) > 1 else lambda value: (read(value),)

    def replace(value, /, **changes):
        names, read = _arguments(type(value))
        return type(value)(*map(changes.get, names, read(value)))  # keywords would take three times as long

    def immutable(*, frozen, slots):
        """Return a decorator that creates a dataclass with equality and hash by its fields."""
        assert frozen

        def decorated(cls):
            own = vars(cls)
            made = dataclass(slots=slots, repr=False, eq=False)(cls)
            if "__repr__" not in own:
                made.__repr__ = _shown
            equals, hashed = _compared(made)
            made.__eq__ = equals
            if "__hash__" not in own:
                made.__hash__ = hashed
            return made

        return decorated
