"""Collect the facts about one operation."""

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
    """A replacement, and how it changes the scopes that an app needs."""

    replacement: Replacement
    operation: Operation
    scopes: tuple[ScopeChange, ...]


@immutable(frozen=True, slots=True)
class Explanation:
    """The facts about an operation.  ``dissenting`` are claims about app access that the catalog overrules.

    ``codes`` are those of the findings of a call to the operation.  ``parameters`` and ``migration`` are
    ``None`` if they are unknown.  ``type_lookup`` is the operation that returns the content type of an ID,
    which determines the right one of the ``successors``; ``None`` if these don't depend on it.
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
    # the catalog contains each of them, which was checked when it was loaded
    pairs = [(r, catalog.operations[str(r)]) for r in operation.replacements]
    return [Successor(r, new, scope_changes(operation, new)) for r, new in pairs]


def _codes(operation: Operation, found: Found) -> tuple[str, ...]:
    """Return the codes of a plain call of the operation at the query's host."""
    site = CallSite(
        path="",
        span=_NOWHERE,
        kind="http",
        method=operation.method,
        url=operation.path,
        deployment=found.deployment,
        auth=Fact("oauth" if found.oauth else "unknown"),
        operations=(operation,),
    )
    return tuple(finding.code for finding in findings_for(site))
