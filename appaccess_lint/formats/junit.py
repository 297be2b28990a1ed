"""Findings as JUnit's XML, which CI systems show as failed tests."""

from __future__ import annotations

from collections import Counter
from xml.etree import ElementTree as ET

from appaccess_lint.formats.report import Report
from appaccess_lint.formats.text import place
from appaccess_lint.model import FileError, Finding
from appaccess_lint.rules import URLS
from appaccess_lint.wording import one_line


def junit_document(report: Report) -> str:
    """Return a suite for each file with a finding or an error; without either, one passed test."""
    failures, errors = len(report.findings), len(report.errors)
    root = ET.Element("testsuites", name="appaccess-lint", failures=str(failures), errors=str(errors))
    by_file: dict[str, list[Finding | FileError]] = {}
    entries: tuple[Finding | FileError, ...] = (*report.findings, *report.errors)
    for found in entries:
        by_file.setdefault(found.path, []).append(found)
    for path, listed in by_file.items():
        _suite(root, path, listed, report)
    if not by_file:
        suite = ET.SubElement(root, "testsuite", name="appaccess-lint", tests="1", failures="0", errors="0")
        ET.SubElement(suite, "testcase", name="no findings", classname="appaccess-lint", time="0")
    root.set("tests", str(sum(int(suite.get("tests", "0")) for suite in root)))
    ET.indent(root)
    body = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'


def _suite(root: ET.Element, path: str, entries: list[Finding | FileError], report: Report) -> None:
    """Add the suite of the file at *path*.

    The name of a test is its finding, and equal names are numbered, so that a comparison of two runs shows
    the new findings even if lines have moved.
    """
    failures = sum(isinstance(entry, Finding) for entry in entries)
    suite = ET.SubElement(
        root,
        "testsuite",
        name=one_line(path),
        tests=str(len(entries)),
        failures=str(failures),
        errors=str(len(entries) - failures),
    )
    met: Counter[str] = Counter()
    for entry in entries:
        if isinstance(entry, Finding):
            line, kind, tag = report.lines_in_file(entry)[0], entry.code, "failure"
            name = f"{entry.code} {entry.message}"
            where = place(entry.path, entry.span)
        else:
            line, kind, tag = entry.line or 1, "not analyzed", "error"
            name = "analysis"
            where = f"{entry.path}:{line}"
        met[name] += 1
        case = ET.SubElement(
            suite,
            "testcase",
            name=one_line(name) if met[name] == 1 else f"{one_line(name)} ({met[name]})",
            classname=one_line(path),
            time="0",
            file=one_line(path),
            line=str(line),
        )
        text = one_line(
            f"{where}: {kind} {entry.message}" if tag == "failure" else f"{where}: {entry.message}"
        )
        address = f"\n{URLS[entry.code]}" if isinstance(entry, Finding) else ""
        ET.SubElement(case, tag, type=kind, message=one_line(entry.message)).text = text + address
