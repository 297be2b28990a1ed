"""Which ``pyproject.toml`` counts, and that what it sets is what the command does."""

from __future__ import annotations

import pytest

DEFAULT = ["AAR101", "AAR201"]


@pytest.mark.parametrize(
    ("keys", "codes"),
    [
        ('select = ["AAR1"]', ["AAR101"]),
        ('select = ["aar302", "AAR101"]', ["AAR101", "AAR302"]),
        ('extend-select = ["AAR105", "AAR203"]', ["AAR101", "AAR201", "AAR105", "AAR203"]),
        ('ignore = ["AAR2"]', ["AAR101"]),
        ('ignore = ["AAR1"]\nextend-ignore = ["AAR2"]', []),
        ('per-file-ignores = { "app.py" = ["AAR3", "AAR101"] }', ["AAR201"]),
        ('per-file-ignores = { "a*.py" = ["AAR1"], "./app.py" = ["AAR2"] }', []),
        ('per-file-ignores = ["app.py:AAR3,AAR1"]', ["AAR201"]),
        ('select = ["AAR101"]\nper-file-ignores = { "app.py" = ["AAR"] }', []),
        ('[tool.appaccess-lint.per-file-ignores]\n"other/*" = ["AAR"]', DEFAULT),
        ('exclude = ["app.py"]', []),
        ('extend-exclude = ["./app.py"]', []),
        ('deployment = "server"', []),
        ("", DEFAULT),
    ],
)
def test_a_key_does_what_its_option_does(command, project, keys, codes):
    project(keys)
    result = command("check", ".")
    assert (result.codes, result.err) == (codes, "")
    assert result.status == (1 if "AAR201" in codes else 0)


def test_the_inventory_follows_it_too(command, project):
    project('select = ["AAR105"]')
    lines = command("inventory", "app.py").out.splitlines()
    assert [line.strip() for line in lines if line.strip().startswith("AAR")] == ["AAR105"]


def test_files_that_it_names_are_seen_from_its_folder(command, project, write):
    write(
        "lint/operations.toml",
        '[[operation]]\nmethod = "GET"\npath = "/wiki/rest/api/group"\napp_access = "blocked"\n',
    )
    write("lint/clients.toml", 'client = "ourlib"\n[functions]\n"ourlib.fetch" = { parameters = ["url"] }\n')
    write("lib/ours.py", 'ROOT = "https://example.atlassian.net/wiki/api/v2"\n')
    write("other/confluence.py", "import requests\nfrom ours import ROOT\nrequests.get(ROOT + '/pages/1')\n")
    project(
        'select = ["AAR101"]\ncatalog = ["lint/operations.toml"]\nclients = ["./lint/clients.toml"]\n'
        "roots = ['.\\lib']"  # as written on Windows
    )
    here = command("check", ".")
    assert here.out.count("\n") == 3
    below = command("check", "..", inside="lint")
    assert below.out == "".join(f"../{line}\n" for line in here.out.splitlines())


WRITTEN_ON_WINDOWS = ["made\\v1\\*.py", ".\\made\\v1", "made\\v1\\"]


@pytest.mark.parametrize(
    "pattern",
    ["made/v1/*.py", "./made/v1/*.py", "made/v1", "made/v1/", "*/v1/*", "v1", *WRITTEN_ON_WINDOWS],
)
def test_patterns_are_seen_from_its_folder(command, project, write, tmp_path, pattern):
    write("made/v1/api.py")
    project(f"select = ['AAR101']\nexclude = ['{pattern}']")
    assert command("check", ".").out.count("\n") == 1
    assert command("check", "..", inside="made").out.count("\n") == 1
    assert command("check", "made/v1/api.py").out == ""
    assert command("check", str(tmp_path / "made")).out == ""


@pytest.mark.parametrize("pattern", ["made/v1/*.py", "made/v1", "*/v1/*", *WRITTEN_ON_WINDOWS])
def test_files_without_codes_are_seen_from_its_folder(command, project, write, tmp_path, pattern):
    write("made/v1/api.py")
    project(f"select = ['AAR101']\nper-file-ignores = {{ '{pattern}' = ['AAR1'] }}")
    assert command("check", ".").out.count("\n") == 1
    assert command("check", "..", inside="made").out.count("\n") == 1
    assert command("check", "api.py", inside="made/v1").out == ""
    assert command("check", str(tmp_path / "made")).out == ""


def test_a_path_with_odd_letters(command, write):
    write("a[1]*/app.py")
    write("a[1]*/sub/app.py")
    write("a[1]*/pyproject.toml", '[tool.appaccess-lint]\nselect = ["AAR101"]\nexclude = ["sub/app.py"]\n')
    assert command("check", ".", inside="a[1]*").out.count("\n") == 1


@pytest.mark.parametrize(
    "keys",
    [
        'client-versions = { atlassian-python-api = "3.41.16" }',
        'client-versions = ["Atlassian_Python.API==3.41.16"]',
        '[tool.appaccess-lint.client-versions]\natlassian-python-api = "3.41.16"',
    ],
)
def test_client_versions(command, project, write, keys):
    write(
        "app.py",
        "from atlassian import Confluence\n\n"
        'confluence = Confluence(url="https://example.atlassian.net", cloud=True)\n'
        'confluence.get_all_spaces()\nconfluence.cql("type=page")\n',
    )
    project(keys)
    old = command("inventory", "app.py")
    assert old.out == command("inventory", "--client-versions=atlassian-python-api=3.41.16", "app.py").out
    assert old.out != command("inventory", "--client-versions=atlassian-python-api=5.0.0", "app.py").out


CALL_OF_VERSION_4 = (
    "from atlassian import Confluence\n\n"
    'wiki = Confluence(url="https://example.atlassian.net/wiki", username="u", password="t", cloud=True)\n'
    'wiki.get_page_by_id("12")\n'
)
RANGES = {
    "table": '[tool.appaccess-lint.client-versions]\natlassian-python-api = ">=4,<5"',
    "list": 'client-versions = ["atlassian-python-api>=4,<5"]',
    "list, with =": 'client-versions = ["atlassian-python-api=>=4,<5"]',
    "wildcard": 'client-versions = { atlassian-python-api = "4.*" }',
    "compatible": 'client-versions = { atlassian-python-api = "~=4.0" }',
    "by path": '[tool.appaccess-lint.per-path."app.py".client-versions]\natlassian-python-api = "<5"',
    "by path, list": 'per-path = ["app.py:client-versions=atlassian-python-api>=4,<5"]',
}


@pytest.mark.parametrize("keys", RANGES.values(), ids=RANGES)
def test_client_versions_may_be_a_range(command, project, write, keys):
    write("app.py", CALL_OF_VERSION_4)
    project("")
    assert "AAR404" in command("check", "app.py").codes
    project(keys)
    assert "AAR404" not in command("check", "app.py").codes


def test_a_range_of_versions_on_the_command_line(command, write):
    write("app.py", CALL_OF_VERSION_4)
    shown = command("config", "--client-versions", "atlassian-python-api>=4,!=5.0.5").out
    assert "atlassian-python-api: 4.0.7 to 5.0.4 (client-versions)\n" in shown
    assert "AAR404" in command("check", "--client-versions", "atlassian-python-api!=5.0.5", "app.py").codes


class TestWhichFile:
    def test_the_nearest_that_has_the_table(self, command, project, write):
        project('select = ["AAR101"]')
        write("a/app.py")
        write("a/b/pyproject.toml", '[project]\nname = "b"\ndependencies = ["appaccess-lint"]\n')
        write("a/b/app.py")
        assert command("check", ".", inside="a/b").codes == ["AAR101"]
        write("a/pyproject.toml", '[tool.appaccess-lint]\nselect = ["AAR201"]\n')
        assert command("check", ".", inside="a/b").codes == ["AAR201"]
        assert command("check", "app.py").codes == ["AAR101"]

    @pytest.mark.parametrize("marker", [".git", ".hg"])
    def test_none_above_the_repository(self, command, write, tmp_path, marker):
        write("pyproject.toml", '[tool.appaccess-lint]\nselect = ["AAR101"]\n')
        write("repository/app.py")
        assert command("check", ".", inside="repository").codes == ["AAR101"]
        # a working tree's .git is a file
        write(f"repository/{marker}", "gitdir: elsewhere\n")
        assert command("check", ".", inside="repository").codes == DEFAULT

    def test_a_broken_file_that_is_none_of_ours(self, command, project, write):
        project("")
        write("pyproject.toml", "[tool.other\n")
        assert command("check", "app.py").codes == DEFAULT

    def test_a_named_one(self, command, project, write):
        project('select = ["AAR101"]')
        write("other/lint.toml", '[tool.appaccess-lint]\nselect = ["AAR201"]\nexclude = ["gone/app.py"]\n')
        write("other/gone/app.py")
        assert command("check", "--config", "other/lint.toml", ".").codes == ["AAR201"]

    def test_none(self, command, project):
        project('select = ["AAR101"]\ncolour = "red"')
        assert command("check", "--isolated", "app.py").codes == DEFAULT

    def test_none_and_a_named_one(self, command, project):
        project("")
        result = command("check", "--isolated", "--config", "pyproject.toml", "app.py")
        assert result.status == 2
        assert "not allowed with argument" in result.err


@pytest.mark.parametrize(
    ("keys", "arguments", "codes"),
    [
        ('select = ["AAR1"]', ["--select", "AAR201"], ["AAR201"]),
        ('ignore = ["AAR2"]', ["--ignore", "AAR101"], ["AAR201"]),
        ('ignore = ["AAR2"]', ["--extend-ignore", "AAR101"], []),
        (
            'per-file-ignores = { "app.py" = ["AAR2"] }',
            ["--per-file-ignores", "*.py:AAR1"],
            ["AAR201"],
        ),
        ('ignore = ["AAR2"]', ["--select", "AAR"], ["AAR101"]),
        ('extend-select = ["AAR105"]', ["--extend-select", "AAR203"], [*DEFAULT, "AAR105", "AAR203"]),
        ('deployment = "server"', ["--deployment", "auto"], DEFAULT),
        ('exclude = ["app.py"]', ["--exclude", "b.py"], DEFAULT),
        ('exclude = ["app.py"]', ["--extend-exclude", "b.py"], []),
    ],
)
def test_the_command_line_goes_before_the_file(command, project, keys, arguments, codes):
    project(keys)
    assert command("check", *arguments, "app.py").codes == codes


def test_a_flag_of_the_file_can_be_taken_back(command, project, write):
    write("pages/base.py", 'ROOT = "https://example.atlassian.net/wiki/api/v2"\n')
    write(
        "pages/app.py",
        '# of Confluence\nimport requests\nfrom base import ROOT\nrequests.get(ROOT + "/pages/1")\n',
    )
    project("follow-imports = false")
    assert command("check", "pages/app.py").codes == []
    assert command("check", "--follow-imports", "pages/app.py").codes == ["AAR101"]
