"""``python -m ecosystem.pythons PATH... --python EXE``: the same answers by every Python, byte for byte.

Each interpreter must be able to import the linter and what it depends on: name those of virtual environments.
The linter must be the same in all, to the byte, from the first run to the last.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

_COMMANDS = (("check", "findings"), ("inventory", "calls"))
_STATE = """\
import hashlib, pathlib, platform, appaccess_lint
folder = pathlib.Path(appaccess_lint.__file__).parent
files = sorted(folder.rglob("*.py"))
contents = b"".join(file.relative_to(folder).as_posix().encode() + file.read_bytes() for file in files)
print(platform.python_version(), hashlib.sha256(contents).hexdigest())
"""
_OPTIONS = ("--isolated", "--no-cache", "-q", "--no-respect-gitignore", "--extend-select", "AAR105,AAR203")


def main() -> int:
    """Return 1 where two interpreters differ."""
    parser = argparse.ArgumentParser("python -m ecosystem.pythons", description=__doc__)
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--python", action="append", default=[], help="another interpreter; may be repeated")
    arguments = parser.parse_args()
    pythons = [sys.executable, *arguments.python]
    found = [answers(python, arguments.paths, seed) for seed, python in enumerate(pythons)]
    if len({state for answer in found for state in answer["states"]}) > 1:
        raise SystemExit("not one linter: the interpreters have different ones, or it changed meanwhile")
    lines = [line for other in found[1:] for line in differences(found[0], other)]
    for python, answer in zip(pythons, found, strict=True):
        counts = ", ".join(f"{len(answer[key])} {key}" for key in ("findings", "calls", "errors"))
        print(f"{python}: {answer['version']}: {counts}")
    print(*lines, sep="\n")
    return int(bool(lines))


def answers(python: str, paths: Iterable[Path], seed: int) -> dict[str, Any]:
    """Return what the linter says by *python*, with *seed* for the order of its sets."""
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    version, before = _state(python)
    made: dict[str, Any] = {"version": version}
    for command, key in _COMMANDS:
        options = _OPTIONS if command == "check" else _OPTIONS[:-2]
        words = [python, "-m", "appaccess_lint", command, *options, "--format", "json", *map(str, paths)]
        ran = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", env=environment)
        if ran.returncode not in {0, 1, 2} or not ran.stdout:
            raise SystemExit(f"{python}: {ran.stderr}")
        document = json.loads(ran.stdout)
        made[key] = document[key]
        made["errors"] = document["errors"]
    made["states"] = (before, _state(python)[1])
    return made


def _state(python: str) -> tuple[str, str]:
    """Return the version of *python*, and what the files of its linter come to."""
    ran = subprocess.run([python, "-c", _STATE], capture_output=True, text=True)
    if ran.returncode:
        raise SystemExit(f"{python}: {ran.stderr}")
    version, state = ran.stdout.split()
    return version, state


def differences(one: dict[str, Any], other: dict[str, Any]) -> list[str]:
    """Return a line for each answer that only one of them has.

    What isn't Python for one of them is left out: newer versions understand more.
    """
    broken = {error["path"] for answer in (one, other) for error in answer["errors"]}
    lines: list[str] = []
    for _, key in _COMMANDS:
        sets = [_texts(answer[key], broken) for answer in (one, other)]
        for sign, mine, theirs, by in (("-", sets[0], sets[1], one), ("+", sets[1], sets[0], other)):
            missing = set(theirs)
            lines += [f"{sign} {by['version']} {text}" for text in mine if text not in missing]
        if sets[0] != sets[1] and not lines:
            lines.append(f"another order of {key}: {one['version']}, {other['version']}")
    return lines


def _texts(found: Sequence[dict[str, Any]], left_out: set[str]) -> list[str]:
    return [json.dumps(item, sort_keys=True) for item in found if item["path"] not in left_out]


if __name__ == "__main__":
    sys.exit(main())
