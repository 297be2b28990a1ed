"""The tree of path templates by segments, and the walk that finds the templates of a path.

Each node has a fixed depth and one parent, so a walk visits each node at most once: the size of the catalog
bounds the work for any path.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from appaccess_lint.catalog.url import Segment, before_last_hole
from appaccess_lint.immutable import immutable
from appaccess_lint.model import Operation


@dataclass(slots=True, eq=False)
class Node:
    """The operations whose path ends here, and the next segments of documented paths."""

    literals: dict[str, Node] = field(default_factory=dict)
    parameter: Node | None = None
    operations: list[Operation] = field(default_factory=list)

    def supports(self, method: str | None) -> bool:
        """Return whether an operation with this method ends here; ``None`` means any method."""
        return any(method in {None, operation.method} for operation in self.operations)

    def below(self) -> Iterator[Node]:
        """Yield every node beneath, in the order in which the operations were given."""
        for child in (*self.literals.values(), *filter(None, [self.parameter])):
            yield child
            yield from child.below()


@immutable(frozen=True, slots=True)
class Way:
    """The nodes to which a path can lead.

    ``named`` is the number of segments that are documented literals.  ``guessed`` means that a hole counts as
    a documented literal, so that the path may also be another one.
    """

    nodes: tuple[Node, ...] = ()
    named: int = 0
    guessed: bool = False


_NOWHERE = Way()


class Trie:
    """The path templates of a catalog."""

    def __init__(self, operations: Iterable[Operation]) -> None:
        self.root = Node()
        for operation in operations:
            node = self.root
            for segment in template_segments(operation.path):
                if is_parameter(segment):
                    node.parameter = node.parameter or Node()
                    node = node.parameter
                else:
                    node = node.literals.setdefault(segment, Node())
            node.operations.append(operation)

    def node(self, literals: Sequence[str]) -> Node | None:
        """Return the node at the end of *literals*, ``None`` if no documented path begins with them."""
        node: Node | None = self.root
        for literal in literals:
            node = node.literals.get(literal) if node else None
        return node


def template_segments(path: str) -> list[str]:
    """Return the segments of a path template."""
    return [segment for segment in path.split("/") if segment]


def is_parameter(segment: str) -> bool:
    """Return whether a path template's segment is a path parameter."""
    return segment.startswith("{")


def walk(start: Node, path: Sequence[Segment], method: str | None) -> Way:
    """Find the nodes below *start* to which *path* leads.

    A literal is the documented segment with this text, else the value of a parameter.  A variable segment is
    the value of a parameter.  Only if no template has a parameter at that place, it counts as each literal
    that it can be, preferably those that lead to an operation with *method*.
    """
    return _Walk(path, method, lambda node: bool(node.operations)).go(start, 0)


def walk_apart(start: Node, path: Sequence[Segment], method: str | None, *, ended: bool) -> Way:
    """Find the nodes below *start* if holes glued to documented words are separate segments.

    In ``content{}/label``, the hole contains the separator.  The last segment counts only if *ended*, because
    it may contain a query otherwise.  There are no such nodes if none has an operation with *method*.
    """
    node: Node | None = start
    apart: list[Segment] = []
    for index, segment in enumerate(path):
        word = before_last_hole(segment)
        is_glued = node is not None and word in node.literals and (ended or index < len(path) - 1)
        apart += [Segment((word,)), Segment(("", ""), segment.names)] if is_glued else [segment]
        for step in apart[len(apart) - 1 - is_glued :]:
            node = _documented(node, step)
    if len(apart) == len(path):
        return _NOWHERE
    way = walk(start, apart, method)
    nodes = tuple(found for found in way.nodes if found.supports(method))
    return Way(nodes, way.named, way.guessed) if nodes else _NOWHERE


def _documented(node: Node | None, segment: Segment) -> Node | None:
    """Return the node to which *segment* leads: by its text, else as a parameter."""
    if node is None or segment.literal is None:
        return node and node.parameter
    return node.literals.get(segment.literal, node.parameter)


def walk_to(start: Node, path: Sequence[Segment], wanted: Callable[[Node], bool]) -> Way:
    """Like ``walk``, but to the nodes for which *wanted* holds, whether or not an operation ends there."""
    return _Walk(path, None, wanted).go(start, 0)


def walk_ends(start: Node, path: Sequence[Segment], method: str | None) -> Way:
    """Find the nodes at any depth below *start* whose templates end in *path*, with its literals.

    This is for paths whose first hole may contain several segments.
    """
    if all(segment.literal is None for segment in path):
        return _NOWHERE
    found = [end for node in start.below() if (end := _end_as_documented(node, path)) and end.operations]
    nodes = [node for node in found if node.supports(method)] or found
    return Way(tuple(nodes), guessed=True)


def _end_as_documented(node: Node, path: Sequence[Segment]) -> Node | None:
    end: Node | None = node
    for segment in path:
        if end is None:
            return None
        end = end.parameter if segment.literal is None else end.literals.get(segment.literal)
    return end


@immutable(frozen=True, slots=True)
class _Walk:
    path: Sequence[Segment]
    method: str | None
    wanted: Callable[[Node], bool]

    def go(self, node: Node, index: int) -> Way:
        if index == len(self.path):
            return Way((node,)) if self.wanted(node) else _NOWHERE
        segment = self.path[index]
        if segment.literal is not None:
            child = node.literals.get(segment.literal)
            way = self.go(child, index + 1) if child else _NOWHERE
            if way.nodes:
                return Way(way.nodes, way.named + 1, way.guessed)
            return self._as_parameter(node, index)
        by_parameter = self._as_parameter(node, index)
        return by_parameter if by_parameter.nodes else self._all_literals(node, segment, index)

    def _as_parameter(self, node: Node, index: int) -> Way:
        return self.go(node.parameter, index + 1) if node.parameter else _NOWHERE

    def _all_literals(self, node: Node, segment: Segment, index: int) -> Way:
        ways = [self.go(child, index + 1) for text, child in node.literals.items() if segment.can_spell(text)]
        ways = [way for way in ways if way.nodes]
        if not ways:
            return _NOWHERE
        answering = [way for way in ways if self._answers(way)] or ways
        named = max(way.named for way in answering)
        nodes = tuple(n for way in answering if way.named == named for n in way.nodes)
        return Way(nodes, named + (not segment.is_hole), guessed=True)

    def _answers(self, way: Way) -> bool:
        return self.method is None or any(node.supports(self.method) for node in way.nodes)
