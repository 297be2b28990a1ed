"""The JSON documents against the JSON Schemas that the package ships."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from running import run

SCHEMAS = files("appaccess_lint").joinpath("schemas")
NAMES = ("check", "inventory", "report", "organisation", "baseline")
EXAMPLES = Path(__file__).parents[1] / "calls" / "cases"
CORPUS = Path(os.environ.get("APPACCESS_CORPUS", "/nowhere"))
ALL_CODES = (
    "AAR101,AAR102,AAR103,AAR105,AAR201,AAR202,AAR203,AAR204,AAR301,AAR302,AAR303,AAR401,AAR402,AAR403,"
)
ALL_CODES += "AAR404,AAR405,AAR501,AAR901"
SOURCE = """\
import requests
from atlassian import Confluence

client = Confluence(url="https://example.atlassian.net/wiki", username="me", password=secret)
client.get_page_by_id(1)
requests.get("https://example.atlassian.net/wiki/download/attachments/1/a.png")
requests.get("https://example.atlassian.net/wiki/rest/api/nonsense")
requests.get("https://api.atlassian.com/ex/confluence/1/wiki/rest/api/space")
x = 1  # appaccess: ignore[AAR101] nothing is here


def get(method, path):
    requests.request(method, "https://example.atlassian.net/wiki/rest/api/space")
    return requests.get(f"https://example.atlassian.net/wiki/rest/api/{path}")
"""


def _schema(name: str) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(SCHEMAS.joinpath(f"{name}.json").read_text(encoding="utf-8"))
    return document


REGISTRY = Registry().with_resource("definitions.json", Resource.from_contents(_schema("definitions")))


def _errors(name: str, document: object) -> list[str]:
    """Return what is wrong with *document*, the deepest cause of each.

    Of items that differ only in texts and numbers, one is validated: all examples have thousands.
    """
    validator = Draft202012Validator(_schema(name), registry=REGISTRY)
    document = _shortened(document)
    return [f"{error.json_path}: {error.message[:300]}" for error in validator.iter_errors(document)]


def _shortened(document: object) -> object:
    """Return *document* with one of the items of each list that have the same keys, types and words."""
    if isinstance(document, dict):
        return {key: _shortened(value) for key, value in document.items()}
    if not isinstance(document, list):
        return document
    seen: set[object] = set()
    kept: list[object] = []
    for item in document:
        facts = set(_facts(item))
        if not facts <= seen:
            seen |= facts
            kept.append(_shortened(item))
    return kept


def _facts(value: object, at: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], object]]:
    """Yield what a schema can ask of *value*, with the keys that lead there: keys, types, and words."""
    is_word = isinstance(value, str) and re.fullmatch(r"[\w.-]{0,20}", value) is not None
    yield at, (value if is_word or value is None or isinstance(value, bool) else type(value))
    if isinstance(value, dict):
        yield at, frozenset(value)
    for key, held in value.items() if isinstance(value, dict) else ():
        yield from _facts(held, (*at, key))
    for held in value if isinstance(value, list) else ():
        yield from _facts(held, (*at, ""))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Name a folder for results, by an option: each file is analysed once."""
    return f"--cache-dir={tmp_path_factory.mktemp('kept')}"


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with sources of all kinds: calls, notebooks, what can't be analysed."""
    tmp_path = tmp_path_factory.mktemp("samples")
    shutil.copytree(EXAMPLES, tmp_path / "cases")
    (tmp_path / "app.py").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "broken.py").write_text("confluence = (\n", encoding="utf-8")
    cells = [{"cell_type": "code", "metadata": {}, "outputs": [], "source": SOURCE}] * 2
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}
    (tmp_path / "nb.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("name", [*NAMES, "definitions"])
def test_schemas_are_schemas(name: str) -> None:
    Draft202012Validator.check_schema(_schema(name))


@pytest.mark.parametrize("name", ["check", "inventory", "report"])
def test_documents_have_the_form_that_their_schema_says(samples: Path, kept: str, name: str) -> None:
    ran = run(
        *(name, "--isolated", kept, "--jobs", "1", "--format", "json"),
        *("--extend-select", ALL_CODES, "."),
        cwd=samples,
    )
    document = ran.document
    assert _errors(name, document) == []
    found = document["findings" if name == "check" else "calls"]
    assert len(found) > 20
    if name == "check":
        codes = {finding["code"] for finding in found}
        assert codes >= {"AAR101", "AAR102", "AAR202", "AAR401", "AAR404", "AAR405", "AAR501", "AAR901"}


def test_an_organisation_and_a_baseline_too(samples: Path, kept: str, tmp_path: Path) -> None:
    ran = run("organisation", "--isolated", "--quiet", "--format", "json", "cases", "absent", cwd=samples)
    assert _errors("organisation", ran.document) == []
    assert [repository["error"] is None for repository in ran.document["repositories"]] == [True, False]
    known = tmp_path / "known.json"
    run("check", "--isolated", kept, "--baseline", str(known), "--update-baseline", ".", cwd=samples)
    baseline = json.loads(known.read_text(encoding="utf-8"))
    assert _errors("baseline", baseline) == []
    assert baseline["findings"]


@pytest.mark.parametrize("name", ["check", "inventory"])
def test_keys_that_no_schema_names_are_noticed(samples: Path, name: str) -> None:
    document = run(name, "--isolated", "--no-cache", "--format", "json", "app.py", cwd=samples).document
    found = document["findings" if name == "check" else "calls"][0]
    for owner in (document, found, found["operations"][0], found["auth"], found["content"]):
        owner["surprise"] = 1
        assert _errors(name, document)
        del owner["surprise"]
    assert _errors(name, document) == []


def test_the_documentation_has_all_keys() -> None:
    page = (Path(__file__).parents[2] / "docs" / "json.md").read_text(encoding="utf-8")
    definitions = _schema("definitions")["$defs"]
    named = set(re.findall(r"`([a-z_0-9]+)`", page))
    keys = {
        key
        for name in ("call", "finding", "fix", "facts", "place")
        for key in definitions[name]["properties"]
    }
    assert keys - named == set()
    for name in NAMES:
        assert set(_schema(name)["properties"]) - named == set()


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus isn't here")
@pytest.mark.parametrize("name", ["check", "inventory"])
def test_documents_of_real_code(name: str) -> None:
    ran = run(name, "--isolated", "--format", "json", "--extend-select", ALL_CODES, ".", cwd=CORPUS)
    assert _errors(name, ran.document) == []
