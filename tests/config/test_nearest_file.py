"""Which file of settings counts for a source: the nearest one, as with ruff, in parts of a monorepo too."""

from __future__ import annotations

import pytest
from running import run

CALL = 'import requests\n\nrequests.get("https://acme.atlassian.net/wiki/rest/api/space", timeout=9)\n'
OWN = ["appaccess-lint.toml", ".appaccess-lint.toml"]


@pytest.fixture
def tree(tmp_path):
    """A repository with a source at its top and in two parts."""
    (tmp_path / ".git").mkdir()
    for folder in (".", "one", "one/deep", "two"):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / "app.py").write_text(CALL)
    return tmp_path


def codes(tree, *words):
    """The codes by the folders of the findings."""
    result = run("check", *words, cwd=tree)
    assert result.err == ""
    found = {}
    for line in result.lines:
        found.setdefault(line.partition("app.py")[0].rstrip("/") or ".", set()).add(line.split()[1])
    return found


def table(text):
    return f"[tool.appaccess-lint]\n{text}\n"


def test_the_nearest_file_counts_and_files_do_not_add_up(tree):
    (tree / "pyproject.toml").write_text(table('select = ["AAR1"]'))
    (tree / "one" / "pyproject.toml").write_text(table('auth = "oauth"'))
    expected = {
        ".": {"AAR101"},
        "one": {"AAR101", "AAR202"},
        "one/deep": {"AAR101", "AAR202"},
        "two": {"AAR101"},
    }
    assert codes(tree) == expected
    assert codes(tree, "--jobs", "2") == expected
    assert codes(tree, "--select", "AAR2") == {
        ".": {"AAR201"},
        "one": {"AAR202"},
        "one/deep": {"AAR202"},
        "two": {"AAR201"},
    }


def test_it_counts_from_any_folder_and_for_standard_input(tree):
    (tree / "pyproject.toml").write_text(table('select = ["AAR1"]'))
    (tree / "one" / "pyproject.toml").write_text(table('select = ["AAR2"]'))
    assert codes(tree / "two", "../one/deep", "..", "app.py")["../one/deep"] == {"AAR201"}
    assert codes(tree / "one", "../two", "app.py") == {"../two": {"AAR101"}, ".": {"AAR201"}}
    result = run("check", "--stdin-display-name", "one/deep/new.py", cwd=tree, input=CALL)
    assert result.codes == ["AAR201"]


@pytest.mark.parametrize("words", [["--isolated"], ["--config", "two/appaccess-lint.toml"]])
def test_one_configuration_for_all_where_the_command_line_says_which(tree, words):
    (tree / "two" / "appaccess-lint.toml").write_text('deployment = "auto"\n')
    (tree / "one" / "pyproject.toml").write_text(table('deployment = "server"'))
    assert set(codes(tree)) == {".", "two"}
    assert set(codes(tree, *words)) == {".", "one", "one/deep", "two"}


def test_what_a_part_leaves_out(tree):
    (tree / "one" / "pyproject.toml").write_text(table('exclude = ["deep"]'))
    (tree / "two" / "pyproject.toml").write_text(table('exclude = ["other", "deep"]'))
    assert set(codes(tree)) == {".", "one", "two"}
    assert run("check", "--show-files", cwd=tree).lines == ["app.py", "one/app.py", "two/app.py"]


def test_a_part_that_is_a_repository_of_its_own_has_the_runs_settings(tree):
    (tree / "pyproject.toml").write_text(table('select = ["AAR1"]'))
    (tree / "one" / ".git").mkdir()
    assert codes(tree)["one/deep"] == {"AAR101"}


@pytest.mark.parametrize("name", OWN)
def test_a_file_of_its_own(tree, name):
    (tree / name).write_text('select = ["AAR2"]\n')
    (tree / "pyproject.toml").write_text(table('select = ["AAR1"]'))
    assert codes(tree)["."] == {"AAR201"}
    assert f"{name}:1: select" in run("config", cwd=tree).out
    assert codes(tree, "--config", name)["."] == {"AAR201"}


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("appaccess-lint.toml", "a = 1\nselct = []\n", "one/appaccess-lint.toml:1: a: unknown key in "),
        (
            "appaccess-lint.toml",
            "[tool.appaccess-lint]\n",
            "one/appaccess-lint.toml:1: tool: the keys of this file are at the top level",
        ),
        ("appaccess-lint.toml", "x", "one/appaccess-lint.toml:1: not valid TOML: "),
        ("pyproject.toml", table('deployment = "x"'), "one/pyproject.toml:2: deployment: expected "),
        (
            "pyproject.toml",
            table('catalog = ["x.toml"]'),
            "one/pyproject.toml:2: catalog: no such file: one/x.toml",
        ),
    ],
)
def test_a_mistake_in_a_part_ends_the_run(tree, name, content, said):
    (tree / "one" / name).write_text(content)
    result = run("check", cwd=tree)
    assert (result.status, result.out, result.err.count("\n")) == (2, "", 1)
    assert said in result.err


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-be"])
def test_utf_16_is_no_encoding_of_settings(tree, codec):
    (tree / "one" / "pyproject.toml").write_bytes(table('deployment = "cloud"').encode(codec))
    result = run("check", cwd=tree)
    assert (result.status, result.err.count("\n")) == (2, 1)
    assert "one/pyproject.toml:1: not " in result.err


def test_a_broken_catalog_of_a_part_ends_the_run(tree):
    (tree / "one" / "appaccess-lint.toml").write_text('catalog = ["more.toml"]\n')
    (tree / "one" / "more.toml").write_text("[[operation]]\n")
    result = run("check", cwd=tree)
    assert (result.status, result.out, result.err.count("\n")) == (2, "", 1)
    assert "one/more.toml" in result.err


def test_no_settings_are_overwritten(tree):
    (tree / "one" / "appaccess-lint.toml").write_text("")
    result = run("check", "--output-file", "one/appaccess-lint.toml", cwd=tree)
    assert (result.status, (tree / "one" / "appaccess-lint.toml").read_text()) == (2, "")


def test_a_fix_goes_by_the_nearest_file_too(tree):
    (tree / "one" / "pyproject.toml").write_text(table('deployment = "server"'))
    result = run("fix", cwd=tree)
    assert "b/two/app.py" in result.out
    assert "b/one/app.py" not in result.out
