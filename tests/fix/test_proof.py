"""Programs do the same after ``fix`` as before, on a site where deprecated operations are gone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from proof import Idiom, idioms, prove

from appaccess_lint.fix import decide, file
from appaccess_lint.fix.model import Refusal
from appaccess_lint.fix.usage import Usage

IDIOMS = idioms()
LIBRARIES = ("aiohttp", "atlassian", "httpx", "requests")


@pytest.fixture
def idiom(request: pytest.FixtureRequest) -> Idiom:
    """The program; skipped where its library isn't installed."""
    found: Idiom = request.param
    for library in LIBRARIES:
        if f"import {library}" in found.before or f"from {library}" in found.before:
            pytest.importorskip(library)
    return found


every_idiom = pytest.mark.parametrize("idiom", IDIOMS, ids=[found.name for found in IDIOMS], indirect=True)


@every_idiom
def test_rewritten_as_the_file_says(idiom: Idiom, tmp_path: Path) -> None:
    fixed, ran = idiom.fixed(tmp_path)
    assert fixed == idiom.after
    assert bool(idiom.refused) == (fixed == idiom.before)
    assert idiom.refused in ran.err


@every_idiom
def test_does_the_same(idiom: Idiom) -> None:
    prove(idiom.before, idiom.after)


# fixers with a mistake: each makes a program that does something else


def without_status(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decide, "implied", _changed(decide.implied, lambda found: found.pop("status", None)))


def without_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decide, "implied", _changed(decide.implied, lambda found: found.pop("limit", None)))


def without_body_format(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decide, "needed", _changed(decide.needed, set.clear))


def without_the_leave_check(monkeypatch: pytest.MonkeyPatch) -> None:
    def usage_of(*given: Any) -> Usage:
        try:
            found = real(*given)
        except Refusal:
            return Usage()
        return Usage(found.values - {()}, found.tests)

    real = decide.usage_of
    monkeypatch.setattr(decide, "usage_of", usage_of)


def letting_start_through(monkeypatch: pytest.MonkeyPatch) -> None:
    def parameter(name: str, *given: Any) -> tuple[str, str | None] | None:
        return (name, None) if name == "start" else real(name, *given)

    real = decide.parameter
    monkeypatch.setattr(decide, "parameter", parameter)
    monkeypatch.setattr(file, "AGAINST", frozenset())  # or the analysis of the result would refuse it


def ignoring_a_contradicting_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decide, "contradiction", lambda *_: "")


def _changed(real: Callable[..., Any], change: Callable[[Any], object]) -> Callable[..., Any]:
    def changed(*given: Any) -> Any:
        found = real(*given)
        change(found)
        return found

    return changed


MUTANTS = {
    without_status: "requests/archived",
    without_limits: "requests/labels",
    without_body_format: "requests/body",
    without_the_leave_check: "refused/leaves",
    letting_start_through: "refused/offset_loop",
    ignoring_a_contradicting_name: "refused/contradicting_name",
}


@pytest.mark.parametrize(("mutate", "name"), MUTANTS.items(), ids=[made.__name__ for made in MUTANTS])
def test_a_mistake_is_noticed(
    mutate: Callable[[pytest.MonkeyPatch], None],
    name: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    idiom = Idiom(name)
    mutate(monkeypatch)
    fixed, _ = idiom.fixed(tmp_path)
    assert fixed != idiom.before
    with pytest.raises(AssertionError):
        prove(idiom.before, fixed)
