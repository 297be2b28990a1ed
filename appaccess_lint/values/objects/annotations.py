"""What an annotation tells of a value: an object of a class, or one of some literals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.module import expression
from appaccess_lint.text.text import Text, literal
from appaccess_lint.values.domain.values import (
    NONE,
    ClassValue,
    External,
    ExternalInstance,
    Imported,
    ModuleValue,
    Scope,
    Value,
    join,
)

if TYPE_CHECKING:
    from appaccess_lint.values.interpreter import Interpreter

_WRAPPERS = frozenset(
    {
        "Optional",
        "Union",
        "Annotated",
        "Final",
        "ClassVar",
        "Awaitable",
        "Coroutine",
        "ContextManager",
        "Self",
    }
    | {
        "AsyncContextManager",
        "AbstractContextManager",
        "AbstractAsyncContextManager",
        "Required",
        "NotRequired",
    }
    | {"Generator", "Iterator", "AsyncGenerator", "AsyncIterator", "Callable"}
)
_ITERATORS = frozenset({"Generator", "Iterator", "AsyncGenerator", "AsyncIterator"})
MAX_DEPTH = 6


def annotated(it: Interpreter, scope: Scope, node: ir.Expr | None, depth: int = 0) -> Value | None:
    """The value that an annotation promises; ``None`` where it tells nothing of use."""
    if node is None or depth > MAX_DEPTH:
        return None
    match node:
        case ir.Const(value=str() as quoted):
            parsed = expression(quoted) if len(quoted) < 500 else None
            return annotated(it, scope, parsed, depth + 1)
        case ir.Const(value=None):
            return NONE
        case ir.BinOp(op="|", left=left, right=right):
            return _either(it, scope, (left, right), depth)
        case ir.Subscript(value=base, index=index):
            return _subscripted(it, scope, base, index, depth)
        case ir.Name() | ir.Attr():
            return _object(it, _resolve(it, scope, node))
    return None


def _either(it: Interpreter, scope: Scope, nodes: tuple[ir.Expr, ...], depth: int) -> Value | None:
    found = [annotated(it, scope, n, depth + 1) for n in nodes]
    # what stands beside a literal is as likely: ``AnyUrl | Literal[""]`` promises no empty string
    open_texts = None in found
    useful = [v for v in found if v is not None and v != NONE and not (open_texts and isinstance(v, Text))]
    return join(useful) if useful else None


def _subscripted(it: Interpreter, scope: Scope, base: ir.Expr, index: ir.Expr, depth: int) -> Value | None:
    name = base.name if isinstance(base, ir.Attr) else base.id if isinstance(base, ir.Name) else ""
    parts = index.items if isinstance(index, ir.Sequence) else (index,)
    if name == "Literal":
        values = [p.value for p in parts if isinstance(p, ir.Const) and isinstance(p.value, str)]
        return join(literal(v) for v in values) if values and len(values) == len(parts) else None
    if name in {"type", "Type"} and parts:
        resolved = _resolve(it, scope, parts[0])
        return resolved if isinstance(resolved, ClassValue) else None
    if name in _ITERATORS:
        return annotated(it, scope, parts[0], depth + 1)
    if name == "Annotated":
        return annotated(it, scope, parts[0], depth + 1)
    if name in _WRAPPERS:
        return _either(it, scope, parts, depth)
    return _object(it, _resolve(it, scope, base))


def _resolve(it: Interpreter, scope: Scope, node: ir.Expr | None) -> Value | None:
    """A dotted name, without running anything; an import of something outside the tree stays a name."""
    from appaccess_lint.values.objects.attributes import attribute

    if isinstance(node, ir.Const) and isinstance(node.value, str):
        return _resolve(it, scope, expression(node.value))
    if isinstance(node, ir.Name):
        return it.lookup(scope, node.id)
    if isinstance(node, ir.Attr):
        base = _resolve(it, scope, node.value)
        if isinstance(base, (External, ModuleValue, ClassValue)):
            return attribute(it, base, node.name)
    return None


def _object(it: Interpreter, value: Value | None) -> Value | None:
    if isinstance(value, ClassValue):
        from appaccess_lint.values.objects.classes import is_enum

        return None if is_enum(value) else it.self_of(value)
    if isinstance(value, External) and it.observer.is_class(value.name):
        return ExternalInstance(value.name)
    if isinstance(value, (Text, Imported)):
        return None
    return None
