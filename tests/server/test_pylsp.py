"""The code action of python-lsp-server."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pylsp_workspace = pytest.importorskip("pylsp.workspace")
pylsp_config = pytest.importorskip("pylsp.config.config")

from appaccess_lint import pylsp_plugin  # noqa: E402

SOURCE = """\
import requests

BASE = "https://x.atlassian.net/wiki"


def title(page_id):
    return requests.get(f"{BASE}/rest/api/content/{page_id}").json()["title"]


def page(page_id):
    return requests.get(f"{BASE}/rest/api/content/{page_id}").json()
"""


def actions(folder: Path, line: int, *arguments: str) -> list[dict[str, Any]]:
    path = folder / "app.py"
    path.write_text(SOURCE, encoding="utf-8")
    config = pylsp_config.Config(folder.as_uri(), {}, 0, {})
    config.update({"plugins": {"appaccess_lint": {"enabled": True, "arguments": list(arguments)}}})
    workspace = pylsp_workspace.Workspace(folder.as_uri(), None, config)
    workspace.put_document(path.as_uri(), SOURCE)
    document = workspace.get_document(path.as_uri())
    here = {"start": {"line": line, "character": 20}, "end": {"line": line, "character": 20}}
    found: list[dict[str, Any]] = pylsp_plugin.pylsp_code_actions(config, workspace, document, here, {})
    return found


def test_a_call_is_rewritten(tmp_path: Path) -> None:
    (action,) = actions(tmp_path, 6, "--content-type=page_id=page")
    (edits,) = action["edit"]["changes"].values()
    start = {"line": 6, "character": 0}
    line = '    return requests.get(f"{BASE}/api/v2/pages/{page_id}?status=current").json()["title"]\n'
    assert edits == [
        {
            "range": {"start": start, "end": {"line": 7, "character": 0}},
            "newText": line,
        }
    ]


@pytest.mark.parametrize("line", [0, 10])
def test_nothing_to_rewrite(line: int, tmp_path: Path) -> None:
    assert actions(tmp_path, line, "--content-type=page_id=page") == []


def test_only_what_is_proved(tmp_path: Path) -> None:
    assert actions(tmp_path, 6) == []
