"""Whatever a source says, only what lies below its roots is read for its sake, told by audit events."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from running import run

from appaccess_lint.project.requirements import required_versions

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links need privileges there")

WRAPPER = (
    "import requests\ndef fetch(path):\n    return requests.get('https://x.atlassian.net/wiki' + path)\n"
)
CALL = "import requests\nrequests.get('https://x.atlassian.net/wiki/rest/api/content/1')\n"
CLASS = "class Outside:\n    root = 'https://x.atlassian.net/wiki'\n"
OUTSIDE = ("outside/__init__.py", "outside/deep.py", "up.py", "top/up.py", "top/__init__.py")
LONG = "a" * 300
TRICKS = {
    "a dotted path": "from .......outside import deep, fetch\nimport outside.deep\noutside.deep.fetch('/a')",
    "beyond the top": "from ....up import fetch\nfrom ... import up\nfetch('/a')",
    "beyond the root of all": f"from {'.' * 200}tmp import fetch\nfetch('/a')",
    "a package above": "from top import up\nimport top.up\nup.fetch('/a')",
    "a name with a path": "import app\ngetattr(app, '../../up').fetch('/a')",
    "a name from the root of all": "import app\ngetattr(app, '{outside}/deep').fetch('/a')",
    "a name that is a root": "import app\ngetattr(app, '/').fetch('/a')",
    "names of dots": "import app\nfor n in ('', '.', '..', 'a/..', 'a.b'): getattr(app, n).fetch('/a')",
    "names of no file": f"import app, {LONG}\nfrom app import {LONG}\ngetattr(app, 'a\\0b').fetch('/a')",
    "a name of no text": "import app\ngetattr(app, '\\ud800').fetch('/a')",
    "an import by a text": "__import__('../../up').fetch('/a')\n__import__('{outside}/deep').fetch('/a')",
    "an import by importlib": (
        "import importlib\nfor n in ('....up', '../../up', '{outside}.deep', '\\0'):\n"
        "    importlib.import_module(n, 'app').fetch('/a')"
    ),
    "a linked module": "from app.module import fetch\nfetch('/a')",
    "a linked package": (
        "from app import package\nfrom app.package import deep, fetch\nimport app.package.deep\n"
        "package.fetch('/a')\ndeep.fetch('/a')\napp.package.deep.fetch('/a')"
    ),
    "a linked folder": "from app import folder\nfrom app.folder.deep import fetch\nfetch('/a')",
    "a linked root": "import inner\nfrom deep import fetch\nfetch('/a')",
    "a link over a link": "from app.twice import fetch\nfetch('/a')",
    "a base class": "from app.module import Outside\nclass A(Outside):\n    def x(self): self.f(self.root)",
    "callers": "def own(client): client.get('/a')",
}
_opened: list[Path] | None = None


def _note(name: str, arguments: tuple[object, ...]) -> None:
    if name == "open" and _opened is not None and isinstance(arguments[0], (str, bytes)):
        _opened.append(Path(os.path.realpath(os.fsdecode(arguments[0]))))


sys.addaudithook(_note)  # it can't be removed


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in a folder with modules that are none of its."""
    for name in OUTSIDE:
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"{WRAPPER}{CLASS}from app.use import own\nown(requests)\n", encoding="utf-8")
    plain = tmp_path / "plain"
    plain.mkdir()
    (plain / "deep.py").write_text(WRAPPER, encoding="utf-8")
    inner = tmp_path / "top" / "project"
    (inner / "app").mkdir(parents=True)
    (inner / "pyproject.toml").touch()
    (inner / "app" / "__init__.py").touch()
    (inner / "app" / "package").symlink_to(tmp_path / "outside")
    (inner / "app" / "folder").symlink_to(plain)
    (inner / "app" / "module.py").symlink_to(tmp_path / "up.py")
    (inner / "app" / "twice.py").symlink_to(inner / "app" / "module.py")
    (inner / "src").symlink_to(plain)
    return inner


def checked(project: Path, *words: str) -> tuple[int, str, list[Path]]:
    """Exit status, output, and what was opened."""
    global _opened
    _opened = opened = []
    try:
        ran = run("check", "--no-cache", "-q", *words, cwd=project)
    finally:
        _opened = None
    assert ran.err == ""
    return ran.status, ran.out, opened


def outside(project: Path, opened: list[Path]) -> list[Path]:
    above = project.parent.parent
    return [file for file in opened if file.is_relative_to(above) and not file.is_relative_to(project)]


@pytest.mark.parametrize("trick", TRICKS)
def test_nothing_above_or_beside_is_read(project: Path, trick: str) -> None:
    source = TRICKS[trick].replace("{outside}", str(project.parent.parent / "outside")) + f"\n{CALL}"
    (project / "app" / "use.py").write_text(source, encoding="utf-8")
    status, out, opened = checked(project, "app/use.py")
    assert (status, outside(project, opened)) == (1, [])
    assert f"app/use.py:{source.count(chr(10))}:1: AAR101 " in out


def test_what_is_named_is_read(project: Path) -> None:
    """The same outsiders, once they are asked for: by a path, or by a root."""
    source = "from deep import fetch\nfetch('/rest/api/content/1')\n"
    (project / "app" / "use.py").write_text(source, encoding="utf-8")
    assert outside(project, checked(project, "app/use.py")[2]) == []
    status, out, opened = checked(project, "--roots", "../../plain", "app/use.py")
    assert (status, len(outside(project, opened))) == (1, 1)
    assert out.startswith("app/use.py:2:1: AAR101 ")
    assert outside(project, checked(project, "app/module.py")[2])


@pytest.mark.parametrize("name", ["shared", "shared.deep"])
def test_links_within_the_project_are_followed(project: Path, name: str) -> None:
    (project / "common").mkdir()
    for file in ("__init__.py", "deep.py"):
        (project / "common" / file).write_text(WRAPPER, encoding="utf-8")
    (project / "app" / "shared").symlink_to(project / "common")
    source = f"from .{name} import fetch\nfetch('/rest/api/content/1')\n"
    (project / "app" / "use.py").write_text(source, encoding="utf-8")
    status, out, _ = checked(project, "app/use.py")
    assert (status, out.split()[:2]) == (1, ["app/use.py:2:1:", "AAR101"])


VERSIONS = {
    "pyproject.toml": '[project]\ndependencies = ["atlassian-python-api==5.0.5"]\n',
    "setup.cfg": "[options]\ninstall_requires = atlassian-python-api==5.0.5\n",
    "setup.py": "setup(install_requires=['atlassian-python-api==5.0.5'])\n",
    "requirements.txt": "atlassian-python-api==5.0.5\n",
    "uv.lock": '[[package]]\nname = "atlassian-python-api"\nversion = "5.0.5"\n',
    "Pipfile.lock": '{"default": {"atlassian-python-api": {"version": "==5.0.5"}}}',
}


@pytest.mark.parametrize("name", VERSIONS)
def test_what_tells_versions_lies_in_the_project(project: Path, name: str) -> None:
    """A linked lock file counts where what it leads to is the project's own, and isn't read where not."""
    linked, outsider, own = project / name, project.parent.parent / "told", project / "app" / "told"
    for file in (outsider, own):
        file.write_text(VERSIONS[name], encoding="utf-8")
    names = frozenset({"atlassian-python-api"})
    (project / "pyproject.toml").touch()
    for target, expected in (
        (own, {"atlassian-python-api": "==5.0.5"}),
        (outsider, {}),
        (Path("/dev/zero"), {}),
    ):
        linked.unlink(missing_ok=True)
        linked.symlink_to(target)
        found = required_versions(project / "app", names)
        assert {package: required.specifier for package, required in found.items()} == expected


def test_linked_versions_are_not_opened(project: Path) -> None:
    source = "from atlassian import Confluence\nConfluence('https://x.atlassian.net').get_all_spaces()\n"
    (project / "app" / "use.py").write_text(source, encoding="utf-8")
    for name, text in VERSIONS.items():
        outsider = project.parent.parent / f"told-{name}"
        outsider.write_text(text, encoding="utf-8")
        (project / name).unlink(missing_ok=True)
        (project / name).symlink_to(outsider)
    status, _, opened = checked(project, "--isolated", "app/use.py")
    assert (status, outside(project, opened)) == (1, [])


def test_a_project_that_is_reached_by_a_link(project: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(project)
    (project / "app" / "use.py").write_text(TRICKS["beyond the top"] + f"\n{CALL}", encoding="utf-8")
    status, out, opened = checked(tmp_path, "link/app/use.py")
    assert (status, outside(project, opened)) == (1, [])
    assert "link/app/use.py:" in out
