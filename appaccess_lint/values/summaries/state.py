"""Define the state that this layer keeps of functions, in addition to that of all layers."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager

from appaccess_lint.project.view import Project
from appaccess_lint.syntax import ir
from appaccess_lint.values.domain.containers import Arguments
from appaccess_lint.values.domain.frames import Invocation, Outcome, Summary
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.observer import Observer
from appaccess_lint.values.domain.program import ClassValue, FunctionValue, Instance, Scope
from appaccess_lint.values.domain.values import Value

FunctionKey = tuple[ir.Function, Scope]
"""A function and the scope that it closes over."""
_NEVER = 1_000_000


class Cycles:
    """Tracks which functions are being summarised, or run for their stores, on behalf of which others.

    The first function of a cycle that is begun is the last to end; the results of the others are
    provisional until then. No function is provisional twice: otherwise, code in which all functions call
    each other would never finish.
    """

    def __init__(self) -> None:
        self._stack: list[Hashable] = []
        self.depth = 0
        """The number of functions that are being summarised, each on behalf of the previous one."""
        self._provisional: dict[Hashable, tuple[int, FunctionValue | None]] = {}
        self._again: set[Hashable] = set()
        self._first = _NEVER
        """The lowest position on the stack of a function whose missing result the current function needed."""
        self.outdated: list[FunctionValue] = []
        """The results that were discarded, and possibly not computed again."""

    def note_use(self, key: Hashable) -> None:
        """Record that the result for *key* is used, whether it is complete or in progress."""
        if key in self._provisional:
            self._first = min(self._first, self._provisional[key][0])
        elif key in self._stack:
            self._first = min(self._first, self._stack.index(key))

    @contextmanager
    def computing(self, key: Hashable, value: FunctionValue | None = None) -> Iterator[list[Hashable]]:
        """Compute the result for *key* within the context.

        Afterwards, the list that the context yields has the outdated results. *value* is the function if
        the result is its summary.
        """
        outdated: list[Hashable] = []
        place, outer, self._first = len(self._stack), self._first, _NEVER
        self._stack.append(key)
        self.depth += value is not None
        yield outdated
        self.depth -= value is not None
        self._stack.pop()
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

    def reset(self) -> None:
        """Clear the stack after a failure."""
        self._stack.clear()
        self.depth = 0
        self._provisional.clear()
        self._first = _NEVER


class Summarizer(Machine):
    """The machine with its caches for functions: by function and scope, or by call."""

    def __init__(
        self, project: Project, observer: Observer, seeds: dict[tuple[ir.Function, str], Value] | None = None
    ) -> None:
        super().__init__(project, observer)
        self.cycles = Cycles()
        self.summaries: dict[FunctionKey, Summary | None] = {}
        self.summarized: dict[FunctionKey, FunctionValue] = {}
        """The functions with summaries, in the order in which they were begun."""
        self.outcomes: dict[object, Outcome] = {}
        self.running: dict[ir.Function, int] = {}
        self.hooks_run: set[tuple[ir.Function, Instance | ClassValue, Arguments]] = set()
        self.changes: dict[FunctionKey, dict[str, set[str]]] = {}
        self.set_on: dict[Hashable, Mapping[str, Value]] = {}
        """The known results of stores, by object, method and attribute."""
        self.seeds = seeds or {}
        self.observed: dict[tuple[ir.Function, str], Value] = {}

    def forget(self, keys: Iterable[Hashable]) -> None:
        """Discard summaries and results of stores, so that they are computed again on demand."""
        for key in keys:
            self.set_on.pop(key, None)
            self.summaries.pop(key, None)  # type: ignore[call-overload]

    def is_symbolic(self, call: Invocation) -> bool:
        """Return whether the receiver is the object with which the function's summary was computed."""
        own = self.selves.get(call.value.owner) if call.value.owner is not None else None
        return own is not None and own is call.receiver
