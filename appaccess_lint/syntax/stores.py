"""The part of a method that says what it sets an attribute of its object to."""

from __future__ import annotations

from collections.abc import Iterator

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.targets import kept, outline_of_block, path_of, targets_of, whole
from appaccess_lint.syntax.walk import blocks, expressions, with_blocks


def stores_of(function: ir.Function, attribute: str) -> ir.Block:
    """The statements by which a function sets *attribute* of its first parameter, or changes it in place.

    They are those that assign it, those that assign the local variables which are read there, and so on,
    within the conditions and loops in which they stand.  Whatever else the function does is left out.

    Example: ``root = config["root"]`` and ``self.base = root + "/wiki"``, for ``base``, of a function that
    sends a request between the two.
    """
    found = _found(function)
    if attribute not in found:
        found[attribute] = _Slice(function, attribute).body
    return found[attribute]


@kept
def _found(function: ir.Function) -> dict[str, ir.Block]:
    """What ``stores_of`` has found until now, by attribute."""
    return {}


def reads_for(function: ir.Function, attribute: str) -> frozenset[str]:
    """The attributes of its object, methods included, that a function reads to set *attribute*."""
    found = _reads_found(function)
    if attribute not in found:
        outline = outline_of_block(stores_of(function, attribute), function.parameters[0].name)
        found[attribute] = outline.reads - outline.only_set
    return found[attribute]


@kept
def _reads_found(function: ir.Function) -> dict[str, frozenset[str]]:
    """What ``reads_for`` has found until now, by attribute."""
    return {}


class _Slice:
    """The part of a function that is needed for some names; ``self.a`` is the name of an attribute."""

    def __init__(self, function: ir.Function, attribute: str) -> None:
        self._object = function.parameters[0].name
        self._needed = {f"{self._object}.{attribute}"}
        known = 0
        while known < len(self._needed):  # in a loop, what is read may be assigned further down
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
        # a loop binds its target, and a with statement what it is given, for what stands behind it
        if any(blocks(made)) or not self._needed.isdisjoint(self._changed(_head(node))):
            self._need(_head(node))
            yield made

    def _changed(self, node: ir.Stmt) -> Iterator[str]:
        """The names that a statement without blocks binds, and those whose objects it may change."""
        match node:
            case ir.Assign(value=ir.Name() | ir.Attr() as value):
                yield self._name(value)  # what is changed under the other name is changed under this one
            case ir.Import(bound=name):
                yield name
            case ir.ImportFrom(names=names):
                yield from (bound for bound, _ in names)
            case ir.Define(function=ir.Function(name=name)) | ir.DefineClass(cls=ir.Class(name=name)):
                yield name
            case ir.ExprStmt(value=ir.Call() as call):  # parser.read(path), configure(session)
                yield from (self._name(arg.value) for arg in call.args)
                if isinstance(call.func, ir.Attr):
                    yield self._name(call.func.value)
        yield from (self._name(target) for target in targets_of((node,)))
        yield from (self._name(e.target) for e in expressions(node) if isinstance(e, ir.Walrus))

    def _name(self, node: ir.Expr) -> str:
        """The local variable or attribute of the object that *node* is, or is a part of; empty for others."""
        node = whole(node.value if isinstance(node, ir.Starred) else node)
        path = (path_of(node) or "").split(".")
        return ".".join(path[: 2 if path[0] == self._object else 1])

    def _need(self, node: object) -> None:
        for read in expressions(node):
            if isinstance(read, (ir.Name, ir.Attr)):
                self._needed.add(self._name(read))
        self._needed -= {"", self._object}


def _head(node: ir.Stmt) -> ir.Stmt:
    """A statement without what stands in its blocks."""
    return ir.Try((), (), (), ()) if isinstance(node, ir.Try) else with_blocks(node, lambda body: ())
