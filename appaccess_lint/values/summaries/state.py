"""Define the state that this layer keeps of functions, in addition to that of all layers."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Protocol

from appaccess_lint.syntax import ir
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.summary import Outcome, Summary
from appaccess_lint.values.domain.values import FunctionValue, Instance, ModuleValue, Value
from appaccess_lint.values.summaries.cycles import Cycles, FunctionKey


class Summarizer(Machine, Protocol):
    """The machine with its caches for functions: by function and scope, or by call."""

    cycles: Cycles
    target: ModuleValue | None
    """The module whose call sites are reported."""
    summaries: dict[FunctionKey, Summary | None]
    summarized: dict[FunctionKey, FunctionValue]
    """The functions with summaries, in the order in which they were begun."""
    outcomes: dict[object, Outcome]
    running: dict[ir.Function, int]
    constructed: set[tuple[ir.Function, Instance]]
    changes: dict[FunctionKey, dict[str, set[str]]]
    set_on: dict[Hashable, Mapping[str, Value]]
    """The known results of stores, by object, method and attribute."""
    seeds: dict[tuple[ir.Function, str], Value]
    observed: dict[tuple[ir.Function, str], Value]

    def forget(self, keys: Iterable[Hashable]) -> None:
        """Discard summaries and results of stores, so that they are computed again on demand."""

    def is_own_self(self, function: FunctionValue, receiver: Value) -> bool:
        """Return whether *receiver* is the object with which the function's summary was computed."""

    def note_argument(self, function: FunctionValue, name: str, value: Value) -> None:
        """Record what a caller passes, for parameters that are otherwise unknown."""
