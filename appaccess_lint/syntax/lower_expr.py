"""Lower expressions of ``ast`` to the intermediate representation, with positions of calls and strings."""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator
from typing import Any, Literal

from appaccess_lint.model import Span
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.changes import changes_in_place
from appaccess_lint.syntax.fstrings import LocatedString, fields_of, needs_positions, with_positions
from appaccess_lint.syntax.source import Source

# template strings are treated as f-strings: both consist of text and fields
_TEMPLATE_STRING: type[ast.JoinedStr] = getattr(ast, "TemplateStr", ast.JoinedStr)
MAX_NESTING = 60
"""Maximum depth of nested expressions; deeper ones are unknown, except for their strings."""
_BINARY: dict[type, str] = {
    ast.Add: "+",
    ast.Mod: "%",
    ast.Div: "/",
    ast.BitOr: "|",
    ast.FloorDiv: "//",
    ast.LShift: "<<",
    ast.RShift: ">>",
    ast.MatMult: "@",
}
_OF_OBJECTS = frozenset(_BINARY.values()) - {"+", "%"}
"""The operators that objects define for requests, unlike those of strings."""
_COMPARE: dict[type, str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.In: "in",
    ast.NotIn: "not in",
    ast.Is: "is",
    ast.IsNot: "is not",
}
_CONVERSIONS = {-1: "", ord("s"): "s", ord("r"): "r", ord("a"): "a"}


class ExpressionLowering:
    """Lowers expressions.

    ``strings`` are the strings in *source*; without a source (an annotation in a string), there are no
    positions. ``changed`` are the names whose objects the current function changes in place, and
    ``set_up`` those whose attributes it assigns.
    """

    def __init__(self, source: Source | None = None) -> None:
        self.strings: list[ir.Const | ir.FString] = []
        self.changed: set[str] = set()
        self.set_up: set[str] = set()
        self._source = source
        self._nesting = 0

    def expr(self, node: ast.expr) -> ir.Expr:
        """Lower one expression."""
        if self._nesting >= MAX_NESTING:
            self._record_strings([node])
            return ir.Opaque(())
        lower = _EXPRESSIONS.get(type(node))
        self._nesting += 1
        made = lower(self, node) if lower is not None else ir.Opaque(self.parts(node))
        self._nesting -= 1
        return made

    def optional(self, node: ast.expr | None) -> ir.Expr | None:
        return self.expr(node) if node is not None else None

    def exprs(self, nodes: list[ast.expr]) -> tuple[ir.Expr, ...]:
        return tuple(map(self.expr, nodes))

    def parts(self, node: ast.AST) -> tuple[ir.Expr, ...]:
        """Lower the expressions in a node of another kind."""
        found: list[ir.Expr] = []
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.expr):
                found.append(self.expr(child))
            else:
                found.extend(self.parts(child))
        return tuple(found)

    def _record_strings(self, waiting: list[ast.AST]) -> None:
        """Record the strings of expressions that are nested too deeply."""
        while waiting:
            node = waiting.pop()
            if isinstance(node, ast.Constant):
                self.visit_Constant(node)
            elif isinstance(node, (ast.JoinedStr, _TEMPLATE_STRING)):
                fstring = self._with_positions(node)
                self._string(ir.FString(()), fstring)
                waiting += fields_of(fstring)
            else:
                waiting += ast.iter_child_nodes(node)

    def _string(self, made: ir.Const | ir.FString, node: ast.expr) -> ir.Expr:
        if self._source is not None:
            made.span = self._source.span(node)
            self.strings.append(made)
        return made

    def visit_Constant(self, node: ast.Constant) -> ir.Expr:
        if node.value is ...:
            return ir.Opaque(())
        made = ir.Const(node.value)
        return self._string(made, node) if isinstance(node.value, (str, bytes)) else made

    def visit_Call(self, node: ast.Call) -> ir.Expr:
        func = node.func
        if isinstance(func, ast.Attribute) and changes_in_place(
            func.attr, len(node.args), len(node.keywords)
        ):
            self._note_change(func.value)
        return ir.Call(self.expr(func), self.arguments(node.args, node.keywords), self._span(node))

    def _span(self, node: ast.expr) -> Span | None:
        return self._source.span(node) if self._source is not None else None

    def arguments(self, positional: list[ast.expr], keywords: list[ast.keyword]) -> tuple[ir.Arg, ...]:
        """Lower the arguments of a call or the bases of a class, in source order."""
        nodes: list[ast.expr | ast.keyword] = [*positional, *keywords]
        if keywords and any(isinstance(node, ast.Starred) for node in positional):
            nodes.sort(key=lambda node: (node.lineno, node.col_offset))
        return tuple(map(self._argument, nodes))

    def _argument(self, node: ast.expr | ast.keyword) -> ir.Arg:
        if isinstance(node, ast.keyword):
            return ir.Arg(self.expr(node.value), node.arg, "" if node.arg is not None else "**")
        if isinstance(node, ast.Starred):
            return ir.Arg(self.expr(node.value), None, "*")
        return ir.Arg(self.expr(node))

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ir.Expr:
        node = self._with_positions(node)
        made = ir.FString(())
        self._string(made, node)
        at = len(self.strings) - 1
        made.parts = self._pieces(node)
        if any(not isinstance(part, str) for part in made.parts):
            return made
        whole = ir.Const("".join(part for part in made.parts if isinstance(part, str)), made.span)
        if self._source is not None:
            self.strings[at] = whole
        return whole

    visit_TemplateStr = visit_JoinedStr

    def _with_positions(self, node: ast.JoinedStr) -> ast.JoinedStr:
        if sys.version_info >= (3, 12) or self._source is None or not needs_positions(node):
            return node
        return with_positions(node, self._source)

    def _pieces(self, node: ast.expr | None) -> tuple[str | ir.Expr, ...]:
        values: list[ast.Constant | ast.FormattedValue] = getattr(node, "values", [])
        return tuple(str(v.value) if isinstance(v, ast.Constant) else self._field(v) for v in values)

    def _field(self, node: ast.FormattedValue) -> ir.Expr:
        value = self.expr(node.value)
        spec = self._pieces(node.format_spec)
        conversion = _CONVERSIONS[node.conversion]
        return ir.Formatted(value, conversion, spec) if spec or conversion not in {"", "s"} else value

    def visit_BinOp(self, node: ast.BinOp) -> ir.Expr:
        # the depth of a sum is the number of its terms
        outer: list[ast.BinOp] = []
        while isinstance(node.left, ast.BinOp):
            outer.append(node)
            node = node.left
        made = self.expr(node.left)
        for at in (node, *reversed(outer)):
            op = operator(at)
            made = ir.BinOp(op, made, self.expr(at.right), self._span(at) if op in _OF_OBJECTS else None)
        return made

    def visit_BoolOp(self, node: ast.BoolOp) -> ir.Expr:
        # the first terms are the deepest
        room = MAX_NESTING - self._nesting + 1
        terms = node.values
        if len(terms) > room:
            self._record_strings([*terms[:-room]])
            made: ir.Expr = ir.Opaque(())
            terms = terms[-room:]
        else:
            made, terms = self.expr(terms[0]), terms[1:]
        for term in terms:
            made = ir.BoolOp("and" if isinstance(node.op, ast.And) else "or", made, self.expr(term))
        return made

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ir.Expr:
        value = self.expr(node.operand)
        if isinstance(node.op, ast.Not):
            return ir.Not(value)
        if isinstance(node.op, ast.USub) and isinstance(value, ir.Const) and isinstance(value.value, int):
            return ir.Const(-value.value)
        return ir.Opaque((value,))

    def visit_Compare(self, node: ast.Compare) -> ir.Expr:
        left, rest = self.expr(node.left), self.exprs(node.comparators)
        if len(rest) == 1:
            return ir.Compare(_COMPARE.get(type(node.ops[0]), "?"), left, rest[0])
        return ir.Opaque((left, *rest))

    def visit_IfExp(self, node: ast.IfExp) -> ir.Expr:
        body, test = self.expr(node.body), self.expr(node.test)
        return ir.IfExp(test, body, self.expr(node.orelse))

    def visit_Attribute(self, node: ast.Attribute) -> ir.Expr:
        if isinstance(node.ctx, ast.Store) and isinstance(node.value, ast.Name):
            self.set_up.add(node.value.id)
        if node.attr == "__dict__" and isinstance(node.ctx, ast.Load):
            return ir.Call(ir.Name("vars"), (ir.Arg(self.expr(node.value)),))
        return ir.Attr(self.expr(node.value), node.attr)

    def visit_Subscript(self, node: ast.Subscript) -> ir.Expr:
        if not isinstance(node.ctx, ast.Load):
            self._note_change(node.value)
        value, index = self.expr(node.value), node.slice
        if isinstance(index, ast.Slice):
            return ir.Slice(
                value, self.optional(index.lower), self.optional(index.upper), self.optional(index.step)
            )
        if isinstance(index, ast.Tuple) and any(isinstance(part, ast.Slice) for part in index.elts):
            return ir.Opaque((value, *self.parts(index)))
        return ir.Subscript(value, self.expr(index), self._span(node))

    def _note_change(self, owner: ast.expr) -> None:
        while isinstance(owner, ast.Subscript):
            owner = owner.value
        if isinstance(owner, ast.Name):
            self.changed.add(owner.id)

    def visit_Dict(self, node: ast.Dict) -> ir.Expr:
        pairs = zip(node.keys, node.values, strict=True)
        return ir.DictDisplay(tuple((self.optional(key), self.expr(value)) for key, value in pairs))

    def comprehension(
        self, kind: Literal["list", "set", "generator"], node: ast.ListComp | ast.SetComp | ast.GeneratorExp
    ) -> ir.Expr:
        return ir.Comprehension(kind, self.expr(node.elt), None, self._clauses(node.generators))

    def visit_DictComp(self, node: ast.DictComp) -> ir.Expr:
        key = self.expr(node.key)
        return ir.Comprehension("dict", self.expr(node.value), key, self._clauses(node.generators))

    def _clauses(self, nodes: list[ast.comprehension]) -> tuple[ir.Clause, ...]:
        return tuple(ir.Clause(self.expr(n.target), self.expr(n.iter), self.exprs(n.ifs)) for n in nodes)

    def visit_Lambda(self, node: ast.Lambda) -> ir.Expr:
        parameters = self.parameters(node.args)
        body: ir.Block = (ir.Return(self.expr(node.body)),)
        return ir.Lambda(ir.Function("<lambda>", parameters, body=body, line=node.lineno))

    def parameters(self, node: ast.arguments) -> tuple[ir.Parameter, ...]:
        """Lower the parameters of a function, in source order."""
        return tuple(
            ir.Parameter(arg.arg, kind, self.optional(default), self.optional(arg.annotation))
            for arg, kind, default in _parameters(node)
        )


def _parameters(node: ast.arguments) -> Iterator[tuple[ast.arg, ir.ParameterKind, ast.expr | None]]:
    missing = len(node.posonlyargs) + len(node.args) - len(node.defaults)
    defaults = [*[None] * missing, *node.defaults]
    for arg, default in zip(node.posonlyargs, defaults, strict=False):
        yield arg, "positional", default
    for arg, default in zip(node.args, defaults[len(node.posonlyargs) :], strict=True):
        yield arg, "plain", default
    if node.vararg is not None:
        yield node.vararg, "*", None
    for arg, default in zip(node.kwonlyargs, node.kw_defaults, strict=True):
        yield arg, "keyword", default
    if node.kwarg is not None:
        yield node.kwarg, "**", None


def operator(node: ast.BinOp | ast.AugAssign) -> str:
    """Return the sign of a binary operator; ``?`` for one that the interpreter does not model."""
    return _BINARY.get(type(node.op), "?")


def by_node(lowering: type) -> dict[type[ast.AST], Callable[..., Any]]:
    """Return the methods of *lowering* by the class that they lower: ``visit_Name`` by ``ast.Name``.

    Methods for syntax that the running Python lacks are left out.
    """
    methods = vars(lowering).items()
    named = {name.removeprefix("visit_"): method for name, method in methods if name.startswith("visit_")}
    return {getattr(ast, name): method for name, method in named.items() if hasattr(ast, name)}


_EXPRESSIONS: dict[type[ast.AST], Callable[..., Any]] = {
    **by_node(ExpressionLowering),
    LocatedString: ExpressionLowering.visit_JoinedStr,
    ast.Name: lambda self, node: ir.Name(node.id),
    ast.List: lambda self, node: ir.Sequence("list", self.exprs(node.elts)),
    ast.Tuple: lambda self, node: ir.Sequence("tuple", self.exprs(node.elts)),
    ast.Set: lambda self, node: ir.Sequence("set", self.exprs(node.elts)),
    ast.ListComp: lambda self, node: self.comprehension("list", node),
    ast.SetComp: lambda self, node: self.comprehension("set", node),
    ast.GeneratorExp: lambda self, node: self.comprehension("generator", node),
    ast.Starred: lambda self, node: ir.Starred(self.expr(node.value)),
    ast.NamedExpr: lambda self, node: ir.Walrus(self.expr(node.target), self.expr(node.value)),
    ast.Await: lambda self, node: self.expr(node.value),
    ast.Yield: lambda self, node: ir.Yield(self.optional(node.value)),
    ast.YieldFrom: lambda self, node: ir.Yield(self.expr(node.value), True),
}
