"""Lower statements, definitions and patterns of ``ast`` to the intermediate representation."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from typing import Any

from appaccess_lint.model import Span
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import allows_int
from appaccess_lint.syntax.lower_expr import ExpressionLowering, by_node, operator
from appaccess_lint.syntax.source import Definition, Source
from appaccess_lint.syntax.walk import statements

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef
Definable = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
MAX_CHAIN = 40
"""Maximum number of conditions of an ``if``; a further ``elif`` is treated as a separate ``if``."""


class Lowering(ExpressionLowering):
    """Lowers one module.

    ``writers`` are the functions that aren't nested in another one, each with three sets of names: declared
    global, possibly changed in place, and those whose attributes it assigns. ``definitions`` are all
    functions and classes in the order of the source.
    """

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self.writers: list[tuple[ir.Function, set[str], set[str], set[str]]] = []
        self.definitions: list[Definition] = []
        self._places = source
        self._globals: set[str] = set()
        self._depth = 0

    def block(self, body: list[ast.stmt]) -> ir.Block:
        """Lower the statements of a block, in order."""
        statements: list[ir.Stmt] = []
        for node in body:
            lower = _STATEMENTS.get(type(node))
            if lower is not None:
                statements.append(lower(self, node))
            elif isinstance(node, ast.If):
                statements.extend(self._if(node))
            elif isinstance(node, ast.Import):
                statements.extend(_imports(node))
            else:
                statements.extend(map(ir.ExprStmt, self.parts(node)))
        return tuple(statements)

    def visit_TypeAlias(self, node: Any) -> ir.Stmt:
        """Lower ``type X = Y``; ``ast.TypeAlias`` exists since Python 3.12."""
        return ir.Assign((self.expr(node.name),), self.expr(node.value))

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ir.Stmt:
        target, annotation = self.expr(node.target), self.expr(node.annotation)
        return ir.AnnAssign(target, annotation, self.optional(node.value))

    def visit_AugAssign(self, node: ast.AugAssign) -> ir.Stmt:
        return ir.AugAssign(self.expr(node.target), operator(node), self.expr(node.value))

    def visit_Delete(self, node: ast.Delete) -> ir.Stmt:
        targets = self.exprs(node.targets)
        only = targets[0] if len(targets) == 1 else None
        return ir.Delete(only.items if isinstance(only, ir.Sequence) else targets)

    def _if(self, node: ast.If) -> Iterator[ir.Stmt]:
        """Lower an ``if`` with its ``elif``; a long chain becomes several independent statements."""
        chain = [(self.expr(node.test), self.block(node.body))]
        while len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):
            node = node.orelse[0]
            chain.append((self.expr(node.test), self.block(node.body)))
        last = self.block(node.orelse)
        for start in range(0, len(chain), MAX_CHAIN):
            end = start + MAX_CHAIN
            orelse = last if end >= len(chain) else ()
            for test, body in reversed(chain[start + 1 : end]):
                orelse = (ir.If(test, body, orelse),)
            yield ir.If(*chain[start], orelse)

    def visit_For(self, node: ast.For | ast.AsyncFor) -> ir.Stmt:
        target, iterable = self.expr(node.target), self.expr(node.iter)
        return ir.For(target, iterable, self.block(node.body), self.block(node.orelse))

    visit_AsyncFor = visit_For

    def visit_With(self, node: ast.With | ast.AsyncWith) -> ir.Stmt:
        items = tuple((self.expr(i.context_expr), self.optional(i.optional_vars)) for i in node.items)
        return ir.With(items, self.block(node.body))

    visit_AsyncWith = visit_With

    def visit_Try(self, node: ast.Try) -> ir.Stmt:
        body = self.block(node.body)
        handlers = tuple(
            ir.Handler(self.optional(handler.type), handler.name, self.block(handler.body))
            for handler in node.handlers
        )
        return ir.Try(body, handlers, self.block(node.orelse), self.block(node.finalbody))

    visit_TryStar = visit_Try

    def visit_Match(self, node: ast.Match) -> ir.Stmt:
        subject = self.expr(node.subject)
        cases = []
        for case in node.cases:
            before = len(self.strings)
            literals = self._pattern(case.pattern)
            texts = tuple(self.strings[before:])
            guard = self.optional(case.guard)
            captured = tuple(captures(case.pattern))
            cases.append(ir.Case(literals, captured, guard, self.block(case.body), texts))
        return ir.Match(subject, tuple(cases))

    def _pattern(self, pattern: ast.pattern) -> tuple[ir.Expr, ...] | None:
        if isinstance(pattern, ast.MatchValue):
            return (self.expr(pattern.value),)
        if isinstance(pattern, ast.MatchOr):
            found = [self._pattern(part) for part in pattern.patterns]
            return tuple(e for part in found if part for e in part) if all(found) else None
        if isinstance(pattern, ast.MatchAs) and pattern.pattern is not None:
            return self._pattern(pattern.pattern)
        if isinstance(pattern, ast.MatchSequence) and pattern.patterns:
            parts = [self._pattern(part) for part in pattern.patterns]
            known = [part[0] for part in parts if part is not None and len(part) == 1]
            return (ir.Sequence("tuple", tuple(known)),) if len(known) == len(parts) else None
        self.parts(pattern)
        return None

    def visit_ImportFrom(self, node: ast.ImportFrom) -> ir.Stmt:
        names = tuple((alias.asname or alias.name, alias.name) for alias in node.names)
        return ir.ImportFrom(node.module or "", node.level, names)

    def visit_Global(self, node: ast.Global) -> ir.Stmt:
        self._globals.update(node.names)
        return ir.Scope("global", tuple(node.names))

    def visit_FunctionDef(self, node: FunctionNode) -> ir.Stmt:
        decorators = self.exprs(node.decorator_list)
        self._type_parameters(node)
        parameters = self.parameters(node.args)
        returns = self.optional(node.returns)
        is_async = isinstance(node, ast.AsyncFunctionDef)
        lowered = ir.Function(node.name, parameters, decorators, returns, is_async, node.lineno)
        if self._depth == 0:  # module-level code is always run
            self._globals, self.changed, self.set_up = set(), set(), set()
        integers = [p.name for p in parameters if allows_int(p.annotation)]
        self.definitions.append(Definition(node.name, True, self._body(node), tuple(integers)))
        self._depth += 1
        lowered.body = self.block(node.body)
        self._depth -= 1
        if self._depth == 0:
            self.writers.append((lowered, self._globals, self.changed, self.set_up))
            self._globals, self.changed, self.set_up = set(), set(), set()
        return lowered

    visit_AsyncFunctionDef = visit_FunctionDef

    def _body(self, node: FunctionNode | ast.ClassDef) -> Span:
        first = node.body[0]
        # a decorated definition begins with its decorators, which aren't part of its own position
        decorators = [] if not isinstance(first, Definable) else first.decorator_list
        begin, end = self._places.span(decorators[0] if decorators else first), self._places.span(node)
        return Span(begin.line, begin.column, end.end_line, end.end_column)

    def _type_parameters(self, node: FunctionNode | ast.ClassDef) -> None:
        for parameter in getattr(node, "type_params", ()):
            self.parts(parameter)

    def visit_ClassDef(self, node: ast.ClassDef) -> ir.Stmt:
        decorators = self.exprs(node.decorator_list)
        self._type_parameters(node)
        bases = self.arguments(node.bases, node.keywords)
        span = self._body(node)
        self.definitions.append(Definition(node.name, False, span))
        lowered = ir.Class(node.name, bases, decorators, self.block(node.body), span)
        lowered.owner = ir.Owner(node.name, decorators)
        for function in (s for s in statements(lowered.body) if isinstance(s, ir.Function)):
            function.owner = lowered.owner
            lowered.methods[_name_in_class(function)] = function
        return lowered


def _name_in_class(function: ir.Function) -> str:
    """Return the name of a method; a property's setter has another name than its getter."""
    kinds = [d.name for d in function.decorators if isinstance(d, ir.Attr)]
    return next((f"{function.name}.{kind}" for kind in kinds if kind in {"setter", "deleter"}), function.name)


def _imports(node: ast.Import) -> Iterator[ir.Stmt]:
    for alias in node.names:
        bound = alias.asname or alias.name.split(".")[0]
        yield ir.Import(alias.name, bound, alias.asname is not None)


_STATEMENTS: dict[type[ast.AST], Callable[..., Any]] = {
    **by_node(Lowering),
    ast.Assign: lambda self, node: ir.Assign(self.exprs(node.targets), self.expr(node.value)),
    ast.Expr: lambda self, node: ir.ExprStmt(self.expr(node.value)),
    ast.Return: lambda self, node: ir.Return(self.optional(node.value)),
    ast.While: lambda self, node: ir.While(
        self.expr(node.test), self.block(node.body), self.block(node.orelse)
    ),
    ast.Raise: lambda self, node: ir.Jump("raise", self.parts(node)),
    ast.Break: lambda self, node: ir.Jump("break"),
    ast.Continue: lambda self, node: ir.Jump("continue"),
    ast.Nonlocal: lambda self, node: ir.Scope("nonlocal", tuple(node.names)),
}


Steps = tuple[ir.PatternStep, ...]
_MATCH_THEMSELVES = frozenset("bool bytearray bytes dict float frozenset int list set str tuple".split())
"""Classes whose pattern, such as ``str(name)``, binds the subject itself."""


def captures(pattern: ast.pattern, steps: Steps | None = ()) -> Iterator[tuple[str, Steps | None]]:
    """Yield the names that *pattern* binds, each with the steps to its value; *steps* lead to the pattern.

    Example: ``{"page": Page(id=number)}`` gives
    ``("number", (("key", "page"), ("class", "Page"), ("attribute", "id")))``.
    """
    match pattern:
        case ast.MatchAs():
            if pattern.name is not None:
                texts = _texts(pattern.pattern)
                yield pattern.name, _and(steps, ("one of", texts)) if texts else steps
            if pattern.pattern is not None:
                yield from captures(pattern.pattern, steps)
        case ast.MatchStar() if pattern.name is not None:
            yield pattern.name, None
        case ast.MatchOr():
            yield from _alternatives(pattern, steps)
        case ast.MatchMapping():
            for key, value in zip(pattern.keys, pattern.patterns, strict=True):
                known = key.value if isinstance(key, ast.Constant) else None
                yield from captures(value, _and_key(steps, known))
            if pattern.rest is not None:
                yield pattern.rest, None
        case ast.MatchSequence():
            behind = False
            for index, part in enumerate(pattern.patterns):
                yield from captures(part, _and_key(steps, index - len(pattern.patterns) if behind else index))
                behind |= isinstance(part, ast.MatchStar)
        case ast.MatchClass():
            yield from _of_class(pattern, steps)


def _texts(pattern: ast.pattern | None) -> tuple[str, ...]:
    """Return the strings that *pattern* matches; empty if it matches something else."""
    match pattern:
        case ast.MatchValue(value=ast.Constant(value=str() as text)):
            return (text,)
        case ast.MatchOr(patterns=patterns):
            found = [_texts(part) for part in patterns]
            return tuple(text for texts in found for text in texts) if all(found) else ()
    return ()


def _of_class(pattern: ast.MatchClass, steps: Steps | None) -> Iterator[tuple[str, Steps | None]]:
    itself = isinstance(pattern.cls, ast.Name) and pattern.cls.id in _MATCH_THEMSELVES
    if not itself:
        steps = _and(steps, ("class", _last_name(pattern.cls)))
    for index, part in enumerate(pattern.patterns):
        yield from captures(part, steps if itself else _and(steps, ("position", index)))
    for name, part in zip(pattern.kwd_attrs, pattern.kwd_patterns, strict=True):
        yield from captures(part, _and(steps, ("attribute", name)))


def _alternatives(pattern: ast.MatchOr, steps: Steps | None) -> Iterator[tuple[str, Steps | None]]:
    """Yield the bindings of all alternatives; a name has no steps if they differ between alternatives."""
    found: dict[str, set[Steps | None]] = {}
    for part in pattern.patterns:
        for name, way in captures(part, steps):
            found.setdefault(name, set()).add(way)
    for name, ways in found.items():
        yield name, ways.pop() if len(ways) == 1 else None


def _last_name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _and(steps: Steps | None, step: ir.PatternStep) -> Steps | None:
    return None if steps is None else (*steps, step)


def _and_key(steps: Steps | None, key: object) -> Steps | None:
    return _and(steps, ("key", key)) if isinstance(key, (str, int)) else None
