"""Processor time and memory of child processes, measured in turns so that a noisy machine hits all alike."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Run:
    """One child process: processor and wall time in seconds, peak memory in MB, exit status."""

    cpu: float
    wall: float
    peak: float
    status: int


@dataclass(frozen=True, slots=True)
class Command:
    """What to run: the words of the command, the folder, what it reads, and its further environment."""

    words: tuple[str, ...]
    folder: Path
    stdin: bytes = b""
    environment: tuple[tuple[str, str], ...] = ()


LAUNCHER = """
import json, os, sys, time
null = os.open(os.devnull, os.O_WRONLY)
actions = [(os.POSIX_SPAWN_DUP2, null, 1), (os.POSIX_SPAWN_DUP2, null, 2)]
start = time.perf_counter()
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=actions)
_, status, usage = os.wait4(child, 0)
wall = time.perf_counter() - start
cpu = usage.ru_utime + usage.ru_stime
print(json.dumps([cpu, wall, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)]))
"""
"""A small process between us and the child: what a process had in memory when it started another counts for
the other's peak.  Linux counts in kilobytes."""


def run(command: Command) -> Run:
    """Run *command* once; its output goes nowhere."""
    words = (sys.executable, "-S", "-E", "-c", LAUNCHER, *command.words)
    environment = {**os.environ, **dict(command.environment)}
    ran = subprocess.run(
        words, cwd=command.folder, input=command.stdin, stdout=subprocess.PIPE, env=environment, check=True
    )
    return Run(*json.loads(ran.stdout))


def in_turns(commands: Mapping[str, Command], times: int) -> dict[str, list[Run]]:
    """Run every command *times* times, one after another in rounds."""
    found: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(times):
        for name, command in commands.items():
            found[name].append(run(command))
    return found


def cpu(runs: Sequence[Run]) -> float:
    """Return the median of the processor time."""
    return median(r.cpu for r in runs)


def wall(runs: Sequence[Run]) -> float:
    """Return the median of the wall time."""
    return median(r.wall for r in runs)


def peak(runs: Sequence[Run]) -> float:
    """Return the largest peak of memory."""
    return max(r.peak for r in runs)


def spread(runs: Sequence[Run]) -> float:
    """Return how far the processor times lie apart, as a share of their median."""
    times = [r.cpu for r in runs]
    return (max(times) - min(times)) / median(times)
