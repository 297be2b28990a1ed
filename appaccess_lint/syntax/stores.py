"""Find the part of a method that determines the value of an attribute of its object."""

from __future__ import annotations

from collections.abc import Iterator

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.changes import targets_of, unsubscripted
from appaccess_lint.syntax.facts import cached, outline_of_block, path_of
from appaccess_lint.syntax.walk import blocks, expressions, with_blocks


@cached
def stores_of(function: ir.Function, attribute: str) -> ir.Block:
    """Return the statements that set *attribute* of a function's first parameter, or change it in place.

    These are the statements that assign it, those that assign the local variables which these read, and so
    on, in their conditions and loops. All other statements are left out.

    Example: ``root = config["root"]`` and ``self.base = root + "/wiki"``, for ``base``, of a function that
    sends a request between the two.
    """
    return _Slice(function, attribute).body


@cached
def reads_for(function: ir.Function, attribute: str) -> frozenset[str]:
    """Return the attributes of its object, also methods, that a function reads to set *attribute*."""
    outline = outline_of_block(stores_of(function, attribute), function.parameters[0].name)
    return outline.reads - outline.only_set


class _Slice:
    """The program slice of a function for some names; ``self.a`` is the name of an attribute."""

    def __init__(self, function: ir.Function, attribute: str) -> None:
        self._object = function.parameters[0].name
        self._needed = {f"{self._object}.{attribute}"}
        known = 0
        while known < len(self._needed):  # in a loop, a name may be assigned after it is read
            known = len(self._needed)
            self.body = self._block(function.body)

    def _block(self, body: ir.Block) -> ir.Block:
        kept = [made for node in reversed(body) for made in self._kept(node)]
        return tuple(reversed(kept))

    def _kept(self, node: ir.Stmt) -> Iterator[ir.Stmt]:
        inner = blocks(node)
        if not inner:
            if isinstance(node, ir.Scope) or not self._needed.isdisjoint(self._changed(node)):
                self._need(node)
                yield node
            return
        made = with_blocks(node, self._block)
        # a loop or with statement binds its target, also for the following statements
        if any(blocks(made)) or not self._needed.isdisjoint(self._changed(_head(node))):
            self._need(_head(node))
            yield made

    def _changed(self, node: ir.Stmt) -> Iterator[str]:
        """Yield the names that a statement without blocks binds, and those whose objects it may change."""
        match node:
            case ir.Assign(value=ir.Name() | ir.Attr() as value):
                yield self._name(value)  # a change through the other name changes the same object
            case ir.Import(bound=name):
                yield name
            case ir.ImportFrom(names=names):
                yield from (bound for bound, _ in names)
            case ir.Function(name=name) | ir.Class(name=name):
                yield name
            case ir.ExprStmt(value=ir.Call() as call):  # parser.read(path), configure(session)
                yield from (self._name(arg.value) for arg in call.args)
                if isinstance(call.func, ir.Attr):
                    yield self._name(call.func.value)
        yield from (self._name(target) for target in targets_of((node,)))
        yield from (self._name(e.target) for e in expressions(node) if isinstance(e, ir.Walrus))

    def _name(self, node: ir.Expr) -> str:
        """Return the local variable or attribute that *node* is, or is a part of; empty for others."""
        node = unsubscripted(node.value if isinstance(node, ir.Starred) else node)
        path = (path_of(node) or "").split(".")
        return ".".join(path[: 2 if path[0] == self._object else 1])

    def _need(self, node: object) -> None:
        for read in expressions(node):
            if isinstance(read, (ir.Name, ir.Attr)):
                self._needed.add(self._name(read))
        self._needed -= {"", self._object}


def _head(node: ir.Stmt) -> ir.Stmt:
    """Return a statement with empty blocks."""
    return ir.Try((), (), (), ()) if isinstance(node, ir.Try) else with_blocks(node, lambda body: ())
