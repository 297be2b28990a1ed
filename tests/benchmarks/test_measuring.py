"""What the benchmarks say of what they measured."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT))
pytest.importorskip("benchmarks.scaling", reason="the benchmarks are not part of a distribution")

from benchmarks import environments, flake8_cost, floor, measure, profile, scaling, table, trees  # noqa: E402


@pytest.mark.parametrize("power", [0.5, 1.0, 2.0])
def test_the_exponent_of_a_power_is_found(power: float) -> None:
    slope, explained = scaling.exponent([(x, 3.0 * x**power) for x in (10, 20, 40, 80)])
    assert slope == pytest.approx(power)
    assert explained == pytest.approx(1.0)


def test_what_has_no_law_isnt_explained() -> None:
    _, explained = scaling.exponent([(10, 1.0), (20, 5.0), (40, 1.0), (80, 5.0)])
    assert explained < 0.5


@pytest.mark.parametrize("make", [trees.of_size, trees.with_calls, trees.with_depth, trees.with_modules])
def test_programs_that_grow_are_python_and_grow(make) -> None:
    small, large = make(4), make(8)
    for source in (*small.values(), *large.values()):
        compile(source, "app.py", "exec")
    assert sum(map(len, large.values())) > sum(map(len, small.values()))


def test_processor_time_and_memory_are_the_childs(tmp_path: Path) -> None:
    busy = "x = bytearray(60_000_000)\nfor _ in range(3_000_000): pass"
    commands = {
        name: measure.Command((sys.executable, "-c", code), tmp_path)
        for name, code in (("idle", "import time; time.sleep(0.2)"), ("busy", busy))
    }
    found = measure.in_turns(commands, 2)
    assert measure.cpu(found["busy"]) > measure.cpu(found["idle"])
    assert measure.peak(found["busy"]) > measure.peak(found["idle"]) + 40
    assert measure.wall(found["idle"]) >= 0.2


def test_tables_have_a_row_for_each_tool() -> None:
    row = {"tool": "flake8", "cpu": 1.5, "ratio": 1.0, "spread": 0.1, "peak": 30, "more": 0}
    row |= {"floor": None, "floor_more": None}
    text = table.markdown(
        {
            "python": "3",
            "processors": 2,
            "ordinary": {"files": 1, "megabytes": 0.1, "rows": [row]},
            "missing": {"semgrep": "no wheel"},
        }
    )
    assert "| flake8 | 1.5 | 1.0 |  | 0.1 | 30 | 0 |  |" in text
    assert "semgrep: no wheel" in text


def test_every_figure_of_a_table_has_its_floor() -> None:
    found = {
        "python": "3",
        "processors": 2,
        "save": {"matters": [{"case": "nothing kept", "over_ms": 200, "floor_ms": 90}]},
        "tree": dict.fromkeys(TREE, 4) | {"floors": dict.fromkeys(TREE, 2)},
        "scaling": [
            {
                "direction": "calls",
                "points": [[1, 0.2]],
                "exponent": 1.0,
                "r2": 0.9,
                "floors": [[1, 0.1]],
                "floor": 0.8,
            }
        ],
    }
    text = table.markdown(found)
    assert "| matters, nothing kept | 200 | 90 |" in text
    assert "| second run, s | 4 | 2 |" in text
    assert "| calls | 1: 0.2 s | 1: 0.1 s | 1.0 | 0.8 | 0.9 |" in text


TREE = ("files", "beyond_reading_s", "first_s", "second_s", "second_to_first", "two_jobs_use")


def test_the_floor_is_flake8_with_less_than_the_plugin(tmp_path: Path) -> None:
    (tmp_path / "base.py").write_text(trees.CLIENT)
    app = tmp_path / "app.py"
    app.write_text("from base import Client\nprint(Client()._get('/rest/api/content'), unknown)\n")
    here = environments.Environment(Path(sys.prefix))
    least = flake8_cost.floors((str(app),), here, tmp_path)
    assert (tmp_path / "followed.json").read_text() == json.dumps([str(tmp_path / "base.py")])
    words = least("first", "--isolated", str(app)).words
    ran = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.stderr == ""
    assert "F821" in ran.stdout  # flake8's own checks run,
    assert "AAR" not in ran.stdout  # and no analysis


def test_the_floor_matches_literals_but_follows_nothing() -> None:
    source = 'get(f"{root}/rest/api/content/{page}")\nget(root + "/rest/api/space")\nget("/other/" + name)\n'
    assert floor.match_texts(ast.parse(source), floor.matcher()) == 2


def test_kinds_of_runs_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "base.py").write_text(trees.CLIENT)
    app = tmp_path / "app.py"
    app.write_text(
        "from base import Client\nclient = Client()\n"
        "def page(key):\n    return client._get(f'/rest/api/content/{key}')\n"
    )
    kinds = profile.Kinds()
    with kinds.watching():
        profile._analyse([str(app)])
    runs = {kind: count for kind, (count, _, _) in kinds.found.items()}
    assert runs[profile.FIRST] == 1  # page
    assert runs[profile.OTHER_FIRST] >= 1  # Client._get
    assert runs[profile.FOR_REQUESTS] >= 1  # Client._get for the path of page
    assert runs[profile.MODULES] == 2
    assert all(steps >= 0 for _, steps, _ in kinds.found.values())


def test_the_profile_knows_all_its_stages() -> None:
    example = sorted((ROOT / "examples").rglob("*.py"))
    words = (sys.executable, "-m", "benchmarks.profile", *map(str, example))
    ran = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.stderr == ""
    for stage in profile.STAGES:
        assert f"| {stage} | " in ran.stdout
