"""Program slices: the statements of a function that bear on its calls, its result and what it changes.

A function that writes a log, checks an answer and words an error does that in most of its lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from operator import is_

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.walk import blocks, expressions
from appaccess_lint.values.domain.summary import Slice

IsPure = Callable[[ir.Call], bool]
"""Whether a call has no effect but its result, or, of a method in ``ir.CHANGING``, none but on its object."""

IsRelevant = Callable[[ir.Call, ir.Arg], bool]
"""Whether what a call does or gives depends on one of its arguments."""

MAX_PASSES = 8
"""Looks at a function; beyond it, as where names are set against the order of lines, all of it is needed."""
_FRESH = (ir.Comprehension, ir.Const, ir.DictDisplay, ir.FString, ir.Sequence)
_COPIES = frozenset({"dict", "list", "set", "sorted", "OrderedDict", "defaultdict"})
"""Functions whose result nothing else holds."""


def essential(function: ir.Function, is_pure: IsPure, is_relevant: IsRelevant) -> Slice:
    """What is left of *function* without the statements on which nothing depends that it does or gives."""
    return _Slicing(function, is_pure, is_relevant).slice()


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a statement is without those within it: ``acts`` where it is needed whatever is read."""

    reads: frozenset[str]
    acts: bool
    sets: frozenset[str] = frozenset()


class _Slicing:
    def __init__(self, function: ir.Function, is_pure: IsPure, is_relevant: IsRelevant) -> None:
        self._function = function
        self._is_pure = is_pure
        self._is_relevant = is_relevant
        self._facts: dict[int, _Facts] = {}
        self._fresh, declared = _fresh_and_declared(function)
        self._needed = set(declared)

    def slice(self) -> Slice:
        for _ in range(MAX_PASSES):
            known = len(self._needed)
            kept = self._block(self._function.body)
            if len(self._needed) == known:
                return Slice(kept, frozenset(self._needed))
        return Slice(self._function.body, frozenset(p.name for p in self._function.parameters))

    def _block(self, block: ir.Block) -> ir.Block:
        """What is needed of *block*; from its end, since names are mostly read behind where they are set."""
        kept = [k for k in map(self._statement, reversed(block)) if k is not None]
        kept.reverse()
        unchanged = len(kept) == len(block) and all(map(is_, kept, block))
        return block if unchanged else tuple(kept)

    def _statement(self, node: ir.Stmt) -> ir.Stmt | None:
        kept = self._compound(node)
        facts = self._facts_of(node)
        if isinstance(node, ir.Jump) and not facts.acts:
            return replace(node, values=()) if node.values else node
        holds = kept is not None and any(block for block in blocks(kept))
        if not (holds or facts.acts or facts.sets & self._needed):
            return None
        self._needed |= facts.reads
        return kept if kept is not None else node

    def _compound(self, node: ir.Stmt) -> ir.Stmt | None:
        """A statement that holds others, with those that are kept of them; ``None`` for a simple one."""
        made: ir.Stmt
        match node:
            case ir.If():
                made = replace(node, body=self._block(node.body), orelse=self._block(node.orelse))
            case ir.For() | ir.While():
                made = replace(node, body=self._block(node.body), orelse=self._block(node.orelse), sets=None)
            case ir.With():
                made = replace(node, body=self._block(node.body))
            case ir.Try():
                handlers = tuple(replace(h, body=self._block(h.body)) for h in node.handlers)
                made = ir.Try(
                    self._block(node.body), handlers, self._block(node.orelse), self._block(node.final)
                )
            case ir.Match():
                made = replace(node, cases=tuple(replace(c, body=self._block(c.body)) for c in node.cases))
            case _:
                return None
        same = all(map(is_, blocks(made), blocks(node)))
        return node if same else made

    def _facts_of(self, node: ir.Stmt) -> _Facts:
        found = self._facts.get(id(node))
        if found is None:
            found = self._facts[id(node)] = self._find_facts(node)
        return found

    def _find_facts(self, node: ir.Stmt) -> _Facts:
        held = [e for part in _own_parts(node) for e in expressions(part)]
        reads = self._names_read(held)
        targets = list(_targets(node))
        sets = {t.id for t in targets if isinstance(t, ir.Name)}
        acts = any(isinstance(e, (ir.Yield, ir.Walrus)) for e in held)
        for target in (t for t in targets if not isinstance(t, ir.Name)):
            name = self._fresh_name(target.value) if isinstance(target, (ir.Subscript, ir.Slice)) else None
            if name is None:
                acts = True
            else:
                sets.add(name)
        for call in (e for e in held if isinstance(e, ir.Call)):
            if not self._is_pure(call):
                acts = True
            elif isinstance(call.func, ir.Attr) and call.func.name in ir.CHANGING:
                name = self._fresh_name(call.func.value)
                if name is None:
                    acts = True
                else:
                    sets.add(name)
        return _Facts(reads, acts or _stays(node), frozenset(sets))

    def _names_read(self, held: list[ir.Expr]) -> frozenset[str]:
        unread: set[int] = set()
        for call in (e for e in held if isinstance(e, ir.Call)):
            for arg in call.args:
                if not self._is_relevant(call, arg):
                    inner = list(expressions(arg.value))
                    if all(self._is_pure(e) for e in inner if isinstance(e, ir.Call)):
                        unread.update(map(id, inner))
        return frozenset(e.id for e in held if isinstance(e, ir.Name) and id(e) not in unread)

    def _fresh_name(self, node: ir.Expr) -> str | None:
        return node.id if isinstance(node, ir.Name) and node.id in self._fresh else None


def _stays(node: ir.Stmt) -> bool:
    """Whether a statement is needed for what it is: it ends the run, or binds what others may see."""
    match node:
        case ir.Return() | ir.Delete() | ir.Import() | ir.ImportFrom():
            return True
        case ir.Scope() | ir.Define() | ir.DefineClass():
            return True
        case ir.While(test=ir.Const()):
            return True  # what follows may never be reached
        case ir.With(items=items):
            return not all(isinstance(expr, ir.Call) for expr, _ in items)
    return False


def _own_parts(node: ir.Stmt) -> tuple[object, ...]:
    """What a statement holds but statements."""
    match node:
        case ir.If() | ir.While():
            return (node.test,)
        case ir.For():
            return node.target, node.iterable
        case ir.With():
            return node.items
        case ir.Try():
            return tuple(h.type for h in node.handlers)
        case ir.Match():
            return node.subject, *((c.literals, c.guard) for c in node.cases)
    return (node,)


def _targets(node: ir.Stmt) -> Iterator[ir.Expr]:
    match node:
        case ir.Assign():
            yield from _flat(node.targets)
        case ir.AnnAssign() | ir.AugAssign() | ir.For():
            yield from _flat((node.target,))
        case ir.With():
            yield from _flat(target for _, target in node.items if target is not None)
        case ir.Match():
            for case in node.cases:
                yield from map(ir.Name, case.bindings)
        case ir.Try():
            yield from (ir.Name(h.name) for h in node.handlers if h.name)


def _flat(targets: Iterable[ir.Expr]) -> Iterator[ir.Expr]:
    for target in targets:
        if isinstance(target, ir.Sequence):
            yield from _flat(target.items)
        elif isinstance(target, ir.Starred):
            yield from _flat((target.value,))
        else:
            yield target


def _fresh_and_declared(function: ir.Function) -> tuple[frozenset[str], frozenset[str]]:
    """Local names that only stand for objects which nothing else holds, and names that aren't local."""
    fresh: set[str] = set()
    declared: set[str] = set()
    shared = {parameter.name for parameter in function.parameters}
    stack = list(function.body)
    while stack:
        node = stack.pop()
        for block in blocks(node):
            stack.extend(block)
        if isinstance(node, ir.Scope):
            declared.update(node.names)
        is_fresh = isinstance(node, ir.Assign) and _is_fresh(node.value)
        for target in _targets(node):
            if isinstance(target, ir.Name):
                (fresh if is_fresh else shared).add(target.id)
    return frozenset(fresh - shared - declared), frozenset(declared)


def _is_fresh(node: ir.Expr) -> bool:
    if isinstance(node, ir.Call):
        return isinstance(node.func, ir.Name) and node.func.id in _COPIES
    return isinstance(node, _FRESH)
