"""``python -m ecosystem.metamorphic PATH…``: rewrite code so that it does the same; compare what is found.

The rewrites: functions and methods in another order, other names for local variables and parameters, a module
split in two, files analysed in another order. Each folder directly in a PATH is a project of its own.
"""

from __future__ import annotations

import argparse
import ast
import random
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from appaccess_lint.engine import Analyzer
from appaccess_lint.model import CallSite
from ecosystem.ablate import projects
from ecosystem.renaming import keywords, renamed
from ecosystem.rewrites import shuffled, unchanged
from ecosystem.splitting import split

Record = tuple[object, ...]
Difference = tuple[str, str]
"""A rewrite's name, and what is found otherwise."""
ORDERS = 2


def main(words: list[str] | None = None) -> int:
    """Print the call sites that differ, and their number by rewrite; 1 where there are any."""
    parser = argparse.ArgumentParser("python -m ecosystem.metamorphic", description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    parser.add_argument("--only", choices=REWRITES, action="append", help="a rewrite; may be repeated")
    arguments = parser.parse_args(words)
    counted: Counter[str] = Counter()
    for folder in projects(arguments.paths):
        for name, differing in differences(folder, arguments.only or REWRITES):
            counted[name] += 1
            print(f"{name}: {differing}", flush=True)
    print(dict(counted) or "no call site differs")
    return 1 if counted else 0


def differences(folder: Path, rewrites: Iterable[str]) -> Iterator[Difference]:
    """Rewrite the modules of *folder* that hold call sites; yield what is found otherwise then."""
    files = [folder] if folder.is_file() else sorted(folder.rglob("*.py"))
    analyzer = Analyzer()
    found = {file: _sites(analyzer, _read(file), file) for file in files}
    passed = {name for file in files for name in _keywords(file)} if any(found.values()) else set()
    for name in rewrites:
        if name == "order":
            other = Analyzer()
            again = {file: _sites(other, _read(file), file) for file in reversed(files)}
            for file in files:
                yield from _compared(name, file, map(_placed, found[file]), map(_placed, again[file]))
            continue
        with tempfile.TemporaryDirectory() as work:
            copy = Path(work, folder.name)
            if name == "split" and any(found.values()):
                shutil.copytree(folder, copy, ignore=shutil.ignore_patterns(".*", "*.pyc"))
            for file, sites in found.items():
                if sites:
                    yield from REWRITES[name](file, sites, passed, copy / file.relative_to(folder))


def _shuffle(file: Path, sites: Sequence[CallSite], passed: set[str], copy: Path) -> Iterator[Difference]:
    source = _read(file)
    before = [_placed(site, unchanged(source).lines) for site in sites]
    for seed in range(ORDERS):
        new = shuffled(source, random.Random(f"{file.name}{seed}"))
        after = [_placed(site, new.lines) for site in _sites(Analyzer(), new.source, file)]
        yield from _compared("shuffle", file, before, after)


def _rename(file: Path, sites: Sequence[CallSite], passed: set[str], copy: Path) -> Iterator[Difference]:
    after = _sites(Analyzer(), renamed(_read(file), passed), file)
    yield from _compared("rename", file, map(_placed, sites), map(_placed, after))


def _split(file: Path, sites: Sequence[CallSite], passed: set[str], copy: Path) -> Iterator[Difference]:
    new = f"{file.stem}_moved"
    parts = split(_read(file), file.stem, new, in_package=(file.parent / "__init__.py").exists())
    if parts is None or file.stem == "__init__":
        return
    moved = copy.with_name(f"{new}.py")
    before = copy.read_bytes()
    there = _sites(Analyzer(), _read(copy), copy)  # away from files around the project that say its versions
    copy.write_text(parts.rest, encoding="utf-8")
    moved.write_text(parts.moved, encoding="utf-8")
    after = [s for part in (copy, moved) for s in _sites(Analyzer(), _read(part), part)]
    copy.write_bytes(before)
    moved.unlink()
    yield from _compared("split", file, map(_said, there), map(_said, after))


REWRITES: dict[str, Callable[[Path, Sequence[CallSite], set[str], Path], Iterator[Difference]]] = {
    "shuffle": _shuffle,
    "rename": _rename,
    "split": _split,
    "order": _shuffle,
}


def _keywords(file: Path) -> set[str]:
    return keywords(_read(file))


def _read(file: Path) -> str:
    """Return a file's source, empty for what Python can't parse."""
    try:
        source = file.read_text(encoding="utf-8")
        ast.parse(source)
    except (OSError, UnicodeDecodeError, SyntaxError, ValueError):
        return ""
    return source


def _sites(analyzer: Analyzer, source: str, file: Path) -> tuple[CallSite, ...]:
    return tuple(analyzer.analyze(source, str(file)).sites)


def _said(site: CallSite) -> Record:
    """The facts of a call site, wherever it stands."""
    operations = " ".join(sorted(o.key for o in site.operations))
    codes = " ".join(sorted({f.code for f in site.findings}))
    where = (site.url, site.deployment, site.auth.value, site.certainty, site.unmatched)
    return (site.kind, site.client_method, site.method, *where, operations, codes)


def _placed(site: CallSite, lines: Sequence[int] = ()) -> Record:
    line = lines[site.span.line - 1] if lines else site.span.line
    evidence = tuple(
        (e.kind, e.says, e.place and e.place.path == site.path and lines and lines[e.place.line - 1])
        for e in site.auth.evidence
    )
    return (line, *_said(site), evidence if lines else ())


def _compared(
    name: str, file: Path, before: Iterable[Record], after: Iterable[Record]
) -> Iterator[Difference]:
    old, new = Counter(before), Counter(after)
    for record in (old - new).elements():
        yield name, f"{file}: only before: {record}"
    for record in (new - old).elements():
        yield name, f"{file}: only after: {record}"


if __name__ == "__main__":
    sys.exit(main())
