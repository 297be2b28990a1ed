"""What is typed wrongly is told in one line, with what may be meant; what is left out is understood."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec

import pytest
from one_call import CALL

from appaccess_lint import __version__
from appaccess_lint.cli.commands import COMMANDS

NAMES = list(COMMANDS)
TAKING_A_WORD = {"catalog", "completion", "explain"}

WRONG = [
    (["chek", "src"], 'did you mean "check"?'),
    (["organizasion"], 'did you mean "organization"?'),
    (["check", "--selct", "AAR"], 'did you mean "--select"?'),
    (["check", "--format", "jsn"], 'did you mean "json"?'),
    (["check", "--jobs", "many"], "--jobs"),
    (["check", "--select"], "expected one argument"),
    (["check", "two\nlines", "--nothing\nelse"], "unrecognized"),
    (["catalog", "serch", "x"], 'did you mean "search"?'),
    (["catalog"], "ACTION, one of list, search"),
    (["completion"], "SHELL, one of bash, fish"),
    (["explain"], "WHAT (code or name of a rule"),
    (["--verson"], 'did you mean "--version"?'),
    (["organisation"], "no REPOSITORY"),
    (["organisation", "--workers", "257", "."], "expected a number from 1 to 256"),
    (["check", "--quiet", "--verbose"], "not allowed with argument --quiet"),
    (["check", "--show-files", "--show-settings"], "not allowed with argument --show-files"),
    (["init", "--dry-run", "--yes"], "not allowed with argument --dry-run"),
    (["check", "--stdin-display-name", "app.py", "app.py"], "names standard input"),
    *(([name, "--nothing"], "--nothing") for name in NAMES if name not in TAKING_A_WORD),
]


@pytest.mark.parametrize(("words", "said"), WRONG, ids=lambda value: str(value))
def test_a_wrong_word_is_one_line_and_status_2(command, words, said):
    result = command(*words)
    assert (result.status, result.out, result.err.count("\n")) == (2, "", 1)
    assert result.err.startswith("appaccess-lint")
    assert said in result.err


@pytest.mark.parametrize("words", [[], *([name] for name in NAMES)], ids=lambda words: " ".join(words))
def test_each_command_tells_the_version(command, words):
    result = command(*words, "--version")
    assert (result.status, result.out) == (0, f"appaccess-lint {__version__}\n")


def test_without_a_word_the_help_is_shown(command):
    result = command()
    assert (result.status, result.out) == (2, "")
    assert "appaccess-lint check src" in result.err


@pytest.mark.parametrize("words", [["-"], []])
def test_standard_input_is_read_where_its_file_is_named(command, write, words):
    write("other.py", "confluence = (\n")
    result = command("check", "--stdin-display-name", "src/app.py", *words, stdin=CALL)
    assert result.status == 1
    assert result.err == ""
    assert {line.partition(":")[0] for line in result.lines} == {"src/app.py"}


def test_both_spellings_of_organisation(command, write):
    write("one/app.py", CALL)
    assert command("organization", "-q", "one").out == command("organisation", "-q", "one").out != ""


@pytest.mark.skipif(find_spec("distributed") is None, reason="the extra isn't installed")
@pytest.mark.parametrize(
    "address", ["127.0.0.1", "", "nope://127.0.0.1:5", "127.0.0.1:x", "tls://127.0.0.1:1"]
)
def test_what_is_no_address_of_a_scheduler(command, write, address):
    write("one/app.py", CALL)
    result = command("organisation", "-q", "--scheduler", address, "one")
    assert (result.status, result.out, result.err.count("\n")) == (2, "", 1)
    assert "expected the scheduler's address, such as tcp://" in result.err


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["chek"]], ids=" ".join)
def test_help_loads_no_command(words):
    program = (
        "import sys; from appaccess_lint.cli.main import main\n"
        f"try: main({words!r})\n"
        "finally: print(*sorted(sys.modules), file=sys.stderr)"
    )
    ran = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, encoding="utf-8")
    loaded = {name for name in ran.stderr.split() if name.startswith("appaccess_lint.")}
    assert "appaccess_lint.cli.main" in loaded
    assert not {name for name in loaded if name.startswith("appaccess_lint.cli.commands.")}
    assert "appaccess_lint.config.options" not in loaded
