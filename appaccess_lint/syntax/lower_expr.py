"""libcst's expressions to the interpreter's small language.

Every expression is visited in source order, so that the calls and strings met can be paired with the
positions that ``anchors`` finds.
"""

from __future__ import annotations

from collections.abc import Callable
from sys import intern

import libcst as cst

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.strings import evaluated, fstring_text, pieces_of

_BINARY = {cst.Add: "+", cst.Modulo: "%", cst.Divide: "/", cst.BitOr: "|", cst.FloorDivide: "//"}
_COMPARE = {
    cst.Equal: "==",
    cst.NotEqual: "!=",
    cst.In: "in",
    cst.NotIn: "not in",
    cst.Is: "is",
    cst.IsNot: "is not",
}
MAX_NESTING = 60
"""Expressions within expressions that are looked at; what is deeper is unknown, but for its strings."""
_NAMED = {"None": None, "True": True, "False": False}


class ExpressionLowering:
    """Lowers expressions.

    ``met`` lists the calls and strings in source order, ``holding`` those f-strings that hold some of them:
    where what they hold begins and ends in ``met``, themselves included, and their node.
    """

    def __init__(self) -> None:
        self.met: list[ir.Call | ir.Const | ir.FString] = []
        self.holding: list[tuple[int, int, cst.BaseExpression]] = []
        self._nesting = 0

    def meet(self, node: cst.CSTNode, made: ir.Call | ir.Const | ir.FString) -> None:
        """Note *made*, which *node* was lowered to, before what it holds is lowered."""
        self.met.append(made)

    def expr(self, node: cst.CSTNode) -> ir.Expr:
        """Lower one expression."""
        if self._nesting >= MAX_NESTING:
            return self._passed_over(node)
        lower = _EXPRESSIONS.get(type(node))
        self._nesting += 1
        made = lower(self, node) if lower is not None else ir.Opaque(self.parts(node))
        self._nesting -= 1
        return made

    def _passed_over(self, node: cst.CSTNode) -> ir.Expr:
        """Note the calls and strings of what is too deep, each as something unknown or as its text alone."""
        waiting: list[cst.CSTNode] = [node]
        while waiting:
            at = waiting.pop()
            if isinstance(at, cst.SimpleString):
                self.meet(at, ir.Const(evaluated(at)))
            elif isinstance(at, (cst.FormattedString, cst.ConcatenatedString)):
                self.meet(at, ir.FString(()))
                pieces = [piece for piece in pieces_of(at) if not isinstance(piece, cst.SimpleString)]
                waiting += [child for piece in reversed(pieces) for child in reversed(piece.children)]
            else:
                if isinstance(at, cst.Call):
                    self.meet(at, ir.Call(ir.Opaque(()), ()))
                waiting += reversed(at.children)
        return ir.Opaque(())

    def parts(self, node: cst.CSTNode) -> tuple[ir.Expr, ...]:
        """Lower what expressions a node of another kind has."""
        found: list[ir.Expr] = []
        for child in node.children:
            if isinstance(child, cst.BaseExpression):
                found.append(self.expr(child))
            elif not isinstance(child, _NOTHING):
                found.extend(self.parts(child))
        return tuple(found)

    def argument(self, node: cst.Arg) -> ir.Arg:
        keyword = intern(node.keyword.value) if node.keyword else None
        return ir.Arg(self.expr(node.value), keyword, node.star)

    def _name(self, node: cst.Name) -> ir.Expr:
        if node.value in _NAMED:
            return ir.Const(_NAMED[node.value])
        return ir.Name(intern(node.value))

    def _attribute(self, node: cst.Attribute) -> ir.Expr:
        return ir.Attr(self.expr(node.value), intern(node.attr.value))

    def _call(self, node: cst.Call) -> ir.Expr:
        made = ir.Call(ir.Opaque(()), ())
        self.meet(node, made)
        made.func = self.expr(node.func)
        made.args = tuple(self.argument(a) for a in node.args)
        return made

    def _number(self, node: cst.Integer | cst.Float | cst.Imaginary) -> ir.Expr:
        try:
            return ir.Const(node.evaluated_value)
        except ValueError:  # more digits than Python converts
            return ir.Opaque(())

    def _string(self, node: cst.SimpleString) -> ir.Expr:
        made = ir.Const(evaluated(node))
        self.meet(node, made)
        return made

    def _fstring(self, node: cst.FormattedString | cst.ConcatenatedString) -> ir.Expr:
        made = ir.FString(())
        first = len(self.met)
        self.meet(node, made)
        pieces: list[str | ir.Expr] = []
        for piece in pieces_of(node):
            self._piece(piece, pieces)
        if len(self.met) > first + 1:
            self.holding.append((first, len(self.met), node))
        if all(isinstance(piece, str) for piece in pieces):
            whole = ir.Const("".join(p for p in pieces if isinstance(p, str)))
            self.met[first] = whole
            return whole
        made.parts = tuple(pieces)
        return made

    def _piece(self, node: cst.BaseExpression, into: list[str | ir.Expr]) -> None:
        if isinstance(node, cst.SimpleString):
            value = evaluated(node)
            into.append(value if isinstance(value, str) else value.decode("latin-1"))
        elif isinstance(node, cst.FormattedString):
            raw = "r" in node.prefix.lower()
            for part in node.parts:
                if isinstance(part, cst.FormattedStringText):
                    into.append(fstring_text(part.value, raw))
                elif isinstance(part, cst.FormattedStringExpression):
                    into.append(self._field(part))
        else:
            into.append(self.expr(node))

    def _field(self, node: cst.FormattedStringExpression) -> ir.Expr:
        value = self.expr(node.expression)
        spec: list[str | ir.Expr] = []
        for part in node.format_spec or ():
            if isinstance(part, cst.FormattedStringExpression):
                spec.append(self._field(part))
            elif isinstance(part, cst.FormattedStringText):
                spec.append(part.value)
        if node.equal is not None:  # prints the expression as it is written, too
            return ir.Opaque((value, *(part for part in spec if not isinstance(part, str))))
        conversion = node.conversion or ""
        if spec or conversion not in {"", "s"}:
            return ir.Formatted(value, conversion, tuple(spec))
        return value

    def _binary(self, node: cst.BinaryOperation) -> ir.Expr:
        # a sum of many terms is as deep as it is long, though nobody wrote it so
        outer: list[cst.BinaryOperation] = []
        while isinstance(node.left, cst.BinaryOperation):
            outer.append(node)
            node = node.left
        made = self.expr(node.left)
        for at in (node, *reversed(outer)):
            made = ir.BinOp(_BINARY.get(type(at.operator), "?"), made, self.expr(at.right))
        return made

    def _boolean(self, node: cst.BooleanOperation) -> ir.Expr:
        left, right = self.expr(node.left), self.expr(node.right)
        return ir.BoolOp("and" if isinstance(node.operator, cst.And) else "or", left, right)

    def _unary(self, node: cst.UnaryOperation) -> ir.Expr:
        value = self.expr(node.expression)
        if isinstance(node.operator, cst.Not):
            return ir.Not(value)
        if (
            isinstance(node.operator, cst.Minus)
            and isinstance(value, ir.Const)
            and isinstance(value.value, int)
        ):
            return ir.Const(-value.value)
        return ir.Opaque((value,))

    def _comparison(self, node: cst.Comparison) -> ir.Expr:
        left = self.expr(node.left)
        rest = [(type(c.operator), self.expr(c.comparator)) for c in node.comparisons]
        if len(rest) == 1:
            return ir.Compare(_COMPARE.get(rest[0][0], "?"), left, rest[0][1])
        return ir.Opaque((left, *(value for _, value in rest)))

    def _conditional(self, node: cst.IfExp) -> ir.Expr:
        body, test = self.expr(node.body), self.expr(node.test)
        return ir.IfExp(test, body, self.expr(node.orelse))

    def _subscript(self, node: cst.Subscript) -> ir.Expr:
        value = self.expr(node.value)
        only = node.slice[0].slice if len(node.slice) == 1 else None
        if isinstance(only, cst.Slice) and only.step is None:
            lower = self.expr(only.lower) if only.lower is not None else None
            return ir.Slice(value, lower, self.expr(only.upper) if only.upper is not None else None)
        indices = [self.parts(element) for element in node.slice]
        if len(node.slice) == 1 and isinstance(node.slice[0].slice, cst.Index) and len(indices[0]) == 1:
            return ir.Subscript(value, indices[0][0])
        kept = tuple(part for parts in indices for part in parts)
        if all(isinstance(e.slice, cst.Index) for e in node.slice):
            return ir.Subscript(value, ir.Sequence("tuple", kept))
        return ir.Opaque((value, *kept))

    def _dict(self, node: cst.Dict) -> ir.Expr:
        items: list[tuple[ir.Expr | None, ir.Expr]] = []
        for element in node.elements:
            key = self.expr(element.key) if isinstance(element, cst.DictElement) else None
            items.append((key, self.expr(element.value)))
        return ir.DictDisplay(tuple(items))

    def _sequence(self, node: cst.List | cst.Tuple | cst.Set) -> ir.Expr:
        kind = {cst.List: "list", cst.Tuple: "tuple", cst.Set: "set"}[type(node)]
        items: list[ir.Expr] = []
        for element in node.elements:
            value = self.expr(element.value)
            items.append(ir.Starred(value) if isinstance(element, cst.StarredElement) else value)
        return ir.Sequence(kind, tuple(items))  # type: ignore[arg-type]

    def _starred(self, node: cst.StarredElement) -> ir.Expr:
        return ir.Starred(self.expr(node.value))

    def _comprehension(self, node: cst.ListComp | cst.SetComp | cst.GeneratorExp) -> ir.Expr:
        kind = {cst.ListComp: "list", cst.SetComp: "set", cst.GeneratorExp: "generator"}[type(node)]
        element = self.expr(node.elt)
        return ir.Comprehension(kind, element, None, self._clauses(node.for_in))  # type: ignore[arg-type]

    def _dict_comprehension(self, node: cst.DictComp) -> ir.Expr:
        key = self.expr(node.key)
        element = self.expr(node.value)
        return ir.Comprehension("dict", element, key, self._clauses(node.for_in))

    def _clauses(self, node: cst.CompFor | None) -> tuple[ir.Clause, ...]:
        found: list[ir.Clause] = []
        while node is not None:
            target, iterable = self.expr(node.target), self.expr(node.iter)
            found.append(ir.Clause(target, iterable, tuple(self.expr(i.test) for i in node.ifs)))
            node = node.inner_for_in
        return tuple(found)

    def _walrus(self, node: cst.NamedExpr) -> ir.Expr:
        target = self.expr(node.target)
        return ir.Walrus(target, self.expr(node.value))

    def _await(self, node: cst.Await) -> ir.Expr:
        return ir.Await(self.expr(node.expression))

    def _yield(self, node: cst.Yield) -> ir.Expr:
        if isinstance(node.value, cst.From):
            return ir.Yield(self.expr(node.value.item), True)
        return ir.Yield(self.expr(node.value) if node.value is not None else None)

    def _lambda(self, node: cst.Lambda) -> ir.Expr:
        parameters = self.parameters(node.params)
        body: ir.Block = (ir.Return(self.expr(node.body)),)
        return ir.Lambda(ir.Function("<lambda>", parameters, loaded=body))

    def parameters(self, node: cst.Parameters) -> tuple[ir.Parameter, ...]:
        found: list[ir.Parameter] = []

        def add(param: cst.Param, kind: str) -> None:
            annotation = self.expr(param.annotation.annotation) if param.annotation is not None else None
            default = self.expr(param.default) if param.default is not None else None
            found.append(ir.Parameter(param.name.value, kind, default, annotation))  # type: ignore[arg-type]

        for param in node.posonly_params:
            add(param, "positional")
        for param in node.params:
            add(param, "plain")
        if isinstance(node.star_arg, cst.Param):
            add(node.star_arg, "*")
        for param in node.kwonly_params:
            add(param, "keyword")
        if node.star_kwarg is not None:
            add(node.star_kwarg, "**")
        return tuple(found)


_NOTHING = (
    cst.BaseParenthesizableWhitespace,
    cst.TrailingWhitespace,
    cst.EmptyLine,
    cst.Comma,
    cst.BaseBinaryOp,
)
_EXPRESSIONS: dict[type[cst.CSTNode], Callable[..., ir.Expr]] = {
    cst.Name: ExpressionLowering._name,
    cst.Attribute: ExpressionLowering._attribute,
    cst.Call: ExpressionLowering._call,
    cst.Integer: ExpressionLowering._number,
    cst.Float: ExpressionLowering._number,
    cst.Imaginary: ExpressionLowering._number,
    cst.SimpleString: ExpressionLowering._string,
    cst.FormattedString: ExpressionLowering._fstring,
    cst.ConcatenatedString: ExpressionLowering._fstring,
    cst.BinaryOperation: ExpressionLowering._binary,
    cst.BooleanOperation: ExpressionLowering._boolean,
    cst.UnaryOperation: ExpressionLowering._unary,
    cst.Comparison: ExpressionLowering._comparison,
    cst.IfExp: ExpressionLowering._conditional,
    cst.Subscript: ExpressionLowering._subscript,
    cst.Dict: ExpressionLowering._dict,
    cst.List: ExpressionLowering._sequence,
    cst.Tuple: ExpressionLowering._sequence,
    cst.Set: ExpressionLowering._sequence,
    cst.StarredElement: ExpressionLowering._starred,
    cst.ListComp: ExpressionLowering._comprehension,
    cst.SetComp: ExpressionLowering._comprehension,
    cst.GeneratorExp: ExpressionLowering._comprehension,
    cst.DictComp: ExpressionLowering._dict_comprehension,
    cst.NamedExpr: ExpressionLowering._walrus,
    cst.Await: ExpressionLowering._await,
    cst.Yield: ExpressionLowering._yield,
    cst.Lambda: ExpressionLowering._lambda,
}
