"""Define abstract values, which say what an expression can be, and the simple kinds of them.

Values are immutable and hashable, so that calls can be cached by their arguments. The objects of the
analysed program that have state (modules, classes, instances) are compared by identity.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field
from operator import attrgetter

from appaccess_lint.immutable import immutable
from appaccess_lint.text.text import Text


class BaseValue:
    """The base class of all values except strings."""

    __slots__ = ()
    weight = 1
    """The number of values in the value, including itself: the cost of a traversal."""
    texts: Sequence[Text] = ()
    """The strings in the value, at all depths."""

    @property
    def parameters(self) -> frozenset[str]:
        """The parameters of the analysed function on which the value evidently depends."""
        return frozenset()

    @property
    def contents(self) -> Sequence[Value]:
        """The values of which it consists: members of a union, items of a list, values of a dictionary."""
        return ()


Value = BaseValue | Text
"""What an expression can be."""


weight: Callable[[object], int] = attrgetter("weight")
"""Return the number of values in a value or in arguments, including itself: the cost of a traversal."""


def weight_of(*names: str, itself: int = 0) -> property:
    """Return the weight of a value whose attributes *names* contain other values."""
    getters = [attrgetter(name) for name in names]
    return property(
        lambda value: itself + sum([part.weight for get in getters if (part := get(value)) is not None])
    )


def texts_within(value: BaseValue) -> list[Text]:
    """Return the strings in the contents of *value*, at all depths."""
    return [t for v in value.contents for t in ((v,) if isinstance(v, Text) else v.texts)]


class Bound(BaseValue):
    """The base class of values that are bound to an object: methods and ``super()``."""

    __slots__ = ()
    receiver: Value
    weight = property(attrgetter("receiver.weight"))

    @property
    def parameters(self) -> frozenset[str]:
        return self.receiver.parameters


def construction_cost(value: Value) -> int:
    """Return the number of values and parts of strings that constructing *value* traverses."""
    if isinstance(value, Text):
        return sum([len(alternative.parts) for alternative in value.alternatives])
    return weight(value)


@immutable(frozen=True, slots=True)
class Scalar(BaseValue):
    """A number, boolean, ``None`` or bytes."""

    value: int | float | complex | bool | bytes | None


@immutable(frozen=True, slots=True)
class Unknown(BaseValue):
    """An unknown value.

    ``name`` is its name in the source, and ``parameters`` are those on which it depends. With
    ``has_default``, it replaces a default that the source states.
    """

    name: str = ""
    parameters: frozenset[str] = frozenset()
    has_default: bool = False
    hashed: int = field(default=0, init=False, compare=False, repr=False)


def is_none(value: Value) -> bool:
    """Return whether *value* is ``None``; this takes less time than a comparison with ``NONE``."""
    return type(value) is Scalar and value.value is None


def whole_number(value: Value) -> int | None:
    """Return the integer that *value* is; ``None`` for another value."""
    return value.value if isinstance(value, Scalar) and isinstance(value.value, int) else None


NONE = Scalar(None)
UNKNOWN = Unknown()
OWN = frozenset({"self"})
"""The dependency on the object on which a method is called."""
