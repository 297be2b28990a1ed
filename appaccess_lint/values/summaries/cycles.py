"""Functions that need each other in a circle: what was found out without what another one gives."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from contextlib import contextmanager

from appaccess_lint.syntax import ir
from appaccess_lint.values.domain.values import FunctionValue, Scope

FunctionKey = tuple[ir.Function, Scope]
"""A function and the scope that it closes over."""
_NEVER = 1_000_000


class Cycles:
    """Follows which functions are summarized, or run for what they set on an object, for which others.

    The first function of a circle that is begun is the last to end; the others are provisional until then.
    None is so twice, or code where all call all would never be done.
    """

    def __init__(self) -> None:
        self._under_way: list[Hashable] = []
        self.depth = 0
        """How many functions are summarized, each for the sake of the one before."""
        self._provisional: dict[Hashable, tuple[int, FunctionValue | None]] = {}
        self._again: set[Hashable] = set()
        self._first = _NEVER
        """The lowest place among those under way of one that the current function asked for in vain."""
        self.outdated: list[FunctionValue] = []
        """What had to be forgotten and may not have been asked for again."""

    def asked(self, key: Hashable) -> None:
        """What stands under *key* is used, done or under way."""
        if key in self._provisional:
            self._first = min(self._first, self._provisional[key][0])
        elif key in self._under_way:
            self._first = min(self._first, self._under_way.index(key))

    @contextmanager
    def under_way(self, key: Hashable, value: FunctionValue | None = None) -> Iterator[list[Hashable]]:
        """Within, what stands under *key* is found out; what is given holds what is outdated afterwards.

        *value* is the function where that is its summary.
        """
        outdated: list[Hashable] = []
        place, outer, self._first = len(self._under_way), self._first, _NEVER
        self._under_way.append(key)
        self.depth += value is not None
        yield outdated
        self.depth -= value is not None
        self._under_way.pop()
        if self._first < place and key not in self._again:
            self._provisional[key] = self._first, value
            self._first = min(outer, self._first)
            return
        self._first = min(outer, self._first) if self._first < place else outer
        for other, (first, waiting) in list(self._provisional.items()):
            if first >= place:
                del self._provisional[other]
                self._again.add(other)
                outdated.append(other)
                if waiting is not None:
                    self.outdated.append(waiting)

    def give_up(self) -> None:
        """Nothing is under way any more, as what was has failed."""
        self._under_way.clear()
        self.depth = 0
        self._provisional.clear()
        self._first = _NEVER
