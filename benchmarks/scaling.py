"""How the cost grows with a program: exponents fitted to the logarithms of size and time."""

from __future__ import annotations

import ast
import time
from collections.abc import Callable, Sequence
from math import log
from pathlib import Path

from benchmarks import floor, trees

DIRECTIONS: dict[str, tuple[Callable[[int], dict[str, str]], tuple[int, ...]]] = {
    "file size (functions that don't matter)": (trees.of_size, (50, 100, 200, 400)),
    "call sites": (trees.with_calls, (50, 100, 200, 400)),
    "depth of wrappers": (trees.with_depth, (2, 4, 8, 12)),
    "modules followed": (trees.with_modules, (10, 20, 40, 80)),
}


def exponent(points: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The slope of log(y) over log(x) by least squares, and the share of the spread that it explains."""
    xs, ys = [log(x) for x, _ in points], [log(y) for _, y in points]
    x_mean, y_mean = sum(xs) / len(xs), sum(ys) / len(ys)
    across = sum((x - x_mean) ** 2 for x in xs)
    slope = sum((x - x_mean) * (y - y_mean) for x, y in zip(xs, ys, strict=True)) / across
    spread = sum((y - y_mean) ** 2 for y in ys)
    return slope, slope**2 * across / spread if spread else 1.0


def measured(folder: Path, times: int = 3) -> list[dict[str, object]]:
    """One row for each direction in which a program may grow."""
    return [
        _row(name, make, sizes, folder / str(number), times)
        for number, (name, (make, sizes)) in enumerate(DIRECTIONS.items())
    ]


def _row(
    name: str, make: Callable[[int], dict[str, str]], sizes: Sequence[int], folder: Path, times: int
) -> dict[str, object]:
    _seconds(make(sizes[0]), folder / "warm")  # imports, and the catalog
    points: list[tuple[float, float]] = []
    least: list[tuple[float, float]] = []
    for size in sizes:
        files = make(size)
        points.append((size, min(_seconds(files, folder / f"{size}-{n}") for n in range(times))))
        least.append((size, min(_floor(files) for _ in range(times))))
    slope, explained = exponent(points)
    return {
        "direction": name,
        "points": [[size, round(seconds, 4)] for size, seconds in points],
        "exponent": round(slope, 2),
        "r2": round(explained, 3),
        "floors": [[size, round(seconds, 4)] for size, seconds in least],
        "floor": round(exponent(least)[0], 2),
    }


def _seconds(files: dict[str, str], folder: Path) -> float:
    """Processor time to analyse ``app.py`` of *files*, nothing known before."""
    from appaccess_lint.engine import Analyzer

    folder.mkdir(parents=True, exist_ok=True)
    for name, source in files.items():
        (folder / name).write_text(source, encoding="utf-8")
    analyzer = Analyzer()
    start = time.process_time()
    sites = analyzer.analyze(files["app.py"], str(folder / "app.py")).sites
    taken = time.process_time() - start
    if not sites:
        raise AssertionError("the program's calls weren't found")
    return taken


def _floor(files: dict[str, str]) -> float:
    """Processor time to parse *files*, and to walk and match ``app.py``."""
    matcher = floor.matcher()
    start = time.process_time()
    trees = {name: ast.parse(source) for name, source in files.items()}
    floor.match_texts(trees["app.py"], matcher)
    return time.process_time() - start
