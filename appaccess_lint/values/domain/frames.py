"""What the interpreter keeps while it runs a function."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from appaccess_lint.immutable import immutable
from appaccess_lint.syntax import ir
from appaccess_lint.text.text import Text
from appaccess_lint.values.domain.values import (
    ExternalInstance,
    FunctionValue,
    ModuleValue,
    Scope,
    Value,
)

Key = tuple[ir.Call, ...]
"""The calls from a function down to the one that does a request: names a request of a function."""


@immutable(frozen=True, slots=True)
class Request:
    """An HTTP request, or a client library's call, met while a function was interpreted.

    ``node`` is the call in that function, in ``module``.  ``operations`` are given where the client library's
    method tells them, ``base`` is what the client was told that it talks to.  ``evident`` says that the
    receiver isn't known, so that the URL alone must convince.  ``parts`` are the other arguments by what they
    are to the request, ``through`` is the object that does it, ``whole_url`` the URL with its query.
    ``in_context`` tells that the code which sends it is about the product.
    ``likely`` tells that the client is known by the name of a field alone.
    """

    key: Key
    node: ir.Call
    module: ModuleValue
    method: Value
    url: Text | None
    client: str | None = None
    client_method: str | None = None
    product: str = "any"
    operations: tuple[str, ...] = ()
    base: Text | None = None
    evident: bool = False
    parts: tuple[tuple[str, Value], ...] = ()
    through: ExternalInstance | None = None
    whole_url: Text | None = None
    in_context: bool = False
    likely: bool = False


@dataclass(slots=True, eq=False)
class Frame:
    """One run of a function, class body or module body."""

    scope: Scope
    function: FunctionValue | None = None
    receiver: Value | None = None
    depth: int = 0
    symbolic: bool = False
    returns: list[Value] = field(default_factory=list)
    yields: list[Value] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    nested: list[FunctionValue] = field(default_factory=list)
    exits: list[tuple[str, dict[str, Value]]] = field(default_factory=list)
    """The names at each ``break`` and ``continue`` of the loop that is run."""
    raised: list[dict[str, Value]] | None = None
    """The names at each ``raise`` in the statement that is run, where something may handle the error."""
    globals: set[str] = field(default_factory=set)
    nonlocals: set[str] = field(default_factory=set)
    shadows: set[str] = field(default_factory=set)
    """Names of scopes around this one that are bound here because what they stand for was changed."""
    rounds: int = 1
    """How often the loops that are run round by round run what is in all of them."""
    growing: frozenset[str] = frozenset()
    """Names that were bound before the loop which is run: what is appended to them is so in each round."""
    discarded: ir.Call | None = None
    """The call whose result nobody takes: a statement by itself."""
    deferred: frozenset[str] = frozenset()
    """The parameters that reach calls which weren't run, as nothing that was given names an endpoint."""
    names: dict[str, Value] = field(init=False)
    """Those of the scope."""
    _chains: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.names = self.scope.names

    def bind(self, known: Mapping[str, Value]) -> None:
        """Bind names and attribute chains such as ``self.base``."""
        for path, value in known.items():
            self.names[path] = value
            name, dot, _ = path.partition(".")
            if dot:
                self._chains.setdefault(name, set()).add(path)

    def rebind(self, name: str, value: Value) -> None:
        """Bind a name anew: what is known of attributes of its old value goes."""
        self.names[name] = value
        for path in self._chains.pop(name, ()):
            self.names.pop(path, None)
