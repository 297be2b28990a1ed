"""``python -m ecosystem.certainty --corpus FOLDER LABELS``: measure each certainty on labelled code.

FOLDER has the unpacked sources, LABELS the ``labels.jsonl``, ``files.jsonl``, ``ambiguous.jsonl`` and
``negatives.jsonl`` that ``ecosystem/unseen/README.md`` describes.  ``--corpus`` may be repeated.

A report is right when a label on its lines names one of its operations.  Reports count in completely
labelled files and in look-alikes.  Those on ambiguous lines and for Confluence Server don't count.  The share
of unresolved requests is taken over all labelled files.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from appaccess_lint.catalog.load import load_catalog

Row = dict[str, Any]
CERTAINTIES = ("sure", "likely")
HEAD = ("corpus", "files", *(f"precision of `{name}`" for name in CERTAINTIES), "unresolved")
PARAMETER = re.compile(r"\{[^}]*\}")


class Labels(NamedTuple):
    """The labels of one file."""

    sites: list[Row]
    ambiguous: set[int]
    judged: bool
    """Whether each report that no label names is wrong."""
    server_only: bool
    """Whether the file calls Confluence Server only: calls without findings are right in it."""


def main(words: list[str] | None = None) -> int:
    """Print the table; return 2 where a corpus has none of its files, or the linter fails."""
    parser = argparse.ArgumentParser("python -m ecosystem.certainty", description=__doc__)
    parser.add_argument(
        "--corpus", nargs=2, action="append", required=True, type=Path, metavar=("FOLDER", "LABELS")
    )
    parser.add_argument("--wrong", action="store_true", help="print the wrong reports")
    options = parser.parse_args(words)
    documented = {_shape(operation.path) for operation in load_catalog()}
    rows = [HEAD, ("---", *("---:" for _ in HEAD[1:]))]
    for folder, labels in options.corpus:
        labelled = read_labels(folder, labels)
        if not labelled:
            print(f"{folder} has none of the labelled files", file=sys.stderr)
            return 2
        calls = _inventory(labelled)
        if calls is None:
            return 2
        judged = [
            (call, _is_right(call, labelled[file], documented)) for file, call in _counted(calls, labelled)
        ]
        rows.append((folder.name, str(len(labelled)), *_figures(judged), _unresolved(calls)))
        for call, right in judged:
            if options.wrong and not right:
                print(f"{call['path']}:{call['line']}: {call['certainty']}: {call['url']}")
    print("\n".join(f"| {' | '.join(row)} |" for row in rows))
    return 0


def read_labels(folder: Path, labels: Path) -> dict[Path, Labels]:
    """Return the labels of each labelled file that is in *folder*."""
    sites: dict[Path, list[Row]] = defaultdict(list)
    ambiguous: dict[Path, set[int]] = defaultdict(set)
    for row in _rows(labels / "labels.jsonl"):
        file = _file(folder, row)
        sites[file].append(row)
        # the same stored name, called again: neither wanted nor wrong
        ambiguous[file].update(*(range(first, last + 1) for first, last in row.get("other_lines") or ()))
    files = {_file(folder, row): row for row in _rows(labels / "files.jsonl")}
    for file, row in files.items():
        ambiguous[file].update(row.get("lenient_lines") or ())
    for row in _rows(labels / "ambiguous.jsonl"):
        ambiguous[_file(folder, row)] |= _lines(row)
    negatives = {_file(folder, row): row for row in _rows(labels / "negatives.jsonl")}
    return {
        file: Labels(
            sites[file],
            ambiguous[file],
            file in negatives or bool(files.get(file, {}).get("complete")),
            negatives.get(file, {}).get("expected") == "server-only",
        )
        for file in sorted({*sites, *files, *negatives})
        if file.is_file()
    }


def _rows(file: Path) -> Iterator[Row]:
    if file.exists():
        yield from (
            json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()
        )


def _file(folder: Path, row: Row) -> Path:
    if "repo" in row:
        name = f"{row['repo'].replace('/', '__')}@{row['commit'][:8]}"
    else:
        name = f"{row['package']}-{row['version']}"
    return folder.joinpath(name, row["path"]).resolve()


def _lines(row: Row) -> set[int]:
    return set(range(row["line"], (row.get("end_line") or row["line"]) + 1))


def _inventory(files: Iterable[Path]) -> list[Row] | None:
    """Return what the linter reports in *files*, ``None`` where it fails."""
    with tempfile.TemporaryDirectory() as temporary:
        listed = Path(temporary, "files")
        listed.write_text("\0".join(map(str, files)), encoding="utf-8")
        words = [
            "inventory",
            "--isolated",
            "--no-cache",
            "-q",
            "--format",
            "json",
            "--files-from",
            str(listed),
        ]
        ran = subprocess.run([sys.executable, "-m", "appaccess_lint", *words], stdout=subprocess.PIPE)
    calls: list[Row] | None = json.loads(ran.stdout)["calls"] if ran.stdout else None
    return calls


def _counted(calls: Iterable[Row], labelled: dict[Path, Labels]) -> Iterator[tuple[Path, Row]]:
    """Yield the reports that are right or wrong, each with its file."""
    for call in calls:
        file = Path(call["path"]).resolve()
        labels = labelled[file]
        if not call["operations"] or call["deployment"] == "server" or not labels.judged:
            continue
        if labels.ambiguous & _lines(call) or (labels.server_only and not call["findings"]):
            continue
        yield file, call


def _is_right(call: Row, labels: Labels, documented: set[str]) -> bool:
    return any(
        _agree(wanted, (operation["method"], _shape(operation["path"])), documented)
        for site in labels.sites
        if _site_lines(site) & _lines(call)
        for wanted in _wanted(site)
        for operation in call["operations"]
    )


def _site_lines(site: Row) -> set[int]:
    written = site.get("literal_line") if not site.get("literal_path") else None
    return _lines(site) | ({written} if written else set())


def _wanted(site: Row) -> Iterator[tuple[str | None, str]]:
    for endpoint in site["endpoints"]:
        yield endpoint.get("method"), _shape(endpoint["path_template"])
    for template in site.get("also_accept") or ():
        yield None, _shape(template)


def _agree(label: tuple[str | None, str], report: tuple[str | None, str], documented: set[str]) -> bool:
    """Whether both are the same; a literal of a label may fill a parameter of a documented path."""
    (method, path), (said, shape) = label, report
    if method and said and method != said:
        return False
    wanted, given = path.split("/"), shape.split("/")
    return path == shape or (
        path not in documented
        and len(wanted) == len(given)
        and all(here == there or (there == "{}" and here) for here, there in zip(wanted, given, strict=True))
    )


def _shape(path: str) -> str:
    """Return *path* with ``{}`` for each parameter, without its query."""
    return PARAMETER.sub("{}", path.partition("?")[0]).rstrip("/")


def _figures(judged: Iterable[tuple[Row, bool]]) -> Iterator[str]:
    counts = Counter((call["certainty"], right) for call, right in judged)
    for name in CERTAINTIES:
        yield _share(counts[name, True], counts[name, True] + counts[name, False])


def _unresolved(calls: list[Row]) -> str:
    return _share(sum(call["kind"] == "unresolved" for call in calls), len(calls))


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f} ({part} of {whole})" if whole else "-"


if __name__ == "__main__":
    sys.exit(main())
