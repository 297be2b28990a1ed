"""The plugin in real flake8: findings, selection, configuration, errors."""

from __future__ import annotations

import ast
import gc
import subprocess
import sys
import weakref
from types import SimpleNamespace

import pytest
from running import Result

from appaccess_lint.engine import Analyzer
from appaccess_lint.flake8_plugin import Plugin
from appaccess_lint.model import FileError
from appaccess_lint.settings import Settings

SOURCE = """\
import requests

BASE = "https://example.atlassian.net/wiki"


def page(page_id):
    return requests.get(f"{BASE}/rest/api/content/{page_id}")


def groups():
    return requests.get(f"{BASE}/rest/api/group")
"""
PAGE = 'import requests\n\nrequests.get("https://example.atlassian.net/wiki/api/v2/pages/1")\n'


def found(ran: Result) -> list[str]:
    assert ran.err == ""
    assert ran.status == (1 if ran.out else 0)
    return [" ".join(line.split()[:2]) for line in ran.out.splitlines()]


def test_findings(flake8_process, write):
    write("app.py", SOURCE)
    ran = flake8_process("app.py")
    assert found(ran) == ["app.py:7:12: AAR101", "app.py:7:12: AAR201"]
    assert "AAR101 GET /wiki/rest/api/content/{id} can be blocked by an app access rule\n" in ran.out


@pytest.mark.parametrize(
    ("arguments", "codes"),
    [
        (["--select", "AAR2"], ["AAR201"]),
        (["--select", "AAR"], ["AAR101", "AAR201"]),
        (["--select", "AAR105"], ["AAR105"]),
        (["--extend-select", "AAR105"], ["AAR101", "AAR201", "AAR105"]),
        (["--extend-select", "AAR302"], ["AAR101", "AAR201", "AAR302"]),
        (["--ignore", "AAR201"], ["AAR101"]),
        (["--ignore", "E501"], ["AAR101", "AAR201"]),
        (["--per-file-ignores", "app.py:AAR1"], ["AAR201"]),
        (["--aar-deployment", "server"], []),
    ],
    ids=" ".join,
)
def test_options(flake8, write, arguments, codes):
    write("app.py", SOURCE)
    assert [line.split()[1] for line in found(flake8("--isolated", *arguments, "app.py"))] == codes


def test_configuration(flake8, write):
    write("app.py", SOURCE)
    write(".flake8", "[flake8]\nextend-select = AAR105\nextend-ignore = AAR2\n")
    assert found(flake8("app.py")) == ["app.py:7:12: AAR101", "app.py:11:12: AAR105"]
    write(".flake8", "[flake8]\naar-deployment = server\n")
    assert found(flake8("app.py")) == []


def test_noqa(flake8, write):
    write("app.py", PAGE.replace('")', '")  # noqa: AAR101'))
    assert found(flake8("--select", "AAR", "app.py")) == []
    assert found(flake8("--select", "AAR", "--disable-noqa", "app.py")) == ["app.py:3:1: AAR101"]


def test_standard_input(flake8_process, flake8):
    ran = flake8_process("--stdin-display-name", "src/app.py", "-", stdin=PAGE)
    assert found(ran) == ["src/app.py:3:1: AAR101"]
    assert found(flake8("-", stdin=PAGE)) == ["stdin:3:1: AAR101"]


def test_several_processes(flake8_process, write):
    for number in range(6):
        write(f"app{number}.py", PAGE)
    expected = [f"./app{number}.py:3:1: AAR101" for number in range(6)]
    assert found(flake8_process("--jobs", "4")) == expected


def test_column_counts_characters(flake8, write):
    write("app.py", PAGE.replace("requests.get", '"\N{GRINNING FACE}é"; requests.get'))
    assert "app.py:3:7: AAR101" in found(flake8("--select", "AAR", "app.py"))


@pytest.mark.parametrize("content", ["confluence = (\n", ""], ids=["syntax error", "empty"])
def test_what_is_no_python_is_left_to_flake8(flake8, write, content):
    write("app.py", content)
    ran = flake8("--extend-ignore", "E9", "app.py")
    assert "AAR" not in ran.out
    assert ran.err == ""


def test_missing_file_is_left_to_flake8(flake8):
    ran = flake8("missing.py")
    assert ran.out.startswith("missing.py:0:1: E902")
    assert "AAR" not in ran.out + ran.err


@pytest.mark.parametrize("option", ["catalog", "clients"])
def test_malformed_user_file(flake8, write, option):
    write("app.py", PAGE)
    write("mine.toml", "[colour]\n")
    write(".flake8", f"[flake8]\naar-{option} = mine.toml\n")
    ran = flake8("app.py")
    assert ran.status == 1
    introduction, message = ran.out.splitlines()
    assert introduction == "There was a critical error during execution of Flake8:"
    assert message.startswith("appaccess-lint: ")
    assert "mine.toml" in message
    assert "Traceback" not in ran.err


def test_malformed_client_version(flake8, write):
    write("app.py", PAGE)
    ran = flake8("--aar-client-versions", "atlassian-python-api", "app.py")
    assert ran.status == 1
    assert 'aar-client-versions: expected NAME=VERSION, found "atlassian-python-api"' in ran.out


def test_range_of_client_versions_in_the_configuration(flake8, write):
    write(
        "app.py",
        "from atlassian import Confluence\n\n"
        'wiki = Confluence(url="https://a.atlassian.net/wiki", username="u", password="t")\n'
        'wiki.get_page_by_id("12")\n',
    )
    write(".flake8", "[flake8]\nselect = AAR4\naar-client-versions = atlassian-python-api>=4,<5\n")
    assert found(flake8("app.py")) == []
    write(".flake8", "[flake8]\nselect = AAR4\naar-client-versions = atlassian-python-api>=4\n")
    assert found(flake8("app.py")) == ["app.py:4:1: AAR404"]


def test_user_catalog_of_the_configuration(flake8, write):
    write(
        "rules/mine.toml",
        '[[operation]]\nmethod = "GET"\npath = "/wiki/api/v2/pages/{id}"\napp_access = "not-blocked"\n',
    )
    write("app.py", PAGE)
    write(".flake8", "[flake8]\naar-catalog = ./rules/mine.toml\nselect = AAR105\n")
    assert found(flake8("app.py")) == ["app.py:3:1: AAR105"]


def test_files_of_no_concern_cost_no_import():
    program = (
        "import ast, sys\n"
        "from appaccess_lint.flake8_plugin import Plugin\n"
        "list(Plugin(ast.parse(''), '/src/app.py', ['import requests\\n', 'x = 1\\n']).run())\n"
        "print([name for name in sys.modules if name in ('libcst', 'appaccess_lint.engine', "
        "'appaccess_lint.catalog', 'appaccess_lint.rules', 'tomllib', 'tomli')])\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (ran.stdout, ran.stderr) == ("[]\n", "")


FOR_THE_COMMAND_ALONE = (
    "rich",
    "jinja2",
    "markupsafe",
    "shtab",
    "distributed",
    "appaccess_lint.cli",
)


@pytest.mark.parametrize("source", ["x = 1\n", SOURCE], ids=["of no concern", "of concern"])
def test_what_the_command_alone_needs_is_never_imported(source):
    program = (
        "import ast, sys\n"
        "from appaccess_lint.flake8_plugin import Plugin\n"
        f"source = {source!r}\n"
        "found = list(Plugin(ast.parse(source), '/src/app.py', source.splitlines(True)).run())\n"
        f"print(bool(found), [name for name in {FOR_THE_COMMAND_ALONE!r} if name in sys.modules])\n"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (ran.stdout, ran.stderr) == (f"{source == SOURCE} []\n", "")


def test_what_only_this_linter_cannot_parse_is_a_warning(caplog):
    class Unable:
        def findings(self, source, path, tree):
            return SimpleNamespace(by_site=(), errors=(FileError(path, "can't be parsed", 3),))

    class Isolated(Plugin):
        analyzer = Unable()

    assert list(Isolated(ast.parse(""), "app.py", [PAGE]).run()) == []
    assert [record.getMessage() for record in caplog.records] == ["app.py:3: can't be parsed"]


def test_fault_in_one_file_does_not_end_the_run(caplog):
    class Faulty:
        def findings(self, source, path, tree):
            raise RecursionError("deep")

    class Isolated(Plugin):
        analyzer = Faulty()

    assert list(Isolated(ast.parse(""), "app.py", [PAGE]).run()) == []
    assert "app.py: internal error" in caplog.text


@pytest.mark.parametrize("kept", [False, True])
def test_tree_is_released_with_the_cycle_of_its_checker_at_the_next_file(monkeypatch, tmp_path, kept):
    cache = str(tmp_path / "cache") if kept else None
    for _ in range(2):  # the second time, the results are kept
        monkeypatch.setattr(Plugin, "analyzer", Analyzer(Settings(cache=cache)))
        trees: list[weakref.ref[ast.Module]] = []
        for number in range(2):
            tree = ast.parse(PAGE)
            trees.append(weakref.ref(tree))
            assert list(Plugin(tree, str(tmp_path / f"app{number}.py"), [PAGE]).run())
            checker = SimpleNamespace(tree=tree)
            checker.handlers = checker  # as pyflakes does
            del tree, checker
        assert trees[0]() is None


@pytest.mark.parametrize(
    ("program", "raised"),
    [("/v/bin/flake8", True), ("/v/flake8/__main__.py", True), ("/v/bin/pytest", False)],
)
def test_only_the_collector_of_flake8s_own_process_waits_for_the_next_file(monkeypatch, program, raised):
    monkeypatch.setattr(Plugin, "analyzer", None)
    monkeypatch.setattr(sys, "argv", [program])
    before = gc.get_threshold()
    try:
        assert list(Plugin(ast.parse(PAGE), "app.py", [PAGE]).run())
        assert (gc.get_threshold() != before) is raised
    finally:
        gc.set_threshold(*before)


def test_trees_in_cycles_are_released(monkeypatch):
    monkeypatch.setattr(Plugin, "analyzer", None)
    lines = [PAGE, f"# {'x' * 200_000}\n"]
    trees: list[weakref.ref[ast.Module]] = []
    for number in range(8):
        tree = ast.parse(PAGE)
        tree.body[0].parent = tree  # as older versions of pyflakes do
        trees.append(weakref.ref(tree))
        assert list(Plugin(tree, f"app{number}.py", lines).run())
        del tree
    assert [tree() for tree in trees[:2]] == [None, None]
