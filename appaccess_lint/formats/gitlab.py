"""Findings as GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/"""

from __future__ import annotations

from appaccess_lint.display_paths import checkout_path
from appaccess_lint.formats.fingerprints import fingerprinted
from appaccess_lint.formats.json_text import json_text
from appaccess_lint.formats.report import Report
from appaccess_lint.rules import URLS

_SEVERITIES = {"error": "critical", "warning": "major", "note": "info"}


def gitlab_document(report: Report) -> str:
    """Return the report, with paths relative to the repository, as GitLab requires."""
    found = [
        {
            "description": f"{finding.code} {finding.message} ({URLS[finding.code]})",
            "check_name": finding.code,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[finding.severity],
            "location": {
                "path": checkout_path(finding.path),
                "lines": dict(zip(("begin", "end"), report.lines_in_file(finding), strict=True)),
            },
        }
        for finding, fingerprint in fingerprinted(report)
    ]
    return json_text(found) + "\n"
