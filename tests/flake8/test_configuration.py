"""The plugin's options in flake8's own files and on its command line."""

from __future__ import annotations

import re

import pytest

CALLS = """\
import requests

requests.get("https://example.atlassian.net/wiki/rest/api/content/1")
requests.get("https://example.atlassian.net/wiki/rest/api/group")
"""
DEFAULT = ["AAR101", "AAR201"]


def codes(ran):
    assert ran.err == ""
    return [line.split()[1] for line in ran.out.splitlines()]


def error(ran):
    """The message of a run that ended with one."""
    assert (ran.status, ran.err) == (1, "")
    introduction, message = ran.out.splitlines()
    assert introduction == "There was a critical error during execution of Flake8:"
    return message


@pytest.mark.parametrize(
    ("configuration", "arguments", "expected"),
    [
        ("aar-extend-select = AAR105", [], [*DEFAULT, "AAR105"]),
        ("aar-extend-select = AAR105, AAR203", [], [*DEFAULT, "AAR105", "AAR203"]),
        # a prefix turns nothing on that is off by default
        ("aar_extend_select = aar2", [], DEFAULT),
        ("extend-select = E1\naar-extend-select = AAR105", [], [*DEFAULT, "AAR105"]),
        # with a list of its own to ignore, flake8 forgets what is off by default
        ("ignore = E1", [], DEFAULT),
        ("ignore = E1\naar-extend-select = AAR203", [], [*DEFAULT, "AAR203"]),
        ("select = E,AAR101\naar-extend-select = AAR105", [], ["AAR101"]),
        ("extend-ignore = AAR2\naar-extend-select = AAR203", [], ["AAR101"]),
        ("aar-extend-select = AAR105\nextend-select = AAR203", [], [*DEFAULT, "AAR105", "AAR203"]),
        ("extend-ignore = AAR105\naar-extend-select = AAR105", [], DEFAULT),
        ("aar-extend-select = AAR105\nper-file-ignores = app.py:AAR1", [], ["AAR201"]),
        ("aar-extend-select = AAR105", ["--aar-extend-select=AAR203"], [*DEFAULT, "AAR203"]),
        ("aar-extend-select =", ["--aar-extend-select", "AAR105"], [*DEFAULT, "AAR105"]),
        ("aar-deployment = server", [], []),
        ("aar-deployment = server", ["--aar-deployment", "auto"], DEFAULT),
        ("aar-follow-imports = No", [], DEFAULT),
    ],
)
def test_options(flake8, write, configuration, arguments, expected):
    write("app.py", CALLS)
    write(".flake8", f"[flake8]\n{configuration}\n")
    assert codes(flake8(*arguments, "app.py")) == expected


def test_several_processes(flake8_process, write):
    for number in range(3):
        write(f"app{number}.py", CALLS)
    write(".flake8", "[flake8]\naar-extend-select = AAR105\n")
    assert codes(flake8_process("--jobs", "3")) == [*DEFAULT, "AAR105"] * 3


def test_follow_imports(flake8, write):
    write("confluence/base.py", 'ROOT = "https://example.atlassian.net/wiki/api/v2"\n')
    write("confluence/app.py", 'import requests\nfrom base import ROOT\n\nrequests.get(ROOT + "/pages/1")\n')
    assert codes(flake8("--isolated", "confluence/app.py")) == ["AAR101"]
    alone = ("--aar-follow-imports=false", "--aar-certainty=sure")
    assert codes(flake8("--isolated", *alone, "confluence/app.py")) == []


def test_files_are_seen_from_flake8s_file(flake8, write, tmp_path):
    write(
        "lint/mine.toml",
        '[[operation]]\nmethod = "GET"\npath = "/wiki/rest/api/group"\napp_access = "blocked"\n',
    )
    write("sub/app.py", CALLS)
    write("lib/names.py", "")
    write("setup.cfg", "[flake8]\nselect = AAR101\naar-catalog = ./lint/mine.toml\naar-roots = ./lib\n")
    assert codes(flake8("sub")) == ["AAR101", "AAR101"]
    assert codes(flake8("--config", str(tmp_path / "setup.cfg"), ".")) == ["AAR101", "AAR101"]


def test_pyproject_is_the_commands(flake8, write):
    write("app.py", CALLS)
    write("pyproject.toml", '[tool.appaccess-lint]\ndeployment = "server"\n')
    assert codes(flake8("app.py")) == DEFAULT


MISTAKES = [
    ("aar-deploymnt = cloud", 'aar-deploymnt: unknown option; did you mean "aar-deployment"?'),
    ("AAR_Catalogue = x", 'aar-catalogue: unknown option; did you mean "aar-catalog"?'),
    ("aar-zzz = AAR1", "aar-zzz: unknown option; expected one of aar-extend-select, "),
    (
        "aar-deployment = clod",
        'aar-deployment: expected "auto", "cloud" or "server", found "clod"; did you mean ',
    ),
    ("aar-extend-select = AAR8", 'aar-extend-select: no code begins with "AAR8"; did you mean '),
    ("aar-follow-imports = maybe", 'aar-follow-imports: expected true or false, found "maybe"'),
    ("aar-catalog =\n    none.toml", "aar-catalog: no such file: none.toml"),
    ("aar-roots = nowhere", "aar-roots: no such folder: nowhere"),
    (
        "aar-client-versions = atlassian-python-api",
        'aar-client-versions: expected NAME=VERSION, found "atlassian-python-api"',
    ),
    (
        "aar-client-versions = django=5",
        "aar-client-versions: no model of a client library depends on ",
    ),
]


@pytest.mark.parametrize(("line", "message"), MISTAKES)
def test_mistake(flake8, write, line, message):
    write("app.py", CALLS)
    write("tox.ini", f"[tox]\n\n[flake8]\nmax-line-length = 100\n{line}\n")
    assert error(flake8("app.py")).startswith(f"appaccess-lint: tox.ini:5: {message}")


def test_mistake_on_the_command_line(flake8, write):
    write("app.py", CALLS)
    write(".flake8", "[flake8]\naar-deployment = cloud\n")
    ran = flake8("--aar-deployment=clouds", "app.py")
    assert error(ran).startswith("appaccess-lint: --aar-deployment: expected ")


def test_mistake_in_a_file_that_is_named(flake8, write):
    write("app.py", CALLS)
    write(".flake8", "[flake8]\naar-deployment = cloud\n")
    write("lint/flake8.ini", "[flake8]\naar-colours = x\n")
    assert error(flake8("--config", "lint/flake8.ini", "app.py")).startswith(
        "appaccess-lint: lint/flake8.ini:2: aar-colours: "
    )
    assert error(flake8("--append-config=lint/flake8.ini", "app.py")).startswith(
        "appaccess-lint: lint/flake8.ini:2: aar-colours: "
    )


def test_mistake_above_the_folder_that_is_linted(flake8, write, tmp_path):
    write("setup.cfg", "[flake8]\naar-colours = x\n")
    write("sub/tox.ini", "[tox]\n")
    (tmp_path / "sub" / ".flake8").write_bytes(b"[flake8]\n# \xe9\n")
    write("sub/app.py", CALLS)
    message = error(flake8("app.py", inside="sub"))
    assert message.startswith(f"appaccess-lint: {tmp_path / 'setup.cfg'}:2: aar-colours: unknown option")


@pytest.mark.parametrize(
    "arguments", [["--isolated"], ["--isolated", "--config", "other.ini"], ["--append-config", "other.ini"]]
)
def test_a_mistake_is_placed_where_it_stands(flake8, write, arguments):
    write("app.py", CALLS)
    write(".flake8", "[flake8]\naar-deployment = server\n")
    write("other.ini", "[flake8]\naar-deployment = auto\n")
    ran = flake8(*arguments, "--aar-deployment", "clod", "app.py")
    assert error(ran).startswith("appaccess-lint: --aar-deployment: expected ")


def test_keys_of_others_are_left_to_them(flake8, write):
    write("app.py", CALLS)
    write(".flake8", "[flake8]\naardvark = 1\nunknown-key = 2\n")
    assert codes(flake8("app.py")) == DEFAULT


@pytest.mark.parametrize("page", ["README.md", "docs/configuration.md"])
def test_documented_example(flake8, write, root, page):
    example = re.search(r"```ini\n(.*?)```", (root / page).read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None
    write("app.py", CALLS)
    write("tests/test_app.py", CALLS)
    write("lib/names.py", "")
    write("lint/operations.toml", "")
    write("lint/clients.toml", 'client = "ourlib"\n')
    write(".flake8", example[1])
    assert {"AAR101", "AAR105"} <= set(codes(flake8("app.py")))
    assert codes(flake8("tests/test_app.py")) == []


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("aar-exclude", 'unknown option; flake8 has it itself, as "exclude"'),
        ("aar_select", 'unknown option; flake8 has it itself, as "select"'),
        ("aar-per-file-ignores", 'unknown option; flake8 has it itself, as "per-file-ignores"'),
        ("aar-baseline", "unknown option; only the command `appaccess-lint` has it"),
    ],
)
def test_what_the_plugin_does_not_have_itself(flake8, write, key, said):
    write("app.py", CALLS)
    write(".flake8", f"[flake8]\n{key} = x\n")
    assert error(flake8("app.py")) == f"appaccess-lint: .flake8:2: {key.replace('_', '-')}: {said}"
