"""Feeds a target with inputs for a time, and gathers the faults: one of each kind."""

from __future__ import annotations

import hashlib
import random
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from fuzz.mutation import mutated
from fuzz.target import Target

TIME_OUT = 20
"""Seconds for one input."""
MAX_MEMORY = 3 << 30
"""Bytes of address space for the whole process: an input that asks for more gets a ``MemoryError``."""


class TimedOut(BaseException):
    """An input took too long; no ``Exception``, so that nothing takes it for its own."""


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


def run(target: Target, seconds: float, seed: int, found: Path | None = None) -> Outcome:
    """Try the seeds, then changes of them, until *seconds* are over."""
    outcome = Outcome()
    end = time.monotonic() + seconds
    for data in inputs(target, seed):
        if time.monotonic() > end:
            return outcome
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

    before: Callable[..., object] | int | None = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
