"""The session's results after edits and saves are those of a new session."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from appaccess_lint.cli.commands.server import parsed
from appaccess_lint.cli.server.session import Session

OLD, NEW = '"https://acme.atlassian.net/wiki/rest/api"', '"https://acme.atlassian.net/wiki/api/v2"'
VARIANTS = {
    # the one module that all others need for a sign of Confluence
    "places.py": [f"ROOT = {OLD}\n", f"\nROOT = {NEW}\n", 'ROOT = "https://example.com"\n', "def (\n"],
    "client.py": [
        "import requests\nfrom places import ROOT\n\ndef get(path):\n    return requests.get(ROOT + path)\n",
        "import requests\nfrom places import ROOT\n\ndef get(path):\n    return requests.post(ROOT + path)\n",
        "import requests\nimport places\n\ndef get(path, root=None):\n"
        "    return requests.get((root or places.ROOT) + path)\n",
        "def get(path):\n    return path\n",
    ],
    "base.py": [
        "from client import get\n\nclass Base:\n    kind = '/space'\n\n    def all(self):\n"
        "        return get(self.kind)\n",
        "from client import get\n\nclass Base:\n    kind = '/content'\n\n    def all(self):\n"
        "        return get(self.kind + '/1')\n",
        "class Base:\n    pass\n",
    ],
    "app.py": [
        "from base import Base\n\nclass Pages(Base):\n    kind = '/content'\n\nPages().all()\n",
        "from base import Base\nimport places\n\nplaces.ROOT = 'https://wiki.example.com/rest/api'\nBase().all()\n",
        "from client import get\n\nget('/content/1/child/page')\n",
        "from client import get\n\nget('/spaces')  # a comment\n",
        "def run(client):\n    return client.get_all_spaces()\n",
        "x = 1\n",
    ],
    "notes.ipynb": [
        json.dumps({"cells": [{"cell_type": "code", "source": source}]})
        for source in ("from client import get\n\nget('/content/1')\n", "import app\n\nx = '/space'\n")
    ],
    "use.py": [
        "import app\nfrom atlassian import Confluence\n\napp.run(Confluence('https://acme.atlassian.net/wiki'))\n",
        "import app\n",
        "x = 1\n",
    ],
}


@pytest.mark.parametrize("seed", range(8))
def test_results_after_edits_and_saves_are_those_of_a_new_session(tmp_path: Path, seed: int) -> None:
    chosen = random.Random(seed)
    (tmp_path / "pyproject.toml").touch()
    texts = {str(tmp_path / name): variants[0] for name, variants in VARIANTS.items()}
    for path, text in texts.items():
        Path(path).write_text(text)
    session = Session(parsed)
    session.watched = True
    found = set()
    for _ in range(10):
        path = chosen.choice(list(texts))
        texts[path] = chosen.choice(VARIANTS[Path(path).name])
        session.result(path, texts[path])
        if chosen.random() < 0.7:
            Path(path).write_text(texts[path])
            session.saved(path)
        new = Session(parsed)
        for path, text in texts.items():
            result = session.result(path, text)
            assert result == new.result(path, text), (path, text)
            found.add(len(result.findings))
    assert len(found) > 1


@pytest.mark.parametrize(("name", "kept"), [("app.py", True), ("ez_setup.py", True), ("setup.py", False)])
def test_a_save_keeps_the_result_of_a_module_but_setup_py_may_change_requirements(
    tmp_path: Path, name: str, kept: bool
) -> None:
    text = f"import requests\n\nrequests.get({OLD} + '/content')\n"
    path = tmp_path / name
    path.write_text(text)
    session = Session(parsed)
    session.watched = True
    before = session.result(str(path), text)
    session.saved(str(path))
    assert (session.result(str(path), text) is before) == kept
