"""Convert the rewrites of a file to edits of its text."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import libcst as cst
from libcst.metadata import CodeRange, MetadataWrapper, WhitespaceInclusivePositionProvider

from appaccess_lint.fix.file import Replace, Rewrite
from appaccess_lint.fix.model import Nodes, Proposal
from appaccess_lint.model import Fix, Span, TextEdit

_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")
"""A line, as LibCST counts lines."""


class _Outermost(cst.CSTVisitor):
    """Collects the outermost *nodes* in order."""

    def __init__(self, nodes: Nodes) -> None:
        super().__init__()
        self._nodes = nodes
        self.found: list[cst.CSTNode] = []

    def on_visit(self, node: cst.CSTNode) -> bool:
        if node in self._nodes:
            self.found.append(node)
        return node not in self._nodes


class _Replace(Replace):
    """Also stores the new form of each node in ``made``."""

    def __init__(self, nodes: Nodes) -> None:
        super().__init__(nodes)
        self._old = nodes
        self.made: dict[cst.CSTNode, cst.CSTNode] = {}

    def on_leave(self, original_node: cst.CSTNode, updated_node: cst.CSTNode) -> cst.CSTNode:  # type: ignore[override]
        made = super().on_leave(original_node, updated_node)
        if original_node in self._old:
            self.made[original_node] = made
        return made


def fixes_of(done: Rewrite) -> Mapping[Span, Fix]:
    """Return the fix of each rewritten call, by its span.

    The calls of one function have the same fix: ``rewrite`` changes them together or not at all.
    """
    changed = [proposal for proposal in done.proposals if proposal.nodes]
    if done.module is None or not changed:
        return {}
    edits = _edits(changed, done.module)
    fixes: dict[Span, Fix] = {}
    for function in dict.fromkeys(proposal.function for proposal in changed):
        group = [proposal for proposal in changed if proposal.function is function]
        owned = {node for proposal in group for node in proposal.nodes}
        unsafe = any(proposal.level == "unsafe" for proposal in group)
        message = "; ".join(dict.fromkeys(map(_message, group)))
        made = tuple(edit for node, edit in edits.items() if node in owned)
        fix = Fix("unsafe" if unsafe else "safe", message, made)
        fixes.update((proposal.site.span, fix) for proposal in group)
    return fixes


def _edits(proposals: Sequence[Proposal], module: cst.Module) -> dict[cst.CSTNode, TextEdit]:
    """Return the edits of the outermost changed nodes, in order of position."""
    nodes = {old: new for proposal in proposals for old, new in proposal.nodes.items()}
    outermost, replace = _Outermost(nodes), _Replace(nodes)
    module.visit(outermost)
    changed = module.visit(replace)
    before, after = _positions(module), _positions(changed)
    lines = _LINE.findall(changed.code)
    edits: dict[cst.CSTNode, TextEdit] = {}
    for node in outermost.found:
        start, end = before[node].start, before[node].end
        span = Span(start.line, start.column + 1, end.line, end.column + 1)
        edits[node] = TextEdit(span, _text(lines, after[replace.made[node]]))
    return edits


def _positions(module: cst.Module) -> Mapping[cst.CSTNode, CodeRange]:
    wrapper = MetadataWrapper(module, unsafe_skip_copy=True)
    return wrapper.resolve(WhitespaceInclusivePositionProvider)


def _text(lines: Sequence[str], where: CodeRange) -> str:
    """Return the text in *lines* there; the code of the node itself lacks the indentation of its block."""
    start, end = where.start, where.end
    if start.line == end.line:
        return lines[start.line - 1][start.column : end.column]
    between = lines[start.line : end.line - 1]
    return "".join((lines[start.line - 1][start.column :], *between, lines[end.line - 1][: end.column]))


def _message(proposal: Proposal) -> str:
    reason = f" ({proposal.reason})" if proposal.reason else ""
    return f"rewrite {proposal.before} as {proposal.after}{reason}"
