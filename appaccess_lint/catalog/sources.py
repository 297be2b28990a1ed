"""What the sources of the catalog decide, and how old they are."""

from __future__ import annotations

from collections.abc import Iterable

from appaccess_lint.model import AppAccess, Operation, SourceClaim

DOCUMENT = "openapi-"
"""What the names of sources that are OpenAPI documents begin with; the month follows."""
PAGE = "page-"
"""The same of Atlassian's page on app access."""


def newest_document(claims: Iterable[SourceClaim]) -> SourceClaim | None:
    """Return the claim of the newest OpenAPI document among *claims*, ``None`` where there is none."""
    documents = (claim for claim in claims if claim.source.startswith(DOCUMENT))
    return max(documents, key=lambda claim: claim.source, default=None)


def deciding_claim(claims: Iterable[SourceClaim]) -> SourceClaim | None:
    """Return the claim that decides on app access, ``None`` where no source speaks of it.

    The page decides where it lists the operation; else the newest OpenAPI document that marks it does, and
    else whichever source speaks last.
    """
    speaking = [claim for claim in claims if claim.app_access is not None]
    page = [claim for claim in speaking if claim.source.startswith(PAGE)]
    return page[-1] if page else newest_document(speaking) or (speaking[-1] if speaking else None)


def decided_access(claims: Iterable[SourceClaim]) -> AppAccess:
    """Return the verdict on app access that follows from *claims*."""
    claim = deciding_claim(claims)
    return "unlisted" if claim is None or claim.app_access is None else claim.app_access


def app_access_source(operation: Operation) -> str | None:
    """Return the source that the verdict on app access follows (``page-2024-04``, ``openapi-2026-07``).

    ``None`` where no source speaks of it, or a catalog file of a user's decides otherwise.
    """
    claim = deciding_claim(operation.claims)
    return claim.source if claim is not None and claim.app_access == operation.app_access else None
