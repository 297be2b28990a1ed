"""Rewrites where other functions and files of the project read the response, make the request, or call v2."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from laying_out import lay_out

from appaccess_lint.answer import Usage
from appaccess_lint.cache.rows import form_of
from appaccess_lint.engine import Analyzer
from appaccess_lint.fix.file import rewrite
from appaccess_lint.fix.model import Proposal
from appaccess_lint.settings import Settings

# sources, each call in a line
# ruff: noqa: E501
HEAD = "import requests\n"
PAGE = 'requests.get(f"https://x.atlassian.net/wiki/rest/api/content/{page_id}")'
TYPES = (("*page_id", "page"),)


def proposals(folder: Path, source: str, files: dict[str, str], *, unsafe: bool = True) -> list[Proposal]:
    """Return what is proposed for app.py with *source* beside *files*."""
    path = lay_out(folder, {**files, "app.py": HEAD + source}) / "app.py"
    analyzer = Analyzer(Settings(deployment="cloud"))
    return list(rewrite(path.read_bytes(), str(path), analyzer, TYPES, unsafe=unsafe).proposals)


RETURNED = f"def page(page_id):\n    return {PAGE}.json()\n"
HELPED = f"from helpers import line\n\ndef show(page_id):\n    print(line({PAGE}.json()))\n"
WRAPPED = (
    'import client\n\ndef title(page_id):\n    return client.get(f"rest/api/content/{page_id}")["title"]\n'
)
CLIENT = 'import requests\n\ndef get(path):\n    return requests.get("https://x.atlassian.net/wiki/" + path).json()\n'
READ = {
    "a caller in another file": (
        RETURNED,
        {"main.py": 'from app import page\n\ndef main():\n    print(page("1")["title"])\n'},
        ("unsafe", "main reads the response"),
    ),
    "a caller of a caller in another file": (
        RETURNED,
        {
            "main.py": "from app import page\n\ndef fetch(n):\n    found = page(n)\n    return found\n",
            "cli.py": 'import main\n\ndef run():\n    print(main.fetch("1").get("title"))\n',
        },
        ("unsafe", "fetch, run read the response"),
    ),
    "a helper in another file": (
        HELPED,
        {"helpers.py": 'def line(page):\n    return page["title"].upper()\n'},
        ("safe", ""),
    ),
    "a helper of a helper in another file": (
        HELPED,
        {
            "helpers.py": "from names import name\n\ndef line(page):\n    return name(page)\n",
            "names.py": 'def name(page):\n    return page["title"]\n',
        },
        ("safe", ""),
    ),
    "a request in another file": (WRAPPED, {"client.py": CLIENT}, ("unsafe", "get makes the request")),
}
LEFT = {
    "a caller that reads what v2 lacks": (
        RETURNED,
        {"main.py": 'from app import page\n\ndef main():\n    print(page("1")["type"])\n'},
        "the response's type isn't the same in v2",
    ),
    "a caller that hands it to a library": (
        RETURNED,
        {"main.py": 'import json\nfrom app import page\n\ndef main():\n    json.dump(page("1"), open("x"))\n'},
        "the response leaves the function",
    ),
    "a caller of the third level": (
        RETURNED,
        {
            "a.py": "from app import page\n\ndef one(n):\n    return page(n)\n",
            "b.py": "from a import one\n\ndef two(n):\n    return one(n)\n",
            "c.py": 'from b import two\n\ndef three(n):\n    return two(n)["title"]\n',
        },
        "the response leaves the function",
    ),
    "nobody calls it": (RETURNED, {}, "the response leaves the function"),
    "a framework gets it": (
        "from flask import Flask\napp = Flask(__name__)\n\n@app.get('/')\n" + RETURNED,
        {"main.py": 'from app import page\n\ndef main():\n    print(page("1")["title"])\n'},
        "the response leaves the function",
    ),
    "a helper that reads what v2 lacks": (
        HELPED,
        {"helpers.py": 'def line(page):\n    return page["_links"]["webui"] + page["type"]\n'},
        "the response's",
    ),
    "a helper that keeps it": (
        HELPED,
        {"helpers.py": "KEPT = []\n\ndef line(page):\n    KEPT.append(page)\n    return ''\n"},
        "the response leaves the function",
    ),
    "a method of an unknown object": (
        f"class Store:\n    def save(self, page):\n        print(page['title'])\n\n"
        f"def f(store, page_id):\n    store.save({PAGE}.json())\n",
        {},
        "the response leaves the function",
    ),
    "a request that keeps the path": (
        WRAPPED,
        {"client.py": CLIENT.replace("    return", "    SEEN.append(path)\n    return") + "\nSEEN = []\n"},
        "the function that makes the request uses the path in other ways",
    ),
    "a request that reads what v2 lacks": (
        WRAPPED,
        {"client.py": CLIENT.replace("    return requests", "    data = requests") + "    print(data['type'])\n    return data\n"},
        "the response's type isn't the same in v2",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("source", "files", "wanted"), READ.values(), ids=READ)
def test_read_elsewhere(source: str, files: dict[str, str], wanted: tuple[str, str], tmp_path: Path) -> None:
    (found,) = proposals(tmp_path, source, files)
    assert (found.level, found.reason) == wanted
    assert found.nodes
    form = form_of(Usage | None)
    assert form.of(json.loads(json.dumps(form.to(found.site.usage)))) == found.site.usage


@pytest.mark.parametrize(("source", "files", "reason"), LEFT.values(), ids=LEFT)
def test_left(source: str, files: dict[str, str], reason: str, tmp_path: Path) -> None:
    (found,) = proposals(tmp_path, source, files)
    assert found.reason.startswith(reason)
    assert not found.nodes


TITLE = f"def title(page_id):\n    return {PAGE}.json()['title']\n"
V2 = 'requests.get(f"https://x.atlassian.net/wiki/api/v2/pages/{page_id}")'
SIBLINGS = {
    "another function": (TITLE + f"\ndef page(page_id):\n    return {V2}\n", {}, "page calls GET"),
    "another method": (
        TITLE + f"\nclass Client:\n    def fetch(self, page_id):\n        return {V2}\n",
        {},
        "Client.fetch calls GET",
    ),
    "another file": (
        TITLE,
        {"pages.py": f"import requests\n\ndef page(page_id):\n    return {V2}\n"},
        "page calls GET",
    ),
}


@pytest.mark.parametrize(("source", "files", "reason"), SIBLINGS.values(), ids=SIBLINGS)
def test_v2_is_called_elsewhere(source: str, files: dict[str, str], reason: str, tmp_path: Path) -> None:
    (found,) = proposals(tmp_path, source, files)
    assert found.level == "unsafe"
    assert found.nodes
    assert found.reason.startswith(reason)
    (left,) = proposals(tmp_path, source, files, unsafe=False)
    assert not left.nodes


def test_a_twin_for_v2(tmp_path: Path) -> None:
    twin = f"import requests\n\nclass CloudClient:\n    def title(self, page_id):\n        return {V2}\n"
    (found,) = proposals(tmp_path, TITLE, {"cloud.py": twin})
    assert not found.nodes
    assert found.reason == "CloudClient.title is the same for v2: the code has two ways"


def test_another_operation_of_v2_says_nothing(tmp_path: Path) -> None:
    spaces = 'import requests\n\ndef spaces():\n    return requests.get("https://x.atlassian.net/wiki/api/v2/spaces")\n'
    (found,) = proposals(tmp_path, TITLE, {"spaces.py": spaces}, unsafe=False)
    assert (found.level, found.reason) == ("safe", "")
