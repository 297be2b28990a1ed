"""Whether a call of a deprecated operation can be rewritten, and the reason where it can't."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import libcst as cst
import libcst.matchers as m

from appaccess_lint.catalog.migrations import Migration, migration_of
from appaccess_lint.fix.answer import answer_of, renames_text
from appaccess_lint.fix.body import body_of, takes
from appaccess_lint.fix.cloud import check_cloud
from appaccess_lint.fix.content import ContentTypes, content_type
from appaccess_lint.fix.methods import MethodCall, as_request, read_method
from appaccess_lint.fix.model import Items, Level, Nodes, Proposal, Refusal
from appaccess_lint.fix.path import NAMES
from appaccess_lint.fix.query import check_query, query_of
from appaccess_lint.fix.request import Call, pairs, read_call
from appaccess_lint.fix.tree import Parents, called_name, code_of, scope_of, strings_in
from appaccess_lint.fix.usage import Answers, usage_of
from appaccess_lint.fix.wrappers import wrapper_answers
from appaccess_lint.fix.written import V2, quoted, rewritten
from appaccess_lint.model import CallSite, Operation
from appaccess_lint.request_data import Known

LIBRARIES = frozenset({"requests", "httpx", "aiohttp", "urllib"})
CLIENTS = frozenset({"atlassian-python-api"})
_SECOND = re.compile(r"(?:^|_)v2(?:_|$)|V2$")
"""What a name has in it that stands for v2: ``v2_adapter``, ``ConfluenceV2``."""


def is_deprecated(site: CallSite) -> bool:
    """Whether *site* calls, or may call, an operation of v1 that has a replacement in v2."""
    return site.kind != "literal" and any(map(_has_successor, site.operations))


def _has_successor(operation: Operation) -> bool:
    return (
        operation.api_version == "v1"
        and operation.lifecycle != "current"
        and any(V2 in replacement.path for replacement in operation.replacements)
    )


@dataclass(frozen=True, slots=True)
class _Change:
    after: str
    level: Level
    reasons: Sequence[str]
    nodes: Nodes


def proposal(
    node: cst.Call, sites: Sequence[CallSite], parents: Parents, cloud: bool, types: ContentTypes
) -> Proposal:
    """Return what is to be done about the call *node*, which *sites* stand for.

    *cloud* is the user's word that it is Cloud, *types* the user's word on the content.
    """
    site = next(filter(is_deprecated, sites))
    before = next(filter(_has_successor, site.operations))
    likely = next(iter(before.replacements))
    after = str(likely) if len(before.replacements) == 1 or likely.likely else ""
    function = scope_of(node, parents)
    try:
        if len(sites) > 1 or len(site.operations) > 1:
            raise Refusal("the call may be one of several operations")
        check_cloud(site, cloud)
        answers = _answers(site, node, parents)
        change = _change(node, site, before.key, parents, types, answers)
    except Refusal as refusal:
        return Proposal(site, before.key, after, "suggest", str(refusal), {}, function)
    return Proposal(
        site, before.key, change.after, change.level, "; ".join(change.reasons), change.nodes, function
    )


def _answers(site: CallSite, node: cst.Call, parents: Parents) -> Answers:
    """Return what the call returns; raises ``Refusal`` where the library isn't one that is known."""
    if site.method is None:
        raise Refusal("the method isn't known")
    if any(_says_something(k) for sent in site.sent for client in sent.through for k in client.query):
        raise Refusal("the session adds query parameters")
    if site.client in CLIENTS and site.direct:
        return "data"
    if not site.direct:
        return wrapper_answers(node, parents)
    if site.client_method is not None or site.client not in LIBRARIES:
        raise Refusal(f"calls through {site.client or 'an unknown client'} aren't rewritten")
    return "request" if called_name(node) == "Request" else "response"


def _says_something(known: Known) -> bool:
    return known.open or any(value is not None for value in known.values)


def _change(
    node: cst.Call, site: CallSite, before: str, parents: Parents, types: ContentTypes, answers: Answers
) -> _Change:
    migration = _migration(before)
    call: Call | MethodCall
    if site.kind == "client":
        call = read_method(node, site, parents)
    else:
        call = read_call(node, site, before, parents)
        check_query(site, call)
    when, level, reason = content_type(site, call.id_name, migration, types)
    after = migration.to[when]
    if _holes(before) != _holes(after):
        raise Refusal("v2 names the content by another ID, which has to be looked up")
    reasons = [reason] if reason else []
    answer = answer_of(usage_of(node, parents, answers), migration, when, after)
    query = query_of(call.given(), migration, after, answer.asks)
    body = body_of(call.body, call.id, migration, after)
    query = {**query, **for_missing(call.body, migration, after)}
    if answer.renamed:
        level, reasons = "unsafe", [*reasons, renames_text(answer.renamed)]
    if isinstance(call, MethodCall):
        level, reasons = "unsafe", [*reasons, "the client's method is written as a request"]
        return _Change(after, level, reasons, {**answer.nodes, node: as_request(call, after, query, body)})
    if not site.direct:
        level, reasons = "unsafe", [*reasons, f"{called_name(node)} makes the request"]
    return _Change(after, level, reasons, {**answer.nodes, **rewritten(call, before, after, query, body)})


def _migration(before: str) -> Migration:
    migration = migration_of(before)
    if migration is None:
        raise Refusal("what changes isn't known")
    if "{" in before and any(f"{{{name}}}" in before for name in ("key", "spaceKey")):
        raise Refusal("v2 has no path by key: it has to be looked up")
    return migration


def _holes(operation: str) -> int:
    return len(NAMES.findall(operation))


def for_missing(body: cst.Dict | None, migration: Migration, after: str) -> Items:
    """Return what the query must send as the body of v1 lacks a key."""
    given = {key for key, _ in pairs(body)} if body is not None else set(migration.body.without)
    texts = [text.partition("=") for key, text in migration.body.without.items() if key not in given]
    return {name: quoted(value) for name, _, value in texts if name in takes(after).query}


def neighbours(proposals: Sequence[Proposal], parents: Parents) -> Iterator[tuple[Proposal, str]]:
    """Yield those of *proposals* that their function speaks against, each with the reason.

    The calls of one function are rewritten together or not at all, and only where it calls v1 alone.
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
        return "v2 is called nearby"
    if any(not found.nodes for found in group):
        return "another call of the same function isn't rewritten"
    starts = {node for found in group for node in found.nodes}
    within = {text for node in starts for text in strings_in(node, parents)} | starts
    if any("rest/api" in code and text not in within for text, code in texts):
        return "the path stands elsewhere in the function too"
    return ""
