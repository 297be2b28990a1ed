"""``appaccess-lint config``: what is in force, and where each value comes from."""

from __future__ import annotations

import json

import pytest

from appaccess_lint.config.options import OPTIONS

KEYS = """\
extend-select = ["AAR105"]
deployment = "cloud"

[tool.appaccess-lint.client-versions]
atlassian-python-api = "4.0.7"
"""


def rows(text: str) -> dict[str, list[str]]:
    """The cells of each option's row."""
    table = text.split("\n\n")[1].splitlines()
    starts = [table[0].index(title) for title in ("option", "value", "from")]
    cut = [[line[a:b].strip() for a, b in zip(starts, [*starts[1:], None], strict=True)] for line in table]
    return {row[0]: row[1:] for row in cut}


def test_text(command, project):
    project(KEYS)
    result = command("config", "--extend-select", "AAR203", "--no-follow-imports")
    assert (result.status, result.err) == (0, "")
    assert result.out.startswith("configuration file: pyproject.toml\n\n")
    shown = rows(result.out)
    assert shown["extend-select"] == ["AAR105, AAR203", "pyproject.toml:2: extend-select, --extend-select"]
    assert shown["deployment"] == ["cloud", "pyproject.toml:3: deployment"]
    assert shown["client-versions"] == ["atlassian-python-api=4.0.7", "pyproject.toml:5: client-versions"]
    assert shown["follow-imports"] == ["false", "--no-follow-imports"]
    assert shown["select"] == ["-", "default"]
    codes = result.out.splitlines()[-1].partition(": ")[2].split()
    assert {"AAR101", "AAR105", "AAR203"} <= set(codes)


def test_json(command, project):
    project(KEYS)
    result = command("config", "--format", "json", "--select", "AAR301,AAR105")
    document = json.loads(result.out)
    assert list(document) == ["schema", "tool", "file", "options", "codes", "clients"]
    assert document["file"] == "pyproject.toml"
    assert document["codes"] == ["AAR105", "AAR301"]
    options = {option["name"]: option for option in document["options"]}
    assert options["select"]["from"] == [{"source": "command line", "option": "--select"}]
    assert options["client-versions"] == {
        "name": "client-versions",
        "value": {"atlassian-python-api": "4.0.7"},
        "default": {},
        "from": [{"source": "file", "file": "pyproject.toml", "line": 5, "key": "client-versions"}],
    }
    assert options["ignore"] == {
        "name": "ignore",
        "value": [],
        "default": [],
        "from": [{"source": "default"}],
    }


def test_every_option_is_shown(command, project):
    project("")
    assert list(rows(command("config").out))[1:] == [option.name for option in OPTIONS]


@pytest.mark.parametrize("arguments", [[], ["--isolated"]])
def test_without_a_file(command, write, arguments):
    write(".git/HEAD", "")
    result = command("config", *arguments)
    assert result.out.startswith("configuration file: none\n")
    assert {row[1] for row in rows(result.out).values()} == {"from", "default"}


def test_the_values_of_json_are_those_of_a_file(command, write):
    """What the command prints, written into a file, sets the same again."""
    write("lib/a.py")
    write("mine.toml", "")
    given = ["--roots=lib", "--catalog=mine.toml", "--exclude=a,b", "--deployment=server", "--select=AAR2"]
    first = json.loads(command("config", "--isolated", "--format=json", *given).out)
    keys = [f"{o['name']} = {json.dumps(o['value'])}" for o in first["options"] if o["value"]]
    write("pyproject.toml", "\n".join(["[tool.appaccess-lint]", *keys]))
    second = json.loads(command("config", "--format=json").out)
    assert [o["value"] for o in second["options"]] == [o["value"] for o in first["options"]]
    assert second["codes"] == first["codes"] == ["AAR201", "AAR202", "AAR204"]


@pytest.mark.parametrize(
    ("requirement", "shown"),
    [
        ("atlassian-python-api==3.41.14", "3.41.14 (requirements.txt)"),
        ("atlassian-python-api>=3.41,<5", "3.41.16 to 4.0.7 (requirements.txt allows <5,>=3.41)"),
        (
            "atlassian-python-api",
            "3.41.16 to 5.0.5 (requirements.txt allows any version up to today's newest)",
        ),
        ("requests", "3.41.16 to 5.0.5 (no requirement found: any version up to today's newest)"),
    ],
)
def test_versions_of_clients_that_count(command, project, write, requirement, shown):
    project("")
    write("requirements.txt", requirement)
    assert f"\natlassian-python-api: {shown}\n" in command("config").out
    (client,) = json.loads(command("config", "--format", "json").out)["clients"]
    assert client["newest"] in shown


def test_versions_that_the_metadata_of_a_script_allow(command, project, write):
    project("")
    write("requirements.txt", "atlassian-python-api==3.41.14")
    block = ["# /// script", '# dependencies = ["atlassian-python-api>=4,<5"]', "# ///"]
    write("pages.py", "\n".join(block))
    found = command("config").out
    assert "\natlassian-python-api: 3.41.14 (requirements.txt)\n" in found
    assert "\natlassian-python-api: 4.0.7 (for pages.py, whose metadata allow <5,>=4)\n" in found
    clients = json.loads(command("config", "--format", "json").out)["clients"]
    assert [(c["source"], c["file"]) for c in clients] == [
        ("project", "requirements.txt"),
        ("script", "pages.py"),
    ]


def test_the_setting_counts_before_the_requirement(command, project):
    project(KEYS)
    assert "\natlassian-python-api: 4.0.7 (client-versions)\n" in command("config").out


def test_flake8_that_leaves_the_codes_out_is_told(command, write):
    write("setup.cfg", "[flake8]\nselect = E,F,W\n")
    last = command("config").out.splitlines()[-1]
    assert last.startswith("flake8 shows none of these codes: select in setup.cfg leaves them out;")
    write("setup.cfg", "[flake8]\nselect = E,F,W\nextend-select = AAR\n")
    assert "flake8" not in command("config").out
