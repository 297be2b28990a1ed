"""``python -m ecosystem.fixes FOLDER…``: what ``fix`` does to real code, and whether its edits hold.

Prints a table of the calls by level and by the reason for which a call is left.  Of each rewritten file it
checks that it compiles, that the edits alone make it, and that each edit stands in the function of a call
that is rewritten.  ``--out FOLDER`` keeps the proposals and the patches, one file of each for each folder.
Nothing in FOLDER is written.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import json
import re
import sys
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from appaccess_lint.cli.arguments import content_type
from appaccess_lint.engine import Analyzer
from appaccess_lint.files.discovery import discover
from appaccess_lint.files.reading import ReadError, decode, read_bytes
from appaccess_lint.fix.edits import fixes_of
from appaccess_lint.fix.file import Rewrite, rewrite
from appaccess_lint.gate import may_concern
from appaccess_lint.model import Span, TextEdit
from appaccess_lint.settings import Settings

Row = dict[str, Any]
_NAMES = re.compile(
    r"(?<=^the answer's )\S+|(?<=^calls of )\S+|(?<=^calls through )\S+|(?<=the answer by ).*"
    r"|(?<=parameter )\S+|(?<=^v2 needs )\S+|(?<=^v2 has no )\S+(?= in)|^\S+(?= needs another request)"
    r"|(?<=^the argument ).*(?= has no)|(?<=^the result of )\S+"
    r"|^\S+(?= (?:in the body|makes|stands for|isn't the function))"
)
"""The names of one call in a reason."""


def main(words: list[str] | None = None) -> int:
    """Print the table; return 1 where an edit doesn't hold, 2 where no folder has a deprecated call."""
    parser = argparse.ArgumentParser("python -m ecosystem.fixes", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--unsafe-fixes", action="store_true")
    parser.add_argument("--content-type", action="append", default=[], type=content_type)
    parser.add_argument("--deployment", choices=("auto", "cloud"), default="auto")
    parser.add_argument("--out", type=Path, help="folder for proposals (.json) and patches (.diff)")
    options = parser.parse_args(words)
    rows: list[Row] = []
    for folder in options.folders:
        found, patches = _of_folder(folder, options)
        rows += found
        if options.out:
            options.out.mkdir(parents=True, exist_ok=True)
            name = "--".join(folder.resolve().parts[-2:])
            (options.out / f"{name}.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
            (options.out / f"{name}.diff").write_text("".join(patches), encoding="utf-8")
    print("\n".join(table(rows)))
    wrong = [f"{row['path']}: {row['wrong']}" for row in rows if row["wrong"]]
    print("\n".join(wrong), file=sys.stderr, end="\n" if wrong else "")
    return 1 if wrong else 0 if rows else 2


def _of_folder(folder: Path, options: argparse.Namespace) -> tuple[list[Row], list[str]]:
    analyzer = Analyzer(Settings(deployment=options.deployment))
    rows: list[Row] = []
    patches: list[str] = []
    for path in discover([str(folder)]).files:
        try:
            data = read_bytes(path)
            if path.endswith(".ipynb") or not may_concern(decode(data), path):
                continue
            done = rewrite(data, path, analyzer, options.content_type, unsafe=options.unsafe_fixes)
        except (ReadError, ValueError):
            continue  # no Python that this one reads
        wrong = _wrong(data, done) if done.content != data else ""
        for proposal in done.proposals:
            rows.append(
                {
                    "path": path,
                    "line": proposal.site.span.line,
                    "before": proposal.before,
                    "after": proposal.after,
                    "level": proposal.level if proposal.nodes else "left",
                    "reason": proposal.reason,
                    "wrong": wrong,
                }
            )
        if done.content != data:
            old, new = (decode(content).splitlines(keepends=True) for content in (data, done.content))
            patches += difflib.unified_diff(old, new, path, path)
    return rows, patches


def _wrong(data: bytes, done: Rewrite) -> str:
    """Return what is wrong with a rewritten file, empty for nothing."""
    before, after = decode(data), decode(done.content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(done.content, "rewritten", "exec")
            functions = list(_functions(ast.parse(data)))
    except (SyntaxError, ValueError) as error:
        return f"doesn't compile: {error}"
    fixes = fixes_of(done)
    edits = {edit for fix in fixes.values() for edit in fix.edits}
    if applied(before, edits) != after:
        return "the edits don't make the rewritten file"
    for span, fix in fixes.items():
        around = _innermost(functions, span)
        if any(_innermost(functions, edit.span) != around for edit in fix.edits):
            return f"line {span.line}: an edit stands outside the function of its call"
    return ""


def _functions(tree: ast.Module) -> Iterator[tuple[int, int]]:
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.lineno, node.end_lineno or node.lineno


def _innermost(functions: list[tuple[int, int]], span: Span) -> tuple[int, int]:
    around = [lines for lines in functions if lines[0] <= span.line and span.end_line <= lines[1]]
    return min(around, key=lambda lines: lines[1] - lines[0], default=(0, 0))


def applied(text: str, edits: set[TextEdit]) -> str:
    """Return *text* with *edits*, of which no two overlap."""
    lines = text.splitlines(keepends=True)
    for edit in sorted(edits, key=lambda e: (e.span.line, e.span.column), reverse=True):
        span = edit.span
        head = lines[span.line - 1][: span.column - 1]
        tail = lines[span.end_line - 1][span.end_column - 1 :]
        lines[span.line - 1 : span.end_line] = [head + edit.text + tail]
    return "".join(lines)


def table(rows: list[Row]) -> Iterator[str]:
    """Yield the lines of a Markdown table: the calls by level, those that are left by reason."""
    levels = Counter(row["level"] for row in rows)
    yield "| level | reason | calls |"
    yield "| --- | --- | ---: |"
    for level in ("safe", "unsafe"):
        yield f"| {level} | | {levels[level]} |"
    reasons = Counter(_kind(row["reason"]) for row in rows if row["level"] == "left")
    for reason, number in reasons.most_common():
        yield f"| left | {reason} | {number} |"
    yield f"| all | | {len(rows)} |"


def _kind(reason: str) -> str:
    """Return *reason* without the names of this one call."""
    return _NAMES.sub("…", reason.partition(":")[0].partition("; ")[0])


if __name__ == "__main__":
    sys.exit(main())
