"""Results as JSON documents; their keys are a contract, and ``schema`` counts its versions."""

from __future__ import annotations

import json
from typing import Any

from appaccess_lint.catalog.sources import app_access_source
from appaccess_lint.catalog.timeline import answers_410
from appaccess_lint.formats.operation import replacement_record
from appaccess_lint.formats.report import Report
from appaccess_lint.model import CallSite, Evidence, Fact, FileError, Finding, Operation, OutsidePath, Span
from appaccess_lint.version import __version__

SCHEMA = 1


def check_document(report: Report) -> str:
    """Return the findings."""
    sites = {finding: site for site in report.sites for finding in site.findings}
    findings = [_finding(finding, sites.get(finding)) for finding in report.findings]
    return _dumped({**_head(report), "findings": findings})


def inventory_document(report: Report) -> str:
    """Return the call sites with their operations."""
    return _dumped({**_head(report), "calls": [_call(site) for site in report.sites]})


def _dumped(document: dict[str, Any]) -> str:
    # ASCII only, so that no encoding of the terminal or the pipe, and no odd file name, can break it
    return json.dumps(document, indent=2)


def _head(report: Report) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "tool": {"name": "appaccess-lint", "version": __version__},
        "files": report.files,
        "errors": [_error(error) for error in report.errors],
    }


def _error(error: FileError) -> dict[str, Any]:
    where = f"line {error.line}: " if error.line else ""
    return {"path": error.path, "message": f"{where}{error.message}"}


def _finding(finding: Finding, site: CallSite | None) -> dict[str, Any]:
    """*site* is the call that the finding is about; none for one about a comment."""
    operations = [] if site is None else _operations(site)
    return {
        "code": finding.code,
        "message": finding.message,
        "severity": finding.severity,
        "url": None if site is None else site.url,
        "certainty": None if site is None else site.certainty,
        "path": finding.path,
        **_span(finding.span),
        "operations": operations,
        "replacements": [found for operation in operations for found in operation["replacements"]],
    }


def _call(site: CallSite) -> dict[str, Any]:
    return {
        "path": site.path,
        **_span(site.span),
        "kind": site.kind,
        "client": site.client,
        "client_method": site.client_method,
        "url": site.url,
        "deployment": site.deployment,
        "certainty": site.certainty,
        "auth": _fact(site.auth),
        "content": {
            "types": list(site.content.types),
            "child": list(site.content.child),
            "location": list(site.content.location),
            "container": list(site.content.container),
            "strength": site.content.strength or None,
            "name": site.content.name or None,
        },
        "operations": _operations(site),
        "findings": [finding.code for finding in site.findings],
        **({"help": site.help} if site.help else {}),
        "trail": [
            {"path": step.path, "line": step.line, "column": step.column, "text": step.text}
            for step in site.trail
        ],
    }


def _fact(fact: Fact) -> dict[str, Any]:
    return {"value": fact.value, "evidence": [_evidence(evidence) for evidence in fact.evidence]}


def _evidence(evidence: Evidence) -> dict[str, Any]:
    place = evidence.place
    return {
        "kind": evidence.kind,
        "says": evidence.says,
        "strength": evidence.strength,
        "detail": evidence.detail,
        "path": place.path if place is not None else None,
        "line": place.line if place is not None else None,
        "column": place.column if place is not None else None,
    }


def _operations(site: CallSite) -> list[dict[str, Any]]:
    return [*map(_operation, site.operations), *map(_outside, site.outside)]


def _operation(operation: Operation) -> dict[str, Any]:
    return {
        "method": operation.method,
        "path": operation.path,
        "api_version": operation.api_version,
        "title": operation.title,
        "app_access": operation.app_access,
        "app_access_source": app_access_source(operation),
        "lifecycle": operation.lifecycle,
        "answers_410": answers_410(operation),
        "replacements": [replacement_record(replacement) for replacement in operation.replacements],
    }


def _outside(path: OutsidePath) -> dict[str, Any]:
    """Return a path outside of the documented REST API in the form of an operation, which has no version."""
    return {
        "method": path.method,
        "path": path.path,
        "api_version": None,
        "title": path.title,
        "app_access": "unlisted",
        "lifecycle": "undocumented",
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
