"""Runs of wrappers leave out what has no bearing on requests; ``test_cases`` has what they find."""

from __future__ import annotations

import pytest

from appaccess_lint.engine import Analyzer
from appaccess_lint.syntax import ir
from appaccess_lint.values.summaries import functions

LONG = """
import logging, requests
log = logging.getLogger()
def get(path, note=None, params=None):
    url = "https://x.atlassian.net/wiki" + path
    shown = {"path": path}
    shown["note"] = note
    for key in ("a", "b"):
        log.debug("%s: %s", key, shown)
    answer = requests.get(url, params=params)
    if not answer.ok:
        text = "failed: " + answer.text
        log.error(text)
        raise ValueError(text)
    return answer
def main():
    get("/rest/api/space", "x")
    get("/rest/api/content", "y")
    get("/rest/api/group", "z", {"limit": 3})
"""


def test_what_has_no_bearing_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the statements of ``get``, two make the URL and the request, and two decide what comes of it."""
    made: list[ir.Block] = []
    original = functions.slice_for

    def noted(*args: object) -> object:
        found = original(*args)  # type: ignore[arg-type]
        if found is not None:
            made.append(found.body)
            assert not found.reads & {"note", "shown", "text"}
        return found

    monkeypatch.setattr(functions, "slice_for", noted)
    analysis = Analyzer().analyze(LONG, "long.py")
    assert [o.key for site in analysis.sites for o in site.operations] == [
        "GET /wiki/rest/api/space",
        "GET /wiki/rest/api/content",
        "GET /wiki/rest/api/group",
    ]
    kinds = [type(statement).__name__ for statement in made[0]]
    assert kinds == ["Assign", "Assign", "If", "Return"]
