"""Run git on untrusted repositories: it runs no programs that they name, and doesn't hang.

Their configuration can name programs (``core.fsmonitor``, hooks, filters, ``textconv``, transports), and git
would hang on a pipe in place of a file.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import threading
from pathlib import Path

SILENCE = 6.0
"""Maximum time in seconds without output from git; these commands take moments."""
_MOST_SAID = 10_000
_OPTIONS = (
    "--no-pager",
    "--no-optional-locks",
    "--no-replace-objects",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "core.symlinks=false"),
    *("-c", "core.protectHFS=true"),
    *("-c", "core.protectNTFS=true"),
    *("-c", "protocol.ext.allow=never"),
    *("-c", "safe.bareRepository=explicit"),
    *("-c", "submodule.recurse=false"),
)
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "none",  # outweighs the repository's protocol.*.allow
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_ISOLATED = {
    "GIT_ALLOW_PROTOCOL": "file",  # what bundles count as
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_LFS_SKIP_SMUDGE": "1",
}


class GitError(Exception):
    """git can't run the command; the text is one line."""


class GitFailed(GitError):
    """git ended with an error."""


def run_git(
    folder: Path,
    *arguments: str,
    stdin: bytes = b"",
    isolated: bool = False,
    silence: float | None = None,
    most: int | None = None,
) -> bytes:
    """Return git's output in *folder*; with *isolated*, git ignores the user's configuration and repository.

    With *most*, git is ended when it has printed that many bytes, and has no standard input.

    Raises ``GitError`` if git is missing, or prints nothing for *silence* (or ``SILENCE``) seconds, and
    ``GitFailed`` if it fails.
    """
    process = subprocess.Popen(
        [_program(), *_OPTIONS, *arguments],
        cwd=folder,
        env=_environment(isolated),
        stdin=subprocess.PIPE if stdin else subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    with process:
        try:
            patience = SILENCE if silence is None else silence
            if most is not None:
                out, err = _first(process, most, patience)
            else:
                out, err = _heard(process, stdin, patience)
        except BaseException:
            _end(process)
            raise
    if process.returncode:
        said = err.decode("utf-8", "replace").strip().split("\n")
        raise GitFailed(f"git: {said[0].removeprefix('fatal: ') or f'status {process.returncode}'}")
    return out


def _heard(process: subprocess.Popen[bytes], stdin: bytes, silence: float) -> tuple[bytes, bytes]:
    before, given = 0, stdin or None
    while True:
        try:
            return process.communicate(given, silence)
        except subprocess.TimeoutExpired as error:
            now = len(error.output or b"")
            if now == before:
                raise GitError(f"git printed nothing for {silence:g} s and was stopped") from error
            before, given = now, None


def _first(process: subprocess.Popen[bytes], most: int, silence: float) -> tuple[bytes, bytes]:
    """Return the first *most* bytes of the output of *process*, and its error messages."""
    assert process.stdout is not None
    assert process.stderr is not None
    timer = threading.Timer(silence, _end, [process])
    timer.daemon = True
    timer.start()
    try:
        out = process.stdout.read(most)
        if len(out) < most:
            return out, process.stderr.read(_MOST_SAID)
    finally:
        timer.cancel()
    _end(process)
    process.wait()
    process.returncode = 0  # it was ended after enough output
    return out, b""


def _end(process: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()


def _environment(isolated: bool) -> dict[str, str]:
    inherited = dict(os.environ)
    if isolated:
        # GIT_DIR and its like, which git sets for hooks, would name another repository
        inherited = {name: value for name, value in inherited.items() if not name.startswith("GIT_")}
    own = {**_ENVIRONMENT, **_ISOLATED} if isolated else _ENVIRONMENT
    return {**inherited, **own, "PATH": _path()}


def _path() -> str:
    """Return the folders of ``PATH``, without those that depend on the current folder."""
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    return os.pathsep.join(folder for folder in folders if Path(folder).is_absolute())


def _program() -> str:
    found = shutil.which("git", path=_path())
    # Windows looks in the current folder first: a program that lies among the sources is not ours to run
    if found is None or Path(found).resolve().parent == Path.cwd().resolve():
        raise GitError("no git found")
    return str(Path(found).absolute())
