"""Find the arguments that a call states though their values are unknown.

``url("space", key)`` with a required parameter ``key`` of the caller states the optional parameter of
``def url(kind, key=None)``: tests such as ``if key is None`` don't hold in this run.
"""

from __future__ import annotations

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.targets import cached, last_name
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.values import Arguments, FunctionValue, Unknown

_CONVERTERS = frozenset({"str", "int", "quote", "quote_plus"})


def stated_parameters(
    frame: Frame | None, node: ir.Call | None, callee: FunctionValue, bound: bool, arguments: Arguments
) -> frozenset[str]:
    """Return the optional parameters of *callee* to which the call *node* passes a value that isn't empty.

    *bound* states whether the call has a receiver, for the first parameter.
    """
    optional = _optional(callee.function)
    if not optional or frame is None or node is None:
        return frozenset()
    positional = node.positional
    if any(arg.star for arg in node.args) or len(positional) != len(arguments.positional):
        return frozenset()  # a partial, or a decorator's call
    own = [p.name for p in callee.function.parameters[bound:] if p.kind in {"plain", "positional"}]
    given = {
        **dict(zip(own, positional, strict=False)),
        **{a.keyword: a.value for a in node.args if a.keyword},
    }
    return frozenset(name for name in optional if name in given and _is_stated(frame, given[name]))


@cached
def _optional(function: ir.Function) -> frozenset[str]:
    """Return the parameters whose default is ``None``, empty or zero."""
    return frozenset(
        p.name
        for p in function.parameters
        if isinstance(p.default, ir.Const) and not p.default.value and p.default.value is not False
    )


@cached
def _required(function: ir.Function) -> frozenset[str]:
    """Return the parameters without a default whose annotation doesn't allow ``None``."""
    return frozenset(
        p.name
        for p in function.parameters
        if p.default is None and p.kind not in {"*", "**"} and not _allows_none(p.annotation)
    )


def _allows_none(annotation: ir.Expr | None) -> bool:
    match annotation:
        case ir.Const(value=None):
            return True
        case ir.Const(value=str() as quoted):
            return "None" in quoted or "Optional" in quoted
        case ir.BinOp(op="|", left=left, right=right):
            return _allows_none(left) or _allows_none(right)
        case ir.Subscript(value=base):
            return last_name(base) in {"Optional", "Union"}
    return False


def _is_stated(frame: Frame, node: ir.Expr) -> bool:
    match node:
        case ir.Name(id=name):
            function = frame.function
            known = function is not None and (name in _required(function.function) or name in frame.stated)
            return known and isinstance(frame.names.get(name), Unknown)
        case ir.Subscript(index=ir.Const(value=str())):
            return True  # a key that lacks is an error
        case ir.Call(func=func) if last_name(func) in _CONVERTERS and node.args:
            return True
    return False
