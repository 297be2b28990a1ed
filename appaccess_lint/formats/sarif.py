"""Findings as SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import quote

from appaccess_lint.formats.fingerprints import fingerprinted
from appaccess_lint.formats.report import Report
from appaccess_lint.model import FileError, Finding
from appaccess_lint.rules import RULES, Rule
from appaccess_lint.rules.help import help_for
from appaccess_lint.version import __version__

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "SRCROOT"
_INDEX = {rule.code: index for index, rule in enumerate(RULES)}


def sarif_document(report: Report) -> str:
    """Return one run with all rules, the findings, and notifications for what couldn't be analysed."""
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
        "originalUriBaseIds": {ROOT: {"uri": Path.cwd().as_uri().rstrip("/") + "/"}},
        "invocations": [
            {
                "executionSuccessful": not report.errors,
                "toolExecutionNotifications": [_notification(error) for error in report.errors],
            }
        ],
        "results": [_result(finding, fingerprint, report) for finding, fingerprint in fingerprinted(report)],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


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
        "help": {"text": f"{found.does}\n\n{found.why}", "markdown": markdown},
        "defaultConfiguration": {"level": rule.severity, "enabled": rule.default_on},
    }


def _result(finding: Finding, fingerprint: str, report: Report) -> dict[str, Any]:
    span = finding.span
    first, last = report.lines_in_file(finding)
    region: dict[str, Any] = {"startLine": first, "endLine": last}
    if span.cell is None:  # elsewhere, columns are those of a string in a notebook's file
        region |= {"startColumn": span.column, "endColumn": span.end_column}
    if text := report.text(finding):
        region["snippet"] = {"text": text}
    place = {"artifactLocation": _location(finding.path), "region": region}
    index = _INDEX[finding.code]
    return {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": finding.severity,
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"lineText/v1": fingerprint},
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
    if Path(path).is_absolute():
        return {"uri": "file://" + quote(os.fsencode(Path(path).as_posix()))}
    return {"uri": quote(os.fsencode(Path(path).as_posix())), "uriBaseId": ROOT}
