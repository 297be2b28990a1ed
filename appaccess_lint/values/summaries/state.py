"""What this floor keeps of the functions that were run, beside what all floors ask of the machine."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Protocol

from appaccess_lint.syntax import ir
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.summary import Outcome, Summary
from appaccess_lint.values.domain.values import FunctionValue, Instance, ModuleValue, Value
from appaccess_lint.values.summaries.cycles import Cycles, FunctionKey


class Summarizer(Machine, Protocol):
    """The machine, with what it remembers of functions: by their nodes and scopes, or calls by theirs."""

    cycles: Cycles
    target: ModuleValue | None
    """The module whose requests are wanted."""
    summaries: dict[FunctionKey, Summary | None]
    summarized: dict[FunctionKey, FunctionValue]
    """The functions that ``summaries`` know, in the order in which they were begun."""
    outcomes: dict[object, Outcome]
    running: dict[ir.Function, int]
    constructed: set[tuple[ir.Function, Instance]]
    changes: dict[FunctionKey, dict[str, set[str]]]
    set_on: dict[Hashable, Mapping[str, Value]]
    """What methods set on an object, where that was found out: by object, method and attribute."""
    seeds: dict[tuple[ir.Function, str], Value]
    observed: dict[tuple[ir.Function, str], Value]

    def forget(self, keys: Iterable[Hashable]) -> None:
        """Let go of summaries, and of what methods set, that are to be found anew when they are asked for."""

    def is_own_self(self, function: FunctionValue, receiver: Value) -> bool:
        """Whether *receiver* is what the function's summary took for its object."""

    def note_argument(self, function: FunctionValue, name: str, value: Value) -> None:
        """Remember what a caller passes, for parameters of which nothing else is known."""
