"""The forms of ``check`` as those who read them do: schemas, other programs' readers, terminals."""

from __future__ import annotations

import json
import re
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import jsonschema
import junitparser
import pytest
from running import Result, run
from sarif import loader

from appaccess_lint.rules import URLS

HERE = Path(__file__).parent
SCHEMA = json.loads((HERE / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
GITLAB = json.loads((HERE / "schemas" / "gitlab-code-quality.json").read_text(encoding="utf-8"))
SOURCE = """\
import requests

requests.get("https://example.atlassian.net/wiki/rest/api/space")
requests.get("https://example.atlassian.net/wiki/rest/api/space")
"""
HOSTILE = "a%0A,::error::b\x1b[31m<script>]]>\n|`.py"

Run = Callable[..., Result]


@pytest.fixture
def check(tmp_path: Path) -> Run:
    def run_check(*arguments: str, **environment: str) -> Result:
        return run("check", *arguments, cwd=tmp_path, env=environment)

    return run_check


@pytest.fixture
def sources(tmp_path: Path) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "app.py").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "src" / HOSTILE).write_text(SOURCE, encoding="utf-8")
    (tmp_path / "src" / "broken.py").write_text("confluence = (\n", encoding="utf-8")


pytestmark = pytest.mark.usefixtures("sources")


def test_sarif_is_valid_and_read_by_others(check: Run, tmp_path: Path) -> None:
    ran = check("--format", "sarif", "--output-file", "out.sarif", "src")
    assert (ran.status, ran.out) == (2, "")
    document = json.loads((tmp_path / "out.sarif").read_text(encoding="utf-8"))
    jsonschema.validate(document, SCHEMA)
    read = loader.load_sarif_file(str(tmp_path / "out.sarif"))
    records = [r for r in read.get_records() if r["Location"].endswith("app.py")]
    assert [(r["Line"], r["Code"][:6]) for r in records].count((3, "AAR101")) == 1
    assert {r["Severity"] for r in records} == {"warning", "note"}


@pytest.mark.parametrize("variable", ["GITHUB_WORKSPACE", "CI_PROJECT_DIR"])
@pytest.mark.parametrize(
    ("form", "place"),
    [("github", "file=src/app.py,"), ("gitlab", '"path": "src/app.py"'), ("sarif", '"uri": "src/app.py"')],
)
def test_paths_of_a_job_below_the_repository(tmp_path: Path, variable: str, form: str, place: str) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "a.py").write_text(SOURCE, encoding="utf-8")
    paths = ("app.py", "../lib/a.py")
    shown = run("check", "--format", form, *paths, cwd=tmp_path / "src", env={variable: str(tmp_path)}).out
    assert place in shown
    assert place.replace("src/app.py", "lib/a.py") in shown
    elsewhere = {variable: str(tmp_path / "lib")}
    shown = run("check", "--format", form, "app.py", cwd=tmp_path / "src", env=elsewhere).out
    assert place.replace("src/app.py", "app.py") in shown


def test_sarif_tells_of_rules_and_of_what_was_not_analysed(check: Run) -> None:
    run = json.loads(check("--format", "sarif", "src").out)["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert all(rule["help"]["markdown"] and rule["shortDescription"]["text"] for rule in rules)
    invocation = run["invocations"][0]
    assert invocation["executionSuccessful"] is False
    assert "syntax error" in invocation["toolExecutionNotifications"][0]["message"]["text"]


BUILT = """\
from atlassian import Confluence
import requests
from settings import SITE

PATH = "rest/api/space"


class App:
    def spaces(self):
        return requests.get(f"{SITE}/{PATH}", headers={"Authorization": f"Bearer {self.token}"})

    def page(self, client: Confluence):
        return client.get_page_by_id(1)

    def several(self, method):
        return requests.request(method, f"{SITE}/{PATH}")
"""


@pytest.fixture
def built(tmp_path: Path) -> None:
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "settings.py").write_text(
        'SITE = "https://example.atlassian.net/wiki"\n', encoding="utf-8"
    )
    (tmp_path / "app" / "app.py").write_text(BUILT, encoding="utf-8")


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("named", ["app", "./app", "{}/app"])
def test_sarif_tells_where_a_url_was_put_together(check: Run, tmp_path: Path, named: str) -> None:
    run = json.loads(check("--format", "sarif", named.format(tmp_path)).out)["runs"][0]
    assert run["originalUriBaseIds"]["%SRCROOT%"]["uri"].endswith("/")
    result = next(
        r for r in run["results"] if r["locations"][0]["physicalLocation"]["region"]["startLine"] == 10
    )
    assert result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "App.spaces"
    related = {
        (
            place["physicalLocation"]["artifactLocation"]["uri"],
            place["physicalLocation"]["region"]["startLine"],
            place["message"]["text"],
        )
        for place in result["relatedLocations"]
    }
    assert related >= {
        ("app/settings.py", 1, "part of the URL: https://example.atlassian.net/wiki"),
        ("app/app.py", 5, "part of the URL: rest/api/space"),
        ("app/app.py", 10, "authentication, oauth: Authorization: bearer"),
    }
    bases = [
        place["physicalLocation"]["artifactLocation"]["uriBaseId"]
        for r in run["results"]
        for place in (*r["locations"], *r["relatedLocations"])
    ]
    assert set(bases) == {"%SRCROOT%"}


def test_full_shows_where_a_wrapper_sends_the_request(check: Run, tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    send = 'import requests\ndef get(path):\n    requests.put("https://x.atlassian.net/wiki" + path)\n'
    (tmp_path / "lib" / "sender.py").write_text(send, encoding="utf-8")
    use = 'from lib.sender import get\nget("/api/v2/pages/1")\n'
    (tmp_path / "use.py").write_text(use, encoding="utf-8")
    shown = check("--format", "full", "use.py").out
    assert "use.py:2:1: AAR101 PUT /wiki/api/v2/pages/{id} " in shown
    assert "= note: lib/sender.py:3:5 sends the request\n" in shown
    direct = check("--format", "full", "lib/sender.py").out
    assert "sends the request" not in direct


def test_full_has_the_links_of_an_operation_whose_method_is_unknown(check: Run, tmp_path: Path) -> None:
    (tmp_path / "use.py").write_text(
        'URL = "https://x.atlassian.net/wiki/rest/api/content/1"\n', encoding="utf-8"
    )
    shown = check("--format", "full", "use.py").out
    assert "AAR103 URL of GET, PUT or DELETE /wiki/rest/api/content/{id}, which" in shown
    assert shown.count('appaccess-lint explain "GET /wiki/rest/api/content/{id}" shows') == 1


@pytest.mark.usefixtures("built")
def test_sarif_says_how_sure_it_is_and_where_the_rule_is_explained(check: Run) -> None:
    run = json.loads(check("--format", "sarif", "app").out)["runs"][0]
    jsonschema.validate(run["tool"], {**SCHEMA, "$ref": "#/definitions/tool"})
    for rule in run["tool"]["driver"]["rules"]:
        assert rule["helpUri"].startswith("https://")
        assert rule["helpUri"].rstrip("/").endswith(rule["id"])
        assert rule["properties"]["precision"] in {"high", "medium", "low"}
    found = {r["ruleId"]: r["properties"]["precision"] for r in run["results"]}
    assert (found["AAR101"], found["AAR102"]) == ("high", "medium")


@pytest.mark.usefixtures("built")
def test_all_places_are_named_from_the_current_folder(check: Run, tmp_path: Path) -> None:
    for named in ("app", str(tmp_path / "app")):
        ran = run("inventory", "--explain", named, cwd=tmp_path)
        assert "    from app/settings.py:1:8: https://example.atlassian.net/wiki" in ran.lines
        assert str(tmp_path) not in ran.out
        assert str(tmp_path) not in run("inventory", "--format", "json", named, cwd=tmp_path).out
        for form in ("text", "full", "json", "github", "gitlab", "junit"):
            assert str(tmp_path) not in check("--format", form, named).out
        assert str(tmp_path) not in run("report", "--format", "json", named, cwd=tmp_path).out


@pytest.mark.parametrize("form", ["sarif", "gitlab"])
def test_fingerprints_outlive_moved_lines(check: Run, tmp_path: Path, form: str) -> None:
    before = _fingerprints(form, check("--format", form, "src/app.py").out)
    assert len(set(before)) == len(before) > 3
    (tmp_path / "src" / "app.py").write_text(f"# new\n\n{SOURCE}", encoding="utf-8")
    assert _fingerprints(form, check("--format", form, "src/app.py").out) == before


def _fingerprints(form: str, text: str) -> list[str]:
    document: Any = json.loads(text)
    if form == "gitlab":
        return [entry["fingerprint"] for entry in document]
    return [next(iter(r["partialFingerprints"].values())) for r in document["runs"][0]["results"]]


def test_sarif_has_the_text_that_is_meant(check: Run, tmp_path: Path) -> None:
    call = 'requests.get(\n    "https://example.atlassian.net/wiki/rest/api/space"\n)'
    (tmp_path / "src" / "app.py").write_text(f"import requests\n\nx = 1; {call}; y = 2\n", encoding="utf-8")
    run = json.loads(check("--format", "sarif", "src/app.py").out)["runs"][0]
    regions = [result["locations"][0]["physicalLocation"]["region"] for result in run["results"]]
    assert {region["snippet"]["text"] for region in regions} == {call}


def test_json_has_no_operation_of_a_followed_link(tmp_path: Path) -> None:
    source = """
import requests
WIKI = "https://acme.atlassian.net/wiki"
def files(page, attachment):
    requests.get(f"{WIKI}/download/attachments/{page}/a.png")
    requests.get(WIKI + attachment["_links"]["download"])
"""
    (tmp_path / "links.py").write_text(source, encoding="utf-8")
    calls = run("inventory", "--format", "json", "links.py", cwd=tmp_path).document["calls"]
    assert [call["findings"] for call in calls] == [["AAR405"], ["AAR405"]]
    assert [len(call["operations"]) for call in calls] == [1, 0]


def test_gitlab_has_what_gitlab_requires(check: Run) -> None:
    document = json.loads(check("--format", "gitlab", "src").out)
    jsonschema.validate(document, GITLAB)
    assert len({entry["fingerprint"] for entry in document}) == len(document)
    assert document[0]["location"]["path"].startswith("src/")


def test_gitlab_gets_paths_of_the_repository_however_they_are_named(check: Run, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside.py"
    outside.write_text(SOURCE, encoding="utf-8")
    named = ("./src/app.py", str(tmp_path / "src" / "app.py"), "src/../src/app.py", str(outside))
    found = [json.loads(check("--format", "gitlab", path).out)[0]["location"]["path"] for path in named]
    assert found == ["src/app.py", "src/app.py", "src/app.py", outside.as_posix()]


def check_junit(text: str) -> None:
    import xmlschema  # takes a second, which each worker would pay that collects this file

    xmlschema.XMLSchema(str(HERE / "schemas" / "junit.xsd")).validate(text)


def test_junit_is_read_by_others(check: Run) -> None:
    text = check("--format", "junit", "src").out
    found = junitparser.JUnitXml.fromstring(text.encode())
    assert (found.tests, found.errors) == (found.failures + 1, 1)
    check_junit(text)
    cases = [case for suite in found for case in suite if suite.name == "src/app.py"]
    assert {type(result).__name__ for case in cases for result in case.result} == {"Failure"}


def test_junit_has_a_test_that_passed_where_all_is_well(check: Run, tmp_path: Path) -> None:
    (tmp_path / "fine.py").write_text("", encoding="utf-8")
    text = check("--format", "junit", "fine.py").out
    check_junit(text)
    found = junitparser.JUnitXml.fromstring(text.encode())
    assert (found.tests, found.failures, found.errors) == (1, 0, 0)


def test_junit_calls_tests_the_same_though_lines_move(check: Run, tmp_path: Path) -> None:
    before = _tests(check("--format", "junit", "src/app.py").out)
    blocked = "AAR101 GET /wiki/rest/api/space can be blocked by an app access rule"
    assert [name for name in before if name.startswith("AAR101")] == [blocked, f"{blocked} (2)"]
    (tmp_path / "src" / "app.py").write_text(f"# new\n\n{SOURCE}", encoding="utf-8")
    assert _tests(check("--format", "junit", "src/app.py").out) == before


def test_junit_tells_the_cells_of_notebooks_apart(check: Run, tmp_path: Path) -> None:
    cells = [{"cell_type": "code", "metadata": {}, "outputs": [], "source": SOURCE}] * 2
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}
    (tmp_path / "nb.ipynb").write_text(json.dumps(notebook, indent=1), encoding="utf-8")
    text = check("--format", "junit", "nb.ipynb").out
    check_junit(text)
    lines = (tmp_path / "nb.ipynb").read_text(encoding="utf-8").splitlines()
    for case in ET.fromstring(text).iter("testcase"):
        assert '"source"' in lines[int(case.attrib["line"]) - 1]


def _tests(text: str) -> list[str]:
    check_junit(text)
    return [case.attrib["name"] for case in ET.fromstring(text).iter("testcase")]


def test_github_commands_are_one_line_each_and_hide_nothing(check: Run) -> None:
    lines = check("--format", "github", "src").out.splitlines()
    form = re.compile(r"::(error|warning|notice) (\w+=[^,:\n]*)(,\w+=[^,:\n]*)*::[^\x1b\n]+")
    assert lines
    assert all(form.fullmatch(line) for line in lines)
    assert any("file=src/app.py,line=3" in line for line in lines)
    for line in lines:
        place, _, message = line.partition(" ")[2].partition("::")
        title = place.split(",")[0].removeprefix("title=")
        # two lines for each code, and no line end that a name or a source brings along
        assert "%0A" not in place
        assert message.count("%0A") == (2 * title.count("%2C") + 1 if "AAR" in title else 0)
        assert "%0D" not in line


def test_github_has_one_annotation_for_each_call(check: Run) -> None:
    text = check("--format", "github", "src/app.py").out
    assert text.splitlines() == [
        f"::warning title=AAR101%2C AAR201,file=src/app.py,line={line},endLine={line},col=1,endColumn=66"
        "::GET /wiki/rest/api/space can be blocked by an app access rule"
        "%0AGET /wiki/rest/api/space is deprecated (410 for OAuth); use GET /wiki/api/v2/spaces"
        f"%0A{URLS['AAR101']}%0A{URLS['AAR201']}"
        for line in (3, 4)
    ]


@pytest.mark.parametrize("form", ["full", "json", "sarif", "github", "gitlab", "junit"])
def test_each_rule_has_its_address(check: Run, form: str) -> None:
    out = check("--format", form, "src/app.py").out
    assert URLS["AAR101"] in out
    assert URLS["AAR201"] in out


@pytest.mark.parametrize("form", ["text", "full", "json", "sarif", "github", "gitlab", "junit"])
def test_nothing_in_a_name_reaches_the_terminal(check: Run, form: str) -> None:
    ran = check("--format", form, "src")
    assert "\x1b" not in ran.out + ran.err
    if form == "junit":
        assert "<script>" not in ran.out


def test_full_shows_the_line_and_what_is_meant(check: Run) -> None:
    lines = check("--format", "full", "--select", "AAR101", "src/app.py").out.splitlines()
    assert lines[0].startswith("src/app.py:3:1: AAR101 ")
    assert lines[2] == f"3 | {SOURCE.splitlines()[2]}"
    assert lines[3].strip(" |") == "^" * len(SOURCE.splitlines()[2])
    assert lines[-1] == "2 findings in 1 of 1 file."


@pytest.mark.parametrize(
    ("arguments", "environment", "coloured"),
    [
        ((), {}, False),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": ""}, True),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (("--color", "always"), {"NO_COLOR": "1"}, True),
        (("--color", "never"), {"FORCE_COLOR": "1"}, False),
    ],
)
@pytest.mark.parametrize("form", ["text", "full"])
def test_colour(
    check: Run, form: str, arguments: tuple[str, ...], environment: dict[str, str], coloured: bool
) -> None:
    ran = check("--format", form, *arguments, "src/app.py", **environment)
    assert ("\x1b[" in ran.out) == coloured
    lines = re.sub(r"\x1b\[[\d;]*m", "", ran.out).splitlines()
    assert lines[0].startswith("src/app.py:3:1: AAR101 GET /wiki/rest/api/space ")


def test_several_forms_in_one_run(check: Run, tmp_path: Path) -> None:
    ran = check("--output", "json=a.json", "--output", "junit=b.xml", "src/app.py")
    assert ran.out.startswith("src/app.py:3:1: AAR101")
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["findings"]
    assert (tmp_path / "b.xml").read_text(encoding="utf-8").startswith("<?xml")


def test_a_file_keeps_its_mode_and_a_link_stays(check: Run, tmp_path: Path) -> None:
    target = tmp_path / "real.json"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    (tmp_path / "link.json").symlink_to(target)
    check("--format", "json", "--output-file", "link.json", "src/app.py")
    assert (tmp_path / "link.json").is_symlink()
    assert json.loads(target.read_text(encoding="utf-8"))["findings"]
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--output-file", "no/such/out.json"), "no/such/out.json: can't be written: no such folder"),
        (("--output", "json"), "expected FORMAT=FILE, found"),
        (("--output", "xml=a.xml"), 'found "xml"'),
        (("--output", "json=src"), "can't be written"),
        (("--output", "json=a", "--output", "sarif=./a"), "./a: can't have two formats"),
        (("--output", "json=a", "--output-file", "a"), "a: can't have two formats"),
    ],
)
def test_wrong_outputs_are_told(check: Run, arguments: tuple[str, ...], said: str) -> None:
    ran = check(*arguments, "src/app.py")
    assert ran.status == 2
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_full_shows_a_line_once_with_what_to_use(check: Run, tmp_path: Path) -> None:
    (tmp_path / "src" / "app.py").write_text(
        "import requests\n\n"
        'requests.get("https://example.atlassian.net/wiki/rest/api/content/1")\n'
        'requests.get("https://example.atlassian.net/wiki/api/v2/pages/1")\n',
        encoding="utf-8",
    )
    lines = check("--format", "full", "src/app.py").out.splitlines()
    assert [line.split()[1] for line in lines if line.startswith("src/app.py:")] == [
        "AAR101",
        "AAR201",
        "AAR101",
    ]
    assert sum("rest/api/content/1" in line for line in lines if line.startswith("3 | ")) == 1
    helps = [line.partition("= help: ")[2] for line in lines if "= help: " in line]
    assert helps[0] == "GET /wiki/api/v2/pages/{id} (page)"
    assert helps[-1] == "4 more by content type"
    notes = [line.partition("= note: ")[2] for line in lines if "= note: " in line]
    assert notes[0].startswith('appaccess-lint explain "GET /wiki/rest/api/content/{id}"')
    assert notes[-1].startswith("https://developer.atlassian.com/")
