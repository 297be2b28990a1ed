"""Find the source that decides a fact, and the age of the sources."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from appaccess_lint.model import AppAccess, Operation, SourceClaim

DOCUMENT = "openapi-"
"""The prefix of the names of OpenAPI documents; the month follows."""
PAGE = "page-"
"""The prefix of the name of Atlassian's page on app access."""
MONTHS_FRESH = 12
"""Maximum age of the newest source in months before the catalog counts as old."""
_MONTH = re.compile(r".*-(\d{4})-(0[1-9]|1[0-2])")


def newest_document(claims: Iterable[SourceClaim]) -> SourceClaim | None:
    """Return the claim of the newest OpenAPI document among *claims*, ``None`` where there is none."""
    documents = (claim for claim in claims if claim.source.startswith(DOCUMENT))
    return max(documents, key=lambda claim: claim.source, default=None)


def deciding_claim(claims: Iterable[SourceClaim]) -> SourceClaim | None:
    """Return the claim that decides on app access, ``None`` if no source has one.

    The page decides if it lists the operation; else the newest OpenAPI document that marks it decides, else
    the newest source.
    """
    speaking = [claim for claim in claims if claim.app_access is not None]
    page = [claim for claim in speaking if claim.source.startswith(PAGE)]
    return page[-1] if page else newest_document(speaking) or (speaking[-1] if speaking else None)


def decided_access(claims: Iterable[SourceClaim]) -> AppAccess:
    """Return the app access that follows from *claims*."""
    claim = deciding_claim(claims)
    return "unlisted" if claim is None or claim.app_access is None else claim.app_access


def app_access_source(operation: Operation) -> str | None:
    """Return the source that the verdict on app access follows (``page-2024-04``, ``openapi-2026-07``).

    The result is ``None`` if no source has a claim, or if a user's catalog file decides otherwise.
    """
    claim = deciding_claim(operation.claims)
    return claim.source if claim is not None and claim.app_access == operation.app_access else None


def newest_source(operations: Iterable[Operation]) -> str | None:
    """Return the newest source with a claim about *operations*, such as ``openapi-2026-07``.

    The result is ``None`` if no source has a month in its name.
    """
    names = {claim.source for operation in operations for claim in operation.claims}
    return max((name for name in names if _MONTH.fullmatch(name)), key=month_of, default=None)


def month_of(source: str) -> str:
    """Return the month of *source*, such as ``2026-07``; empty if its name has none."""
    found = _MONTH.fullmatch(source)
    return f"{found[1]}-{found[2]}" if found is not None else ""


def age_in_months(month: str, today: date) -> int:
    """Return the number of months from *month* (``2026-07``) to *today*."""
    year, number = map(int, month.split("-"))
    return max(0, (today.year - year) * 12 + today.month - number)
