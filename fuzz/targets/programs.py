"""Generated programs: what a run asks for is what the analyzer expects."""

from __future__ import annotations

import random
import warnings
from collections.abc import Sequence

from fuzz.choices import Choices
from fuzz.programs.comparing import expected
from fuzz.programs.prelude import SIBLING
from fuzz.programs.running import run
from fuzz.programs.writing import program
from fuzz.target import Fault, Target, written

RUNS = 4
_SEEDS = 200


def check(data: bytes) -> None:
    """Write the program that *data* decides, run it, and compare."""
    source = program(Choices(data))
    if not is_python(source):  # a walrus where there can be none
        return
    written("sibling.py", SIBLING.encode())
    file = written("program.py", source.encode())
    known = expected(source, file)
    for number in range(RUNS):
        answers = Choices(random.Random(f"{number}{source}").randbytes(64))
        for asked in run(source, answers):
            complaint = known.complaint(asked)
            if complaint is not None:
                raise Fault(f"{complaint}\n{listed(source, asked.lines)}")


def is_python(source: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(source, "program.py", "exec", dont_inherit=True)
    except SyntaxError:
        return False
    return True


def listed(source: str, lines: Sequence[int]) -> str:
    """The lines of *source* that led to a request."""
    text = source.split("\n")
    return "\n".join(f"{line:5} {text[line - 1].strip()}" for line in lines)


def seeds() -> list[bytes]:
    chance = random.Random(1)
    return [chance.randbytes(chance.choice((16, 40, 80, 160))) for _ in range(_SEEDS)]


TARGET = Target(check, seeds)
