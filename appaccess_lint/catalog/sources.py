"""Find the source that decides a fact, and the age of the sources."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from appaccess_lint.model import AppAccess, Operation, SourceClaim

DOCUMENT = "openapi-"
"""What the names of sources that are OpenAPI documents begin with; the month follows."""
PAGE = "page-"
"""The same of Atlassian's page on app access."""
MONTHS_FRESH = 12
"""Age in months up to which the newest source counts as fresh."""
_MONTH = re.compile(r".*-(\d{4})-(0[1-9]|1[0-2])")


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


def newest_source(operations: Iterable[Operation]) -> str | None:
    """Return the newest source that *operations* have a claim of, ``openapi-2026-07``.

    ``None`` where no source has a month in its name.
    """
    names = {claim.source for operation in operations for claim in operation.claims}
    return max((name for name in names if _MONTH.fullmatch(name)), key=month_of, default=None)


def month_of(source: str) -> str:
    """Return the month of *source*, ``2026-07``; empty where its name has none."""
    found = _MONTH.fullmatch(source)
    return f"{found[1]}-{found[2]}" if found is not None else ""


def age_in_months(month: str, today: date) -> int:
    """Return how many months before that of *today* the month *month* (``2026-07``) is."""
    year, number = map(int, month.split("-"))
    return max(0, (today.year - year) * 12 + today.month - number)
