"""``python -m fuzz``: feed the linter with inputs that nobody wrote, and keep those that it can't bear."""

from __future__ import annotations

import argparse
import math
import re
import subprocess
import sys
import time
from pathlib import Path

from fuzz import loop
from fuzz.targets import TARGETS


def main() -> int:
    """Return 1 where a fault was found."""
    parser = argparse.ArgumentParser("python -m fuzz", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"all without: {', '.join(TARGETS)}")
    parser.add_argument("--inputs", type=_count, help="how many for each target: as many on each machine")
    parser.add_argument(
        "--seconds", type=float, help="how long at most for each target (60, where --inputs isn't given)"
    )
    parser.add_argument("--seed", type=int, default=0, help="another one makes other inputs")
    parser.add_argument("--guided", action="store_true", help="by coverage, with atheris, instead of by seed")
    parser.add_argument(
        "--found", type=Path, default=Path("fuzz-found"), help="folder for inputs with faults"
    )
    parser.add_argument("--again", type=Path, help="try this input alone")
    arguments = parser.parse_args()
    unknown = set(arguments.targets) - set(TARGETS)
    if unknown:
        parser.error(f"no target: {', '.join(sorted(unknown))}")
    names = arguments.targets or list(TARGETS)
    if arguments.again:
        for name in names:
            TARGETS[name].check(arguments.again.read_bytes())
        return 0
    if not arguments.guided:
        loop.limit_memory()
    seconds = 60 if arguments.inputs is None and arguments.seconds is None else arguments.seconds
    limit = loop.Limit(arguments.inputs, seconds)
    faults = 0
    for name in names:
        started = time.monotonic()
        found = arguments.found / name
        run = _guided if arguments.guided else _seeded
        inputs, texts = run(name, limit, arguments.seed, found)
        faults += len(texts)
        for text in texts:
            print(text, file=sys.stderr)
        taken = time.monotonic() - started
        print(f"{name}: {inputs} inputs in {taken:.0f} s, {len(texts)} faults", flush=True)
    return int(bool(faults))


def _count(text: str) -> int:
    count = int(text)
    if count < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return count


def _seeded(name: str, limit: loop.Limit, seed: int, found: Path) -> tuple[int, list[str]]:
    outcome = loop.run(TARGETS[name], limit, seed, found)
    return outcome.inputs, list(outcome.faults.values())


def _guided(name: str, limit: loop.Limit, seed: int, found: Path) -> tuple[int, list[str]]:
    corpus = found.parent / f"{name}-corpus"
    before = set(found.glob("*.txt"))
    bounds = [str(limit.inputs or -1), str(math.ceil(limit.seconds or 0))]  # as libFuzzer says: without
    words = [sys.executable, "-m", "fuzz.guided", name, *bounds, str(corpus), str(found)]
    ran = subprocess.run(words, capture_output=True, text=True, errors="replace")
    tried = re.search(r"stat::number_of_executed_units:\s*(\d+)", ran.stderr)
    texts = [path.read_text(encoding="utf-8") for path in sorted(set(found.glob("*.txt")) - before)]
    if tried is None or ran.returncode:
        texts.append(f"{name}: the fuzzer ended with {ran.returncode}:\n{ran.stderr[-3000:]}")
    return int(tried[1]) if tried else 0, texts


if __name__ == "__main__":
    sys.exit(main())
