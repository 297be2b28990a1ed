"""Models that users write for a framework of their own, as docs/clients.md shows them."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from appaccess_lint.engine import Analyzer, Settings

DOCUMENT = Path(__file__).parents[2] / "docs" / "clients.md"
BLOCK = re.compile(r"```(\w+)\n(.*?)```", re.DOTALL)


def found(tmp_path: Path, model: str, source: str) -> list[str]:
    """Return ``line operation`` of each call site of *source* with *model* laid over the shipped ones."""
    path = tmp_path / "framework.toml"
    path.write_text(model, encoding="utf-8")
    sites = Analyzer(Settings(client_files=(str(path),))).analyze(source, "confluence.py").sites
    return [f"{site.span.line} {' | '.join(o.key for o in site.operations)}" for site in sites]


def examples() -> list[tuple[str, str]]:
    """Return the pairs of a model and a source in the section on frameworks."""
    section = DOCUMENT.read_text(encoding="utf-8").split("## Write a model for your framework")[1]
    blocks = BLOCK.findall(section.split("\n## ")[0])
    pairs = pairwise(blocks)
    return [
        (model, source) for (kind, model), (other, source) in pairs if (kind, other) == ("toml", "python")
    ]


@pytest.mark.parametrize(("model", "source"), examples())
def test_an_example_of_the_documentation_holds(tmp_path: Path, model: str, source: str) -> None:
    lines = enumerate(source.splitlines(), 1)
    expected = [f"{n} {line.split('# => ')[1]}" for n, line in lines if "# => " in line]
    bare = re.sub(r"\s*# => .*", "", source)
    assert expected
    assert found(tmp_path, model, bare) == expected


def test_there_are_examples() -> None:
    assert len(examples()) >= 4


STREAMS = """
client = "acme"
[[class]]
names = ["acme.etl.Extractor"]
requests = [{ url = ["site", "api", "route"], join = "path", method_from = ["verb"], default_method = "GET" }]
"""


def test_parts_may_be_attributes_properties_and_methods_of_any_base(tmp_path: Path) -> None:
    source = """
from acme.etl import Extractor
class Site(Extractor):
    site = "https://acme.atlassian.net/wiki"
class Api(Site):
    @property
    def api(self): return "/rest/api/"
class Pages(Api):
    route = "content"
class Labels(Api):
    verb = "POST"
    def route(self, page): return f"content/{page}/label"
class Both(Api):
    def route(self, old):
        if old:
            return "space"
        return "group"
class Unfinished(Api):
    pass
"""
    assert found(tmp_path, STREAMS, source) == [
        "9 GET /wiki/rest/api/content",
        "12 POST /wiki/rest/api/content/{id}/label",
        "16 GET /wiki/rest/api/space",
        "17 GET /wiki/rest/api/group",
    ]


@pytest.mark.parametrize("route", ["issue", "search", "project/search"])
def test_other_products_of_the_same_framework_stay_silent(tmp_path: Path, route: str) -> None:
    source = f"""
from acme.etl import Extractor
class Jira(Extractor):
    site = "https://acme.atlassian.net"
    api = "rest/api/3"
    route = "{route}"
class Unknown(Extractor):
    site = "https://api.example.com"
    api = "v1"
    route = "content"
"""
    assert found(tmp_path, STREAMS, source) == []
