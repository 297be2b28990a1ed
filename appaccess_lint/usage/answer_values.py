"""Define which part of an answer an expression contains, and how one function uses it."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import Literal

from appaccess_lint.answer import ITEM, EscapeKind, Keys, UseKind
from appaccess_lint.immutable import immutable
from appaccess_lint.usage.statuses import REFUSALS

Kind = Literal["response", "body", "status"]
"""An answer of the HTTP library, its content, or its status."""
Value = tuple[Kind, Keys]
Step = tuple[str, ast.expr | None]
"""A key, and the subscript or the call of ``get`` that reads it; none for the items of a loop."""


@immutable(frozen=True, slots=True)
class AnswerValue:
    """A value of an answer, with the expressions that read it.

    ``shared`` means that it was in a variable which may have another value, and ``coarse`` that a status
    only distinguishes success from failure. ``given`` are the first keys if another function reads them.
    """

    kind: Kind
    steps: tuple[Step, ...] = ()
    shared: bool = False
    coarse: bool = False
    given: int = 0

    @property
    def keys(self) -> Keys:
        """The keys, from the outermost on."""
        return tuple(key for key, _ in self.steps)

    @property
    def value(self) -> Value:
        """The value itself, independent of where it is read."""
        return self.kind, self.keys

    def item(self, node: ast.expr | None = None) -> AnswerValue:
        """Return the items of the value, or the one at the index *node*."""
        return self.at(ITEM, node) if self.kind == "body" else self

    def at(self, key: str, node: ast.expr | None) -> AnswerValue:
        """Return the value of *key*, which *node* reads."""
        return AnswerValue("body", (*self.steps, (key, node)), self.shared, given=self.given)


def received(value: Value) -> AnswerValue:
    """Return *value* as a called function receives it."""
    kind, keys = value
    return AnswerValue(kind, tuple((key, None) for key in keys), given=len(keys))


@dataclass(slots=True)
class Test:
    """A test of the status: what is tested, and which of 403 and 404 it distinguishes from success."""

    node: ast.expr | ast.stmt
    statuses: tuple[int, ...] = REFUSALS


@dataclass(slots=True)
class Flow:
    """How one function uses one value."""

    keys: dict[Keys, None] = field(default_factory=dict)
    tests: list[Test] = field(default_factory=list)
    checks: list[ast.Call] = field(default_factory=list)
    """Calls that raise for the status."""
    reads: list[ast.expr] = field(default_factory=list)
    """The expressions that read a key which a refusal lacks: ``body["title"]``."""
    returned: list[tuple[ast.AST, Value]] = field(default_factory=list)
    mixed: bool = False
    """Whether something that is returned was in a variable which may have another value."""
    passed: list[tuple[ast.Call, ast.expr, Value]] = field(default_factory=list)
    """Calls that the value is an argument of."""
    escapes: list[tuple[EscapeKind, ast.AST, Value]] = field(default_factory=list)
    seen: list[tuple[EscapeKind, ast.AST, Value]] = field(default_factory=list)
    """Variables of the function that others see."""
    awaited: list[ast.AST] = field(default_factory=list)
    """The places where a coroutine, a future or a generator that the call returns is run."""
    uses: dict[tuple[UseKind, ast.AST, AnswerValue], None] = field(default_factory=dict)
    """The places where a value isn't followed further, except returns, arguments and escapes."""
