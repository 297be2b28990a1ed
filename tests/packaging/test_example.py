"""The example app, linted as users lint theirs, by a flake8 that the wheel was installed beside."""

from __future__ import annotations

from pathlib import Path

import pytest
from environment import lines, run

pytestmark = pytest.mark.slow

API = "examples/space_digest/api.py"


@pytest.fixture
def flake8(installed, project):
    """Run flake8 on the example and return its lines."""

    def ran(*arguments: str, stdin: str | None = None) -> list[str]:
        return lines(installed.run("-m", "flake8", *arguments, cwd=project, stdin=stdin))

    return ran


def code(line: str) -> str:
    return line.split()[1]


def test_expected_lines(flake8, expected):
    assert flake8("examples/") == expected


def test_example_shows_most_codes(expected):
    assert {code(line) for line in expected} >= {
        *("AAR101", "AAR102", "AAR103", "AAR201", "AAR202", "AAR401")
    }


def test_command_prints_the_same(installed, project, expected):
    ran = run(installed.scripts / "appaccess-lint", "check", "examples", cwd=project)
    assert lines(ran) == expected


def test_several_processes(flake8, expected):
    assert flake8("--jobs", "4", "examples/") == expected


def test_standard_input(flake8, expected, project):
    for file in sorted((project / "examples").rglob("*.py")):
        name = file.relative_to(project).as_posix()
        shown = flake8("--stdin-display-name", name, "-", stdin=file.read_text(encoding="utf-8"))
        assert shown == [line for line in expected if line.startswith(f"{name}:")]


def test_noqa(flake8, expected, project):
    number = _silence(project / API, "/search", "noqa: AAR101")
    silenced = [line for line in expected if line.startswith(f"{API}:{number}:") and code(line) == "AAR101"]
    assert silenced
    assert flake8("examples/") == [line for line in expected if line not in silenced]


def test_per_file_ignores(flake8, expected):
    shown = flake8("--per-file-ignores", f"{API}:AAR2", "examples/")
    kept = [line for line in expected if not (line.startswith(API) and code(line).startswith("AAR2"))]
    assert shown == kept
    assert len(shown) < len(expected)


def test_per_file_ignores_in_the_settings(flake8, expected, project):
    settings = project / ".flake8"
    settings.write_text(
        settings.read_text(encoding="utf-8") + "per-file-ignores =\n    examples/*: AAR1\n", encoding="utf-8"
    )
    assert flake8("examples/") == [line for line in expected if not code(line).startswith("AAR1")]


def test_select(flake8, expected):
    # AAR203 is off by default, and not selected by a prefix
    shown = flake8("--select", "AAR2", "examples/")
    assert shown == [line for line in expected if code(line).startswith("AAR2")]
    assert {code(line) for line in flake8("--select", "AAR203", "examples/")} == {"AAR203"}


def test_extend_ignore(flake8, expected):
    assert flake8("--extend-ignore", "AAR103", "examples/") == [
        line for line in expected if code(line) != "AAR103"
    ]


def test_readme_shows_real_lines(root, expected):
    readme = (root / "README.md").read_text(encoding="utf-8")
    shown = [line for line in readme.splitlines() if line.startswith("examples/")]
    assert shown
    assert set(shown) <= set(expected)


def _silence(file: Path, part: str, comment: str) -> int:
    """Put *comment* on the only line with *part*; return its number."""
    text = file.read_text(encoding="utf-8").splitlines()
    (index,) = (index for index, line in enumerate(text) if part in line)
    text[index] += f"  # {comment}"
    file.write_text("\n".join(text) + "\n", encoding="utf-8")
    return index + 1
