"""Which files are taken: those that git knows, those that a list names; and what is said of all together."""

from __future__ import annotations

from pathlib import Path

import pytest


def files(result):
    return sorted({line.partition(":")[0] for line in result.out.splitlines()})


@pytest.fixture
def repository(write, tmp_path):
    (tmp_path / ".git").mkdir()
    for name in ("a.py", "gen/b.py", "gen/keep.py", "pkg/c.py", "pkg/local.py", "pkg/deep/d.py"):
        write(name)


@pytest.mark.usefixtures("repository")
class TestGitignore:
    def test_what_git_ignores_is_left_out(self, command, write):
        write(".gitignore", "gen/*\n!gen/keep.py\n*.log\n")
        write("pkg/.gitignore", "/local.py\ndeep/\n")
        assert files(command("check", ".")) == ["a.py", "gen/keep.py", "pkg/c.py"]

    def test_it_holds_below_the_folder_of_the_repository_too(self, command, write):
        write(".gitignore", "local.py\n")
        assert files(command("check", "pkg")) == ["pkg/c.py", "pkg/deep/d.py"]

    def test_what_only_this_clone_ignores_is_left_out(self, command, write):
        write(".git/info/exclude", "gen\nlocal.py\n/c.py\n")
        write("pkg/.gitignore", "!local.py\n")
        everything = ["a.py", "pkg/c.py", "pkg/deep/d.py", "pkg/local.py"]
        assert files(command("check", ".")) == everything

    def test_a_named_file_is_taken(self, command, write):
        write(".gitignore", "*.py\n")
        assert files(command("check", "a.py")) == ["a.py"]

    def test_a_named_folder_is_taken(self, command, write):
        write(".gitignore", "pkg/\nc.py\n")
        write("pkg/.gitignore", "local.py\n")
        assert files(command("check", "pkg")) == ["pkg/c.py", "pkg/deep/d.py"]
        assert files(command("check", "pkg/deep")) == ["pkg/deep/d.py"]

    @pytest.mark.parametrize("way", ["option", "file"])
    def test_it_can_be_turned_off(self, command, write, way):
        write(".gitignore", "gen\n")
        if way == "file":
            write("pyproject.toml", "[tool.appaccess-lint]\nrespect-gitignore = false\n")
        options = ["--no-respect-gitignore"] if way == "option" else []
        assert "gen/b.py" in files(command("check", *options, "."))


def test_no_repository_no_gitignore(command, write):
    write(".gitignore", "a.py\n")
    write("a.py")
    assert files(command("check", ".")) == ["a.py"]


@pytest.mark.parametrize(
    "listed",
    [
        b"a.py\nb c.py\n",
        b"a.py\0b c.py\0",
        b"a.py\r\nb c.py",
        b"\xef\xbb\xbfa.py\r\nb c.py\r\n",
        "a.py\r\nb c.py\r\n".encode("utf-16"),  # PowerShell: git ls-files > list
        b"\xfe\xff" + "a.py\nb c.py\n".encode("utf-16-be"),
    ],
)
@pytest.mark.parametrize("way", ["stdin", "file"])
def test_paths_from_a_list(command, write, listed, way):
    write("a.py")
    write("b c.py")
    write("d.py")
    if way == "file":
        write("list", listed)
        result = command("check", "--files-from", "list")
    else:
        result = command("check", "--files-from", "-", stdin=listed)
    assert files(result) == ["a.py", "b c.py"]


def test_a_list_names_files_whatever_they_are_called(command, write):
    write("-")
    assert files(command("check", "--files-from", "-", stdin=b"-\n")) == ["./-"]


def test_an_empty_list_is_clean(command, write):
    write("a.py")
    assert command("check", "--files-from", "-", stdin=b"").status == 0


def test_without_a_path_it_is_the_current_folder(command, write):
    write("a.py")
    write("src/b.py")
    assert files(command("check")) == ["a.py", "src/b.py"]


def test_a_list_that_is_not_there(command):
    result = command("check", "--files-from", "nowhere")
    assert (result.status, result.err.count("\n")) == (2, 1)
    assert "nowhere: can't be read" in result.err


def test_statistics(command, write):
    write("a.py")
    write("b.py")
    result = command("check", "--statistics", "a.py", "b.py")
    assert result.out.splitlines()[-1].split()[:2] == ["2", "AAR201"]
    as_json = command("check", "--statistics", "--format", "json", "a.py")
    assert as_json.document["findings"]
    assert as_json.err.split()[:2] == ["1", "AAR201"]


@pytest.mark.parametrize("option", ["--exit-zero", "--fail-on=never"])
def test_exit_zero_hides_findings_only(command, write, option):
    write("a.py")
    assert command("check", option, "a.py").status == 0
    assert command("check", option, "nowhere.py").status == 2


def test_configuration_states_that_findings_never_fail(command, write, tmp_path):
    write("a.py")
    (tmp_path / "appaccess-lint.toml").write_text('fail-on = "never"\n')
    assert command("check", "a.py").status == 0
    assert command("check", "--fail-on", "note", "a.py").status == 1


@pytest.mark.parametrize(
    ("arguments", "meant"),
    [
        (["check", "--selct", "AAR1", "."], '--selct; did you mean "--select"?'),
        (["check", "--colr=never"], '--colr=never; did you mean "--color"?'),
        (["catalog", "list", "--app-acces", "blocked"], '--app-acces blocked; did you mean "--app-access"?'),
        (["catalog", "list", "--vresion"], '--vresion; did you mean "--version"?'),
        (["catalog", "list", "--jobs", "2"], "--jobs 2"),
        (["report", "--exit-zeros"], "--exit-zeros"),
        (["check", "-z"], "-z"),
        (["check", "--output-format", "json"], '--output-format; did you mean "--format"?'),
        (["check", "--output-format=json"], '--output-format=json; did you mean "--format"?'),
        (["check", "--fix"], '--fix; did you mean "appaccess-lint fix --write"?'),
        (["check", "--show-source"], '--show-source; did you mean "--format full"?'),
        (["check", "--watch"], "--watch"),
        (["check", "--line-length", "100"], "--line-length"),
    ],
)
def test_the_option_that_may_be_meant_is_named(command, arguments, meant):
    result = command(*arguments)
    assert (result.status, result.out) == (2, "")
    assert result.err.endswith(f"appaccess-lint: error: unrecognized arguments: {meant}\n")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["."], 'found "."; did you mean "check ."?'),
        (["lint", "."], 'found "lint"; did you mean "check"?'),
        (["rule", "AAR201"], 'found "rule"; did you mean "explain"?'),
        (["check", "--select", "E501"], 'no code begins with "E501"'),
        (["check", "--select", "ALL"], 'no code begins with "ALL"; did you mean "AAR"?'),
        (
            ["check", "--ignore", "deprecated-v1"],
            'no code begins with "deprecated-v1"; did you mean "AAR201"?',
        ),
        (["catalog", "list", "--method", "FOO"], 'PATCH, HEAD, OPTIONS, found "FOO"'),
    ],
)
def test_a_wrong_value_is_quoted(command, arguments, said):
    result = command(*arguments)
    assert (result.status, result.out) == (2, "")
    assert result.err.endswith(f"{said}\n")


def test_an_action_states_the_version(command):
    assert command("catalog", "list", "--version").out == command("--version").out


@pytest.mark.usefixtures("repository")
def test_the_files_that_would_be_looked_at_are_shown(command, write):
    write(".gitignore", "gen/\n")
    write("notes.txt", "")
    write("nb.ipynb", "{}")
    result = command("check", "--show-files", "--extend-exclude", "deep", ".")
    assert (result.status, result.err) == (0, "")
    assert result.out.splitlines() == ["a.py", "nb.ipynb", "pkg/c.py", "pkg/local.py"]
    missing = command("check", "--show-files", "a.py", "nowhere")
    assert (missing.status, missing.out, missing.err) == (2, "a.py\n", "nowhere: no such file or directory\n")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="a device that never ends")
def test_a_list_that_never_ends(command):
    ran = command("check", "--files-from", "/dev/zero")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "appaccess-lint: error: /dev/zero: can't be read: lists more than 64 MB\n"


def test_a_folder_without_sources_is_told(command, write):
    write("notes.txt", "")
    result = command("check", ".")
    assert (result.status, result.out) == (0, "")
    assert result.err == "appaccess-lint: warning: no Python files found\n"
    assert command("check", "--quiet", ".").err == ""
    assert command("fix", ".").err.startswith("appaccess-lint: warning: no Python files found\n")
    assert "no such file" in command("check", "none").err
    assert "warning" not in command("check", "none").err
    assert command("check", "").err == '"": no such file or directory\n'
