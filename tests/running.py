"""Runs the command and flake8: within this process, or as processes where the process is the point."""

from __future__ import annotations

import contextlib
import gc
import io
import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from flake8.main import cli as flake8_cli
from flake8.utils import stdin_get_value

from appaccess_lint.cli.main import main

TIMEOUT = 300
"""Seconds after which a process counts as hanging."""
SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGPIPE") if hasattr(signal, name)]


class Result(NamedTuple):
    """How a program ended and what it printed."""

    status: int
    out: str
    err: str

    @property
    def document(self) -> dict[str, Any]:
        """The JSON document that was printed."""
        document: dict[str, Any] = json.loads(self.out)
        return document

    @property
    def lines(self) -> list[str]:
        """The lines that were printed."""
        return self.out.splitlines()

    @property
    def codes(self) -> list[str]:
        """The code of each line that ``check`` or flake8 printed."""
        return [line.split()[1] for line in self.lines]


def run(*arguments: str, cwd: Path, input: str | bytes = b"", env: Mapping[str, str] | None = None) -> Result:
    """Run ``appaccess-lint ARGUMENTS`` in the folder *cwd*, within this process.

    *input* is standard input; *env* has environment variables to add.  The streams are UTF-8.
    """
    return _within(main, arguments, cwd, input, env)


def run_flake8(
    *arguments: str, cwd: Path, input: str | bytes = b"", env: Mapping[str, str] | None = None
) -> Result:
    """Run ``flake8 ARGUMENTS`` with the installed plugins in the folder *cwd*, within this process."""
    stdin_get_value.cache_clear()  # flake8 reads standard input once a process
    return _within(flake8_cli.main, ("--jobs=1", *arguments), cwd, input, env)


def start(
    *arguments: str,
    cwd: Path,
    input: str | bytes = b"",
    env: Mapping[str, str] | None = None,
    module: str = "appaccess_lint",
    **more: Any,
) -> Result:
    """Run ``python -m MODULE ARGUMENTS`` as a process, for tests that are about the process.

    *more* is handed to ``subprocess.run``.
    """
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    if "stdin" not in more:
        streams["input"] = _encoded(input)
    ran = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **(env or {})},
        **{"timeout": TIMEOUT, **streams, **more},
    )
    return Result(ran.returncode, _decoded(ran.stdout), _decoded(ran.stderr))


def _within(
    program: Callable[[Sequence[str]], int | None],
    arguments: Sequence[str],
    cwd: Path,
    input: str | bytes,
    env: Mapping[str, str] | None,
) -> Result:
    out, err = io.BytesIO(), io.BytesIO()
    with _process_state(cwd, env or {}):
        sys.stdin = io.TextIOWrapper(io.BytesIO(_encoded(input)), "utf-8")
        sys.stdout = io.TextIOWrapper(out, "utf-8", newline="\n", write_through=True)
        sys.stderr = io.TextIOWrapper(err, "utf-8", "backslashreplace", newline="\n", write_through=True)
        sys.argv = [program.__name__, *arguments]  # our plugin looks there where an option stands
        try:
            status = program(arguments) or 0
        except SystemExit as ended:  # argparse's own errors, and flake8
            status = int(ended.code or 0)
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        return Result(status, _decoded(out.getvalue()), _decoded(err.getvalue()))


@contextlib.contextmanager
def _process_state(cwd: Path, env: Mapping[str, str]) -> Iterator[None]:
    """Enter *cwd* and the environment; restore both and the streams, and assert that no more has changed."""
    folder, variables = Path.cwd(), dict(os.environ)
    streams, argv = (sys.stdin, sys.stdout, sys.stderr), sys.argv
    root = logging.getLogger()
    handlers = root.handlers[:]
    kept = _kept_state()
    try:
        os.chdir(cwd)
        os.environ.update(env)
        root.handlers[:] = []  # pytest's: without them, warnings go to standard error as in a process
        yield
        assert _kept_state() == kept
    finally:
        root.handlers[:] = handlers
        sys.stdin, sys.stdout, sys.stderr = streams
        sys.argv = argv
        for name in os.environ.keys() - variables.keys():
            del os.environ[name]
        os.environ.update(variables)
        os.chdir(folder)


def _kept_state() -> object:
    """Return what a run must leave as it was."""
    umask = os.umask(0)
    os.umask(umask)
    handlers = [signal.getsignal(number) for number in SIGNALS]
    return gc.get_threshold(), gc.isenabled(), handlers, sys.getrecursionlimit(), umask, sys.path[:]


def _encoded(text: str | bytes) -> bytes:
    return text.encode() if isinstance(text, str) else text


def _decoded(data: bytes | None) -> str:
    return (data or b"").decode("utf-8", "replace")
