"""Analysing code never executes, imports, fetches or writes anything of it, told by Python's audit events."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from laying_out import lay_out
from running import run

from appaccess_lint.formats.choices import BY_NAME

# Every file of the tree would leave a trace if any of it were run.
TRACE = """
import os, pathlib, urllib.request
pathlib.Path({trace!r}).touch()
"""
FILES = {
    "pyproject.toml": '[project]\nname = "x"\ndependencies = ["atlassian-python-api>=4"]\n',
    "setup.py": TRACE + "\nfrom setuptools import setup\nsetup(install_requires=['atlassian-python-api'])\n",
    "conftest.py": TRACE,
    "sitecustomize.py": TRACE,
    "requests.py": TRACE,
    "libcst.py": TRACE,
    "requirements.txt": "atlassian-python-api==4.0.7\n-r ../outside.txt\n--index-url https://localhost:1/simple\n",
    "baseline.json": '{"schema": 1, "tool": "appaccess-lint", "findings": []}',
    "app/__init__.py": TRACE,
    "app/http.py": TRACE
    + """
import requests
class Client:
    root = "https://x.atlassian.net/wiki"
    def get(self, path):
        return requests.get(self.root + path)
    @property
    def spaces(self):
        return self.get("/rest/api/space")
exec("raise SystemExit(3)")
__import__("os").system("touch {trace}")
""",
    "app/use.py": TRACE
    + """
from app.http import Client
from .linked import fetch
from ....outside import fetch as other
from ...secret import get as third
import outside
client = Client()
client.get("/rest/api/content")
fetch("/rest/api/content/1")
other("/rest/api/content/2")
third("/rest/api/content/3")
outside.fetch("/rest/api/content/4")
""",
}
HOOK = """
import json, os, sys
events = []
def hook(name, arguments):
    if name in ("import", "exec", "compile", "open", "ctypes.dlopen") or name.split(".")[0] in (
        "socket", "subprocess", "urllib", "ftplib", "http", "smtplib", "shutil", "tempfile"
    ) or name in ("os.system", "os.exec", "os.posix_spawn", "os.fork", "os.remove", "os.rename", "os.mkdir",
                  "os.chmod", "os.link", "os.symlink", "os.truncate", "os.putenv", "pty.spawn"):
        if name == "exec":
            shown = [getattr(arguments[0], "co_filename", "")]
        elif name == "compile":
            shown = [str(arguments[1])]
        else:
            shown = [a if isinstance(a, (str, int)) else os.fsdecode(a) if isinstance(a, bytes) else str(a)
                     for a in arguments]
        events.append([name, *shown])
sys.path = [entry for entry in sys.path if entry not in ("", os.getcwd())]
"""
# not the link: who names a file, or a folder with it, has it read
GIVEN = ["app/use.py", "app/http.py", "app/__init__.py", "setup.py"]
COMMAND = "from appaccess_lint.cli.main import main\nmain({words!r})"
READING = {
    **{f"check as {form}": ("check", "--format", form) for form in BY_NAME},
    "check of all there is": ("check", "--no-respect-gitignore", "--disable-noqa", "--statistics"),
    "check against a baseline": ("check", "--baseline", "baseline.json"),
    "check of changes": ("check", "--changed-since", "HEAD"),
    "files of check": ("check", "--show-files"),
    "inventory": ("inventory", "--explain"),
    "inventory as JSON": ("inventory", "--format", "json"),
    **{f"report as {form}": ("report", "--format", form) for form in ("markdown", "html", "json", "csv")},
}
RUNS = {
    **{
        name: COMMAND.format(words=[*words, "--no-cache", "-q", "-j1", *GIVEN])
        for name, words in READING.items()
    },
    "flake8": "from flake8.main.cli import main\n"
    f"main(['--isolated', '-j1', '--select', 'AAR', '--aar-cache=false', *{GIVEN!r}])",
    "API": "from appaccess_lint import analyze\nfrom pathlib import Path\n"
    f"for file in {GIVEN!r}: analyze(Path(file).read_text(), file)",
}


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return make_tree(tmp_path)


def make_tree(tmp_path: Path) -> Path:
    """Make a project within a folder that has more, which the project has no business to read."""
    trace = str(tmp_path / "sprung")
    project = tmp_path / "outer" / "project"
    filled = {n: t.replace("{trace!r}", repr(trace)).replace("{trace}", trace) for n, t in FILES.items()}
    lay_out(project, filled)
    outside = (
        "import requests\ndef fetch(path):\n    return requests.get('https://x.atlassian.net/wiki' + path)\n"
    )
    names = ("outer/outside.py", "outside.py", "outer/secret.py", "elsewhere/linked.py")
    lay_out(tmp_path, dict.fromkeys(names, outside))
    lay_out(tmp_path, {"outer/outside.txt": "atlassian-python-api==3.41.16\n"})
    (project / "app" / "linked.py").symlink_to(tmp_path / "elsewhere" / "linked.py")
    make_repository(project, trace)
    return project


def make_repository(project: Path, trace: str) -> None:
    """Make *project* a repository whose configuration and hooks name programs for git to run."""

    def git(*words: str) -> None:
        who = ("-c", "user.name=x", "-c", "user.email=x@localhost", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *who, *words], cwd=project, check=True, capture_output=True)

    git("init", "--quiet", "-b", "main")
    git("commit", "--quiet", "--allow-empty", "-m", "x")
    (project / ".gitattributes").write_text("* filter=trap diff=trap\n", encoding="utf-8")
    lines = []
    for key in (
        *("core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass", "alias.ls-tree"),
        *("filter.trap.clean", "filter.trap.smudge", "filter.trap.process"),
        *("diff.external", "diff.trap.textconv", "diff.trap.command", "uploadpack.packObjectsHook"),
    ):
        section, *subsection, name = key.split(".")
        head = f'{section} "{subsection[0]}"' if subsection else section
        lines.append(f'[{head}]\n{name} = "touch {trace}; false"\n')
    with (project / ".git" / "config").open("a", encoding="utf-8") as config:
        config.writelines(lines)
    for name in ("git", "git.exe"):
        (project / name).write_text(f"#!/bin/sh\ntouch {trace}\n", encoding="utf-8")
        (project / name).chmod(0o755)


def events(tree: Path) -> dict[str, list[list[str]]]:
    """What each run did.  One process does all of them, in turn; the first of them imports most."""
    script = f"{HOOK}\nsys.addaudithook(hook)\n"
    for name, code in RUNS.items():
        script += "try:\n" + "".join(f"    {line}\n" for line in code.splitlines())
        script += "except SystemExit: pass\nsys.stdout.flush()\n"
        script += f"print('\\n@@' + json.dumps([{name!r}, events]) + '@@', flush=True)\nevents.clear()\n"
    # -B: keeping compiled modules is Python's own writing
    ran = subprocess.run([sys.executable, "-B", "-c", script], cwd=tree, capture_output=True, text=True)
    assert "Traceback" not in ran.stderr, ran.stderr
    pieces = re.split(r"\n@@(.*)@@\n", ran.stdout)
    done: dict[str, list[list[str]]] = {}
    for out, listed in zip(pieces[::2], pieces[1::2], strict=False):
        name, found = json.loads(listed)
        assert name == "API" or "app/use.py" in out, out  # it did look
        done[name] = found
    return done


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, list[list[str]]]]:
    """A tree in which each run was done, and what each did."""
    tree = make_tree(tmp_path_factory.mktemp("read"))
    before = sorted(tree.rglob("*"))
    done = events(tree)
    assert not (tree.parents[1] / "sprung").exists()
    assert sorted(tree.rglob("*")) == before
    return tree, done


@pytest.mark.skipif(sys.platform == "win32", reason="links need privileges there")
@pytest.mark.parametrize("run", RUNS)
def test_only_reading(read: tuple[Path, dict[str, list[list[str]]]], run: str) -> None:
    tree, done = read
    own, top = str(tree), tree.parents[1]
    for name, *arguments in done[run]:
        first = str(arguments[0]) if arguments else ""
        if name == "open":
            mode, flags = arguments[1], int(arguments[2])
            writes = any(letter in str(mode) for letter in "wax+") or flags & 0b11
            is_pipe = first.isdecimal() and run == "check of changes"
            assert not writes or is_pipe or first in {"/dev/null", "nul"}, (name, arguments)
            absolute = Path(tree, first).resolve() if not first.isdecimal() else Path("/")
            if top in absolute.parents:
                assert tree in absolute.parents, f"read outside the project: {first}"
        elif name == "subprocess.Popen":  # git alone, which is asked for objects that it holds
            assert run == "check of changes" or run.startswith("report as ")
            assert Path(first).is_absolute()
            assert Path(first).name == "git"
            assert not first.startswith(own)
        elif name == "import":
            where = str(arguments[1])
            assert not where.startswith(own), (name, arguments)
            assert first.split(".")[0] not in {"app", "conftest", "sitecustomize", "outside"}
        elif name == "exec":
            assert not str(Path(tree, first)).startswith(own) or first.startswith("<"), (name, arguments)
        elif name != "compile":  # parsing has this event too: what it gives isn't executed, or "exec" tells
            raise AssertionError((name, arguments))


def test_the_traps_are_good_ones(tree: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", "import app"], cwd=tree, check=True)
    assert (tmp_path / "sprung").exists()
    (tmp_path / "sprung").unlink()
    subprocess.run(["git", "add", "app"], cwd=tree, capture_output=True)
    assert (tmp_path / "sprung").exists()


@pytest.mark.parametrize("key", ["catalog", "clients"])
@pytest.mark.parametrize(
    "text", ["import os", "!!python/object/apply:os.system ['true']", "[[operation]]\nx = 1"]
)
def test_configuration_names_data_alone(tree: Path, tmp_path: Path, key: str, text: str) -> None:
    (tree / "data.toml").write_text(text, encoding="utf-8")
    (tree / "pyproject.toml").write_text(f'[tool.appaccess-lint]\n{key} = ["data.toml"]\n', encoding="utf-8")
    ran = run("check", ".", cwd=tree / "app")
    assert (ran.status, ran.err.count("\n")) == (2, 1)
    assert "data.toml" in ran.err
    assert not (tmp_path / "sprung").exists()
