"""Build messages about calls: one short line each."""

from __future__ import annotations

from collections.abc import Sequence

from appaccess_lint.model import CallSite, Operation
from appaccess_lint.rules.certainty import calls_all
from appaccess_lint.wording import either, listing, one_line

MAX_MESSAGE = 172
"""Characters of a message: with its code, a line without the path has at most 180."""
MAX_URL = 120
_KINDS = {"openapi": "OpenAPI", "page": "app access page"}
"""The kinds of sources as readers know them: OpenAPI documents, and Atlassian's page on app access."""


def shortest(*wordings: str) -> str:
    """Return the first of *wordings* that fits into a message, else the last one."""
    return next((text for text in wordings if len(text) <= MAX_MESSAGE), wordings[-1])


def keys(operations: Sequence[Operation]) -> str:
    """Return a bounded list of operations by method and path."""
    return listing([operation.key for operation in operations])


def statement(site: CallSite, operations: Sequence[Operation], predicate: str) -> str:
    """Return a sentence of one of *operations*, which *site* may call, and *predicate*.

    Example: ``GET /wiki/rest/api/space is deprecated``, ``may call GET /wiki/rest/api/space, which
    is deprecated`` where the call is only partly known, ``URL of GET or PUT …`` where only the method isn't.
    """
    operation = principal(operations)
    if calls_all(site):
        if len(site.operations) == 1:
            return f"{operation.key} {predicate}"
        return f"{one_line(site.client_method or 'it', 40)} calls {operation.key}, which {predicate}"
    key = operation.key
    if of_one_path(site, operations):
        key = f"{either([other.method for other in operations])} {operation.path}"
    return f"{'URL of' if site.kind == 'literal' else 'may call'} {key}, which {predicate}"


def of_one_path(site: CallSite, operations: Sequence[Operation]) -> bool:
    """Return whether *site* calls one of several *operations* that differ only in their methods."""
    return len(operations) > 1 and len({o.path for o in operations}) == 1 and not calls_all(site)


def titled(operation: Operation) -> str:
    """Return ``GET /wiki/rest/api/content/{id} (Get content by ID)``."""
    return f"{operation.key} ({operation.title})" if operation.title else operation.key


def lifecycle_of(operation: Operation) -> str:
    """Return the life cycle for readers, such as ``deprecated and removed from the documentation``."""
    if operation.lifecycle != "removed":
        return operation.lifecycle
    return f"{'deprecated and ' if was_deprecated(operation) else ''}removed from the documentation"


def was_deprecated(operation: Operation) -> bool:
    """Return whether the operation is deprecated, or was before it was removed from the documentation."""
    return operation.lifecycle == "deprecated" or any(claim.deprecated for claim in operation.claims)


def principal(operations: Sequence[Operation]) -> Operation:
    """Return the operation that a message about *operations* names: the first one that changes content."""
    return next((o for o in operations if o.method != "GET"), operations[0])


def source_name(source: str) -> str:
    """Return a source's name for readers: ``OpenAPI 2024-02``."""
    kind, _, month = source.partition("-")
    return f"{_KINDS.get(kind, kind)} {month}".strip()
