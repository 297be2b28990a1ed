"""Define the state of one run of a function, and its results."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from appaccess_lint.immutable import immutable
from appaccess_lint.syntax import ir
from appaccess_lint.text.text import Template, Text, union
from appaccess_lint.values.domain.containers import Arguments
from appaccess_lint.values.domain.outside import ExternalInstance
from appaccess_lint.values.domain.program import BoundMethod, FunctionValue, ModuleValue, Scope
from appaccess_lint.values.domain.values import Value

Key = tuple[ir.Call, ...]
"""The chain of calls from a function to the request: identifies a request of the function."""


@immutable(frozen=True, slots=True)
class Request:
    """An HTTP request, or a call of a client library, found while a function is interpreted.

    ``node`` is the call in that function, in ``module``. ``operations`` are those of the client library's
    method, and ``base`` is the client's address. ``evident`` means that the receiver is unknown, so that
    only the URL is evidence. ``parts`` are the other arguments by their role in the request, ``through`` is
    the object that sends it, and ``whole_url`` is the URL with its query. ``in_context`` means that the
    code which sends the request is about the product. ``likely`` means that only the name of a field
    identifies the client. ``of_any_row`` means that the URL may be any row of a table. ``sent`` is the
    request in the function that sends it, if a caller's object names the endpoint and no argument does.
    ``is_initial`` means that callers may give the object another path.
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
    of_any_row: bool = False
    sent: Request | None = None
    is_initial: bool = False

    @property
    def urls(self) -> tuple[Template, ...]:
        """The alternatives of the URL; none without one."""
        return self.url.alternatives if self.url is not None else ()

    @property
    def parameters(self) -> frozenset[str]:
        """The parameters on which URL and method depend."""
        url = self.url.parameters if self.url is not None else frozenset[str]()
        return union((url, self.method.parameters))


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
    before_branches: int = 0
    """The number of requests that were made before the branches that are run, of which only one runs."""
    sent: list[ExternalInstance] = field(default_factory=list)
    """The objects of libraries that were passed to a call, which may send them as they are then."""
    nested: list[FunctionValue] = field(default_factory=list)
    exits: list[tuple[str, dict[str, Value]]] = field(default_factory=list)
    """The bindings at each ``break`` and ``continue`` of the current loop."""
    raised: list[dict[str, Value]] | None = None
    """The bindings at each ``raise`` in the current statement, if a handler may catch the error."""
    globals: frozenset[str] = frozenset()
    nonlocals: frozenset[str] = frozenset()
    shadows: frozenset[str] = frozenset()
    """Names of enclosing scopes that are bound here because their objects changed."""
    rounds: int = 1
    """The number of times that the current unrolled loops run the innermost body."""
    growing: frozenset[str] = frozenset()
    """Names bound before the current loop: each iteration appends to their values."""
    discarded: ir.Call | None = None
    """The call whose result is not used: an expression statement."""
    deferred: frozenset[str] = frozenset()
    """The parameters passed to calls that weren't run, because no argument names an endpoint."""
    stated: frozenset[str] = frozenset()
    """The optional parameters for which the call has a value that is neither ``None`` nor empty."""
    names: dict[str, Value] = field(init=False)
    """The parameters of the scope."""
    _chains: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.names = self.scope.names

    def request(
        self,
        node: ir.Call,
        method: Value,
        url: Text | None,
        client: str | None = None,
        parts: Iterable[tuple[str, Value]] = (),
        *,
        evident: bool = False,
    ) -> Request:
        """Return the request that the call *node* sends; for the arguments see ``Request``."""
        given, module = tuple(parts), self.scope.module
        return Request(
            (node,), node, module, method, url, client, parts=given, whole_url=url, evident=evident
        )

    def bind(self, known: Mapping[str, Value]) -> None:
        """Bind names and attribute chains such as ``self.base``."""
        for path, value in known.items():
            self.names[path] = value
            name, dot, _ = path.partition(".")
            if dot:
                self._chains.setdefault(name, set()).add(path)

    def rebind(self, name: str, value: Value) -> None:
        """Bind a name again, and forget what is known about the attributes of its old value."""
        self.names[name] = value
        for path in self._chains.pop(name, ()):
            self.names.pop(path, None)


class Invocation(NamedTuple):
    """A call of a function of the project; *receiver* is the object on which a method is called."""

    value: FunctionValue
    receiver: Value | None
    arguments: Arguments

    @property
    def all_arguments(self) -> Arguments:
        """Return the arguments with the receiver as the first."""
        return self.arguments if self.receiver is None else self.arguments.prepend(self.receiver)

    @property
    def parameters(self) -> tuple[ir.Parameter, ...]:
        """Return the parameters for the arguments: without that for the receiver."""
        return self.value.function.parameters[self.receiver is not None :]

    def given(self) -> list[tuple[ir.Parameter, Value | None]]:
        """Return each of the parameters with the argument for it; ``None`` if there is none."""
        return self.arguments.given(self.parameters)

    def expressions(self, node: ir.Call) -> dict[str, ir.Expr]:
        """Return the expressions that *node* has for the parameters, by name.

        There are none if *node* unpacks arguments, or if a partial function or a decorator adds some.
        """
        positional = node.positional
        if any(arg.star for arg in node.args) or len(positional) != len(self.arguments.positional):
            return {}
        names = (p.name for p in self.parameters if p.kind in {"plain", "positional"})
        found = dict(zip(names, positional, strict=False))
        return found | {arg.keyword: arg.value for arg in node.args if arg.keyword is not None}


def invocation(callee: FunctionValue | BoundMethod, arguments: Arguments) -> Invocation:
    """Return the call of *callee*, a function or method, with *arguments*."""
    if isinstance(callee, BoundMethod):
        return Invocation(callee.function, callee.receiver, arguments)
    return Invocation(callee, None, arguments)


@immutable(frozen=True, slots=True)
class Outcome:
    """The result of a run: the returned value, and the requests that the caller may complete.

    ``deferred`` is as in ``Frame``.
    """

    returned: Value
    requests: tuple[Request, ...] = ()
    deferred: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)
class Summary:
    """The effects of a function, found by a run with unknown parameters.

    ``closed`` are the requests that name their endpoint in the function itself. The value is ``None`` if
    all alternatives of the URL do, else the endpoints of those that do. ``rest`` are the requests whose
    endpoint callers can name, and ``depends`` the parameters on which they depend. ``completes`` means that
    one of these requests has words of an endpoint. ``chosen_by`` are the parameters by which the function
    chooses between strings that it returns. ``result_depends`` are the parameters on which the result
    depends, once ``relevance`` has computed them. ``filled`` are those that are variables of a URL which the
    function names, once a call asks for them.
    """

    returned: Value
    sites: list[Request]
    closed: dict[Key, frozenset[str] | None]
    rest: tuple[Request, ...]
    depends: frozenset[str]
    completes: bool = False
    chosen_by: frozenset[str] = frozenset()
    result_depends: frozenset[str] | None = None
    filled: frozenset[str] | None = None


def by_name(functions: Iterable[FunctionValue]) -> list[FunctionValue]:
    """Return *functions* sorted by class name and name, independently of their order in the source."""
    return sorted(functions, key=lambda value: value.function.full_name)
