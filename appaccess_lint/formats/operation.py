"""One operation of the catalog as a record: what the JSON and CSV of `catalog` and `explain` share."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from appaccess_lint.catalog.sources import app_access_source
from appaccess_lint.catalog.timeline import answers_410
from appaccess_lint.model import Operation, Replacement, SourceClaim


def operation_record(operation: Operation) -> dict[str, Any]:
    """Return all fields of *operation*, in the form of JSON."""
    return {
        "method": operation.method,
        "path": operation.path,
        "api_version": operation.api_version,
        "title": operation.title,
        "group": operation.group,
        "app_access": operation.app_access,
        "app_access_source": app_access_source(operation),
        "lifecycle": operation.lifecycle,
        "answers_410": answers_410(operation),
        "refusal": operation.refusal if operation.app_access == "blocked" else None,
        "experimental": operation.experimental,
        "classic_scopes": list(operation.classic_scopes),
        "granular_scopes": list(operation.granular_scopes),
        "connect_scope": operation.connect_scope,
        "documentation": operation.documentation,
        "note": operation.note,
        "replacements": [replacement_record(replacement) for replacement in operation.replacements],
        "claims": [_claim(claim) for claim in operation.claims],
    }


def replacement_record(replacement: Replacement) -> dict[str, Any]:
    """Return the request, the content type for which *replacement* holds, and the requests that it needs."""
    return {
        "method": replacement.method,
        "path": replacement.path,
        "when": replacement.when,
        "query": replacement.query,
        "needs": [asdict(lookup) for lookup in replacement.needs],
        **({"likely": True} if replacement.likely else {}),
    }


def _claim(claim: SourceClaim) -> dict[str, Any]:
    return {
        "source": claim.source,
        "listed": claim.listed,
        "app_access": claim.app_access,
        "deprecated": claim.deprecated,
    }
