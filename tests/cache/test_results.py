"""Cached results: the same as new ones, whatever changed in between, and whatever happens to the folder."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from laying_out import lay_out
from running import Result, run, run_flake8

from appaccess_lint.cache.location import users_key
from appaccess_lint.digests import signature
from appaccess_lint.engine import Analyzer
from appaccess_lint.project import mentions
from appaccess_lint.settings import Settings

HTTP = """
import requests
class Base:
    root = "https://x.atlassian.net/wiki/rest/api"
    def _get(self, path):
        return requests.get(self.root + path)
"""
USE = """
from app.http import Base
class Api(Base):
    def spaces(self):
        return self._get("/space")
"""
FILES = {"pyproject.toml": "", "app/__init__.py": "", "app/http.py": HTTP, "app/use.py": USE}

Lister = Callable[..., list[str]]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A project with a wrapper in one module and its use in another."""
    return lay_out(tmp_path / "tree" / "project", FILES)


@pytest.fixture(params=[mentions.RECENT_NS, -(10**18)], ids=["just changed", "old"])
def files_age(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files whose times may be the same after another change, and files whose times tell each change."""
    monkeypatch.setattr(mentions, "RECENT_NS", request.param)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """The folder of cached results."""
    return tmp_path / "cache"


def calls(tree: Path, cache: Path | None, name: str = "app/use.py", **settings: object) -> list[str]:
    """The sites of a file, by an analyzer that knows only what was kept."""
    file = tree / name
    analyzer = Analyzer(Settings(cache=str(cache) if cache else None, **settings))  # type: ignore[arg-type]
    source = file.read_text(encoding="utf-8")
    said = analyzer.findings(source, str(file)).by_site
    sites = analyzer.analyze(source, str(file)).sites
    assert [site.findings for site in sites if site.findings] == [found for found in said if found]
    return [repr(site) for site in sites]


def parsed_anew(tree: Path, cache: Path, name: str = "app/use.py") -> bool:
    """Whether a new process parses anything for the file."""
    code = (
        "import sys; from pathlib import Path\n"
        "from appaccess_lint.engine import Analyzer\n"
        "from appaccess_lint.settings import Settings\n"
        f"file = Path({str(tree / name)!r})\n"
        f"analyzer = Analyzer(Settings(cache={str(cache)!r}))\n"
        "analyzer.analyze(file.read_text(encoding='utf-8'), str(file))\n"
        "print('appaccess_lint.syntax.module' in sys.modules)\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return ran.stdout.strip() == "True"


def test_the_second_run_parses_nothing_and_finds_the_same(tree: Path, cache: Path) -> None:
    new = calls(tree, None)
    assert "GET /wiki/rest/api/space" in "".join(new)
    assert calls(tree, cache) == new
    assert calls(tree, cache) == new
    assert not parsed_anew(tree, cache)


def test_what_is_said_is_kept_by_settings(tree: Path, cache: Path) -> None:
    file = tree / "app/use.py"
    for auth in ("oauth", "basic", "oauth", "basic"):
        analyzer = Analyzer(Settings(cache=str(cache), auth=auth))
        ((*findings,),) = analyzer.findings(file.read_text(encoding="utf-8"), str(file)).by_site
        expected = "AAR202" if auth == "oauth" else "AAR201"
        assert expected in {finding.code for finding in findings}


def test_what_is_kept_is_shown_without_the_catalog(tree: Path, cache: Path) -> None:
    calls(tree, cache)
    code = (
        "import sys; from pathlib import Path\n"
        "from appaccess_lint.engine import Analyzer\n"
        "from appaccess_lint.settings import Settings\n"
        f"file = Path({str(tree / 'app/use.py')!r})\n"
        f"analyzer = Analyzer(Settings(cache={str(cache)!r}))\n"
        "found = analyzer.findings(file.read_text(encoding='utf-8'), str(file))\n"
        "names = ('appaccess_lint.catalog', 'appaccess_lint.rules', 'appaccess_lint.model')\n"
        "print(len(found.by_site), [name for name in names if name in sys.modules])\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "1 []\n"


CHANGES: dict[str, tuple[str, str]] = {
    "the file itself": ("app/use.py", USE.replace("/space", "/content")),
    "the wrapper's module": ("app/http.py", HTTP.replace("x.atlassian.net/wiki", "wiki.example.com")),
    "the wrapper is gone": ("app/http.py", ""),
    "a module that stands before it": ("app/http/__init__.py", ""),
    "a package's own start": ("app/__init__.py", "import nothing\n"),
}


@pytest.mark.usefixtures("files_age")
@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_the_tree_counts(tree: Path, cache: Path, change: str) -> None:
    calls(tree, cache)
    name, text = CHANGES[change]
    file = tree / name
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    assert calls(tree, cache) == calls(tree, None)
    assert calls(tree, cache) == calls(tree, None)


MIXIN = "class Pages:\n    def page(self, id):\n        return self._get(f'/content/{id}')\n"
CLIENT = "from app.http import Base\nfrom app.pages import Pages\nclass Client(Pages, Base): ...\n"


def test_an_unchanged_package_isnt_searched_again(
    tree: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mentions, "RECENT_NS", -(10**18))
    (tree / "app/pages.py").write_text(MIXIN, encoding="utf-8")
    (tree / "app/client.py").write_text(CLIENT, encoding="utf-8")
    before = calls(tree, cache, "app/pages.py")
    assert "GET /wiki/rest/api/content/{id}" in "".join(before)
    monkeypatch.setattr(mentions.Mentions, "subclass_files", lambda *_: pytest.fail("searched"))
    assert calls(tree, cache, "app/pages.py") == before
    os.utime(tree / "app/client.py", (0, 0))
    with pytest.raises(pytest.fail.Exception, match="searched"):
        calls(tree, cache, "app/pages.py")
    monkeypatch.undo()
    assert not parsed_anew(tree, cache, "app/pages.py")


@pytest.mark.usefixtures("files_age")
def test_a_class_that_is_derived_elsewhere_counts(tree: Path, cache: Path) -> None:
    (tree / "app/pages.py").write_text(MIXIN, encoding="utf-8")
    before = calls(tree, cache, "app/pages.py")
    (tree / "app/client.py").write_text(CLIENT, encoding="utf-8")
    after = calls(tree, cache, "app/pages.py")
    assert after == calls(tree, None, "app/pages.py") != before


def test_the_version_that_the_project_asks_for_counts(tree: Path, cache: Path) -> None:
    source = "from atlassian import Confluence\nConfluence(url='https://x.atlassian.net').get_all_spaces()\n"
    (tree / "app/use.py").write_text(source, encoding="utf-8")
    calls(tree, cache)
    (tree / "requirements.txt").write_text("atlassian-python-api==5.0.5\n", encoding="utf-8")
    assert calls(tree, cache) == calls(tree, None)


def test_settings_count(tree: Path, cache: Path, tmp_path: Path) -> None:
    calls(tree, cache)
    assert (
        calls(tree, cache, follow_imports=False)
        == calls(tree, None, follow_imports=False)
        != calls(tree, cache)
    )
    assert calls(tree, cache, deployment="server") == calls(tree, None, deployment="server")
    overlay = tmp_path / "operations.toml"
    for access in ("not-blocked", "blocked"):
        overlay.write_text(
            f'[[operation]]\nmethod = "GET"\npath = "/wiki/rest/api/space"\napp_access = "{access}"\n',
            encoding="utf-8",
        )
        mine = {"catalog_files": (str(overlay),)}
        assert calls(tree, cache, **mine) == calls(tree, None, **mine)


def test_a_file_is_shown_by_the_path_that_is_given(
    tree: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls(tree, cache)
    monkeypatch.chdir(tree)
    source = (tree / "app/use.py").read_text(encoding="utf-8")
    sites = Analyzer(Settings(cache=str(cache))).analyze(source, "app/use.py").sites
    assert {site.path for site in sites} == {"app/use.py"}


def entries(cache: Path) -> list[Path]:
    """The files that hold results."""
    return [file for file in cache.rglob("*.json") if file.is_file()]


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda data: b"",
    "cut off": lambda data: data[: len(data) // 2],
    "not JSON": lambda data: b"\x80\x04K\x01.",
    "nested": lambda data: b"[" * 100_000,
    "a list": lambda data: b"[]",
    "no sites": lambda data: data.partition(b"\n")[0],
    "null for the sites": lambda data: data.partition(b"\n")[0] + b"\nnull",
    "sites cut off": lambda data: data[:-10],
    "a site without a span": lambda data: data.replace(b'"span"', b'"spam"'),
    "an operation of no catalog": lambda data: data.replace(b'"GET /wiki/rest/api/space"', b'"GET /nothing"'),
    "an unknown question": lambda data: data.replace(b'"import"', b'"execute"'),
    "another version": lambda data: re.sub(rb'"key":"\w+"', b'"key":"%b"' % (b"0" * 32), data),
}


def damaged(entry: Path, damage: str) -> bytes:
    """The content of *entry* damaged, and signed again: as a fault of our own would leave it."""
    content = DAMAGE[damage](entry.read_bytes()[64:])
    key, name = users_key(), f"{entry.parent.name}{entry.stem}"
    assert key is not None
    return signature(name.encode() + b"\0" + content, key) + content


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_entry_is_no_entry(tree: Path, cache: Path, damage: str) -> None:
    new = calls(tree, cache)
    (entry,) = entries(cache)
    entry.write_bytes(damaged(entry, damage))
    assert calls(tree, cache) == new
    assert calls(tree, cache) == new
    assert not parsed_anew(tree, cache)


def test_a_folder_that_cant_be_written_costs_nothing_but_time(tree: Path, tmp_path: Path) -> None:
    new = calls(tree, None)
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    assert calls(tree, file) == new
    assert calls(tree, file / "below") == new
    if Path("/dev/full").exists():
        assert calls(tree, Path("/dev/full")) == new


@pytest.mark.skipif(not hasattr(os, "fork"), reason="RLIMIT_FSIZE is known on Unix alone")
def test_a_full_disk_leaves_no_half_entry(tree: Path, cache: Path) -> None:
    code = (
        "import resource, signal, sys\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
        "from appaccess_lint.cli.main import main\n"
        f"sys.exit(main(['check', '--isolated', '--cache-dir', {str(cache)!r}, {str(tree)!r}]))\n"
    )
    # what measures the tests' coverage would write files of its own
    env = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    ran = subprocess.run([sys.executable, "-B", "-c", code], capture_output=True, text=True, env=env)
    assert (ran.returncode, ran.stderr) == (1, "")
    assert "AAR101" in ran.stdout
    assert not entries(cache)


def test_what_is_kept_names_no_secret(tree: Path, cache: Path) -> None:
    secret = USE.replace("/space", "/space?api_key=s3cr3tvalue")
    (tree / "app/use.py").write_text(secret, encoding="utf-8")
    assert calls(tree, cache)
    (entry,) = entries(cache)
    assert "s3cr3tvalue" not in entry.read_text(encoding="utf-8")


def test_nothing_is_kept_in_the_tree_or_unasked(tree: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    assert calls(tree, None)
    assert sorted(tmp_path.rglob("*")) == before


def test_old_entries_are_forgotten(tree: Path, cache: Path) -> None:
    calls(tree, cache)
    (old,) = entries(cache)
    long_ago = old.stat().st_mtime - 60 * 86_400
    for file in (old, cache / "CACHEDIR.TAG"):
        os.utime(file, (long_ago, long_ago))
    calls(tree, cache, "app/http.py")
    assert entries(cache)
    assert old not in entries(cache)


def test_the_command_and_the_plugin_keep_results(tree: Path, cache: Path) -> None:
    def printed(program: Callable[..., Result], *arguments: str) -> str:
        ran = program(*arguments, cwd=tree)
        assert ran.status == 1, ran.err
        return ran.out

    check = (run, "check", "--isolated", "app")
    flake8 = (run_flake8, "--isolated", "--select", "AAR", "app")
    for off, on in (
        ((*check, "--no-cache"), (*check, "--cache-dir", str(cache))),
        ((*flake8, "--aar-cache=false"), (*flake8, f"--aar-cache-dir={cache}")),
    ):
        new = printed(*off)
        assert printed(*on) == new
        assert len(entries(cache)) >= 1
        assert printed(*on) == new


@pytest.mark.parametrize("folder", ["app.py/kept", "app.py/kept/results"])
def test_a_folder_that_cannot_be_made_is_an_error(folder: str, tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text('URL = "https://example.atlassian.net/wiki/rest/api/space"\n')
    result = run("check", "--cache-dir", folder, ".", cwd=tmp_path)
    assert (result.status, result.err.count("\n")) == (2, 1)
    assert f"error: {folder}: can't cache results: app.py isn't a folder that can be written to" in result.err


@pytest.mark.parametrize(
    "damage", ["not JSON", "cut off", "another version", "a site without a span", "a folder"]
)
@pytest.mark.parametrize(
    ("program", "words", "option"),
    [
        (run, ("check", "--isolated"), "--cache-dir"),
        (run_flake8, ("--isolated", "--select", "AAR"), "--aar-cache-dir"),
    ],
    ids=["check", "flake8"],
)
def test_a_damaged_folder_changes_no_findings(
    tree: Path,
    cache: Path,
    program: Callable[..., Result],
    words: tuple[str, ...],
    option: str,
    damage: str,
) -> None:
    def ran() -> Result:
        return program(*words, f"{option}={cache}", "app", cwd=tree)

    new = ran()
    assert (new.status, new.err) == (1, "")
    assert entries(cache)
    for entry in entries(cache):
        if damage == "a folder":
            entry.unlink()
            entry.mkdir()
        else:
            entry.write_bytes(damaged(entry, damage))
    assert ran() == new
    assert ran() == new
