"""A configuration with a mistake: one line that names file, line and key, and exit status 2."""

from __future__ import annotations

import pytest

UNKNOWN = "unknown key in [tool.appaccess-lint]"
DEPLOYMENT = 'expected "auto", "cloud" or "server"'
CODES = "expected a list of codes"
VERSIONS = "no model of a client library depends on the version of"

# the keys below the table's header, which is line 1, and the message after the file's name
MISTAKES = {
    "unknown key": ('deploymnt = "a"', f'2: deploymnt: {UNKNOWN}; did you mean "deployment"?\n'),
    "underscore": ("extend_select = []", f'2: extend_select: {UNKNOWN}; did you mean "extend-select"?\n'),
    "key like no other": ("zzz = 1", f"2: zzz: {UNKNOWN}; known are select, extend-select, "),
    "unknown table": ("\n[tool.appaccess-lint.selct]", f'3: selct: {UNKNOWN}; did you mean "select"?\n'),
    "choice": (
        'deployment = "clouds"',
        f'2: deployment: {DEPLOYMENT}, found "clouds"; did you mean "cloud"?\n',
    ),
    "choice of another type": ("deployment = true", f"2: deployment: {DEPLOYMENT}, found true\n"),
    "flag": ('follow-imports = "no"', '2: follow-imports: expected true or false, found "no"\n'),
    "no list": ('select = "AAR1"', f'2: select: {CODES}, found "AAR1"\n'),
    "numbers": ("ignore = [101]", f"2: ignore: {CODES}, each a string that isn't empty, found 101\n"),
    "empty pattern": (
        'exclude = [""]',
        "2: exclude: expected a list of names and paths, each a string that ",
    ),
    "unknown code": (
        '# select\nselect = [\n  "AAR1",\n  "AAR422",\n]',
        "3: select: no code begins with 'AAR422'; did you mean \"AAR402\"?\n",
    ),
    "code of another linter": ('select = ["E402"]', "2: select: no code begins with 'E402'"),
    "missing file": ('catalog = ["lint/none.toml"]', "2: catalog: no such file: lint/none.toml\n"),
    "missing folder": ('roots = ["app.py"]', "2: roots: no such folder: app.py\n"),
    "no version": (
        'client-versions = { atlassian-python-api = "new" }',
        "2: client-versions.atlassian-python-api: expected a version of atlassian-python-api, found 'new'\n",
    ),
    "number as version": (
        "[tool.appaccess-lint.client-versions]\natlassian-python-api = 3.41",
        "3: client-versions.atlassian-python-api: expected a version as a string, found 3.41\n",
    ),
    "codes of files in another form": (
        "per-file-ignores = 3",
        '2: per-file-ignores: expected a table of lists of codes, or a list of "PATTERN:CODE,...", found 3\n',
    ),
    "a code of files": (
        '[tool.appaccess-lint.per-file-ignores]\n"tests/*" = ["AAR"]\n"b.py" = ["AR101"]',
        "4: per-file-ignores.b.py: no code begins with 'AR101'; did you mean \"AAR101\"?\n",
    ),
    "files without codes": (
        'per-file-ignores = ["tests/*"]',
        "2: per-file-ignores: 'tests/*' is not PATTERN:CODE,...\n",
    ),
    "no pair": (
        'client-versions = ["atlassian-python-api"]',
        "2: client-versions: 'atlassian-python-api' is not NAME=VERSION\n",
    ),
    "unknown library": (
        'client-versions = ["atlasian-python-api=3"]',
        f"2: client-versions: {VERSIONS} 'atlasian-python-api'; did you mean \"atlassian-python-api\"?\n",
    ),
    "broken TOML": ('ignore = []\nselect = "AAR1', "3: not valid TOML: "),
    "key twice": ("ignore = []\nignore = []", "3: not valid TOML: "),
}


@pytest.mark.parametrize(("keys", "message"), MISTAKES.values(), ids=MISTAKES)
def test_mistake(command, project, keys, message):
    project(keys)
    result = command("check", "app.py")
    assert (result.status, result.out) == (2, "")
    assert result.err.startswith(f"appaccess-lint: error: pyproject.toml:{message}")
    assert result.err.count("\n") == 1


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


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "\n[tool.appaccess_lint]\n",
            "pyproject.toml:2: [tool.appaccess_lint]: did you mean [tool.appaccess-lint]?",
        ),
        ("[appaccess-lint]\n", "pyproject.toml:1: [appaccess-lint]: did you mean [tool.appaccess-lint]?"),
        ("[tool]\nappaccess-lint = 3\n", "pyproject.toml: tool.appaccess-lint: expected a table"),
        (b"# appaccess-lint\n# \xe9\n", "pyproject.toml:2: not UTF-8"),
    ],
)
def test_table(command, project, write, content, message):
    project("")
    write("pyproject.toml", content)
    result = command("check", "app.py")
    assert (result.status, result.err) == (2, f"appaccess-lint: error: {message}\n")


def test_a_mistake_above_is_named_from_where_the_user_is(command, project, write):
    project('\nselcet = ["AAR1"]')
    write("src/app.py")
    result = command("check", ".", inside="src")
    assert result.err.startswith("appaccess-lint: error: ../pyproject.toml:3: selcet: ")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.toml", None, "none.toml: No such file or directory"),
        ("other.toml", "[tool.other]\n", "other.toml: has no table [tool.appaccess-lint]"),
        (".", None, ".: Is a directory"),
    ],
)
def test_named_file(command, project, write, name, content, message):
    project("")
    if content is not None:
        write(name, content)
    result = command("check", "--config", name, "app.py")
    assert (result.status, result.err) == (2, f"appaccess-lint: error: {message}\n")


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
