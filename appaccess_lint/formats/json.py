"""Results as JSON documents; their keys are a contract, and ``schema`` counts its versions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, Literal

from appaccess_lint.answer import RefusalHandling
from appaccess_lint.display_paths import document_path
from appaccess_lint.explain.request import Suggestion, suggestion_of
from appaccess_lint.formats.json_text import result_document
from appaccess_lint.formats.operation import operation_record, replacement_record
from appaccess_lint.formats.parameter_names import parameters_record
from appaccess_lint.formats.report import Report
from appaccess_lint.model import (
    CallSite,
    Evidence,
    Fact,
    FileError,
    Finding,
    Fix,
    Operation,
    OutsidePath,
    Span,
)
from appaccess_lint.rules import URLS
from appaccess_lint.rules.refusal import refusable
from appaccess_lint.text.text import representative_origin

PRODUCT = "confluence"
_CONTENT_LISTS = ("types", "child", "location", "container")
_SHOWN = (
    "method path api_version title app_access app_access_source lifecycle answers_410 replacements".split()
)
"""The facts about an operation that the documents have; ``explain`` and ``catalog`` show the others."""
_STRENGTHS: dict[str, Literal["stated", "implied", "named"]] = {
    "client": "stated",
    "host": "stated",
    "prefix": "stated",
    "path": "implied",
}


def check_document(report: Report) -> str:
    """Return the findings."""
    sites = {finding: site for site in report.sites for finding in site.findings}
    findings = [
        {
            **_finding(finding, sites.get(finding)),
            **({} if report.fixes is None else {"fix": _fix(report.fixes.get(finding))}),
        }
        for finding in report.findings
    ]
    return result_document(**_head(report), findings=findings)


def inventory_document(report: Report) -> str:
    """Return the call sites with their operations."""
    return result_document(**_head(report), calls=[_call(site) for site in report.sites])


def _head(report: Report) -> dict[str, Any]:
    return {"files": report.files, "errors": [_error(error) for error in report.errors]}


def _error(error: FileError) -> dict[str, Any]:
    where = f"line {error.line}: " if error.line else ""
    return {"path": document_path(error.path), "message": f"{where}{error.message}"}


def _finding(finding: Finding, site: CallSite | None) -> dict[str, Any]:
    """Return the finding as JSON; *site* is its call, ``None`` for a finding about a comment."""
    facts = _facts(site) if site is not None else _UNKNOWN.copy()
    operations = facts.pop("operations")
    return {
        "code": finding.code,
        "message": finding.message,
        "severity": finding.severity,
        "url_of_rule": URLS[finding.code],
        "path": document_path(finding.path),
        **_span(finding.span),
        **facts,
        "operations": operations,
        "replacements": [found for operation in operations for found in operation["replacements"]],
    }


def _fix(fix: Fix | None) -> dict[str, Any] | None:
    if fix is None:
        return None
    edits = [{**_span(edit.span), "text": edit.text} for edit in fix.edits]
    return {"level": fix.level, "message": fix.message, "edits": edits}


def _call(site: CallSite) -> dict[str, Any]:
    codes = [finding.code for finding in site.findings]
    return {
        "path": document_path(site.path),
        **_span(site.span),
        **_facts(site),
        "findings": codes,
        "url_of_rule": {code: URLS[code] for code in codes},
        **({"help": site.help} if site.help else {}),
        **({"refusal": _refusal(site.refusal)} if site.refusal is not None and refusable(site) else {}),
    }


def _refusal(found: RefusalHandling) -> dict[str, Any]:
    at = found.at
    place = {"path": document_path(at.path), "line": at.line, "column": at.column} if at is not None else None
    return {"handled": found.handled, "how": found.how, "at": place}


def _facts(site: CallSite) -> dict[str, Any]:
    """Return the facts about a call, which are the same in all documents."""
    return {
        "kind": site.kind,
        "client": site.client,
        "client_method": site.client_method,
        "function": site.function or None,
        "url": site.url,
        "deployment": site.deployment,
        "certainty": site.certainty,
        "auth": _fact(site.auth),
        "content": {
            **{name: list(getattr(site.content, name)) for name in _CONTENT_LISTS},
            **{name: getattr(site.content, name) or None for name in ("strength", "name")},
        },
        "parameters": parameters_record(site),
        "breaks": None if site.breaks is None else asdict(site.breaks),
        "evidence": [_evidence(evidence) for evidence in _grounds(site)],
        "operations": _operations(site),
        "suggestion": _suggestion(suggestion_of(site)),
        "trail": [
            {"path": document_path(step.path), "line": step.line, "column": step.column, "text": step.text}
            for step in site.trail
        ],
    }


_UNKNOWN: dict[str, Any] = {
    **dict.fromkeys(("kind", "client", "client_method", "function", "url", "deployment", "certainty")),
    **dict.fromkeys(("auth", "content", "parameters", "breaks", "suggestion")),
    "evidence": [],
    "operations": [],
    "trail": [],
}
"""The facts of a finding that is about no call."""


def _grounds(site: CallSite) -> Iterator[Evidence]:
    """Yield the evidence that *site* reaches Confluence."""
    if not site.ground:
        return
    strength = _STRENGTHS.get(site.ground, "named")
    if site.ground == "client":
        made = [client for data in site.requests for client in data.through]
        yield Evidence("client", PRODUCT, strength, site.client or "", made[0].place if made else None)
        return
    shown = representative_origin(site.trail)
    yield Evidence(site.ground, PRODUCT, strength, site.url or "", shown)


def _fact(fact: Fact) -> dict[str, Any]:
    return {"value": fact.value, "evidence": [_evidence(evidence) for evidence in fact.evidence]}


def _evidence(evidence: Evidence) -> dict[str, Any]:
    place = evidence.place
    return {
        "kind": evidence.kind,
        "says": evidence.says,
        "strength": evidence.strength,
        "detail": evidence.detail,
        "path": document_path(place.path) if place is not None else None,
        "line": place.line if place is not None else None,
        "column": place.column if place is not None else None,
    }


def _suggestion(suggestion: Suggestion | None) -> dict[str, Any] | None:
    """Return the request of v2 to make instead."""
    if suggestion is None:
        return None
    return {
        "method": suggestion.method,
        "path": suggestion.path,
        "when": suggestion.when or None,
        "query": dict(suggestion.query),
        "body": suggestion.body or None,
        "before": list(suggestion.before),
        "unsupported": list(suggestion.unsupported),
        "paged": suggestion.paged,
        "scopes": {"needed": list(suggestion.needs), "dropped": list(suggestion.drops)},
        "answer": {
            "renamed": dict(suggestion.renamed or {}),
            "asks": dict(suggestion.asks or {}),
            "gone": list(suggestion.gone),
        },
    }


def _operations(site: CallSite) -> list[dict[str, Any]]:
    return [
        *map(_operation, site.operations),
        *(_outside(path) for path in site.outside if not path.followed),
    ]


def _operation(operation: Operation) -> dict[str, Any]:
    record = operation_record(operation)
    return {name: record[name] for name in _SHOWN}


def _outside(path: OutsidePath) -> dict[str, Any]:
    """Return a path outside the documented REST API in the form of an operation, which has no version."""
    return {
        "method": path.method,
        "path": path.path,
        "api_version": None,
        "title": path.title,
        "app_access": "unlisted",
        "app_access_source": None,
        "lifecycle": "undocumented",
        "answers_410": False,
        "answer": path.answer or None,
        "replacements": [replacement_record(replacement) for replacement in path.replacements],
    }


def _span(span: Span) -> dict[str, int]:
    return {
        **({} if span.cell is None else {"cell": span.cell}),
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
