"""The work for a source grows with its length, not with the square of it: counted in function calls."""

from __future__ import annotations

import cProfile
import pstats
from collections.abc import Callable
from pathlib import Path

import pytest
from laying_out import lay_out

from appaccess_lint import analyze

HEAD = 'import requests\nBASE = "https://x.atlassian.net/wiki"\n'
URL = "https://x.atlassian.net/wiki/rest/api/content/"
FEW, TIMES = 75, 4
MOST = 7
"""Times as many calls that ``TIMES`` the source may take: a square would take 16 times as many."""


def many(line: str, before: str = "", after: str = "", joint: str = "\n") -> Callable[[int], str]:
    """Return what makes a source of as many lines as asked for, each with its number for ``@``."""
    return lambda count: before + joint.join(line.replace("@", str(at)) for at in range(count)) + after


SOURCES = {
    "calls": many("requests.get(BASE + '/rest/api/content/@')"),
    "calls on one line": many("requests.get(BASE + '/rest/api/content/@')", joint=";"),
    "calls with comments": many("requests.get(BASE + '/rest/api/content/@')  # noqa: AAR201"),
    "calls of a function": many("f('/rest/api/content/@')", "def f(u): return requests.get(BASE + u)\n"),
    "literals of a list": many(f"'{URL}@'", "L = [", "]\nprint(L)", ", "),
    "literals of constants": many(f"C@ = '{URL}@'\nprint(C@)"),
    "literals of constants made of others": many(f"C@ = '{URL}@'\nD@ = C@ + '/label'\nE@ = [D@, C@]"),
    "literals of a class": many(f"  C@ = '{URL}@'", "class A:\n", "\nprint(A)"),
    "literals that functions return": many(f"def f@(): return '{URL}@'"),
    "entries of a table": many(
        "'k@': '/rest/api/content/@'", "T = {", "}\nfor k in T: requests.get(BASE + T[k])", ","
    ),
    "tables of a table": many(
        "'k@': {'url': '/rest/api/content/@'}", "T = {", "}\nfor v in T.values(): requests.get(v['url'])", ","
    ),
    "branches": many("  if a == @: u = BASE + '/rest/api/content/@'", "def f(a):\n", "\n  requests.get(u)"),
    "functions": many("def f@(u): return requests.get(BASE + u + '/rest/api/content/@')"),
    "functions that are called": many("def f@(u): return requests.get(BASE + u)\nf@('/rest/api/content/@')"),
    "methods": many(
        "  def m@(self): return requests.get(self.b + '/rest/api/space')", "class A:\n  b = BASE\n"
    ),
    "classes": many("class A@:\n  def m(self): return requests.get(BASE + '/rest/api/content/@')"),
    "classes derived from one": many(
        "class A@(A):\n  def m(self): return self.g('/rest/api/content/@')",
        "class A:\n  def g(self, u): return requests.get(BASE + u)\n",
    ),
    "attributes": many("  def m@(self):\n    self.u@ = BASE\n    requests.get(self.u@)", "class A:\n"),
    "attributes of a constructor": lambda count: "\n".join(
        ["class A:\n  def __init__(self):", *(f"    self.u{at} = BASE" for at in range(count))]
        + [f"  def m{at}(self): return requests.get(self.u{at} + '/rest/api/space')" for at in range(count)]
    ),
    "arguments": many("a@='b'", "requests.get(BASE + '/rest/api/content/1', ", ")", ", "),
    "answers of v2": many("r@ = requests.get(BASE + '/api/v2/pages/@').json()\nprint(r@['space']['key'])"),
    "answers of v2 in a function": many(
        "  r@ = requests.get(BASE + '/api/v2/pages/@').json()\n  print(r@['space']['key'])", "def f():\n"
    ),
    "answers of v2 in one name": many(
        "  r = requests.get(BASE + '/api/v2/pages/@').json()\n  print(r['space']['key'])", "def f():\n"
    ),
    "changes of a request object": many(
        "r.url = BASE + '/rest/api/space'\nsend(r)\nr.url = BASE + '/rest/api/content'\nsend(r)",
        "def send(r): requests.Session().send(r.prepare())\nr = requests.Request('GET', BASE)\n",
    ),
    "clients": many("c@ = Confluence(BASE)\nc@.get_page_by_id(1)", "from atlassian import Confluence\n"),
}


CALLER = (
    """
import requests
from pages import page
def long(a):
"""
    + "  a = a + '/x'\n" * 40
    + """  return requests.get(a)
def main():
  client = requests.Session()
  page(client, 1)
"""
)
"""A module that passes a client to a function of another, which is analyzed, and does much else."""


def work(source: str, path: Path) -> int:
    profile = cProfile.Profile()
    profile.runcall(analyze, HEAD + source + "\n", str(path))
    return pstats.Stats(profile).total_calls  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize("name", SOURCES)
def test_work_grows_with_the_source(tmp_path: Path, name: str) -> None:
    path = tmp_path / "app.py"
    work(SOURCES[name](2), path)  # what is read once for all sources
    few, many_more = (work(SOURCES[name](count), path) for count in (FEW, TIMES * FEW))
    assert many_more < MOST * few


def test_what_callers_in_other_modules_do_besides_is_bounded(tmp_path: Path) -> None:
    source = "def page(client, id): return client.get(f'{BASE}/rest/api/content/{id}')"
    path = tmp_path / "pages.py"

    def work_with(calls: int) -> int:
        longer = "".join(f"  long(HOST + '/wiki/rest/api/space/{n}')\n" for n in range(calls))
        lay_out(tmp_path, {"main.py": f"{CALLER}{longer}"})
        return work(source, path)

    work_with(1)
    assert work_with(400) < 2 * work_with(100)
    assert [site.method for site in analyze(HEAD + source, str(path))] == ["GET"]
