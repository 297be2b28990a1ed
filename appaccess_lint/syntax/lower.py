"""libcst's trees to the interpreter's small language: statements and definitions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import libcst as cst

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.lower_expr import ExpressionLowering

BodyLoader = Callable[[], ir.Block]
MAX_CHAIN = 40
"""Conditions of an ``if`` of which one holds; an ``elif`` beyond is taken for an ``if`` of its own."""


class Lowering(ExpressionLowering):
    """Lowers one parsed source.

    ``bodies`` gives, for each outermost function in source order, what loads its body where a skeleton left
    it out, ``None`` where the body is in the tree.  ``outermost`` lists these functions once lowered.
    """

    def __init__(self, bodies: Iterator[BodyLoader | None] | None = None) -> None:
        super().__init__()
        self.outermost: list[ir.Function] = []
        self._bodies = bodies or iter(())
        self._depth = 0

    def block(self, body: cst.BaseSuite | cst.Module | Sequence[cst.CSTNode]) -> ir.Block:
        """Lower the statements of a suite, in order."""
        statements: list[ir.Stmt] = []
        items = body.body if isinstance(body, (cst.BaseSuite, cst.Module)) else body
        for item in items:
            if isinstance(item, cst.SimpleStatementLine):
                for small in item.body:
                    self._statement(small, statements)
            else:
                self._statement(item, statements)
        return tuple(statements)

    def _statement(self, node: cst.CSTNode, into: list[ir.Stmt]) -> None:
        lower = _STATEMENTS.get(type(node))
        if lower is not None:
            into.append(lower(self, node))
        elif isinstance(node, cst.If):
            into.extend(self._if(node))
        elif isinstance(node, cst.Import):
            into.extend(self._import(node))
        else:
            into.extend(ir.ExprStmt(part) for part in self.parts(node))

    def _assign(self, node: cst.Assign) -> ir.Stmt:
        return ir.Assign(tuple(self.expr(t.target) for t in node.targets), self.expr(node.value))

    def _ann_assign(self, node: cst.AnnAssign) -> ir.Stmt:
        target = self.expr(node.target)
        annotation = self.expr(node.annotation.annotation)
        return ir.AnnAssign(target, annotation, self.expr(node.value) if node.value is not None else None)

    def _aug_assign(self, node: cst.AugAssign) -> ir.Stmt:
        op = {cst.AddAssign: "+", cst.DivideAssign: "/", cst.ModuloAssign: "%", cst.BitOrAssign: "|"}.get(
            type(node.operator), "?"
        )
        return ir.AugAssign(self.expr(node.target), op, self.expr(node.value))

    def _delete(self, node: cst.Del) -> ir.Stmt:
        target = self.expr(node.target)
        return ir.Delete(target.items if isinstance(target, ir.Sequence) else (target,))

    def _expression(self, node: cst.Expr) -> ir.Stmt:
        return ir.ExprStmt(self.expr(node.value))

    def _return(self, node: cst.Return) -> ir.Stmt:
        return ir.Return(self.expr(node.value) if node.value is not None else None)

    def _if(self, node: cst.If) -> Iterator[ir.Stmt]:
        """An ``if`` with its ``elif``; a long chain as several in a row, of which each may run."""
        chain: list[tuple[ir.Expr, ir.Block]] = []
        at: cst.If | cst.Else | None = node
        while isinstance(at, cst.If):
            chain.append((self.expr(at.test), self.block(at.body)))
            at = at.orelse
        last = self.block(at.body) if at is not None else ()
        for start in range(0, len(chain), MAX_CHAIN):
            end = start + MAX_CHAIN
            orelse = last if end >= len(chain) else ()
            for test, body in reversed(chain[start + 1 : end]):
                orelse = (ir.If(test, body, orelse),)
            yield ir.If(*chain[start], orelse)

    def _for(self, node: cst.For) -> ir.Stmt:
        target, iterable = self.expr(node.target), self.expr(node.iter)
        body = self.block(node.body)
        return ir.For(target, iterable, body, self.block(node.orelse.body) if node.orelse else ())

    def _while(self, node: cst.While) -> ir.Stmt:
        test = self.expr(node.test)
        body = self.block(node.body)
        return ir.While(test, body, self.block(node.orelse.body) if node.orelse else ())

    def _with(self, node: cst.With) -> ir.Stmt:
        items = []
        for item in node.items:
            value = self.expr(item.item)
            items.append((value, self.expr(item.asname.name) if item.asname else None))
        return ir.With(tuple(items), self.block(node.body))

    def _try(self, node: cst.Try | cst.TryStar) -> ir.Stmt:
        body = self.block(node.body)
        handlers = []
        for handler in node.handlers:
            kind = self.expr(handler.type) if handler.type is not None else None
            bound = handler.name.name if handler.name is not None else None
            name = bound.value if isinstance(bound, cst.Name) else None
            handlers.append(ir.Handler(kind, name, self.block(handler.body)))
        orelse = self.block(node.orelse.body) if node.orelse else ()
        return ir.Try(
            body, tuple(handlers), orelse, self.block(node.finalbody.body) if node.finalbody else ()
        )

    def _match(self, node: cst.Match) -> ir.Stmt:
        subject = self.expr(node.subject)
        cases = []
        for case in node.cases:
            literals = self._pattern(case.pattern)
            names = tuple(n for n in _captured(case.pattern))
            guard = self.expr(case.guard) if case.guard is not None else None
            cases.append(ir.Case(literals, names, guard, self.block(case.body)))
        return ir.Match(subject, tuple(cases))

    def _pattern(self, pattern: cst.MatchPattern) -> tuple[ir.Expr, ...] | None:
        if isinstance(pattern, cst.MatchValue):
            return (self.expr(pattern.value),)
        if isinstance(pattern, cst.MatchOr):
            found = [self._pattern(part.pattern) for part in pattern.patterns]
            return tuple(e for part in found if part for e in part) if all(found) else None
        if isinstance(pattern, cst.MatchAs) and pattern.pattern is not None:
            return self._pattern(pattern.pattern)
        self.parts(pattern)
        return None

    def _raise(self, node: cst.Raise) -> ir.Stmt:
        return ir.Jump("raise", self.parts(node))

    def _break(self, node: cst.CSTNode) -> ir.Stmt:
        return ir.Jump("break")

    def _continue(self, node: cst.CSTNode) -> ir.Stmt:
        return ir.Jump("continue")

    def _import(self, node: cst.Import) -> list[ir.Stmt]:
        found: list[ir.Stmt] = []
        for alias in node.names:
            module = dotted(alias.name)
            if alias.asname is not None and isinstance(alias.asname.name, cst.Name):
                found.append(ir.Import(module, alias.asname.name.value, True))
            else:
                found.append(ir.Import(module, module.split(".")[0], False))
        return found

    def _import_from(self, node: cst.ImportFrom) -> ir.Stmt:
        names: list[tuple[str, str]] = []
        if isinstance(node.names, cst.ImportStar):
            names.append(("*", "*"))
        else:
            for alias in node.names:
                name = dotted(alias.name)
                as_name = alias.asname.name if alias.asname is not None else None
                names.append((as_name.value if isinstance(as_name, cst.Name) else name, name))
        return ir.ImportFrom(dotted(node.module) if node.module else "", len(node.relative), tuple(names))

    def _global(self, node: cst.Global | cst.Nonlocal) -> ir.Stmt:
        names = tuple(item.name.value for item in node.names)
        return ir.Scope("global" if isinstance(node, cst.Global) else "nonlocal", names)

    def _define(self, node: cst.FunctionDef) -> ir.Stmt:
        return ir.Define(self.function(node))

    def function(self, node: cst.FunctionDef) -> ir.Function:
        """Lower a definition; its body now, or later where the skeleton left it out."""
        decorators = tuple(self.expr(d.decorator) for d in node.decorators)
        if node.type_parameters is not None:
            self.parts(node.type_parameters)
        parameters = self.parameters(node.params)
        returns = self.expr(node.returns.annotation) if node.returns is not None else None
        made = ir.Function(node.name.value, parameters, decorators, returns, node.asynchronous is not None)
        if self._depth == 0:
            self.outermost.append(made)
            made.load = next(self._bodies, None)
        if made.load is None:
            self._depth += 1
            made.loaded = self.block(node.body)
            self._depth -= 1
        return made

    def _define_class(self, node: cst.ClassDef) -> ir.Stmt:
        decorators = tuple(self.expr(d.decorator) for d in node.decorators)
        if node.type_parameters is not None:
            self.parts(node.type_parameters)
        bases = tuple(self.argument(a) for a in (*node.bases, *node.keywords))
        made = ir.Class(node.name.value, bases, decorators, ())
        made.body = self.block(node.body)
        for function in methods(made.body):
            function.owner = made
            # the getter of a property is what reading it gives; its setter has the same name
            if function.name not in made.methods or not _is_setter(function):
                made.methods[function.name] = function
        return ir.DefineClass(made)


def methods(body: ir.Block) -> list[ir.Function]:
    """Functions defined in a class body, also below ``if`` and ``try``."""
    found: list[ir.Function] = []
    for statement in body:
        match statement:
            case ir.Define(function=function):
                found.append(function)
            case ir.If(body=first, orelse=second):
                found += methods(first) + methods(second)
            case ir.Try(body=first, handlers=handlers):
                found += methods(first)
                for handler in handlers:
                    found += methods(handler.body)
    return found


def _is_setter(function: ir.Function) -> bool:
    return any(isinstance(d, ir.Attr) and d.name in {"setter", "deleter"} for d in function.decorators)


def dotted(node: cst.CSTNode | None) -> str:
    """``a.b.c`` of a name or attribute."""
    if isinstance(node, cst.Name):
        return node.value
    if isinstance(node, cst.Attribute):
        return f"{dotted(node.value)}.{node.attr.value}"
    return ""


def _captured(node: cst.CSTNode) -> list[str]:
    if isinstance(node, (cst.MatchAs, cst.MatchStar)) and node.name is not None:
        inner = _captured(node.pattern) if isinstance(node, cst.MatchAs) and node.pattern else []
        return [node.name.value, *inner]
    return [name for child in node.children for name in _captured(child)]


_STATEMENTS: dict[type[cst.CSTNode], Callable[..., ir.Stmt]] = {
    cst.Assign: Lowering._assign,
    cst.AnnAssign: Lowering._ann_assign,
    cst.AugAssign: Lowering._aug_assign,
    cst.Del: Lowering._delete,
    cst.Expr: Lowering._expression,
    cst.Return: Lowering._return,
    cst.For: Lowering._for,
    cst.While: Lowering._while,
    cst.With: Lowering._with,
    cst.Try: Lowering._try,
    cst.TryStar: Lowering._try,
    cst.Match: Lowering._match,
    cst.Raise: Lowering._raise,
    cst.Break: Lowering._break,
    cst.Continue: Lowering._continue,
    cst.ImportFrom: Lowering._import_from,
    cst.Global: Lowering._global,
    cst.Nonlocal: Lowering._global,
    cst.FunctionDef: Lowering._define,
    cst.ClassDef: Lowering._define_class,
}
