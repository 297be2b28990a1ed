"""Define the proposal for one call of a deprecated operation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Literal

import libcst as cst

from appaccess_lint.model import CallSite

Level = Literal["safe", "unsafe", "suggest"]
"""``suggest`` is shown, never written."""


class Edit(Enum):
    """An edit without its own text."""

    UNWRAP = "unwrap"
    """``answer["space"]`` or ``answer.get("space")`` becomes ``answer``."""


Nodes = Mapping[cst.CSTNode, "cst.CSTNode | Edit"]
"""The nodes of a source, with their replacements."""


class Refusal(Exception):
    """A call can't be rewritten; the message is the reason."""


@dataclass(frozen=True, slots=True)
class Old:
    """The value of the key *name* in v1's query or body."""

    name: str


Items = Mapping[str, "cst.BaseExpression | Old"]
"""The query or the body of v2 in order."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """The proposal for one call.

    ``before`` and ``after`` are the operations, ``after`` is empty if the right one is unknown.  ``nodes`` is
    the rewrite, empty if there is none; ``reason`` is why there is none, or why it is unsafe.
    """

    site: CallSite
    before: str
    after: str = ""
    level: Level = "suggest"
    reason: str = ""
    nodes: Nodes = field(default_factory=dict)
    function: cst.CSTNode | None = None
