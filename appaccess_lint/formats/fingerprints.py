"""Compute the identity of a finding across runs, independent of line numbers."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from pathlib import PurePath

from appaccess_lint.formats.report import Report
from appaccess_lint.model import Finding


def fingerprinted(report: Report) -> Iterator[tuple[Finding, str]]:
    """Yield each finding with its fingerprint: 64 hexadecimal digits, no two alike in a report.

    It is a hash of path, code and the text of the line without indentation; equal findings are numbered in
    the order of the file.  So it doesn't change when other lines are added or deleted.
    """
    met: Counter[tuple[str, str, str]] = Counter()
    for finding in report.findings:
        key = (PurePath(finding.path).as_posix(), finding.code, " ".join(report.line(finding).split()))
        met[key] += 1
        text = "\0".join((*key, str(met[key])))
        yield finding, hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
