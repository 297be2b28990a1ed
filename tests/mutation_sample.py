"""Takes some of mutmut's mutants at random, and sums up how they fared.

``python tests/mutation_sample.py take appaccess_lint.values 400 12`` prints the names of 400 mutants: the
same ones for the same seed (12) and sources.  ``… sum NAMES`` tells after their run how many were killed.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections.abc import Iterator
from pathlib import Path

MUTANTS = Path("mutants")
KILLED = frozenset({1, 3, 24, -24, 36, 152, 255})
"""The exit codes by which mutmut tells that a test failed, or went on for ever."""


def outcomes(package: str) -> Iterator[tuple[str, int | None]]:
    """Every mutant of a package or module with the exit code of its run, ``None`` where there was none."""
    for meta in sorted(MUTANTS.rglob("*.meta")):
        codes: dict[str, int | None] = json.loads(meta.read_text(encoding="utf-8"))["exit_code_by_key"]
        yield from ((name, code) for name, code in codes.items() if name.startswith(f"{package}."))


def interval(killed: int, total: int) -> tuple[float, float]:
    """Wilson's: where the share of all mutants lies, by 95 %."""
    z, share = 1.96, killed / total
    middle = (share + z * z / (2 * total)) / (1 + z * z / total)
    half = z * math.sqrt(share * (1 - share) / total + z * z / (4 * total * total)) / (1 + z * z / total)
    return middle - half, middle + half


def take(package: str, count: int, seed: int) -> str:
    names = sorted(name for name, _ in outcomes(package))
    return "\n".join(random.Random(seed).sample(names, count))


def summed(names: list[str]) -> str:
    codes = {name: code for name, code in outcomes("appaccess_lint") if name in set(names)}
    missing = [name for name in names if codes.get(name) is None]
    if missing:
        return f"{len(missing)} of {len(names)} weren't run, {missing[0]} for one"
    left = sorted(name for name, code in codes.items() if code not in KILLED)
    killed = len(names) - len(left)
    low, high = interval(killed, len(names))
    share = f"{killed} of {len(names)} killed: {killed / len(names):.1%}, {low:.1%} to {high:.1%}"
    return "\n".join([*left, share])


def main() -> None:
    match sys.argv[1:]:
        case ["take", package, count, seed]:
            print(take(package, int(count), int(seed)))
        case ["sum", names]:
            print(summed(Path(names).read_text(encoding="utf-8").split()))
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
