"""What the interpreter keeps while it runs a function, and what it remembers afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from appaccess_lint.syntax import ir
from appaccess_lint.text.template import Template
from appaccess_lint.text.text import Text
from appaccess_lint.values.domain.values import (
    Arguments,
    ExternalInstance,
    FunctionValue,
    ModuleValue,
    Scope,
    Value,
)
from appaccess_lint.values.summaries.slicing import Slice

Key = tuple[int, ...]
"""The calls from a function down to the one that does a request, by node: names a request of a function."""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run gave: the value returned, and the requests that its caller may have named."""

    returned: Value
    requests: tuple[Request, ...] = ()


@dataclass(slots=True, eq=False)
class Summary:
    """What a function does with its parameters, told by a run that knows nothing of them.

    ``closed`` are the requests that name their endpoint in the function itself: ``None`` where they do so
    wholly, else the endpoints of those alternatives of the URL that do.  ``rest`` are the requests whose
    endpoint callers may name, ``depends`` the parameters through which they may.
    ``result_depends`` are those on which what is returned depends, where ``relevance`` was asked for them.
    """

    returned: Value
    sites: list[Request]
    closed: dict[Key, frozenset[str] | None]
    rest: tuple[Request, ...]
    depends: frozenset[str]
    result_depends: frozenset[str] | None = None
    slices: dict[int, Slice | None] = field(default_factory=dict)
    """What runs on objects of a class need of the body; ``None`` after the first. ``idle`` keeps it."""


class Observer(Protocol):
    """The stage below: it knows what calls of other libraries do."""

    def call(
        self, frame: Frame, node: ir.Call, callee: Value, arguments: Arguments
    ) -> tuple[Value | None, list[Request]]:
        """A call of something outside the tree, or of something unknown: its result, and its requests."""

    def may_request(self, node: ir.Call, callee: Value, arguments: Arguments) -> bool:
        """Whether a call that does no request may do one where more is known of *arguments*."""

    def bearing(self, callee: Value) -> frozenset[str] | None:
        """The keywords of the arguments on which a request's method and URL depend; ``None``: maybe all."""

    def note(self, arguments: Arguments) -> None:
        """Texts given to something known that does no request of Confluence's: nobody else will call them."""

    def is_class(self, name: str) -> bool:
        """Whether the dotted name is a client class."""

    def is_function(self, name: str) -> bool:
        """Whether the dotted name is a function that does requests."""

    def attribute(self, owner: ExternalInstance, name: str) -> Value | None:
        """What a client holds under *name*, where its class tells."""

    def keeps(self, cls: str, name: str) -> bool:
        """Whether objects of a client class hold under *name* what goes into all of their requests."""

    def assigned(self, owner: ExternalInstance, name: str, value: Value, key: Value | None = None) -> None:
        """``owner.name = value``, or ``owner.name[key] = value``."""

    def split(self, request: Request) -> tuple[Request | None, Request | None]:
        """The part of a request that names an endpoint, and the part that callers may yet complete."""

    def awaits_path(self, request: Request) -> bool:
        """Whether a parameter brings a path to a request's URL, by what it is called."""

    def leads_elsewhere(self, text: Text) -> bool:
        """Whether a text is the path of another product, whatever comes before and behind it."""

    def endpoints(self, request: Request) -> frozenset[str]:
        """What a request names, empty where it names nothing."""

    def endpoints_of(self, request: Request, alternative: Template) -> frozenset[str]:
        """What a request would name if *alternative* were its URL."""

    def is_documented(self, request: Request, alternative: Template) -> bool:
        """Whether what it would name then is documented."""
