"""Functions that call each other in a circle: which summaries were made without that of another."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from appaccess_lint.syntax import ir
from appaccess_lint.values.domain.values import FunctionValue, Scope

FunctionKey = tuple[ir.Function, Scope]
"""A function and the scope that it closes over."""
_NEVER = 1_000_000


class Cycles:
    """Follows which functions are summarized for which others.

    The first function of a circle that is begun is the last to end; the others are provisional until then.
    None is so twice, or code where all call all would never be done.
    """

    def __init__(self) -> None:
        self._under_way: list[FunctionKey] = []
        self._provisional: dict[FunctionKey, tuple[int, FunctionValue]] = {}
        self._again: set[FunctionKey] = set()
        self._first = _NEVER
        """The lowest place among those under way of one that the current function asked for in vain."""
        self.outdated: list[FunctionValue] = []
        """What had to be forgotten and may not have been asked for again."""

    @property
    def depth(self) -> int:
        """How many functions are under way, each for the sake of the one before."""
        return len(self._under_way)

    def asked(self, key: FunctionKey) -> None:
        """A summary is used that is there, or under way."""
        if key in self._provisional:
            self._first = min(self._first, self._provisional[key][0])
        elif key in self._under_way:
            self._first = min(self._first, self._under_way.index(key))

    @contextmanager
    def under_way(self, key: FunctionKey, value: FunctionValue) -> Iterator[list[FunctionKey]]:
        """Within, the function is summarized; what is given holds those that are outdated afterwards."""
        outdated: list[FunctionKey] = []
        place, outer, self._first = len(self._under_way), self._first, _NEVER
        self._under_way.append(key)
        yield outdated
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
                self.outdated.append(waiting)

    def give_up(self) -> None:
        """Nothing is under way any more, as what was has failed."""
        self._under_way.clear()
        self._provisional.clear()
        self._first = _NEVER
