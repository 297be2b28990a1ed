"""What this floor keeps of the functions that were run, beside what all floors ask of the machine."""

from __future__ import annotations

from typing import Protocol

from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.summary import Outcome, Summary
from appaccess_lint.values.domain.values import FunctionValue, ModuleValue, Value
from appaccess_lint.values.summaries.cycles import Cycles, FunctionKey


class Summarizer(Machine, Protocol):
    """The machine, with what it remembers of functions: by their nodes and scopes, or calls by theirs."""

    cycles: Cycles
    target: ModuleValue | None
    """The module whose requests are wanted."""
    summaries: dict[FunctionKey, Summary | None]
    outcomes: dict[object, Outcome]
    running: dict[int, int]
    constructed: set[tuple[int, int]]
    changes: dict[FunctionKey, dict[str, set[str]]]
    seeds: dict[tuple[int, str], Value]
    observed: dict[tuple[int, str], Value]

    def is_own_self(self, function: FunctionValue, receiver: Value) -> bool:
        """Whether *receiver* is what the function's summary took for its object."""

    def note_argument(self, function: FunctionValue, name: str, value: Value) -> None:
        """Remember what a caller passes, for parameters of which nothing else is known."""
