"""The edits that ``check --show-fixes`` shows make of a source what ``fix --write`` makes of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from jsonschema import Draft202012Validator
from proof import Idiom, idioms
from referencing import Registry, Resource
from running import Result, run

SHIPPED = files("appaccess_lint").joinpath("schemas")
SARIF = Path(__file__).parents[1] / "formats" / "schemas" / "sarif-2.1.0.json"
TWO = """\
import requests

BASE = "https://x.atlassian.net/wiki"


def first(page_id):
    r = requests.get(f"{BASE}/rest/api/content/{page_id}")
    é = requests.get(f"{BASE}/rest/api/content/{page_id}/label")  # noqa
    return r.json()["title"], len(é.json()["results"])


def second(page_id):
    print("é", requests.get(f"{BASE}/rest/api/content/{page_id}").json()["title"])


def leaves(page_id):
    return requests.get(f"{BASE}/rest/api/content/{page_id}").json()
"""
PAGES = ("--content-type", "page_id=page")

Edit = tuple[int, int, int, int, str]
Edits = dict[tuple[Edit, ...], None]


def check(folder: Path, form: str, *options: str, show: str = "--show-fixes") -> Result:
    return run(
        *("check", "--isolated", "--no-cache", "--jobs=1", "--format", form, show, *options, "app.py"),
        cwd=folder,
    )


def in_json(document: dict[str, Any]) -> Edits:
    fixes = [finding["fix"] for finding in document["findings"] if finding["fix"]]
    keys = ("line", "column", "end_line", "end_column", "text")
    return dict.fromkeys(tuple(tuple(edit[key] for key in keys) for edit in fix["edits"]) for fix in fixes)


def in_sarif(document: dict[str, Any]) -> Edits:
    found: Edits = {}
    for result in document["runs"][0]["results"]:
        for fix in result.get("fixes", ()):
            (change,) = fix["artifactChanges"]
            assert change["artifactLocation"]["uri"] == "app.py"
            assert fix["properties"]["level"] in {"safe", "unsafe"}
            regions = [(r["deletedRegion"], r["insertedContent"]["text"]) for r in change["replacements"]]
            keys = ("startLine", "startColumn", "endLine", "endColumn")
            found[tuple((*(region[key] for key in keys), text) for region, text in regions)] = None
    return found


def applied(source: str, fixes: Iterable[tuple[Edit, ...]]) -> str:
    """Return *source* with all edits made, as a program would that knows only the document."""
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for line, column, end_line, end_column, text in sorted((e for fix in fixes for e in fix), reverse=True):
        start, end = starts[line - 1] + column - 1, starts[end_line - 1] + end_column - 1
        source = source[:start] + text + source[end:]
    return source


def check_json(document: dict[str, Any]) -> None:
    schemas = {
        name: json.loads(SHIPPED.joinpath(f"{name}.json").read_text()) for name in ("check", "definitions")
    }
    registry: Registry[Any] = Registry().with_resource(
        "definitions.json", Resource.from_contents(schemas["definitions"])
    )
    Draft202012Validator(schemas["check"], registry=registry).validate(document)


def check_sarif(document: dict[str, Any]) -> None:
    jsonschema.validate(document, json.loads(SARIF.read_text(encoding="utf-8")))


@pytest.mark.parametrize("idiom", idioms(), ids=lambda idiom: idiom.name)
def test_edits_of_idioms(idiom: Idiom, tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(idiom.before)
    document = check(tmp_path, "json", "--deployment", "cloud", *idiom.options).document
    check_json(document)
    assert applied(idiom.before, in_json(document)) == idiom.after
    levels = {finding["fix"]["level"] for finding in document["findings"] if finding["fix"]}
    assert "unsafe" not in levels or "--unsafe-fixes" in idiom.options


@pytest.mark.parametrize(
    ("form", "edits_in", "is_valid"), [("json", in_json, check_json), ("sarif", in_sarif, check_sarif)]
)
@pytest.mark.parametrize("prefix", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_edits_of_a_file(
    form: str,
    edits_in: Callable[[dict[str, Any]], Edits],
    is_valid: Callable[[dict[str, Any]], None],
    prefix: bytes,
    end: str,
    tmp_path: Path,
) -> None:
    source, file = TWO.replace("\n", end), tmp_path / "app.py"
    file.write_bytes(prefix + source.encode())
    document = check(tmp_path, form, *PAGES).document
    is_valid(document)
    fixes = edits_in(document)
    assert [len(fix) for fix in fixes] == [3, 1]
    assert run("fix", "--isolated", "--write", *PAGES, "app.py", cwd=tmp_path).status == 1
    assert prefix + applied(source, fixes).encode() == file.read_bytes()


def test_only_findings_about_the_deprecation_have_a_fix(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(TWO)
    found = check(tmp_path, "json", *PAGES).document["findings"]
    assert {(f["line"], f["code"]) for f in found if f["fix"]} == {(7, "AAR201"), (13, "AAR201")}
    assert {f["code"] for f in found} == {"AAR101", "AAR201"}
    assert found[1]["fix"]["message"].startswith(
        "rewrite GET /wiki/rest/api/content/{id} as GET /wiki/api/v2/pages/{id}"
    )
    assert not in_json(check(tmp_path, "json").document)


def test_nothing_is_shown_unless_asked_for(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(TWO)
    plain = check(tmp_path, "json", show="--quiet")
    assert not any("fix" in finding for finding in plain.document["findings"])
    assert "fixes" not in check(tmp_path, "sarif", show="--quiet").out
    shown = check(tmp_path, "json", *PAGES)
    for finding in shown.document["findings"]:
        finding.pop("fix")
    assert plain.status == shown.status


def test_secrets_are_not_copied(tmp_path: Path) -> None:
    url = "https://me:hunter2secret@x.atlassian.net/wiki"
    (tmp_path / "app.py").write_text(TWO.replace('f"{BASE}', f'f"{url}').replace("BASE =", "NONE ="))
    for form in ("json", "sarif"):
        assert "hunter2secret" not in check(tmp_path, form, "--deployment", "cloud", *PAGES).out


def test_standard_input_and_notebooks_have_none(tmp_path: Path) -> None:
    arguments = ("check", "--isolated", "--format", "json", "--show-fixes", *PAGES)
    ran = run(*arguments, "--stdin-display-name", "app.py", "-", cwd=tmp_path, input=TWO)
    assert (
        [finding["fix"] for finding in ran.document["findings"]].count(None)
        == len(ran.document["findings"])
        > 2
    )
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "source": TWO}
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [cell]}
    (tmp_path / "nb.ipynb").write_text(json.dumps(notebook))
    ran = run(*arguments, "nb.ipynb", cwd=tmp_path)
    assert (ran.status, in_json(ran.document)) == (1, {})


@pytest.mark.parametrize("options", [("--unsafe-fixes",), PAGES])
def test_options_that_need_others(options: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(TWO)
    assert "need --show-fixes" in check(tmp_path, "json", *options, show="--quiet").err
    ran = check(tmp_path, "text", *options)
    assert (ran.status, "json or sarif" in ran.err) == (2, True)
    assert check(tmp_path, "text", "--output", "sarif=out.sarif").status == 1
