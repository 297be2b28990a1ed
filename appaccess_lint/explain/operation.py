"""Collects the facts about one operation."""

from __future__ import annotations

from appaccess_lint.catalog.load import Catalog
from appaccess_lint.catalog.migrations import Migration, migration_of
from appaccess_lint.catalog.parameters import parameters_of
from appaccess_lint.explain.lookup import Found
from appaccess_lint.explain.scopes import ScopeChange, scope_changes
from appaccess_lint.explain.timeline import Event, timeline
from appaccess_lint.immutable import immutable
from appaccess_lint.model import CallSite, Fact, Operation, Parameters, Replacement, SourceClaim, Span
from appaccess_lint.rules import findings_for

TYPE_LOOKUP = "POST /wiki/api/v2/content/convert-ids-to-types"
"""The operation that returns the content type of an ID."""
_NOWHERE = Span(1, 1, 1, 1)


@immutable(frozen=True, slots=True)
class Successor:
    """An operation to use instead, and what that changes in the scopes that an app needs."""

    replacement: Replacement
    operation: Operation
    scopes: tuple[ScopeChange, ...]


@immutable(frozen=True, slots=True)
class Explanation:
    """``dissenting`` are the claims that say otherwise of app access than the catalog does.

    ``codes`` are those of the findings that a call of the operation has.  ``parameters`` and
    ``migration`` are ``None`` where they aren't known.  ``type_lookup`` is the operation that says which of
    the ``successors`` holds for an id, ``None`` where that isn't the question.
    """

    operation: Operation
    found: Found
    dissenting: tuple[SourceClaim, ...]
    timeline: tuple[Event, ...]
    successors: tuple[Successor, ...]
    codes: tuple[str, ...]
    parameters: Parameters | None = None
    migration: Migration | None = None
    type_lookup: Operation | None = None


def explanations(found: Found, catalog: Catalog) -> tuple[Explanation, ...]:
    """Explain each operation of *found*."""
    return tuple(_explanation(operation, found, catalog) for operation in found.operations)


def _explanation(operation: Operation, found: Found, catalog: Catalog) -> Explanation:
    return Explanation(
        operation=operation,
        found=found,
        dissenting=tuple(
            claim for claim in operation.claims if claim.app_access not in (None, operation.app_access)
        ),
        timeline=timeline(operation),
        successors=tuple(_successors(operation, catalog)),
        codes=_codes(operation, found),
        parameters=parameters_of(operation),
        migration=migration_of(operation.key),
        type_lookup=_type_lookup(operation, catalog),
    )


def _type_lookup(operation: Operation, catalog: Catalog) -> Operation | None:
    by_type = any(replacement.when for replacement in operation.replacements)
    found = catalog.find(TYPE_LOOKUP) if by_type and "/content/{id}" in operation.path else None
    return found if found is not None and found.lifecycle == "current" else None


def _successors(operation: Operation, catalog: Catalog) -> list[Successor]:
    # loading has made sure that the catalog holds each of them
    pairs = [(r, catalog.operations[str(r)]) for r in operation.replacements]
    return [Successor(r, new, scope_changes(operation, new)) for r, new in pairs]


def _codes(operation: Operation, found: Found) -> tuple[str, ...]:
    """Ask the rules about a plain call of the operation, where the query's host says it runs."""
    site = CallSite(
        path="",
        span=_NOWHERE,
        kind="http",
        client=None,
        client_method=None,
        method=operation.method,
        url=operation.path,
        deployment=found.deployment,
        auth=Fact("oauth" if found.oauth else "unknown"),
        operations=(operation,),
    )
    return tuple(finding.code for finding in findings_for(site))
