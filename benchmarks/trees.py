"""What the linter is run on: files of other projects, and programs that grow in one direction."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

ORDINARY = ("django", "sympy", "sqlalchemy", "twisted", "setuptools", "babel", "pygments")
MATTERING = ("atlassian-python-api", "mcp-atlassian", "confluence-markdown-exporter", "langchain-community")


def python_files(folders: Iterable[Path]) -> list[Path]:
    """All Python files below *folders* that flake8 can read, in order."""
    found: list[Path] = []
    for folder in folders:
        for file in sorted(folder.rglob("*.py")):
            try:
                compile(file.read_bytes(), str(file), "exec", 0x400, dont_inherit=True)
            except (SyntaxError, ValueError):
                continue
            found.append(file)
    return found


def concerns(file: Path) -> bool:
    """Return whether the gate lets *file* in."""
    from appaccess_lint.gate import may_concern

    return may_concern(file.read_text(encoding="utf-8", errors="replace"), str(file))


def mixed(ordinary: list[Path], mattering: list[Path], into: Path, total: int) -> Path:
    """Copy files so that *into* has *total*, of which *mattering* are those that matter."""
    if into.exists():
        shutil.rmtree(into)
    for number in range(total - len(mattering)):
        target = into / f"package{number // 100}" / f"module{number}.py"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ordinary[number % len(ordinary)], target)
    for number, file in enumerate(mattering):
        target = into / f"app{number}" / file.name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    return into


CLIENT = """
import requests
class Client:
    def __init__(self, url="https://example.atlassian.net/wiki"):
        self.url = url.rstrip("/")
        self.session = requests.Session()
    def _get(self, path, **params):
        return self.session.get(f"{self.url}{path}", params=params).json()
"""


HELPER = '''
def helper{n}(rows, limit=10):
    """Sum up."""
    total = 0
    for row in rows[:limit]:
        if row.get("kind") == "x{n}":
            total += len(row["values"]) * {n}
    return total
'''
CALL = """
    def page{n}(self, page):
        return self._get(f'/rest/api/content/{page}', expand='body{n}')
"""


def of_size(times: int) -> dict[str, str]:
    """One call, and *times* functions that have nothing to do with it."""
    helpers = "".join(HELPER.replace("{n}", str(n)) for n in range(times))
    return {"app.py": CLIENT + _calls(1) + helpers}


def with_calls(times: int) -> dict[str, str]:
    """*times* methods, each with a call."""
    return {"app.py": CLIENT + _calls(times)}


def with_depth(times: int) -> dict[str, str]:
    """Wrappers that call each other *times* deep; only the last does the request."""
    layers = "".join(
        f"    def layer{n}(self, path, **kw):\n        return self.layer{n + 1}(path, **kw)\n"
        for n in range(times)
    )
    last = f"    def layer{times}(self, path, **kw):\n        return self._get(path, **kw)\n"
    use = '    def use(self):\n        return self.layer0("/rest/api/space")\n'
    return {"app.py": CLIENT + layers + last + use}


def with_modules(times: int) -> dict[str, str]:
    """A chain of *times* modules, each with a subclass of the class before."""
    files = {"module0.py": CLIENT}
    for n in range(1, times + 1):
        files[f"module{n}.py"] = (
            f"from module{n - 1} import Client as Base\nclass Client(Base):\n"
            f"    def space{n}(self, key):\n        return self._get(f'/rest/api/space/{{key}}')\n"
        )
    files["app.py"] = f"from module{times} import Client\nprint(Client()._get('/rest/api/content'))\n"
    return files


def _calls(times: int) -> str:
    return "".join(CALL.replace("{n}", str(n)) for n in range(times))
