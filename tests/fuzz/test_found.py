"""Inputs that once were too much, and the machinery that finds such."""

from __future__ import annotations

import random
import sys
from itertools import count, islice
from pathlib import Path
from types import SimpleNamespace

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))
pytest.importorskip("fuzz.targets", reason="the fuzzers are not part of a distribution")

from fuzz import loop  # noqa: E402
from fuzz.choices import Choices  # noqa: E402
from fuzz.mutation import mutated  # noqa: E402
from fuzz.programs.running import run  # noqa: E402
from fuzz.target import Fault, Target  # noqa: E402
from fuzz.targets import TARGETS  # noqa: E402

CASES = sorted((Path(__file__).parent / "cases").glob("*/*"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_found_before(case: Path) -> None:
    TARGETS[case.parent.name].check(case.read_bytes())


@pytest.mark.parametrize("name", sorted(TARGETS))
def test_some_inputs(name: str) -> None:
    target = TARGETS[name]
    for data in islice(loop.inputs(target, seed=3), 12):
        target.check(data)


def test_the_same_seed_makes_the_same_inputs() -> None:
    target = TARGETS["config"]
    once, again, other = (list(islice(loop.inputs(target, seed), 80)) for seed in (1, 1, 2))
    assert once == again != other


def test_a_run_ends_after_as_many_inputs(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[bytes] = []
    target = Target(tried.append, lambda: [b"a", b"b", b"c"], [b"token"])
    assert loop.run(target, loop.Limit(inputs=9), seed=5).inputs == 9
    assert tried == list(islice(loop.inputs(target, seed=5), 9))
    monkeypatch.setattr(loop, "time", SimpleNamespace(monotonic=count().__next__))  # a second for each
    assert loop.run(target, loop.Limit(inputs=9, seconds=2.5), seed=5).inputs == 2


def test_a_fault_is_kept_once(tmp_path: Path) -> None:
    def check(data: bytes) -> None:
        if b"x" in data:
            raise Fault("an x")

    outcome = loop.Outcome()
    for data in (b"a", b"x", b"xx", b"b"):
        loop.checked(Target(check, list), data, outcome, tmp_path)
    assert outcome.inputs == 4
    assert len(outcome.faults) == 1
    assert sorted(path.read_bytes() for path in tmp_path.iterdir() if not path.suffix) == [b"x"]


@pytest.mark.skipif(sys.platform == "win32", reason="no interval timers there")
def test_what_does_not_end_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def check(data: bytes) -> None:
        while True:
            pass

    monkeypatch.setattr(loop, "TIME_OUT", 0.05)
    outcome = loop.Outcome()
    loop.checked(Target(check, list), b"", outcome, None)
    assert [kind.split()[0] for kind in outcome.faults] == ["TimedOut"]


def test_a_program_whose_texts_double_is_ended() -> None:
    source = """
import requests
def doubled(text):
    return text + text
text = "x"
requests.get("/early")
while len(text) < 10_000_000:
    text = doubled(text)
requests.get("/late")
"""
    assert [asked.url for asked in run(source, Choices(b""))] == ["/early"]


def test_choices_end() -> None:
    choices = Choices(b"\x05")
    assert [choices.below(4), choices.below(4), choices.pick("ab")] == [1, 0, "a"]
    assert choices.exhausted


def test_changes_are_bounded() -> None:
    chance = random.Random(1)
    data = b"x = 1\n"
    for _ in range(300):
        data = mutated(chance, data, [b"seed\nlines\n"], [b"token"])
    assert len(data) <= 20_000
