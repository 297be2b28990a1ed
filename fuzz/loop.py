"""Feeds a target with inputs up to a limit, and gathers the faults: one of each kind."""

from __future__ import annotations

import hashlib
import math
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from types import FrameType

from fuzz.mutation import mutated
from fuzz.target import Target

TIME_OUT = 20
"""Seconds of processor time for one input: what else the machine does must not make a fault."""
MAX_MEMORY = 3 << 30
"""Bytes of address space for the whole process: an input that asks for more gets a ``MemoryError``."""


class TimedOut(BaseException):
    """An input took too long; no ``Exception``, so that nothing takes it for its own."""


@dataclass(frozen=True, slots=True)
class Limit:
    """Where a run ends: after as many inputs, which are the same on each machine, or after a time."""

    inputs: int | None = None
    seconds: float | None = None


@dataclass(slots=True)
class Outcome:
    """How many inputs were tried, and the texts of the faults by their kind."""

    inputs: int = 0
    faults: dict[str, str] = field(default_factory=dict)


def checked(target: Target, data: bytes, outcome: Outcome, found: Path | None) -> None:
    """Try one input; the first of each kind of fault goes to the folder *found*."""
    outcome.inputs += 1
    try:
        with _limited(TIME_OUT):
            target.check(data)
    except (Exception, TimedOut) as error:
        kind = kind_of(error)
        if kind not in outcome.faults:
            outcome.faults[kind] = "".join(traceback.format_exception(error))
            if found is not None:
                found.mkdir(parents=True, exist_ok=True)
                name = hashlib.sha256(kind.encode()).hexdigest()[:12]
                (found / name).write_bytes(data)
                (found / f"{name}.txt").write_text(outcome.faults[kind], encoding="utf-8", errors="replace")


def kind_of(error: BaseException) -> str:
    """What makes two faults the same: their type, and the line that raised."""
    frames = traceback.extract_tb(error.__traceback__)
    last = next((f for f in reversed(frames) if "appaccess" in f.filename or "fuzz" in f.filename), None)
    text = str(error).split(":")[0] if last is not None and "fuzz" in last.filename else ""
    return f"{type(error).__name__} {Path(last.filename).name}:{last.lineno} {text}" if last else repr(error)


def run(target: Target, limit: Limit, seed: int, found: Path | None = None) -> Outcome:
    """Try the seeds, then changes of them, up to the *limit*."""
    outcome = Outcome()
    end = math.inf if limit.seconds is None else time.monotonic() + limit.seconds
    for data in islice(inputs(target, seed), limit.inputs):
        if time.monotonic() > end:
            break
        checked(target, data, outcome, found)
    return outcome


def inputs(target: Target, seed: int) -> Iterator[bytes]:
    """Yield inputs without end: the same for the same *seed*."""
    chance = random.Random(seed)
    seeds = list(target.seeds())
    yield from chance.sample(seeds, len(seeds))
    while True:
        yield mutated(chance, chance.choice(seeds), seeds, target.tokens)


def limit_memory() -> None:
    """Let no input take all that the machine has."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    if sys.platform == "win32":
        yield
        return

    def stop(number: int, frame: FrameType | None) -> None:
        raise TimedOut(f"longer than {seconds} s")

    before: Callable[..., object] | int | None = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
