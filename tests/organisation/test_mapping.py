"""The map by itself: what is kept is not done again, what failed is, and only work starts a process."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from appaccess_lint.cli.repository import analyse
from appaccess_lint.organisation.cluster import results_by
from appaccess_lint.organisation.local import on_this_machine
from appaccess_lint.organisation.mapping import mapped
from appaccess_lint.organisation.repositories import Repository, repositories
from appaccess_lint.organisation.results import Results
from appaccess_lint.organisation.task import Bounds, Result

CALL = "import requests\nrequests.get('https://x.atlassian.net/wiki/rest/api/space')\n"


def on_dask(wanted: Sequence[Repository], **more: Any) -> Iterator[tuple[str, Result]]:
    """A scheduler and a worker within this process."""
    distributed = pytest.importorskip("distributed", reason="the extra isn't installed")
    with distributed.Client(
        processes=False, n_workers=1, threads_per_worker=1, dashboard_address=None
    ) as client:
        yield from results_by(client, wanted, **more)


def none(wanted: Sequence[Repository]) -> Iterator[tuple[str, Result]]:
    raise AssertionError("there is nothing to do")


WAYS = {"here": partial(on_this_machine, workers=2), "Dask": on_dask}


@pytest.fixture(params=WAYS)
def run(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., tuple[dict[str, Any], list[str]]]:
    results = Results(tmp_path / "kept", ())
    for name in ("good", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "app.py").write_text(CALL, encoding="utf-8")
    (tmp_path / "broken.zip").write_bytes(b"PK")

    way = partial(WAYS[request.param], analyse=analyse, options=(), bounds=Bounds())

    def ran(*names: str, analyse: Any = way) -> tuple[dict[str, Any], list[str]]:
        told: list[str] = []
        wanted = repositories([str(tmp_path / name) for name in names])
        return mapped(wanted, results, analyse, told.append), told

    return ran


def test_each_is_told_once_in_the_order_of_the_list(run, tmp_path: Path) -> None:
    names = ("missing", "good", "broken.zip", "other")
    found, told = run(*names)
    assert list(found) == ["missing", "good", "broken", "other"]
    assert sorted(told) == sorted(found)
    assert [len(result.get("sites", ())) for result in found.values()] == [0, 1, 0, 1]
    assert found["missing"] == {"error": "no such file or directory"}
    assert found["broken"]["error"].startswith("can't be unpacked: ")
    # what failed isn't kept, and is tried again
    assert len(list((tmp_path / "kept").iterdir())) == 2
    (tmp_path / "broken.zip").unlink()
    again, told = run(*names, analyse=none)
    assert (list(again), sorted(told)) == (list(found), sorted(found))
    assert [again[name] for name in ("good", "other")] == [found[name] for name in ("good", "other")]


def test_what_has_changed_is_done_anew(run, tmp_path: Path) -> None:
    run("good")
    assert len(run("good", analyse=none)[0]["good"]["sites"]) == 1
    (tmp_path / "good" / "more.py").write_text(CALL, encoding="utf-8")
    assert len(run("good")[0]["good"]["sites"]) == 2


def test_the_largest_are_begun_first(run, tmp_path: Path) -> None:
    (tmp_path / "other" / "large.py").write_text(CALL * 9, encoding="utf-8")
    (tmp_path / "good" / "data.json").write_text("1" * 9999, encoding="utf-8")  # not analysed
    begun: list[str] = []

    def note(wanted: Sequence[Repository]) -> Iterator[tuple[str, Result]]:
        begun.extend(repository.name for repository in wanted)
        return iter((name, {"error": "left"}) for name in begun)

    found, _ = run("broken.zip", "good", "other", analyse=note)
    assert begun == ["other", "good", "broken"]
    assert list(found) == ["broken", "good", "other"]


def test_parent_folders_distinguish_repositories_with_the_same_name(tmp_path: Path) -> None:
    paths = ("ops/app", "web/app", "web/old/app.zip", "other")
    found = repositories([str(tmp_path / path) for path in paths])
    assert [repository.name for repository in found] == ["ops/app", "web/app", "app.zip", "other"]
