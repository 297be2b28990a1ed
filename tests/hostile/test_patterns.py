"""Patterns of files: what git makes of them, in a time that no pattern can stretch."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from appaccess_lint.files.discovery import discover, is_within
from appaccess_lint.files.gitignore import Patterns
from appaccess_lint.files.wildcards import MAX_PATTERNS

LONG = "a" * 200
MOST_TIMES = 100
"""Times the seconds of a harmless pattern of the same length; backtracking would take years."""
LEAST = 0.001
"""Seconds below which a time is one of the clock's own steps."""
SLOW = [
    "*a" * 40 + "*b",
    "*a" * 5_000 + "b",
    "**/" * 2_000 + "b",
    "**/a*/" * 200 + "b",
    "**/*a*a*a*a*a*a*a*a*b/" * 20 + "b",
    "*" * 5_000 + "b",
    "?*" * 100 + "b",
    "[ab]*" * 60 + "c",
    "*[!b]" * 60 + "c",
    "[[:alpha:]]*" * 60 + "9",
    "*aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" * 60 + "b",
    "*a*/" * 50 + "*b",
    "/**/a*a*a*a*a*/**/*a*a*a*a*b",
]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    inner = tmp_path / LONG / LONG / LONG
    inner.mkdir(parents=True)
    (inner / f"{LONG}.py").touch()
    return tmp_path


def _seconds(work: Callable[[], object]) -> float:
    """Return the processor time of *work*: a ratio of two such doesn't depend on the machine or its load."""
    started = time.process_time()
    work()
    return time.process_time() - started


@pytest.mark.parametrize("pattern", SLOW, ids=lambda pattern: f"{pattern[:20]}... {len(pattern)}")
def test_no_pattern_takes_long(here: Path, pattern: str) -> None:
    def discovered(pattern: str) -> None:
        (here / ".gitignore").write_text(f"{pattern}\n!{pattern}\n{pattern}/\n", encoding="utf-8")
        found = discover(["."], [pattern], respect_gitignore=True)
        assert not is_within(found.files[0], [pattern])
        assert (len(found.files), found.errors) == (1, ())

    harmless = _seconds(lambda: discovered("b" * len(pattern)))
    assert _seconds(lambda: discovered(pattern)) < MOST_TIMES * max(harmless, LEAST)


def test_many_patterns(here: Path) -> None:
    def discovered(lines: list[str]) -> None:
        (here / ".gitignore").write_text("\n".join([*lines, "ignored.py"]), encoding="utf-8")
        found = discover(["."], lines, respect_gitignore=True)
        assert (len(found.files), found.errors) == (301, ())

    for number in range(300):
        (here / f"{number}.py").touch()
    (here / "ignored.py").touch()
    harmless = _seconds(lambda: discovered([f"b{number}" for number in range(3_000)]))
    many = _seconds(lambda: discovered([f"*a{number}*b{number}*c" for number in range(3_000)]))
    assert many < MOST_TIMES * harmless


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a.py\n" * (MAX_PATTERNS + 1), f"more than {MAX_PATTERNS:,} patterns"),
        ("#" * 1_000_001, "larger than 1 MB"),
        ("#" * 600_000, "patterns of more than 500,000 characters"),
    ],
)
def test_a_file_of_too_many_patterns_is_named_and_does_not_count(here: Path, text: str, said: str) -> None:
    (here / ".gitignore").write_text(text, encoding="utf-8")
    (here / "a.py").touch()
    found = discover(["."], respect_gitignore=True)
    assert len(found.files) == 2
    (error,) = found.errors
    assert error.path.endswith(".gitignore")
    assert said in error.message


def test_too_many_patterns_of_a_setting(here: Path) -> None:
    from appaccess_lint.cli.main import main

    names = ",".join(f'"a{number}"' for number in range(MAX_PATTERNS + 1))
    (here / "pyproject.toml").write_text(f"[tool.appaccess-lint]\nexclude = [{names}]\n", encoding="utf-8")
    assert main(["check", "."]) == 2


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("repository")
    subprocess.run(["git", "init", "-q", str(top)], check=True)
    return top


NAMES = ["a", "b", "ab", "a b", "a]", "-", "A1", "a.py", "[", "\\", "!a", "#a", "a ", "ba", "aab", "^"]
PIECES = [
    *(
        "a",
        "b",
        "/",
        "/",
        "*",
        "*",
        "**",
        "**/",
        "/**",
        "?",
        "\\",
        " ",
        "!",
        "#",
        "-",
        ".",
        "é",
        "A",
        "\r",
        "\t",
    ),
    *("[ab]", "[!a]", "[^a]", "[a-b]", "[b-a]", "[]]", "[]-a]", "[!]a]", "[a", "[[:alpha:]]", "[[:digit:]-]"),
    *("[[:space:]a]", "[[:nothing:]]", "[\\]]", "[\\a-b]", "[a-]", "[[a]", "[/]", "[a/b]", "\\*", "\\[", "^"),
]
LINES = st.lists(
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join), min_size=1, max_size=3
)
PATHS = st.lists(st.sampled_from(NAMES), min_size=1, max_size=4)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=2 * settings().max_examples
)
@example(["a**//"], [["a", "b"], ["ab", "b"]])
@example(["a**/b"], [["a", "b"], ["ab", "b"], ["ab", "a", "b"]])
@example(["/b**/**"], [["b"], ["b", "a"]])
@example(["a/***/b"], [["a", "b"], ["a", "a", "b"]])
@given(LINES, st.lists(PATHS, min_size=1, max_size=8))
def test_patterns_mean_what_git_takes_them_for(
    repository: Path, lines: list[str], paths: list[list[str]]
) -> None:
    """Each path by itself: that git ignores what lies in an ignored folder isn't the patterns' doing."""
    (repository / ".gitignore").write_bytes("\n".join(lines).encode())
    patterns = Patterns(lines)
    names = ["/".join(path) for path in paths]
    ignored = _ignored(repository, names)
    for name in names:
        folders = [name[:at] for at, sign in enumerate(name) if sign == "/"]
        mine = any(patterns.ignores(folder, is_folder=True) for folder in folders) or patterns.ignores(name)
        assert bool(mine) is (name in ignored), (lines, name)


def _ignored(repository: Path, names: list[str]) -> set[str]:
    ran = subprocess.run(
        ["git", "-c", "core.ignorecase=false", "check-ignore", "--no-index", "--stdin", "-z"],
        cwd=repository,
        input=b"".join(os.fsencode(f"./{name}") + b"\0" for name in names),
        capture_output=True,
    )
    assert ran.returncode in {0, 1}, ran.stderr
    return {os.fsdecode(name).removeprefix("./") for name in ran.stdout.split(b"\0")}
