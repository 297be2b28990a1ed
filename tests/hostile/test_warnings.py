"""What Python has to say against analysed code is for those who run it."""

from __future__ import annotations

import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from appaccess_lint import analyze

GET = "requests.get('https://x.atlassian.net/wiki/rest/api/space'"
SOURCES = {
    "escapes": f"{GET})\nx = '\\d' '\\q'\ny = b'\\d'\n",
    "escapes of f-strings": f"def f(x):\n    {GET})\n    return f'\\d{{x}}'\n",
    "is": f"{GET} if 1 is 1 else '')\n",
    "a call of a literal": f"{GET})\ndef f(): return 'a'()\n",
    "an assertion of a tuple": f"def f():\n    assert (1, 'a')\n    {GET})\n",
    "a number before a word": f"{GET} if 1or 0 else '')\n",
}


@pytest.mark.parametrize("name", SOURCES)
def test_nothing_is_warned_of(name: str) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert [site.operations[0].path for site in analyze(f"import requests\n{SOURCES[name]}", "app.py")]


@pytest.mark.parametrize("words", [("-W", "always"), ("-W", "error::SyntaxWarning")], ids=" ".join)
def test_the_command(tmp_path: Path, words: tuple[str, ...]) -> None:
    for number, source in enumerate(SOURCES.values()):
        (tmp_path / f"app{number}.py").write_text(f"import requests\n{source}", encoding="utf-8")
    command = [
        sys.executable,
        *words,
        "-m",
        "appaccess_lint",
        "check",
        "--isolated",
        "--no-cache",
        "-j2",
        ".",
    ]
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300)
    assert (ran.returncode, ran.stderr) == (1, "")
    assert {line.partition(":")[0] for line in ran.stdout.splitlines()} == {
        f"app{number}.py" for number in range(len(SOURCES))
    }
