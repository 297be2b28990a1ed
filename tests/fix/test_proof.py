"""Programs do the same after ``fix`` as before, on a site where deprecated operations are gone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from proof import Idiom, idioms, prove

from appaccess_lint.answer import Usage
from appaccess_lint.fix import answer, content, decide, file, query
from appaccess_lint.fix.model import Old, Refusal
from appaccess_lint.model import Parameters

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
    monkeypatch.setattr(query, "implied", _changed(query.implied, lambda found: found.pop("status", None)))


def without_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(query, "implied", _changed(query.implied, lambda found: found.pop("limit", None)))


def without_body_format(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decide, "answer_of", _changed(answer.answer_of, lambda found: found.asks.clear()))


def without_the_leave_check(monkeypatch: pytest.MonkeyPatch) -> None:
    def usage_of(*given: Any) -> Usage:
        try:
            return real(*given)
        except Refusal:
            return Usage()

    real = decide.usage_of
    monkeypatch.setattr(decide, "usage_of", usage_of)


def letting_start_through(monkeypatch: pytest.MonkeyPatch) -> None:
    def parameter(name: str, *given: Any) -> Any:
        return (name, Old(name)) if name == "start" else real(name, *given)

    real = query.parameter
    monkeypatch.setattr(query, "parameter", parameter)
    # what else would refuse it: the parameters of the operation, and the analysis of the result
    monkeypatch.setattr(query, "takes", lambda _: Parameters(query=("start", "limit")))
    monkeypatch.setattr(file, "AGAINST", frozenset())


def ignoring_a_contradicting_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(content, "contradiction", lambda *_: "")


def without_renames(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decide, "answer_of", _changed(answer.answer_of, lambda found: found.nodes.clear()))


def without_the_place_of_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decide, "for_missing", lambda *_: {})


def ignoring_the_status(monkeypatch: pytest.MonkeyPatch) -> None:
    def usage_of(*given: Any) -> Usage:
        found = real(*given)
        return replace(found, uses=tuple(use for use in found.uses if use.kind != "status"))

    real = decide.usage_of
    monkeypatch.setattr(decide, "usage_of", usage_of)


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
    without_renames: "requests/renamed_keys",
    without_the_place_of_a_page: "requests/create_page",
    ignoring_the_status: "refused/status_of_a_comment",
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
