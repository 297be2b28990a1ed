"""The map by itself: what is kept is not done again, what failed is, and only work starts a scheduler."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

distributed = pytest.importorskip("distributed", reason="the extra isn't installed")

from appaccess_lint.organisation.mapping import mapped  # noqa: E402
from appaccess_lint.organisation.repositories import repositories  # noqa: E402
from appaccess_lint.organisation.results import Results  # noqa: E402
from appaccess_lint.organisation.task import Bounds  # noqa: E402

CALL = "import requests\nrequests.get('https://x.atlassian.net/wiki/rest/api/space')\n"


@contextmanager
def within() -> Iterator[Any]:
    """A scheduler and a worker within this process."""
    with distributed.Client(
        processes=False, n_workers=1, threads_per_worker=1, dashboard_address=None
    ) as client:
        yield client


def none() -> Any:
    raise AssertionError("there is nothing to do")


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., tuple[dict[str, Any], list[str]]]:
    results = Results(tmp_path / "kept", ())
    for name in ("good", "other"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "app.py").write_text(CALL, encoding="utf-8")
    (tmp_path / "broken.zip").write_bytes(b"PK")

    def ran(*names: str, client: Callable[[], Any] = within) -> tuple[dict[str, Any], list[str]]:
        told: list[str] = []
        wanted = repositories([str(tmp_path / name) for name in names])
        return mapped(wanted, results, (), Bounds(), client, told.append), told

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
    again, told = run(*names, client=none)
    assert (list(again), sorted(told)) == (list(found), sorted(found))
    assert [again[name] for name in ("good", "other")] == [found[name] for name in ("good", "other")]


def test_what_has_changed_is_done_anew(run, tmp_path: Path) -> None:
    run("good")
    assert len(run("good", client=none)[0]["good"]["sites"]) == 1
    (tmp_path / "good" / "more.py").write_text(CALL, encoding="utf-8")
    assert len(run("good")[0]["good"]["sites"]) == 2
