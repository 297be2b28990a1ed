"""A configuration with a mistake: one line that names file, line and key, and exit status 2."""

from __future__ import annotations

import pytest

OTHER_FORMS = {
    "inline table": '[tool]\nappaccess-lint = { deployment = "clod" }\n',
    "dotted keys": '[tool]\nappaccess-lint.deployment = "clod"\n',
    "quoted keys": '# deployment = 1\n["tool"."appaccess-lint"]\n"deployment" = "clod"\n',
    "after a text with the same": (
        '[project]\ndescription = """\ndeployment = 1\n"""\n[tool.appaccess-lint]\ndeployment = "clod"\n'
    ),
    "Windows line ends": '[tool.appaccess-lint]\r\n\r\ndeployment = "clod"\r\n',
    "byte order mark": '\ufeff[tool.appaccess-lint]\ndeployment = "clod"\n',
}


@pytest.mark.parametrize("content", OTHER_FORMS.values(), ids=OTHER_FORMS)
def test_the_line_is_right_in_every_form_of_toml(command, project, write, content):
    project("")
    write("pyproject.toml", content)
    line = next(n for n, text in enumerate(content.splitlines(), 1) if "clod" in text)
    assert f"pyproject.toml:{line}: deployment: expected " in command("check", "app.py").err


def test_no_utf_8(command, project, write):
    project("")
    write("pyproject.toml", b"# appaccess-lint\n# \xe9\n")
    assert command("check", "app.py") == (2, "", "appaccess-lint: error: pyproject.toml:2: not UTF-8\n")


def test_a_mistake_above_is_named_from_where_the_user_is(command, project, write):
    project('\nselcet = ["AAR1"]')
    write("src/app.py")
    result = command("check", ".", inside="src")
    assert result.err.startswith("appaccess-lint: error: ../pyproject.toml:3: selcet: ")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.toml", None, "none.toml: no such file or directory"),
        ("other.toml", "[tool.other]\n", "other.toml: has no table [tool.appaccess-lint]"),
        (".", None, ".: is a directory"),
    ],
)
def test_named_file(command, project, write, name, content, message):
    project("")
    if content is not None:
        write(name, content)
    result = command("check", "--config", name, "app.py")
    assert (result.status, result.err) == (2, f"appaccess-lint: error: {message}\n")


def test_a_file_of_our_own_with_the_table_of_pyproject(command, write):
    write("app.py", "")
    write("appaccess-lint.toml", '[tool.appaccess-lint]\nselect = ["AAR1"]\n')
    message = "the keys of this file are at the top level, without [tool.appaccess-lint]"
    expected = f"appaccess-lint: error: appaccess-lint.toml:1: tool: {message}\n"
    assert command("check", "app.py") == (2, "", expected)


def test_a_mistake_inside_a_file_that_is_named(command, project, write):
    write("lint/mine.toml", "[[operation]]\nmethd = 1\n")
    project('catalog = ["lint/mine.toml"]')
    for arguments in (["check", "app.py"], ["config"]):
        result = command(*arguments)
        assert (result.status, result.out) == (2, "")
        assert result.err.startswith("appaccess-lint: error: lint/mine.toml: ")


def test_nothing_of_the_file_commands_the_terminal(command, project):
    project('deployment = "\\u001b[31m\\n"')
    result = command("check", "app.py")
    assert result.status == 2
    assert "\x1b" not in result.err
    assert result.err.count("\n") == 1


def test_commands_that_need_no_configuration_go_on(command, project):
    project("colour = 1")
    assert command("--version").status == 0
    assert command("check", "--help").status == 0
