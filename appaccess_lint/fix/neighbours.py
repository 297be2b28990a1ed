"""Find reasons against a rewrite outside the call: v2 in the same function or in the project."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

import libcst as cst
import libcst.matchers as m

from appaccess_lint.fix.model import Proposal
from appaccess_lint.fix.tree import Parents, code_of, strings_in
from appaccess_lint.model import CallSite

_SECOND = re.compile(r"(?:^|_)v2(?:_|$)|V2$")
"""The part of a name that indicates v2: ``v2_adapter``, ``ConfluenceV2``."""


def beside(found: Proposal, own: Iterable[CallSite], others: Callable[[], Iterable[CallSite]]) -> Proposal:
    """Return *found*, restricted by the calls of v2 in other functions.

    Args:
        found: A proposal.
        own: The call sites of its file.
        others: Returns the call sites of v2 in the project's other files.
    """
    if not found.nodes:
        return found
    site = found.site
    callers = [
        other
        for other in (*own, *others())
        if (other.path, other.function) != (site.path, site.function)
        and [operation.key for operation in other.operations] == [found.after]
    ]
    if not callers:
        return found
    name = site.function.rpartition(".")[2]
    twin = next((other for other in callers if name and other.function.rpartition(".")[2] == name), None)
    if twin is not None:
        reason = f"{twin.function} is the same for v2: the code has two ways"
        return replace(found, nodes={}, level="suggest", reason=reason)
    reason = f"{callers[0].function or callers[0].path} calls {found.after} already"
    return replace(found, level="unsafe", reason="; ".join(filter(None, (found.reason, reason))))


def neighbours(proposals: Sequence[Proposal], parents: Parents) -> Iterator[tuple[Proposal, str]]:
    """Yield the *proposals* that their function rules out, each with the reason.

    The calls of one function are rewritten together or not at all, and only if it calls only v1.
    """
    by_function: dict[cst.CSTNode, list[Proposal]] = {}
    for found in proposals:
        if found.function is not None:
            by_function.setdefault(found.function, []).append(found)
    for function, group in by_function.items():
        reason = _against(function, group, parents)
        if reason:
            yield from ((found, reason) for found in group if found.nodes)


def _against(function: cst.CSTNode, group: Sequence[Proposal], parents: Parents) -> str:
    texts = [(text, code_of(text)) for text in strings_in(function, parents)]
    names = (name.value for name in m.findall(function, m.Name()) if isinstance(name, cst.Name))
    if any("api/v2" in code for _, code in texts) or any(map(_SECOND.search, names)):
        return "the function calls v2 already"
    if any(not found.nodes for found in group):
        return "another call of the same function isn't rewritten"
    starts = {node for found in group for node in found.nodes}
    within = {text for node in starts for text in strings_in(node, parents)} | starts
    if any("rest/api" in code and text not in within for text, code in texts):
        return "the path occurs elsewhere in the function"
    return ""
