"""Find literals that no request uses: they are logged, compared, mocked, served or documented.

This includes literals that are bound to a name, if all uses of the name are of these kinds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import Any

from appaccess_lint.calls.names.meanings import Meaning
from appaccess_lint.calls.names.references import Binding, bindings, passed
from appaccess_lint.calls.names.resolver import CallResolver
from appaccess_lint.calls.unsent.recorded_answers import answered, defaults_link, is_link, is_regex, linked
from appaccess_lint.clients.effects import Effect, Effects
from appaccess_lint.clients.load import ClientModels
from appaccess_lint.project.testing import conftests, is_test_module
from appaccess_lint.project.view import Project
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import cached, string_of
from appaccess_lint.syntax.module import Module
from appaccess_lint.syntax.walk import blocks, expressions, functions, statements

_DEEP: frozenset[Effect] = frozenset({"registers", "serves"})
_ENDS: frozenset[Effect] = frozenset({"logs", "documents", "compares", "registers", "serves"})
_NO_REQUESTS = _ENDS | {"keeps"}
# string methods that search or remove their arguments
_TESTS = frozenset(
    "startswith endswith split rsplit partition rpartition find rfind index count replace removeprefix "
    "removesuffix strip lstrip rstrip match matches".split()
)
_KEEPS_TEXT = frozenset(
    "format join lower upper encode decode prepare strip rstrip lstrip replace items keys values".split()
)
_ANSWERS = frozenset({"return_value", "side_effect"})


class Unsent:
    """The nodes of strings in one module that nothing sends, and the calls that aren't requests."""

    def __init__(self, module: Module, effects: Effects, fixtures: Mapping[str, Meaning]) -> None:
        self._body = module.body
        self._effects = effects
        self._calls = CallResolver(module.body, effects, fixtures)

    def text(self, node: ir.Expr) -> bool:
        """Return whether no request may use the string *node*."""
        return node in self._texts.nodes

    def call(self, node: ir.Call) -> bool:
        """Return whether the call *node* is known not to be a request."""
        return self._calls.effects.get(node) in _NO_REQUESTS or node in self._routes

    @cached_property
    def _routes(self) -> frozenset[ir.Expr]:
        """The nodes of decorators that are routes: all but imported ones of unknown effect."""
        decorators = (list(expressions(decorator)) for decorator in _decorators(self._body))
        found = (nodes for nodes in decorators if self._calls.external.isdisjoint(nodes))
        return frozenset(node for nodes in found for node in nodes)

    @cached_property
    def _texts(self) -> _UnsentNodes:
        """The nodes of strings; for most modules only the calls are needed."""
        return _UnsentNodes(self._body, self._effects, self._calls, self._routes)

    def in_process(self, node: ir.Call) -> bool:
        """Return whether the call *node* sends its request to the program itself, or to a fake."""
        return node in self._calls.in_process

    @cached_property
    def routes(self) -> tuple[str, ...]:
        """The paths that the module serves, and the prefixes of such paths."""
        served = [call for call, effect in self._calls.effects.items() if effect == "serves"]
        calls = [call for call in (*served, *self._routes) if isinstance(call, ir.Call)]
        texts = [string_of(argument.value) for call in calls for argument in call.args]
        return tuple(text for text in texts if text is not None)

    @property
    def fixtures(self) -> Mapping[str, Meaning]:
        """The values of the fixtures that tests in the module may use."""
        return self._calls.fixtures


class _UnsentNodes:
    """The nodes of strings in the module *body* that nothing sends; *routes* are some of them."""

    def __init__(
        self, body: ir.Block, effects: Effects, calls: CallResolver, routes: frozenset[ir.Expr]
    ) -> None:
        self._effects = effects
        self._calls = calls
        self.nodes = set(routes)
        self._fakes: set[str] = set()
        self._stored: set[ir.Expr] = set()
        self._looked_up: set[ir.Expr | None] = set()
        bound = [*bindings(body), *passed(body)]
        self._link_keys = {reader for b in bound if is_link(b.value) for reader in b.readers}
        self._functions = frozenset(function.name for function in functions(body))
        self._block(body)
        for node in expressions(body):
            self._expression(node)
        self._follow_names(bound)

    def _add(self, nodes: Iterable[ir.Expr]) -> None:
        self.nodes.update(nodes)

    def _block(self, block: ir.Block) -> None:
        """Record strings by their statements."""
        self._add(text for value in _replaced(block) for text in self._texts(value))
        for statement in block:
            self._statement(statement)
            body = statement.body if isinstance(statement, (ir.Function, ir.Class)) else ()
            for inner in (body, *blocks(statement)):
                self._block(inner)

    def _statement(self, statement: ir.Stmt) -> None:
        match statement:
            case ir.ExprStmt(value=ir.Const() | ir.FString() as bare):
                self._add((bare,))
            case ir.Function(name="__repr__", body=body):
                self._add(expressions(body))
            case ir.Class() as cls if self._effects.name(cls.name) == "registers" or cls in self._calls.fakes:
                self._add(expressions(cls.body))  # FakeResponse: what a server answers
            case ir.AnnAssign(annotation=annotation):
                self._add(expressions(annotation))
            case ir.Match(cases=cases):
                self._add(text for case in cases for text in case.texts)
            case ir.Jump(kind="raise", values=values):
                self._add(expressions(values))
            case ir.Assign(targets=targets, value=value):
                self._assigned(targets, value)

    def _assigned(self, targets: tuple[ir.Expr, ...], value: ir.Expr) -> None:
        self._stored.update(target for target in targets if isinstance(target, ir.Subscript))
        for target in targets:
            is_fake = isinstance(value, ir.Call) and self._calls.effects.get(value) == "registers"
            if isinstance(target, ir.Name) and is_fake:
                self._fakes.add(target.id)
            elif isinstance(target, ir.Attr) and (target.name in _ANSWERS or self._is_of_fake(target)):
                self._add(expressions(value))
            elif is_regex(target) or linked(target):
                self._add(self._texts(value))

    def _is_of_fake(self, target: ir.Attr) -> bool:
        """Return whether *target* is a part of a fake response: ``response.request``."""
        return isinstance(target.value, ir.Name) and target.value.id in self._fakes

    def _expression(self, node: ir.Expr) -> None:
        match node:
            case ir.Compare():
                self._add((*self._texts(node.left), *self._texts(node.right)))
            case ir.Call():
                self._call(node)
            case ir.Subscript(value=table, index=index) if node not in self._stored:
                self._add(self._texts(index))
                self._look_up(table)
            case ir.DictDisplay() | ir.Sequence():
                self._add(answered(node, self._functions))
                for key, value in node.items if isinstance(node, ir.DictDisplay) else ():
                    if key in self._link_keys or self._effects.keyword(string_of(key) or "") == "documents":
                        self._add(self._texts(value))

    def _look_up(self, table: ir.Expr | None) -> None:
        """Note a lookup in *table*: the keys of ``{"/pages": 1}.get(path)`` aren't sent."""
        self._looked_up.add(table)
        for key, _ in table.items if isinstance(table, ir.DictDisplay) else ():
            self._add(self._texts(key))

    def _call(self, node: ir.Call) -> None:
        if isinstance(node.func, ir.Name) and node.func.id == "dict":
            pairs = tuple((ir.Const(arg.keyword), arg.value) for arg in node.args if arg.keyword)
            self._add(answered(ir.DictDisplay(pairs), self._functions))
        if defaults_link(node):
            self._add(self._texts(node.args[1].value))
        if isinstance(node.func, ir.Attr) and node.func.name == "get":
            self._look_up(node.receiver)
        effect = self._calls.effects.get(node)
        if isinstance(node.func, ir.Call) and self._calls.effects.get(node.func) == "serves":
            effect = "serves"
        if effect is None and isinstance(node.func, ir.Attr) and node.func.name in _TESTS:
            effect = "compares"
        for argument in node.args:
            of_name = self._effects.keyword(argument.keyword) if argument.keyword else None
            for known in (effect, of_name):
                if known in _DEEP:
                    self._add(expressions(argument.value))
                elif known in _ENDS:
                    self._add(self._texts(argument.value))

    def _texts(self, node: ir.Expr | None) -> Iterator[ir.Expr]:
        """Return the nodes of the strings from which a value is built, without the arguments of calls."""
        if node is None:
            return
        yield node
        of_kind = _PARTS.get(type(node), lambda node: ())
        for part in self._parts_of_call(node) if isinstance(node, ir.Call) else of_kind(node):
            yield from self._texts(part)

    def _parts_of_call(self, node: ir.Call) -> Iterable[ir.Expr]:
        given = [argument.value for argument in node.args]
        if self._calls.effects.get(node) in {"text", "documents"}:
            return given
        if isinstance(node.func, ir.Attr) and node.func.name in _KEEPS_TEXT:
            return (node.func.value, *given)
        return ()

    def _follow_names(self, waiting: list[Binding]) -> None:
        """Add the values of names that no possible request reads, until nothing changes.

        Of a table that is only asked for keys, the keys aren't sent.
        """
        looped = self.nodes.union(
            _table_of(b.value) for b in waiting if b.first and self.nodes.issuperset(b.first)
        )
        for table, readers in ((b.value, b.readers) for b in waiting if b.readers):
            known = looped | self._looked_up if isinstance(table, ir.DictDisplay) else looped
            if known.issuperset(readers):
                self._add(text for key in _keys(table) for text in self._texts(key))
        found = True
        while found:
            unsent = [b for b in waiting if b.readers and self.nodes.issuperset(b.readers)]
            waiting = [b for b in waiting if b not in unsent]
            for binding in unsent:
                self._add(self._texts(binding.value))
            found = bool(unsent)


_PARTS: dict[type, Callable[[Any], Iterable[ir.Expr | None]]] = {
    ir.FString: lambda node: [part for part in node.parts if not isinstance(part, str)],
    **dict.fromkeys((ir.Formatted, ir.Starred, ir.Subscript, ir.Slice, ir.Attr), lambda node: (node.value,)),
    ir.Sequence: attrgetter("items"),
    ir.DictDisplay: lambda node: chain.from_iterable(node.items),
    **dict.fromkeys((ir.BinOp, ir.BoolOp), attrgetter("left", "right")),
    ir.IfExp: attrgetter("body", "orelse"),
    ir.Comprehension: attrgetter("key", "element"),
    ir.Lambda: lambda node: [s.value for s in node.function.body if isinstance(s, ir.Return)],
}
"""The parts of an expression whose strings may be in its value."""


def _table_of(pairs: ir.Expr) -> ir.Expr:
    """Return the table whose pairs a loop reads: ``LIMITS`` of ``LIMITS.items()``."""
    match pairs:
        case ir.Call(func=ir.Attr(value=table, name="items")):
            return table
    return pairs


def _keys(table: ir.Expr) -> Iterator[ir.Expr | None]:
    """Yield the keys of a dictionary, or the first items of a list of pairs."""
    match table:
        case ir.DictDisplay(items=items):
            yield from (key for key, _ in items)
        case ir.Sequence(items=items):
            yield from (row.items[0] for row in items if isinstance(row, ir.Sequence) and row.items)


class UnsentTexts:
    """The unsent strings of each module, computed on demand."""

    def __init__(self, models: ClientModels, project: Project) -> None:
        self._models = models
        self._project = project
        self.known: dict[object, object] = {}
        """The cache of the method that ``cached`` decorates."""

    @cached
    def __call__(self, module: Module) -> Unsent:
        return Unsent(module, self._models.effects, self._fixtures(module))

    def _fixtures(self, module: Module) -> Mapping[str, Meaning]:
        """Return the values of the fixtures in the nearest ``conftest.py`` and those above it."""
        if not is_test_module(module):
            return {}
        above = (self._project.load(file) for file in conftests(module.file))
        nearest = next((other for other in above if other is not None), None)
        return self(nearest).fixtures if nearest is not None else {}

    def in_process(self, node: ir.Call, module: Module | None) -> bool:
        """Return whether the call *node* of *module*, a test, sends its request to the program itself."""
        return module is not None and is_test_module(module) and self(module).in_process(node)

    def no_request(self, node: ir.Call, module: Module | None, called: str = "") -> bool:
        """Return whether the call *node* of *module* is known not to be a request.

        *called* is the callee as the interpreter knows it: ``queue.Queue().put`` for a method of an object
        that a call created.
        """
        owner, _, method = called.rpartition(".")
        if owner.endswith("()"):
            known = self._models.effects.method(owner[:-2], method)
            if known is not None and known.effect in _NO_REQUESTS:
                return True
        return module is not None and self(module).call(node)


def _replaced(block: ir.Block) -> Iterator[ir.Expr]:
    """Yield the values of names that *block* binds again before anything can read them."""
    waiting: dict[str, ir.Expr] = {}
    for statement in block:
        if not isinstance(statement, (ir.Assign, ir.ExprStmt)):
            waiting.clear()
            continue
        for node in expressions(statement):
            if isinstance(node, ir.Name) and not (
                isinstance(statement, ir.Assign) and node in statement.targets
            ):
                waiting.pop(node.id, None)
        match statement:
            case ir.Assign(targets=(ir.Name(id=name),), value=value):
                if name in waiting:
                    yield waiting[name]
                waiting[name] = value


def _decorators(body: ir.Block) -> Iterator[ir.Expr]:
    """Return the decorators of the functions and classes that a body defines, and of those in them."""
    for statement in statements(body):
        if isinstance(statement, (ir.Function, ir.Class)):
            yield from statement.decorators
            yield from _decorators(statement.body)
