"""``python -m ecosystem.ablate PATH…``: switch off one mechanism at a time, and count what changes.

A mechanism that changes nothing over code that nobody wrote for it can go; one that only guards against a
wrong certainty changes nothing either until somebody writes such code, so that its removal needs a reason.
Each folder directly in a PATH is a project of its own.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path

from appaccess_lint.engine import Analyzer
from appaccess_lint.model import CallSite
from ecosystem import sources
from ecosystem.mechanisms import Mechanism, mechanisms

import appaccess_lint.analysis  # noqa: F401, isort: skip - what is switched off must be there

KINDS = ("files", "lost", "found", "changed", "findings")
"""Files in which a mechanism is used; call sites that are there with it alone, without it alone, and
differently; findings that differ."""
Sites = dict[tuple[object, ...], tuple[str, tuple[str, ...]]]


def main(words: list[str] | None = None) -> int:
    """Print a table of the mechanisms by what changes without them."""
    parser = argparse.ArgumentParser("python -m ecosystem.ablate", description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")
    parser.add_argument("--only", action="append", help="a mechanism by its name; may be repeated")
    parser.add_argument("--work", type=Path, help="fetch the packages of outside.txt into this folder")
    parser.add_argument("--enough", type=int, default=20, help="changes after which a mechanism is proven")
    parser.add_argument("--sites-only", action="store_true", help="leave out files without a call site")
    parser.add_argument("--show", action="store_true", help="print each call site that differs")
    parser.add_argument("--list", action="store_true", help="print the mechanisms, and stop")
    arguments = parser.parse_args(words)
    wanted = [m for m in mechanisms() if not arguments.only or m.name in arguments.only]
    if arguments.list:
        for mechanism in wanted:
            print(f"{mechanism.name}: {mechanism.does}")
        return 0
    paths = list(arguments.paths)
    if arguments.work is not None:
        paths += [f for r in sources.wanted(sources.OUTSIDE) if (f := sources.package(r, arguments.work))]
    counted = {m.name: Counter[str]() for m in wanted}
    try:
        for folder in projects(paths):
            print(folder, file=sys.stderr, flush=True)
            unproven = [m for m in wanted if not _proven(counted[m.name], arguments.enough)]
            _ablate(folder, unproven, counted, arguments)
    except KeyboardInterrupt:
        print("interrupted: what was counted until now", file=sys.stderr)
    print(_table(counted))
    return 0


def projects(paths: Iterable[Path]) -> Iterator[Path]:
    """Return the folders directly in *paths*; a path that holds Python files itself is one project."""
    for path in paths:
        folders = sorted(p for p in path.iterdir() if p.is_dir()) if path.is_dir() else []
        yield from [path] if any(path.glob("*.py")) or path.is_file() or not folders else folders


def _proven(counts: Counter[str], enough: int) -> bool:
    return sum(counts[kind] for kind in KINDS[1:]) >= enough


def _ablate(
    folder: Path, wanted: list[Mechanism], counted: dict[str, Counter[str]], options: argparse.Namespace
) -> None:
    """Count over the files of *folder* what changes without each of *wanted*.

    All that a file uses are switched off together: where that changes nothing, as in most files, one run
    tells it of all of them.
    """
    analyzer = Analyzer()
    for file in [folder] if folder.is_file() else sorted(folder.rglob("*.py")):
        used: set[str] = set()
        with ExitStack() as stack:
            for mechanism in wanted:
                stack.enter_context(mechanism.watched(used))
            whole = _sites(analyzer, file)
        if options.sites_only and not whole:
            continue
        suspects = [m for m in wanted if m.name in used and not _proven(counted[m.name], options.enough)]
        for mechanism in suspects:
            counted[mechanism.name]["files"] += 1
        for mechanism, differences in _telling(analyzer, file, whole, suspects):
            for kind, site in differences:
                counted[mechanism.name][kind] += 1
                if options.show and kind != "findings":
                    print(f"{mechanism.name}: {kind}: {site}")


Differences = list[tuple[str, str]]


def _telling(
    analyzer: Analyzer, file: Path, whole: Sites, suspects: list[Mechanism]
) -> Iterator[tuple[Mechanism, Differences]]:
    """Yield the mechanisms of *suspects* without which something changes in *file*, with what that is."""
    if not suspects:
        return
    with ExitStack() as stack:
        for mechanism in suspects:
            stack.enter_context(mechanism.off())
        differences = list(_differences(whole, _sites(analyzer, file)))
    if not differences:
        return
    if len(suspects) == 1:
        yield suspects[0], differences
        return
    middle = len(suspects) // 2
    yield from _telling(analyzer, file, whole, suspects[:middle])
    yield from _telling(analyzer, file, whole, suspects[middle:])


def _sites(analyzer: Analyzer, file: Path) -> Sites:
    try:
        source = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return {}
    return {_place(site): _told(site) for site in analyzer.analyze(source, str(file)).sites}


def _place(site: CallSite) -> tuple[object, ...]:
    return site.path, site.span.line, site.span.column, site.kind, site.client_method or ""


def _told(site: CallSite) -> tuple[str, tuple[str, ...]]:
    """Return the facts of a call site, and the codes of its findings."""
    operations = " ".join(f"{o.method} {o.path}" for o in site.operations)
    said = f"{site.method} {site.url} {site.deployment} {site.auth} {operations}"
    return said, tuple(f"{finding.code} {finding.message}" for finding in site.findings)


def _differences(whole: Sites, without: Sites) -> Iterator[tuple[str, str]]:
    for place in sorted(whole.keys() | without.keys(), key=str):
        before, after = whole.get(place), without.get(place)
        if before == after:
            continue
        kind = "lost" if after is None else "found" if before is None else "changed"
        where = ":".join(map(str, place[:3]))
        yield kind, f"{where} {before and before[0]} -> {after and after[0]}"
        for finding in {*(before or ("", ()))[1]} ^ {*(after or ("", ()))[1]}:
            yield "findings", finding


def _table(counted: dict[str, Counter[str]]) -> str:
    rows = [("mechanism", *KINDS), ("---", *("---:" for _ in KINDS))]
    order = sorted(
        counted, key=lambda name: (-sum(counted[name][k] for k in KINDS[1:]), -counted[name]["files"])
    )
    rows += [(name, *(str(counted[name][kind]) for kind in KINDS)) for name in order]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


if __name__ == "__main__":
    sys.exit(main())
