"""What a rule is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from appaccess_lint.model import CallSite


@dataclass(frozen=True, slots=True)
class Rule:
    """One code and the check behind it.

    ``check`` takes a call site and returns the message, or ``None`` where the rule has nothing to say.
    ``default_on`` tells whether outputs show the code without being asked for it.  ``level`` is how urgent it
    is for outputs that grade: ``error`` for what fails today, ``note`` for what only informs.
    """

    code: str
    name: str
    summary: str
    default_on: bool
    check: Callable[[CallSite], str | None]
    level: Literal["error", "warning", "note"] = "warning"
