"""Whether a call of a deprecated operation can be rewritten, and the reason where it can't."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from fnmatch import fnmatchcase

import libcst as cst

from appaccess_lint.calls.sites import MAX_SENT
from appaccess_lint.catalog.hosts import HostKind, kind_of_host
from appaccess_lint.catalog.migrations import (
    LIST_SHAPE,
    Lack,
    Migration,
    Shape,
    migration_of,
    shapes_of_answers,
)
from appaccess_lint.catalog.url import Host
from appaccess_lint.fix.model import Level, Proposal, Refusal
from appaccess_lint.fix.request import V1, V2, Call, read_call, rewritten
from appaccess_lint.fix.tree import Parents, code_of, scope_of, strings_in
from appaccess_lint.fix.usage import ITEM, Keys, Usage, usage_of
from appaccess_lint.model import CallSite
from appaccess_lint.request_data import Known

LIBRARIES = frozenset({"requests", "httpx"})
METHODS = frozenset({"get", "delete"})
_HOST = re.compile(r"https?://([^/?#:@]+)(?::([0-9]+))?/")
_DIGITS = re.compile(r"[0-9]{1,3}")

ContentTypes = Sequence[tuple[str, str]]
"""Pairs of a pattern of names and the type of the content that these identify."""


def is_deprecated(site: CallSite) -> bool:
    """Whether *site* calls, or may call, an operation of v1 that has a replacement in v2."""
    return site.kind != "literal" and any(
        operation.api_version == "v1"
        and operation.lifecycle != "current"
        and any(V2 in replacement.path for replacement in operation.replacements)
        for operation in site.operations
    )


def proposal(
    node: cst.Call, sites: Sequence[CallSite], parents: Parents, cloud: bool, types: ContentTypes
) -> Proposal:
    """Return what is to be done about the call *node*, which *sites* stand for.

    *cloud* is the user's word that it is Cloud, *types* the user's word on the content.
    """
    site = next(filter(is_deprecated, sites))
    before = next(o for o in site.operations if o.api_version == "v1" and o.lifecycle != "current")
    likely = next(iter(before.replacements))
    after = str(likely) if len(before.replacements) == 1 or likely.likely else ""
    function = scope_of(node, parents)
    try:
        if len(sites) > 1 or len(site.operations) > 1:
            raise Refusal("the call may be one of several operations")
        _check_client(site, node)
        _check_cloud(site, cloud)
        migration = migration_of(before.key)
        if migration is None or migration.effort not in {"path", "parameters"} or site.method is None:
            raise Refusal("the change isn't of path and parameters alone")
        call = read_call(node, before.key)
        when, level, reason = _content_type(site, call, migration, types)
        after = migration.to[when]
        query = _query(site, call, migration, after, needed(node, parents, migration, when, after))
        nodes = rewritten(call, before.key, after, query)
    except Refusal as refusal:
        return Proposal(site, before.key, after, "suggest", str(refusal), {}, function)
    return Proposal(site, before.key, after, level, reason, nodes, function)


def _check_client(site: CallSite, node: cst.Call) -> None:
    if site.client_method is not None or site.client not in LIBRARIES:
        raise Refusal(f"calls through {site.client or 'an unknown client'} aren't rewritten")
    if not site.direct:
        raise Refusal("a function of the project makes the request")
    name = node.func.attr.value if isinstance(node.func, cst.Attribute) else ""
    if name not in METHODS or name.upper() != site.method:
        raise Refusal("only GET and DELETE requests are rewritten")
    for sent in site.sent:
        if any(body.open or body.values not in {(), (None,)} for body in sent.body):
            raise Refusal("the request has a body")
        if any(_says_something(known) for client in sent.through for known in client.query):
            raise Refusal("the session adds query parameters")


def _says_something(known: Known) -> bool:
    return known.open or any(value is not None for value in known.values)


def _check_cloud(site: CallSite, cloud: bool) -> None:
    if not 0 < len(site.sent) < MAX_SENT:
        raise Refusal("the URL isn't known")
    if site.certainty != "sure":
        raise Refusal("only what surrounds the call says that it reaches Confluence")
    for sent in site.sent:
        for url in sent.url.texts or ("",):
            kind = _kind_of(url)
            if kind in {HostKind.SERVER, HostKind.OTHER} or site.deployment == "server":
                raise Refusal("the host isn't Cloud's")
            if sent.url.open and sent.url.values:
                raise Refusal("the URL may be another one")
            if kind is HostKind.UNKNOWN and not cloud:
                raise Refusal("nothing proves that it is Cloud: --deployment cloud says so")


def _kind_of(url: str) -> HostKind:
    found = _HOST.match(url)
    if found is None:
        return HostKind.UNKNOWN
    kind = kind_of_host(Host(found[1].replace("{}", "\0").lower(), found[2] or ""))
    root = "/ex/confluence/" if kind is HostKind.GATEWAY else "/wiki/"
    right = kind not in {HostKind.SITE, HostKind.GATEWAY} or url[found.end() - 1 :].startswith(root)
    return kind if right else HostKind.UNKNOWN


def _content_type(
    site: CallSite, call: Call, migration: Migration, types: ContentTypes
) -> tuple[str, Level, str]:
    """Return the content type, with how safe it is and what it rests on; raises ``Refusal``."""
    if list(migration.to) == ["all"]:
        return "all", "safe", ""
    said = {kind for pattern, kind in types if fnmatchcase(call.id_name, pattern)}
    if against := contradiction(site, said):
        raise Refusal(f"the content type is contradicted: {against}")
    kind = next(iter(said or site.content.types or ("",)))
    if not kind:
        raise Refusal(f"the content type isn't known: --content-type '{call.id_name or '*'}=page' says it")
    if kind not in migration.to:
        raise Refusal(f"no single operation of v2 is for {kind}")
    if said or site.content.strength == "stated":
        return kind, "safe", ""
    return kind, "unsafe", f"the content type rests on a name: {site.content.name or call.id_name}"


def contradiction(site: CallSite, said: Set[str]) -> str:
    """Return what speaks against the content type of *site* that the user *said*, empty for nothing."""
    known = site.content.types
    if len(known) > 1 or len(said) > 1 or (known and said and {*known} != said):
        return f"{site.content.name or 'the call'} says {' or '.join(known)}" if known else "patterns differ"
    return ""


def needed(node: cst.Call, parents: Parents, migration: Migration, when: str, after: str) -> set[str]:
    """Return what the request must ask for so that v2 answers with all keys that are read."""
    usage = usage_of(node, parents)
    lack = migration.lacks.get(after, Lack())
    shape = migration.shapes.get(when)
    asked: set[str] = set()
    for keys in sorted(usage.values):
        asked |= _read(keys, shape, lack, migration.is_list)
    for keys in sorted(usage.tests):
        if keys and not (migration.is_list and keys == ("results",)):
            asked |= _read(keys, shape, lack, migration.is_list)
    _check_lists(usage, migration.is_list)
    if len(asked) > 1:
        raise Refusal("v2 returns one body format for each request")
    return asked


def _check_lists(usage: Usage, is_list: bool) -> None:
    """Raise ``Refusal`` where the answer is looped over as if it were a list, or isn't as one."""
    for keys in usage.values | usage.tests:
        if ITEM in keys and (not is_list or keys[:2] != ("results", ITEM) or ITEM in keys[2:]):
            raise Refusal("a loop runs over what isn't a list of results")


def _read(keys: Keys, shape: Shape | None, lack: Lack, is_list: bool) -> set[str]:
    """Return what a request sends so that *keys* are as before; raises ``Refusal`` where none does."""
    of, named = shape, keys
    if is_list and keys[:2] == ("results", ITEM):
        named = keys[2:]
    elif is_list:
        of = shapes_of_answers()[LIST_SHAPE]
        if keys == ("results",):
            raise Refusal("the answer leaves the function")
    key = ".".join(named)
    if of is None or not key:
        raise Refusal("the answer leaves the function")
    if key in of.same and key not in of.differs and key not in lack.response:
        return set()
    for need, sends in of.needs.items():
        of_lists = not is_list or sends.endswith(("=storage", "=atlas_doc_format", "=plain"))
        if key in (f"{need}.value", f"{need}.representation") and "-format=" in sends and of_lists:
            return {sends}
    raise Refusal(f"the answer's {key} isn't the same in v2")


def _query(
    site: CallSite, call: Call, migration: Migration, after: str, sends: set[str]
) -> Mapping[str, str | None]:
    """Return the query of v2; raises ``Refusal`` where a parameter has no equivalent of the same meaning."""
    given, changes, lack = call.given(), migration.query, migration.lacks.get(after, Lack())
    for sent in site.sent:
        known = {name for name, _ in sent.query.items}
        tables = sent.parameters.tables
        known |= {name for table in tables for name, _ in table.items}
        unseen = sent.parameters.open or any(table.open for table in tables)
        if known != set(given) or sent.query.open or (unseen and call.params is not None):
            raise Refusal("the query isn't all in sight")
    query: dict[str, str | None] = {}
    for name, value in given.items():
        if name in changes.fields:
            query.update(each.partition("=")[::2] for each in sends)
        new = parameter(name, value, migration)
        if new:
            query[new[0]] = new[1]
    asked = {text.strip() for name in changes.fields for text in (given.get(name) or "").split(",")}
    if any(f"body.{each.partition('=')[2]}" not in asked for each in sends if each.startswith("body-format")):
        raise Refusal("a key is read that the request doesn't ask for")
    for name, value in implied(migration).items():
        query.setdefault(name, value)
    if missing := [name for name in query if name in lack.query]:
        raise Refusal(f"v2 has no query parameter {missing[0]} here")
    return query


def implied(migration: Migration) -> dict[str, str]:
    """Return what v1 does without being asked, and v2 has to be asked for."""
    limits = migration.limits
    differ = limits is not None and limits.v1 != limits.v2
    return {**({"limit": str(limits.v1)} if limits is not None and differ else {}), **migration.query.add}


def parameter(name: str, value: str | None, migration: Migration) -> tuple[str, str | None] | None:
    """Return name and value in v2, or ``None`` for a parameter that is left out.

    The value is ``None`` where it stays as it is.
    """
    changes = migration.query
    if name in changes.fields and value is not None:
        return None
    if name in changes.only and changes.only[name] == value:
        return None
    if name == "limit":
        most = migration.limits.most if migration.limits is not None else 0
        if value is None or not _DIGITS.fullmatch(value) or not 0 < int(value) <= most:
            raise Refusal("the limit isn't a number that v2 takes")
        return name, None
    if name == "status" and value != "current":
        raise Refusal("a status other than current means something else in v2")
    if name in changes.kept and name != "version":
        return name, None
    raise Refusal(f"the query parameter {name} has no equivalent of the same meaning")


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
    if any("api/v2" in code for _, code in texts):
        return "v2 is called nearby"
    if any(not found.nodes for found in group):
        return "another call of the same function isn't rewritten"
    starts = {node for found in group for node in found.nodes}
    within = {text for node in starts for text in strings_in(node, parents)} | starts
    if any(V1.strip("/") in code and text not in within for text, code in texts):
        return "the path stands elsewhere in the function too"
    return ""
