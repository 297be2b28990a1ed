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
    """An edit that has no text of its own."""

    UNWRAP = "unwrap"
    """``answer["space"]`` or ``answer.get("space")`` becomes ``answer``."""


Nodes = Mapping[cst.CSTNode, "cst.CSTNode | Edit"]
"""What stands in a source, and what is to stand there."""


class Refusal(Exception):
    """A call can't be rewritten; the message says why."""


@dataclass(frozen=True, slots=True)
class Old:
    """The value that stands in v1's query or body under the key *name*."""

    name: str


Items = Mapping[str, "cst.BaseExpression | Old"]
"""The query or the body of v2 in order."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is to be done about one call.

    ``before`` and ``after`` are the operations, ``after`` empty where the one to use isn't known.  ``nodes``
    is the rewrite, empty where there is none; ``reason`` says why there is none, or why it is unsafe.
    """

    site: CallSite
    before: str
    after: str = ""
    level: Level = "suggest"
    reason: str = ""
    nodes: Nodes = field(default_factory=dict)
    function: cst.CSTNode | None = None
