"""Findings as SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

from appaccess_lint.display_paths import checkout_path, checkout_root
from appaccess_lint.formats.fingerprints import fingerprinted
from appaccess_lint.formats.json_text import json_text
from appaccess_lint.formats.report import Report
from appaccess_lint.model import CallSite, FileError, Finding, Fix, Span
from appaccess_lint.rules import RULES, Rule
from appaccess_lint.rules.help import help_for
from appaccess_lint.text.text import Origin
from appaccess_lint.version import __version__
from appaccess_lint.wording import one_line

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"
MAX_TEXT = 200
_PRECISION = {"AAR102": "medium", "AAR103": "medium", "AAR302": "medium", "AAR501": "low"}
"""The precision of codes about partly known calls; all other codes have high precision."""
_PROBLEM = {"error": "error", "warning": "warning", "note": "recommendation"}
_INDEX = {rule.code: index for index, rule in enumerate(RULES)}


def sarif_document(report: Report) -> str:
    """Return one run with all rules, the findings, and notifications for what couldn't be analyzed."""
    sites = {finding: site for site in report.sites for finding in site.findings}
    run = {
        "tool": {
            "driver": {
                "name": "appaccess-lint",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(rule) for rule in RULES],
            }
        },
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: {"uri": checkout_root().as_uri().rstrip("/") + "/"}},
        "invocations": [
            {
                "executionSuccessful": not report.errors,
                "toolExecutionNotifications": [_notification(error) for error in report.errors],
            }
        ],
        "results": [
            _result(finding, fingerprint, sites.get(finding), report)
            for finding, fingerprint in fingerprinted(report)
        ],
    }
    return json_text({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}) + "\n"


def _rule(rule: Rule) -> dict[str, Any]:
    found = help_for(rule)
    sections = (("What it does", found.does), ("Why is this bad?", found.why), ("Example", found.example))
    markdown = "\n\n".join(
        f"## {title}\n\n{text}" for title, text in (*sections, ("Use instead", found.advice))
    )
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": found.does},
        "helpUri": rule.url,
        "help": {"text": f"{found.does}\n\n{found.why}", "markdown": markdown},
        "defaultConfiguration": {"level": rule.severity, "enabled": rule.default_on},
        "properties": {
            "precision": _PRECISION.get(rule.code, "high"),
            "problem.severity": _PROBLEM[rule.severity],
            "tags": ["confluence"],
        },
    }


def _result(finding: Finding, fingerprint: str, site: CallSite | None, report: Report) -> dict[str, Any]:
    span = finding.span
    first, last = report.lines_in_file(finding)
    region: dict[str, Any] = {"startLine": first, "endLine": last}
    if span.cell is None:  # elsewhere, columns are those of a string in a notebook's file
        region |= {"startColumn": span.column, "endColumn": span.end_column}
    if text := report.text(finding):
        region["snippet"] = {"text": text}
    place = {"artifactLocation": _location(finding.path), "region": region}
    index = _INDEX[finding.code]
    fix = (report.fixes or {}).get(finding)
    location: dict[str, Any] = {"physicalLocation": place}
    if site is not None and site.function:
        location["logicalLocations"] = [{"fullyQualifiedName": site.function, "kind": "function"}]
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": finding.severity,
        "message": {"text": finding.message},
        "locations": [location],
        "relatedLocations": [] if site is None else _related(site, report),
        "partialFingerprints": {"lineText/v1": fingerprint},
        "properties": {
            "precision": _PRECISION.get(finding.code, "high") if _is_sure(site) else "medium",
            "certainty": "sure" if site is None else site.certainty,
        },
        **({} if fix is None else {"fixes": [_fix(fix, finding.path)]}),
    }


def _fix(fix: Fix, path: str) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}} for edit in fix.edits
    ]
    return {
        "description": {"text": fix.message},
        "artifactChanges": [{"artifactLocation": _location(path), "replacements": replacements}],
        "properties": {"level": fix.level},
    }


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _is_sure(site: CallSite | None) -> bool:
    return site is None or site.certainty == "sure"


def _related(site: CallSite, report: Report) -> list[dict[str, Any]]:
    """Return the places where the URL was built, and the evidence of the authentication."""
    places: dict[Origin, str] = {}
    for step in site.trail:
        places.setdefault(step, f"part of the URL: {one_line(step.text, MAX_TEXT)}")
    for data in site.requests:
        for client in data.through:
            if client.place is not None:
                places.setdefault(client.place, f"the client: {one_line(client.name, MAX_TEXT)}")
    for evidence in site.auth.evidence:
        if evidence.place is not None:
            said = one_line(evidence.detail or evidence.kind, MAX_TEXT)
            places.setdefault(evidence.place, f"authentication, {evidence.says}: {said}")
    return [
        {
            "id": number,
            "message": {"text": text},
            "physicalLocation": _physical(place, report),
        }
        for number, (place, text) in enumerate(places.items(), start=1)
    ]


def _physical(place: Origin, report: Report) -> dict[str, Any]:
    cell = report.places.get(place.path)
    if cell is None:
        region = {"startLine": place.line, "startColumn": place.column}
        if (place.line, place.column) != (place.end_line, place.end_column):
            region |= {"endLine": place.end_line, "endColumn": place.end_column}
        return {"artifactLocation": _location(place.path), "region": region}
    # columns are those of a string in the notebook's file
    lines = [cell[at - 1] if at <= len(cell) else 1 for at in (place.line, place.end_line)]
    path = place.path.rpartition(":cell ")[0]
    return {
        "artifactLocation": _location(path),
        "region": {"startLine": lines[0], "endLine": max(lines)},
    }


def _notification(error: FileError) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": _location(error.path)}
    if error.line:
        place["region"] = {"startLine": error.line}
    return {
        "level": "error",
        "message": {"text": error.message},
        "locations": [{"physicalLocation": place}],
    }


def _location(path: str) -> dict[str, str]:
    path = checkout_path(path)
    if Path(path).is_absolute():
        return {"uri": "file://" + quote(os.fsencode(path))}
    return {"uri": quote(os.fsencode(path)), "uriBaseId": ROOT}
