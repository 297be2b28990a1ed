"""``python tests/attack FOLDER``: run every script there, and check what it prints by ``expected.txt``."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

WAIT = 300
"""Seconds that a script may take."""
HERE = Path(__file__).resolve().parent


def main(folder: str) -> int:
    """Return 1 where a script of *folder* printed what it mustn't."""
    failed = 0
    expected = [
        line.split(None, 2) for line in (HERE / "expected.txt").read_text(encoding="utf-8").splitlines()
    ]
    scripts = [script for script in sorted(Path(folder).iterdir()) if script.suffix in {".sh", ".py"}]
    # each works in a folder of its own, and some wait for most of their time
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for script, printed in zip(scripts, pool.map(_printed, scripts), strict=True):
            wrong = list(_wrong(printed, [e[1:] for e in expected if e and script.name.startswith(e[0])]))
            print(f"{script.name}: {'; '.join(wrong) or 'as expected'}", flush=True)
            failed += bool(wrong)
    return int(bool(failed))


def _printed(script: Path) -> str:
    bin_ = Path(sys.executable).parent
    program = [sys.executable] if script.suffix == ".py" else ["bash"]
    environment = {**os.environ, "A": str(bin_ / "appaccess-lint"), "P": sys.executable}
    try:
        ran = subprocess.run(
            [*program, str(script)],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=WAIT,
        )
    except subprocess.TimeoutExpired:
        return f"status 124: longer than {WAIT} s"
    return ran.stdout.decode("utf-8", "replace")


def _wrong(printed: str, expected: list[list[str]]) -> list[str]:
    found: list[str] = []
    for how, expression in expected:
        if (re.search(expression, printed, re.MULTILINE) is not None) is not (how == "has"):
            found.append(f"{how} {expression!r}:\n{printed}")
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
