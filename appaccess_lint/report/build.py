"""Build a report from the call sites of a run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from urllib.parse import quote

from appaccess_lint.catalog.load import Catalog
from appaccess_lint.catalog.sources import DOCUMENT, PAGE, app_access_source, newest_source
from appaccess_lint.catalog.timeline import answers_410
from appaccess_lint.display_paths import document_path
from appaccess_lint.explain.request import suggestion_of
from appaccess_lint.formats.report import Report
from appaccess_lint.model import CallSite, Operation, Replacement
from appaccess_lint.report.model import (
    ACCESS,
    DECIDERS,
    LIFE,
    Access,
    Affected,
    Background,
    Breaking,
    Call,
    Decider,
    Life,
    Scopes,
    Share,
    Step,
    Summary,
    Use,
)
from appaccess_lint.rules.client_version import breaks_on_upgrade, breaks_today

Wanted = Callable[[Use], bool]


def summarized(
    report: Report,
    catalog: Catalog,
    title: str,
    link_template: str = "",
    *,
    background: Background | None = None,
    repositories: Sequence[str] = (),
) -> Summary:
    """Return the summary of *report*.

    *link_template* is the address of a line with ``{path}`` and ``{line}``.  *repositories* are the first
    parts of paths, if the report covers several repositories.
    """
    cloud = [site for site in report.calls if site.deployment != "server"]
    calls = tuple(_call(site, link_template) for site in cloud)
    uses = _uses(calls)
    return Summary(
        title=title,
        files=report.files,
        calls=calls,
        server=len(report.calls) - len(cloud),
        access=_counted(ACCESS, (call.access for call in calls)),
        life=_counted(LIFE, (call.life for call in calls)),
        groups=_shares(calls, _groups(calls)),
        by_file=_shares(calls, lambda call: (call.path,)),
        uses=uses,
        plan=tuple(_plan(uses)),
        classic=_scopes(uses, catalog, lambda operation: operation.classic_scopes),
        granular=_scopes(uses, catalog, lambda operation: operation.granular_scopes),
        deciders=_counted(DECIDERS, (call.decider for call in calls if call.decider is not None)),
        newest_source=newest_source(catalog),
        errors=report.errors,
        breaking=tuple(_breaking(cloud)),
        stopping=tuple(_affected(calls, omits=False)),
        omitting=tuple(_affected(calls, omits=True)),
        unresolved=len(report.unresolved),
        background=background or Background(),
        by_repository=_shares(calls, _repository_of(repositories)) if repositories else (),
    )


def _affected(calls: Iterable[Call], *, omits: bool) -> Iterator[Affected]:
    """Yield the functions whose calls fail in a blocked space, or with *omits*, leave content out."""
    found: dict[tuple[str, str], list[Call]] = {}
    for call in calls:
        if call.can_be_blocked and not call.is_literal and call.omits == omits:
            found.setdefault((call.where, call.function), []).append(call)
    for (where, name), listed in found.items():
        yield Affected(where, name, tuple(listed))


def _repository_of(names: Sequence[str]) -> Callable[[Call], tuple[str, ...]]:
    # one name may be the beginning of another
    longest_first = sorted(names, key=len, reverse=True)

    def names_of(call: Call) -> tuple[str, ...]:
        return tuple(name for name in longest_first if call.path.startswith(f"{name}/"))[:1]

    return names_of


def _breaking(sites: Sequence[CallSite]) -> Iterator[Breaking]:
    """Yield the versions of client libraries that break calls, those in use first."""
    found: dict[tuple[bool, str, str], list[str]] = {}
    for site in sites:
        broken = breaks_today(site) or breaks_on_upgrade(site)
        if broken is not None:
            key = (not broken.in_use, site.client or "", broken.version)
            found.setdefault(key, []).append(site.client_method or "")
    for (later, library, version), methods in sorted(found.items()):
        named = tuple(name for name, _ in Counter(methods).most_common())
        yield Breaking(library, version, not later, len(methods), named)


def _call(site: CallSite, link_template: str) -> Call:
    client, suggested = site.client_method or site.url or "", suggestion_of(site)
    what = " ".join(part for part in (site.method, client) if part)
    link = ""
    if link_template:
        path = quote(site.path.replace("\\", "/").removeprefix("./"), errors="replace")
        link = link_template.replace("{path}", path).replace("{line}", str(site.span.line))
    return Call(
        path=document_path(site.path),
        line=site.span.line,
        what=what,
        access=_access(site.operations),
        life=_life(site),
        groups=tuple(dict.fromkeys(operation.group for operation in site.operations)),
        operations=site.operations,
        codes=tuple(finding.code for finding in site.findings),
        link=link,
        cell=site.span.cell,
        decider=_decider(site.operations),
        function=site.function,
        is_literal=site.kind == "literal",
        instead=suggested.text if suggested is not None else "",
    )


def _decider(operations: tuple[Operation, ...]) -> Decider | None:
    sources = [app_access_source(o) or "" for o in operations if o.app_access != "unlisted"]
    kinds: set[Decider] = {
        "page" if source.startswith(PAGE) else "openapi" if source.startswith(DOCUMENT) else "other"
        for source in sources
    }
    if kinds == {"page", "openapi"}:
        return "both"
    return "other" if "other" in kinds else next(iter(kinds), None)


def _access(operations: tuple[Operation, ...]) -> Access:
    kinds = {operation.app_access for operation in operations}
    if not kinds:
        return "unknown"
    if kinds == {"blocked"}:
        return "blocked"
    if "blocked" in kinds:
        return "maybe"
    return "unlisted" if "unlisted" in kinds else "allowed"


def _life(site: CallSite) -> Life:
    if not site.operations:
        return "unknown"
    old = any(operation.lifecycle != "current" for operation in site.operations)
    if not old:
        return "current"
    gone = site.auth.value == "oauth" and any(answers_410(o) for o in site.operations)
    return "answers-410" if gone else "deprecated"


def _counted(kinds: Iterable[str], found: Iterable[str]) -> dict:  # type: ignore[type-arg]
    counts = Counter(found)
    return {kind: counts[kind] for kind in kinds}


def _groups(calls: tuple[Call, ...]) -> Callable[[Call], tuple[str, ...]]:
    """Return the groups of a call's operations, with one name for groups that v1 and v2 spell differently."""
    names: dict[str, str] = {}
    for call in calls:
        for group in call.groups:
            names.setdefault(group.casefold(), group)

    def names_of(call: Call) -> tuple[str, ...]:
        found = tuple(dict.fromkeys(names[group.casefold()] for group in call.groups))
        return found or ("no documented operation",)

    return names_of


def _shares(calls: tuple[Call, ...], names: Callable[[Call], tuple[str, ...]]) -> tuple[Share, ...]:
    found: dict[str, list[Access]] = {}
    for call in calls:
        for name in names(call):
            found.setdefault(name, []).append(call.access)
    shares = (Share(name, _counted(ACCESS, kinds)) for name, kinds in found.items())
    return tuple(sorted(shares, key=lambda share: (-share.total, share.name)))


def _uses(calls: tuple[Call, ...]) -> tuple[Use, ...]:
    found: dict[str, list[tuple[Operation, Call]]] = {}
    for call in calls:
        for operation in call.operations:
            found.setdefault(operation.key, []).append((operation, call))
    uses = (Use(_united([o for o, _ in pairs]), tuple(c for _, c in pairs)) for pairs in found.values())
    return tuple(sorted(uses, key=lambda use: (use.operation.path, use.operation.method)))


def _united(operations: list[Operation]) -> Operation:
    """Return one operation of several calls, with the replacements for any of them."""
    found: dict[tuple[str, str], Replacement] = {}
    for replacement in (r for operation in operations for r in operation.replacements):
        key = str(replacement), replacement.when
        if key not in found or not replacement.likely:
            found[key] = replacement
    return replace(operations[0], replacements=tuple(found.values()))


def _plan(uses: tuple[Use, ...]) -> Iterable[Step]:
    """Return the tasks in order of urgency; an operation is in the first one that applies."""
    left = list(uses)

    def taken(wanted: Wanted) -> tuple[Use, ...]:
        nonlocal left
        found = tuple(use for use in left if wanted(use))
        left = [use for use in left if use not in found]
        return found

    for title, why, wanted in _STEPS:
        found = taken(wanted)
        if found:
            yield Step(title, why, found)


def _is_old(use: Use) -> bool:
    return use.operation.lifecycle != "current"


def _is_dead(use: Use) -> bool:
    return _is_old(use) and any(call.life == "answers-410" for call in use.calls)


def _has_one_replacement(use: Use) -> bool:
    replacements = use.operation.replacements
    return _is_old(use) and bool(replacements) and not any(r.when for r in replacements)


_STEPS: tuple[tuple[str, str, Wanted], ...] = (
    (
        "Replace what fails today",
        "At least one call of each operation is made by an OAuth app, and gets 410 Gone. The other calls of "
        "the same operations are counted too.",
        _is_dead,
    ),
    (
        "Move to the replacement",
        "Deprecated, or removed from the documentation. One operation replaces it for all content.",
        _has_one_replacement,
    ),
    (
        "Move to v2 by content type",
        "The replacement depends on the type of the content: page, blog post, comment and so on. If the app "
        "doesn't know the type, it has to request it first.",
        lambda use: _is_old(use) and bool(use.operation.replacements),
    ),
    (
        "Find another way",
        "Deprecated, or removed from the documentation, and v2 has nothing that does the same.",
        _is_old,
    ),
    (
        "Prepare for refusals",
        "Current, but an app access rule can block the calls. GET /wiki/api/v2/data-policies/metadata "
        "returns whether a rule is in force. Handle the refusal.",
        lambda use: use.operation.app_access == "blocked",
    ),
)


def _scopes(
    uses: tuple[Use, ...], catalog: Catalog, scopes: Callable[[Operation], tuple[str, ...]]
) -> Scopes:
    today: set[str] = set()
    later: set[str] = set()
    for use in uses:
        today.update(scopes(use.operation))
        found = [catalog.find(str(r)) for r in use.operation.replacements] if _is_old(use) else []
        successors = [operation for operation in found if operation is not None]
        for operation in successors or [use.operation]:
            later.update(scopes(operation))
    return Scopes(tuple(sorted(today)), tuple(sorted(later)))
