"""Call sites don't depend on the order in which a class's methods and a module's functions stand."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from appaccess_lint import analyze
from ecosystem.rewrites import shuffled, unchanged

PROGRAMS = sorted((Path(__file__).parent / "shuffled").glob("*.py"))
ORDERS = 6


def _found(source: str, lines: Sequence[int]) -> set[tuple[object, ...]]:
    """What is found, by the line on which it stands in the program as it is written."""
    return {
        (
            lines[site.span.line - 1],
            site.url,
            site.deployment,
            site.auth.value,
            site.certainty,
            tuple(sorted(operation.key for operation in site.operations)),
        )
        for site in analyze(source, "app.py")
    }


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_order_changes_nothing(program: Path) -> None:
    source = program.read_text(encoding="utf-8")
    expected = _found(source, unchanged(source).lines)
    assert expected
    for seed in range(ORDERS):
        rewritten = shuffled(source, random.Random(f"{program.stem}{seed}"))
        assert _found(rewritten.source, rewritten.lines) == expected
