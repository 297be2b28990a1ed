"""``python -m ecosystem``: run the linter over everything, print a table, keep the findings."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.measure import LAUNCHER
from ecosystem import results, sources

TIME_OUT = 900
"""Seconds for one package; none takes a quarter of it."""


def main() -> int:
    """Return 1 where the linter crashed or was too slow anywhere, 2 where there was nothing to run it on."""
    parser = argparse.ArgumentParser("python -m ecosystem", description=__doc__)
    parser.add_argument("--work", type=Path, help="folder for packages, to be used again")
    parser.add_argument("--only", action="append", help="a package by its name; may be repeated")
    parser.add_argument("--out", type=Path, help="file for the results as JSON")
    parser.add_argument("--compare", type=Path, help="results of another version: show what differs")
    parser.add_argument("--tool", default="appaccess_lint", help="the module that is run; its path counts")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        work = (arguments.work or Path(temporary)).resolve()
        work.mkdir(parents=True, exist_ok=True)
        rows = [_row(name, folder, work, arguments.tool) for name, folder in _found(work, arguments.only)]
    print(results.markdown(rows))
    if arguments.out:
        arguments.out.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    if arguments.compare:
        for line in results.differences(json.loads(arguments.compare.read_text(encoding="utf-8")), rows):
            print(line)
    return 2 if not rows else int(any(row["crashes"] for row in rows))


def _found(work: Path, only: list[str] | None) -> list[tuple[str, Path]]:
    found = [(name, folder) for name, folder in sources.library().items() if not only or name in only]
    for requirement in sources.wanted():
        if only and requirement.partition("==")[0] not in only:
            continue
        folder = sources.package(requirement, work)
        if folder is None:
            print(f"{requirement}: can't be had here", file=sys.stderr)
        else:
            found.append((requirement, folder))
    return found


def _row(name: str, folder: Path, work: Path, tool: str) -> dict[str, Any]:
    found = work / "findings.json"
    found.unlink(missing_ok=True)
    lint = [
        sys.executable,
        "-m",
        tool,
        "check",
        "--isolated",
        "--no-cache",
        "-q",
        "-j1",
        "--no-respect-gitignore",
    ]
    words = [*lint, "--format", "json", "--output-file", str(found), "."]
    try:
        ran = subprocess.run(
            [sys.executable, "-S", "-E", "-c", LAUNCHER, *words],
            cwd=folder,
            capture_output=True,
            timeout=TIME_OUT,
        )
        seconds, _, peak, status = json.loads(ran.stdout)
    except subprocess.TimeoutExpired:
        seconds, peak, status = float(TIME_OUT), 0.0, -1
    document = json.loads(found.read_text(encoding="utf-8")) if found.exists() else {}
    findings, errors = document.get("findings", []), document.get("errors", [])
    lines = [f"{f['path']}:{f['line']}:{f['column']}: {f['code']} {f['message']}" for f in findings]
    lines += [f"{e['path']}: error: {e['message']}" for e in errors]
    inner = sum("internal error" in e["message"] for e in errors)
    row = {
        "package": name,
        "files": document.get("files", 0) + len({e["path"] for e in errors}),
        "seconds": round(seconds, 1),
        "peak_mb": round(peak),
        "findings": len(findings),
        "errors": len(errors),
        "crashes": inner + (status not in {0, 1, 2} or not document),
        "lines": sorted(lines),
    }
    print(results.markdown([row]).splitlines()[2], file=sys.stderr, flush=True)
    return row


if __name__ == "__main__":
    sys.exit(main())
