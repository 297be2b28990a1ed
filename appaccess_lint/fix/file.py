"""Rewrite the calls in a file's source, and prove the result with another analysis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import libcst as cst
from libcst.metadata import MetadataWrapper, ParentNodeProvider, PositionProvider

from appaccess_lint.engine import Analysis, Analyzer
from appaccess_lint.files.reading import decode
from appaccess_lint.fix.answer import Reads
from appaccess_lint.fix.content import ContentTypes
from appaccess_lint.fix.decide import Source, is_deprecated, proposal
from appaccess_lint.fix.model import Edit, Nodes, Proposal
from appaccess_lint.fix.neighbours import beside, neighbours
from appaccess_lint.fix.tree import code_of
from appaccess_lint.model import CallSite, Operation, Span
from appaccess_lint.overrides import settings_for
from appaccess_lint.visitor import ConfluenceVisitor, RequestProvider

AGAINST = frozenset({"AAR201", "AAR202", "AAR401", "AAR402", "AAR403"})
"""Codes that a rewritten call mustn't have."""


@dataclass(frozen=True, slots=True)
class Rewrite:
    """A file's content with rewritten calls; unchanged if there are none.

    ``proposals`` are for all of its calls of deprecated operations; those with ``nodes`` are in ``content``.
    ``operations`` are pairs of a v1 operation and its v2 operation.  ``scopes`` are the OAuth scopes that all
    calls of ``content`` need.  ``module`` is the tree of the original content, ``None`` if no call is
    deprecated.
    """

    content: bytes
    proposals: tuple[Proposal, ...] = ()
    operations: tuple[tuple[Operation, Operation], ...] = ()
    scopes: frozenset[str] = frozenset()
    module: cst.Module | None = None


class Replace(cst.CSTTransformer):
    """Replaces the keys of *nodes* by their values."""

    def __init__(self, nodes: Nodes) -> None:
        super().__init__()
        self._nodes = nodes

    def on_leave(self, original_node: cst.CSTNode, updated_node: cst.CSTNode) -> cst.CSTNode:  # type: ignore[override]
        edit = self._nodes.get(original_node, updated_node)
        return edit if isinstance(edit, cst.CSTNode) else _unwrapped(updated_node)


def _unwrapped(node: cst.CSTNode) -> cst.CSTNode:
    """Return ``answer`` of ``answer["space"]`` or ``answer.get("space")``."""
    if isinstance(node, cst.Subscript):
        return node.value
    assert isinstance(node, cst.Call)
    assert isinstance(node.func, cst.Attribute)
    return node.func.value


class _Calls(ConfluenceVisitor):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[cst.Call, list[CallSite]] = {}

    def on_call(self, node: cst.Call, site: CallSite) -> None:
        self.found.setdefault(node, []).append(site)


def rewrite(
    data: bytes, path: str, analyzer: Analyzer, types: ContentTypes = (), *, unsafe: bool = False
) -> Rewrite:
    """Return the rewritten content of the file *path* with the content *data*.

    Args:
        data: The bytes of the file.
        path: Its name.
        analyzer: The analyzer, whose settings state whether Confluence is Cloud.
        types: The content types that the user states.
        unsafe: Whether to make unsafe rewrites too.

    Raises ``ReadError`` if the content can't be decoded as Python source, and ``ValueError`` if it can't be
    parsed.
    """
    source = decode(data)
    analysis = analyzer.analyze(source, path)
    before = _resolved(analysis)
    if not any(map(is_deprecated, before)):
        return Rewrite(data, scopes=_scopes(before))
    used = iter(analyzer.with_usage(tuple(filter(is_deprecated, before)), source, path))
    before = tuple(next(used) if is_deprecated(site) else site for site in before)
    try:
        module = cst.parse_module(data)
    except cst.ParserSyntaxError as error:
        raise ValueError(f"{path}:{error.raw_line}: {error.message}") from error
    wrapper = MetadataWrapper(module, unsafe_skip_copy=True, cache={RequestProvider: before})
    calls = _Calls()
    wrapper.visit(calls)
    parents = wrapper.resolve(ParentNodeProvider)
    tree = Source(parents, _reads(wrapper))
    cloud = settings_for(analyzer.settings, path).deployment == "cloud"
    found = [
        proposal(node, sites, tree, cloud, types)
        for node, sites in calls.found.items()
        if any(map(is_deprecated, sites))
    ]
    found = [beside(p, before, lambda: analyzer.sites_beside(path, "api/v2")) for p in found]
    if not unsafe:
        found = [_left(p, f"{p.reason} (--unsafe-fixes)") if p.level == "unsafe" else p for p in found]
    if analysis.errors or module.bytes != data:
        found = [_left(p, "the file couldn't be analyzed completely") for p in found]
    for against, reason in list(neighbours(found, parents)):
        found[found.index(against)] = _left(against, reason)
    return _proved(Rewrite(data, tuple(found)), module, before, path, analyzer)


def _reads(wrapper: MetadataWrapper) -> Reads:
    """Return the subscripts and calls of a file by position."""
    found: dict[Span, cst.Subscript | cst.Call] = {}
    for node, at in wrapper.resolve(PositionProvider).items():
        if isinstance(node, (cst.Subscript, cst.Call)):
            found[Span(at.start.line, at.start.column + 1, at.end.line, at.end.column + 1)] = node
    return found


def _resolved(analysis: Analysis) -> tuple[CallSite, ...]:
    return tuple(site for site in analysis.sites if site.kind != "unresolved")


def _left(found: Proposal, reason: str) -> Proposal:
    return replace(found, nodes={}, reason=reason, level="suggest") if found.nodes else found


def _proved(
    planned: Rewrite, module: cst.Module, sites: Sequence[CallSite], path: str, analyzer: Analyzer
) -> Rewrite:
    """Rewrite one function after the other; one that another analysis doesn't confirm stays unchanged."""
    found = list(planned.proposals)
    functions = dict.fromkeys(p.function for p in found if p.nodes)
    done: list[Proposal] = []
    content, after = planned.content, tuple(sites)
    for function in functions:
        group = [p for p in found if p.function is function and p.nodes]
        result = _applied([*done, *group], module, sites, path, analyzer)
        if result is None:
            for p in group:
                found[found.index(p)] = _left(p, _UNRECOGNISED)
        else:
            content, after = result
            done += group
    changed = {p.site for p in done}
    pairs = [
        (old.operations[0], new.operations[0])
        for old, new in zip(sites, after, strict=True)
        if old in changed
    ]
    return Rewrite(content, tuple(found), tuple(pairs), _scopes(after), module)


def _scopes(sites: Sequence[CallSite]) -> frozenset[str]:
    operations = (operation for site in sites for operation in site.operations)
    return frozenset(scope for operation in operations for scope in operation.granular_scopes)


_UNRECOGNISED = "the analysis doesn't recognize the rewritten call"


def _applied(
    proposals: Sequence[Proposal],
    module: cst.Module,
    sites: Sequence[CallSite],
    path: str,
    analyzer: Analyzer,
) -> tuple[bytes, tuple[CallSite, ...]] | None:
    """Return the content with *proposals* applied, and its call sites; ``None`` if they aren't as planned."""
    nodes = {old: new for p in proposals for old, new in p.nodes.items()}
    content = module.visit(Replace(nodes)).bytes
    analysis = analyzer.analyze(decode(content), path)
    wanted = {p.site: p.after for p in proposals}
    found = _resolved(analysis)
    if analysis.errors or len(found) != len(sites):
        return None
    moved = sum(abs(_lines(new) - _lines(old)) for old, new in nodes.items())
    for old, new in zip(sites, found, strict=True):
        if abs(old.span.line - new.span.line) > moved or not _as_planned(old, new, wanted):
            return None
    return content, found


def _lines(node: cst.CSTNode | Edit) -> int:
    """Return the number of line breaks in *node*, none in the place of what is taken away."""
    return code_of(node).count("\n") if isinstance(node, cst.CSTNode) else 0


def _as_planned(old: CallSite, new: CallSite, wanted: Mapping[CallSite, str]) -> bool:
    if old.function != new.function:
        return False
    keys = [operation.key for operation in new.operations]
    if old not in wanted:
        return keys == [operation.key for operation in old.operations]
    return keys == [wanted[old]] and not any(f.code in AGAINST for f in new.findings)
