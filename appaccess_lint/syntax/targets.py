"""What statements assign, told from their form alone."""

from __future__ import annotations

from collections.abc import Iterator

from appaccess_lint.syntax import ir


def path_of(node: ir.Expr) -> str | None:
    """``self.a.b`` of a name or a chain of attributes; ``None`` for another expression."""
    if isinstance(node, ir.Attr):
        inner = path_of(node.value)
        return None if inner is None else f"{inner}.{node.name}"
    return node.id if isinstance(node, ir.Name) else None


def assigned(block: ir.Block, owner: str) -> list[str]:
    """Attributes that statements assign on the name *owner*."""
    return [
        target.name
        for target in _targets(block)
        if isinstance(target, ir.Attr) and isinstance(target.value, ir.Name) and target.value.id == owner
    ]


def names_assigned(block: ir.Block) -> list[str]:
    """Names and attribute chains that statements assign."""
    return [path for target in _targets(block) if (path := path_of(target)) is not None]


def _targets(block: ir.Block) -> Iterator[ir.Expr]:
    for statement in block:
        inner: tuple[ir.Block, ...] = ()
        targets: tuple[ir.Expr, ...] = ()
        match statement:
            case ir.Assign():
                targets = statement.targets
            case ir.AnnAssign() | ir.AugAssign():
                targets = (statement.target,)
            case ir.If() | ir.While():
                inner = (statement.body, statement.orelse)
            case ir.For():
                targets = (statement.target,)
                inner = (statement.body, statement.orelse)
            case ir.With():
                targets = tuple(t for _, t in statement.items if t is not None)
                inner = (statement.body,)
            case ir.Try():
                inner = (
                    statement.body,
                    *(h.body for h in statement.handlers),
                    statement.orelse,
                    statement.final,
                )
            case ir.Match():
                inner = tuple(c.body for c in statement.cases)
        for target in targets:
            yield from target.items if isinstance(target, ir.Sequence) else (target,)
        for body in inner:
            yield from _targets(body)
