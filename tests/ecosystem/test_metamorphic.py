"""Rewrites of code that change nothing of what it does, and the command that compares what is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from ecosystem.metamorphic import REWRITES, differences, main
from ecosystem.renaming import renamed
from ecosystem.splitting import split

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "values" / "shuffled"
WRITTEN_FROM_OUTSIDE = {
    "class_attribute_outside",
    "known_setter",
    "local_object",
    "module_object",
    "module_object_setter",
    "outside_annotated",
    "recursion",
}
"""Programs whose objects another module changes once they are split: importers aren't asked for that."""


@pytest.mark.parametrize("rewrite", sorted({*REWRITES} - {"split"}))
@pytest.mark.parametrize("folder", [ROOT / "examples", SMALL], ids=lambda path: path.name)
def test_rewrites_change_no_finding(folder: Path, rewrite: str) -> None:
    assert list(differences(folder, [rewrite])) == []


def test_splitting_modules_changes_no_finding(tmp_path: Path) -> None:
    for program in SMALL.glob("*.py"):
        if program.stem not in WRITTEN_FROM_OUTSIDE:
            (tmp_path / program.name).write_bytes(program.read_bytes())
    assert list(differences(tmp_path, ["split"])) == []


def test_names_of_one_function_are_renamed() -> None:
    source = "def f(a, b=1):\n    c = a.c + b\n    return g(c=c, d=b)\n"
    assert renamed(source, {"b"}) == "def f(a_, b=1):\n    c_ = a_.c + b\n    return g(c=c_, d=b)\n"


def test_what_others_see_keeps_its_name() -> None:
    source = "def f(self):\n    global x\n    x = self.y\n    import os\n    return os\n"
    assert renamed(source, ()) == source


def test_a_module_is_split_in_two_that_import_from_each_other() -> None:
    source = 'HOST = "h"\ndef a():\n    return b() + HOST\ndef b():\n    return HOST\n'
    parts = split(source, "one", "two", in_package=True)
    assert parts is not None
    assert parts.rest == 'HOST = "h"\ndef b():\n    return HOST\n\nfrom .two import a\n'
    assert parts.moved == "from .one import HOST\nfrom .one import b\ndef a():\n    return b() + HOST\n"


def test_the_command_succeeds_where_nothing_differs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    app = 'import requests\nrequests.get("https://a.atlassian.net/wiki/api/v2/pages")\n'
    (tmp_path / "app.py").write_text(app)
    assert main([str(tmp_path)]) == 0
    assert capsys.readouterr().out == "no call site differs\n"
