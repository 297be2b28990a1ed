"""What this floor keeps of the functions that were run, beside what all floors ask of the machine."""

from __future__ import annotations

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
    seeds: dict[tuple[ir.Function, str], Value]
    observed: dict[tuple[ir.Function, str], Value]

    def is_own_self(self, function: FunctionValue, receiver: Value) -> bool:
        """Whether *receiver* is what the function's summary took for its object."""

    def note_argument(self, function: FunctionValue, name: str, value: Value) -> None:
        """Remember what a caller passes, for parameters of which nothing else is known."""
