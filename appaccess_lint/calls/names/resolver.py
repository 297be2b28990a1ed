"""Resolve names of a module without the interpreter, by imports and assignments.

The interpreter knows more, but doesn't know objects that make no requests: loggers, mocks, routers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter
from typing import Any

from appaccess_lint.calls.names.meanings import OWN, Imported, Made, Meaning, Names, either
from appaccess_lint.clients.effects import CallEffect, Effect, Effects
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import assignments, kinds, last_name, string_of
from appaccess_lint.syntax.module import expression
from appaccess_lint.syntax.walk import calls_in, expressions, statements


class CallResolver:
    """Finds the effects of the calls of one module on their arguments.

    *fixtures* are the values that tests in the module may get as parameters.
    """

    def __init__(
        self, body: ir.Block, effects: Effects, fixtures: Mapping[str, Meaning] | None = None
    ) -> None:
        self._effects = effects
        self._attributes: dict[str, Meaning] = {}
        self.fixtures: dict[str, Meaning] = dict(fixtures or {})
        """The values of these and of the module's own fixtures."""
        self.effects: dict[ir.Expr, Effect] = {}
        """The effect of each call that has one."""
        self.external: set[ir.Expr] = set()
        """Calls of imported names without a known effect."""
        self.in_process: set[ir.Expr] = set()
        """Calls on objects that send requests to the program itself, by more evidence than a name."""
        self.fakes: set[ir.Class] = set()
        """The classes that derive from one whose calls register or document their arguments."""
        self._pending: list[tuple[ir.Stmt, Names]] = []
        self._look(body, Names())
        for statement, names in self._pending:
            for call in calls_in(own_parts(statement)):
                self._note(call, names)

    def _look(self, body: ir.Block, names: Names, of_class: bool = False) -> None:
        """Bind the names of a module, class or function, then those of its functions and classes."""
        own = list(statements(body))
        self._pending += [(statement, names) for statement in own]
        for statement in own:
            self._bind(statement, names)
        # methods see the names of their class only as attributes
        if of_class:
            for name, meaning in names.known.items():
                self._set(ir.Attr(ir.Name("self"), name), meaning, names)
        around = names.parent if of_class and names.parent is not None else names
        for statement in sorted(own, key=_is_fixture, reverse=True):  # fixtures first: others take them
            if isinstance(statement, ir.Class):
                self._look(statement.body, Names(around), of_class=True)
            elif isinstance(statement, ir.Function):
                function = statement
                inner = Names(around, {p.name: self._parameter(p, around) for p in function.parameters})
                self._inject(function, around, inner)
                self._look(function.body, inner)
                if _is_fixture(statement):
                    self.fixtures[function.name] = self._given(function, inner)

    def _bind(self, statement: ir.Stmt, names: Names) -> None:
        for bound, dotted in imported_by(statement):
            is_module = isinstance(statement, ir.Import)
            names.known[bound] = OWN if dotted.startswith(".") else Imported(dotted, is_module=is_module)
        match statement:
            case ir.Function(name=name):
                names.known[name] = OWN
            case ir.Class() as cls:
                names.known[cls.name] = self._inherited(cls, names) or OWN
            case ir.AnnAssign() if (made := self._annotated(statement.annotation, names)) is not None:
                self._set(statement.target, made, names)
            case _:
                for target, value in bound_by(statement):
                    self._set(target, self._meaning(value, names) or OWN, names)

    def _inherited(self, cls: ir.Class, names: Names) -> Meaning | None:
        """Return the base of *cls* in a library of fakes and test data, which decides what calls do."""
        for base in cls.bases:
            meaning = self._meaning(base.value, names)
            called = self._effects.function(meaning.dotted) if isinstance(meaning, Imported) else None
            if called is not None and called.effect in {"registers", "documents"}:
                self.fakes.add(cls)
                return meaning
        return None

    def _set(self, target: ir.Expr, meaning: Meaning, names: Names) -> None:
        if isinstance(target, ir.Name):
            # a name with a conventional meaning keeps it if its value is unknown
            known = names.known.get(target.id)
            if meaning != OWN or known is not None or self._effects.variable(target.id) is None:
                names.known[target.id] = either(known, meaning)
        elif isinstance(target, ir.Attr):
            self._attributes[target.name] = either(self._attributes.get(target.name), meaning)
        elif isinstance(target, ir.Sequence):
            for item in target.items:
                self._set(item, OWN, names)

    def _parameter(self, parameter: ir.Parameter, names: Names) -> Meaning:
        if parameter.annotation is not None:
            made = self._annotated(parameter.annotation, names)
            if made is not None:
                return made
        given = self.fixtures.get(parameter.name)
        if isinstance(given, Made):
            return given
        cls = self._effects.variable(parameter.name)
        return Made((cls,), by_name=True) if cls is not None else OWN

    def _given(self, function: ir.Function, names: Names) -> Meaning:
        """Return the value that a fixture passes to tests, by its ``return`` or ``yield``."""
        for statement in statements(function.body):
            given: ir.Expr | None = None
            if isinstance(statement, ir.Return):
                given = statement.value
            elif isinstance(statement, ir.ExprStmt) and isinstance(statement.value, ir.Yield):
                given = statement.value.value
            if given is not None and isinstance(made := self._meaning(given, names), Made):
                return made
        return OWN

    def _annotated(self, annotation: ir.Expr, names: Names) -> Made | None:
        """Return the object that *annotation* declares: ``Queue``, ``"Queue[str]"``, ``dict | None``."""
        if (quoted := string_of(annotation)) is not None:
            parsed = expression(quoted)
            return self._annotated(parsed, names) if parsed is not None else None
        if isinstance(annotation, ir.BinOp):
            sides = (self._annotated(side, names) for side in (annotation.left, annotation.right))
            return next((made for made in sides if made is not None), None)
        if isinstance(annotation, ir.Subscript):
            is_optional = last_name(annotation.value) == "Optional"
            return self._annotated(annotation.index if is_optional else annotation.value, names)
        meaning = self._callee(annotation, names)
        if isinstance(meaning, Imported):
            is_class = self._effects.is_class(meaning.dotted)
            return Made((meaning.dotted,)) if is_class else _result(self._effects.function(meaning.dotted))
        return None

    def _inject(self, function: ir.Function, outer: Names, inner: Names) -> None:
        """Bind a parameter to the object that a decorator creates and passes: ``@requests_mock.Mocker()``.

        A decorator of a class passes it to each test. ``kw="m"`` names the parameter, or an item of
        ``**kwargs``.
        """
        rest = next((p.name for p in function.parameters if p.kind == "**"), None)
        own = [p.name for p in function.parameters if p.kind == "plain" and p.name not in {"self", "cls"}]
        owner = function.owner
        of_class = owner.decorators if owner is not None and function.name.startswith("test") else ()
        for decorator in (*function.decorators, *of_class):
            made = self._meaning(decorator, outer)
            if isinstance(made, Imported):
                made = _result(self._effects.function(made.dotted))
            free = [name for name in own if inner.known.get(name) == OWN]
            if not isinstance(made, Made):
                continue
            named = _named_parameter(decorator)
            if free and (named is None or named in own):
                inner.known[named or free[-1]] = made
            elif rest is not None:
                inner.known[_item(rest)] = made

    def _note(self, call: ir.Call, names: Names) -> None:
        callee = self._callee(call.func, names)
        known = self._known(call.func, callee, names)
        effect = known.effect if known is not None else None
        if effect is None:
            effect = self._effects.name(last_name(call.func))
        if effect is not None:
            self.effects[call] = effect
            if effect == "serves" and isinstance(call.func, ir.Attr):
                owner = self._meaning(call.func.value, names)
                if isinstance(owner, Made) and not owner.by_name:
                    self.in_process.add(call)
        elif isinstance(callee, Imported) and not callee.member:
            self.external.add(call)

    def _known(self, func: ir.Expr, callee: Meaning | None, names: Names) -> CallEffect | None:
        """Return the effect in the data for a call of *func*, which means *callee*."""
        if isinstance(callee, Imported):
            return self._effects.function(callee.dotted)
        if isinstance(callee, Made) and not isinstance(func, ir.Attr):
            return self._effects.method(callee.classes[0], "__call__")
        if isinstance(func, ir.Attr):
            owner = self._meaning(func.value, names)
            if isinstance(owner, Made):
                found = [self._effects.method(cls, func.name) for cls in owner.classes]
                return found[0] if all(found) else None
        return None

    def _callee(self, func: ir.Expr, names: Names) -> Meaning | None:
        meaning = self._meaning(func, names)
        if meaning is None and isinstance(func, ir.Name):
            return Imported(f"builtins.{func.id}")
        return meaning

    def _meaning(self, node: ir.Expr, names: Names) -> Meaning | None:
        match node:
            case ir.Name(id=name):
                return names.find(name) or self._by_convention(name)
            case ir.Subscript(value=ir.Name(id=name)):
                return names.find(_item(name))
            case ir.Attr(value=value, name=name):
                owner = self._meaning(value, names)
                if isinstance(owner, Imported):
                    return Imported(f"{owner.dotted}.{name}", not owner.is_module, owner.is_module)
                known = self._attributes.get(name, OWN)
                return known if known != OWN else self._by_convention(name)
            case ir.Call(func=func):
                callee = self._callee(func, names)
                made = _result(self._known(func, callee, names))
                if made is None and isinstance(callee, Imported) and self._effects.is_class(callee.dotted):
                    made = Made((callee.dotted,))
                if made is None and isinstance(callee, Imported):
                    made = self._carried(node, names)
                return made or (self._by_convention(func.name) if isinstance(func, ir.Attr) else None)
        return None

    def _carried(self, call: ir.Call, names: Names) -> Made | None:
        """Return the value of a client that is created with the program itself, or a transport to it."""
        for argument in call.args:
            if argument.keyword == "app":
                cls = self._effects.variable("test_client")
                return Made((cls,)) if cls is not None else None
            if argument.keyword == "transport":
                made = self._meaning(argument.value, names)
                return made if isinstance(made, Made) else None
        return None

    def _by_convention(self, name: str) -> Meaning | None:
        cls = self._effects.variable(name)
        return Made((cls,), by_name=True) if cls is not None else None


def _named_parameter(decorator: ir.Expr) -> str | None:
    """Return ``m`` of ``@requests_mock.Mocker(kw="m")`` and ``@aioresponses(param="m")``."""
    for argument in decorator.args if isinstance(decorator, ir.Call) else ():
        if argument.keyword in {"kw", "param"} and isinstance(argument.value, ir.Const):
            return str(argument.value.value)
    return None


def _item(name: str) -> str:
    """Return the name for an item of the dictionary *name*."""
    return f"{name}[]"


def _result(called: CallEffect | None) -> Made | None:
    return Made((called.returns,)) if called is not None and called.returns else None


def _is_fixture(statement: ir.Stmt) -> bool:
    if not isinstance(statement, ir.Function):
        return False
    return "fixture" in kinds(statement)


SOMETHING = ir.Const("")
"""The marker of an unknown value."""


def bound_by(statement: ir.Stmt) -> Iterator[tuple[ir.Expr, ir.Expr]]:
    """Yield the targets that a statement binds, each with its value, or ``SOMETHING`` for a part of one."""
    match statement:
        case ir.For(target=target):
            yield target, SOMETHING
        case ir.With(items=items):
            yield from ((target, value) for value, target in items if target is not None)
        case _:
            for target, value in assignments(statement):
                parts = target.items if isinstance(target, ir.Sequence) else ()
                yield from ((part, SOMETHING) for part in parts)
                yield target, value


def imported_by(statement: ir.Stmt) -> Iterator[tuple[str, str]]:
    """Yield the names that an import binds, each with its dotted path; a relative one begins with dots."""
    match statement:
        case ir.Import(module=module, bound=bound, whole=whole):
            yield bound, module if whole else bound
        case ir.ImportFrom(module=module, level=level, names=imported):
            yield from ((bound, f"{'.' * level}{module}.{name}") for bound, name in imported)


def own_expressions(statement: ir.Stmt) -> Iterator[ir.Expr]:
    """Yield the expressions of a statement, except those of the statements in it."""
    return expressions(own_parts(statement))


def own_parts(statement: ir.Stmt) -> tuple[object, ...]:
    """Return what contains the expressions of a statement, without the statements in it."""
    found = _OWN_PARTS.get(type(statement))
    return found(statement) if found is not None else (statement,)


_OWN_PARTS: dict[type, Callable[[Any], tuple[object, ...]]] = {
    ir.Function: attrgetter("decorators", "parameters", "returns"),
    ir.Class: attrgetter("bases", "decorators"),
    **dict.fromkeys((ir.If, ir.While), lambda node: (node.test,)),
    ir.For: attrgetter("target", "iterable"),
    ir.With: lambda node: (node.items,),
    ir.Try: lambda node: tuple([handler.type for handler in node.handlers]),
    ir.Match: lambda node: (node.subject, *[(case.literals, case.guard) for case in node.cases]),
}
