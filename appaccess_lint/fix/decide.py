"""Decide whether a call of a deprecated operation can be rewritten, with the reason if it can't."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import libcst as cst

from appaccess_lint.catalog.migrations import Migration, migration_of
from appaccess_lint.fix.answer import Reads, answer_of, is_within, renames_text
from appaccess_lint.fix.body import body_of, takes
from appaccess_lint.fix.cloud import check_cloud
from appaccess_lint.fix.content import ContentTypes, content_type
from appaccess_lint.fix.methods import MethodCall, as_request, read_method
from appaccess_lint.fix.model import Items, Level, Nodes, Proposal, Refusal
from appaccess_lint.fix.path import NAMES
from appaccess_lint.fix.query import check_query, query_of
from appaccess_lint.fix.readers import check_through, reasons_of, usage_of
from appaccess_lint.fix.request import Call, pairs, read_call
from appaccess_lint.fix.tree import Parents, scope_of
from appaccess_lint.fix.written import V2, quoted, rewritten
from appaccess_lint.model import CallSite, Operation
from appaccess_lint.request_data import KnownValue

LIBRARIES = frozenset({"requests", "httpx", "aiohttp", "urllib"})
CLIENTS = frozenset({"atlassian-python-api"})


def is_deprecated(site: CallSite) -> bool:
    """Return whether *site* calls, or may call, a v1 operation with a replacement in v2."""
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


@dataclass(frozen=True, slots=True)
class Source:
    """A file parsed by LibCST: the parents of its nodes, and its subscripts and calls by position."""

    parents: Parents
    reads: Reads


def proposal(
    node: cst.Call, sites: Sequence[CallSite], source: Source, cloud: bool, types: ContentTypes
) -> Proposal:
    """Return the proposal for the call *node* with the *sites*.

    *cloud* means that the user states that it is Cloud, *types* are the content types that the user states.
    """
    site = next(filter(is_deprecated, sites))
    before = next(filter(_has_successor, site.operations))
    likely = next(iter(before.replacements))
    after = str(likely) if len(before.replacements) == 1 or likely.likely else ""
    function = scope_of(node, source.parents)
    try:
        if len(sites) > 1 or len(site.operations) > 1 or site.also_server:
            raise Refusal("the call may be one of several operations")
        check_cloud(site, cloud)
        _check_client(site)
        change = _change(node, site, before.key, source, types)
    except Refusal as refusal:
        return Proposal(site, before.key, after, "suggest", str(refusal), {}, function)
    return Proposal(
        site, before.key, change.after, change.level, "; ".join(change.reasons), change.nodes, function
    )


def _check_client(site: CallSite) -> None:
    """Raise ``Refusal`` if the calls of the library are unknown, or if it adds data to the request."""
    if site.method is None:
        raise Refusal("the method is unknown")
    if any(_says_something(k) for data in site.requests for client in data.through for k in client.query):
        raise Refusal("the session adds query parameters")
    if not site.direct or site.client in CLIENTS:
        return
    if site.client_method is not None or site.client not in LIBRARIES:
        raise Refusal(f"calls through {site.client or 'an unknown client'} aren't rewritten")


def _says_something(known: KnownValue) -> bool:
    return known.open or any(value is not None for value in known.values)


def _change(node: cst.Call, site: CallSite, before: str, source: Source, types: ContentTypes) -> _Change:
    migration = _migration(before)
    usage = usage_of(site)
    call: Call | MethodCall
    if site.kind == "client":
        call = read_method(node, site, source.parents)
    else:
        if usage.through is not None:
            check_through(node, usage.through, source.parents)
        call = read_call(node, site, before, source.parents)
        check_query(site, call)
    when, level, reason = content_type(site, call.id_name, migration, types)
    after = migration.to[when]
    if _holes(before) != _holes(after):
        raise Refusal("v2 identifies the content by another ID, which needs another request")
    answer = answer_of(usage, migration, when, after, source.reads)
    query = query_of(call.given(), migration, after, answer.asks)
    body = body_of(call.body, call.id, migration, after)
    query = {**query, **for_missing(call.body, migration, after)}
    reasons = [reason] if reason else []
    unsafe = list(reasons_of(usage, lambda keys: is_within(keys, answer.whole)))
    if answer.renamed:
        unsafe.append(renames_text(answer.renamed))
    if isinstance(call, MethodCall):
        unsafe.append("the client's method is written as a request")
        nodes: Nodes = {node: as_request(call, after, query, body)}
    else:
        nodes = rewritten(call, before, after, query, body)
    return _Change(after, "unsafe" if unsafe else level, [*reasons, *unsafe], {**answer.nodes, **nodes})


def _migration(before: str) -> Migration:
    migration = migration_of(before)
    if migration is None:
        raise Refusal("the changes to v2 are unknown")
    keys = [key for key in ("{key}", "{spaceKey}") if key in before]
    if before.startswith("GET ") and any(key in migration.query.renamed for key in keys):
        raise Refusal("v2 has no path by key, but a list that its key filters")
    if keys:
        raise Refusal("v2 has no path by key: the ID needs another request")
    return migration


def _holes(operation: str) -> int:
    return len(NAMES.findall(operation))


def for_missing(body: cst.Dict | None, migration: Migration, after: str) -> Items:
    """Return what the query must send because the body of v1 lacks a key."""
    given = {key for key, _ in pairs(body)} if body is not None else set(migration.body.without)
    texts = [text.partition("=") for key, text in migration.body.without.items() if key not in given]
    return {name: quoted(value) for name, _, value in texts if name in takes(after).query}
