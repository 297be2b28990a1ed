"""Long chains in flat source: what is too long to be followed is a hole, and the file keeps its findings."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from appaccess_lint import analyze

HEAD = 'import requests\nfrom functools import partial\nBASE = "https://x.atlassian.net/wiki"\n'
CALL = 'requests.get(BASE + "/rest/api/content/1")\n'
LENGTH = 800


def each(line: str, first: str = "", last: str = "") -> str:
    return first + "".join(line.format(at, at + 1) for at in range(LENGTH)) + last.format(LENGTH)


CHAINS = {
    "functions": each("def f{}(a): return f{}(a)\n", last="f0(BASE)"),
    "a circle of functions": each(
        "def f{}(a): return f{}(a)\n", last="def f{}(a): return f0(a)\nf0(BASE)"
    ),
    "methods": each("  def f{}(self, a): return self.f{}(a)\n", "class A:\n", "A().f0(BASE)"),
    "class methods": each("  @classmethod\n  def f{}(cls, a): return cls.f{}(a)\n", "class A:\n", "A.f0(BASE)"),
    "methods by name": each("  def f{}(self, a): return getattr(self, 'f{}')(a)\n", "class A:\n", "A().f0(BASE)"),
    "properties": each("  @property\n  def f{}(self): return self.f{}\n", "class A:\n", "A().f0"),
    "constructors": each("class A{}:\n  def __init__(self): self.x = A{}()\n", last="A0().x"),
    "objects": each("class A{}:\n  def u(self): return A{}().u()\n", last="A0().u()"),
    "ancestors": each("class A{1}(A{0}):\n  def f(self, a): return super().f(a)\n", "class A0: pass\n", "A{}().f(BASE)"),
    "constants": each("X{1} = X{0} + 'a'\n", "X0 = BASE\n", "requests.get(X{})"),
    "globals": each("def f{0}():\n  global X{0}\n  X{0} = X{1}\n", last="requests.get(X0)"),
    "attributes": each("  def s{0}(self): self.x{0} = self.x{1}\n", "class A:\n", "requests.get(A().x0)"),
    "texts": "x = BASE" + ".strip('x')" * 300 + "\nrequests.get(x)",
    "decorators": "def d(f): return f\n" + "@d\n" * LENGTH + "def f(a): return a\nf(BASE)",
    "lambdas": each("f{} = lambda a: f{}(a)\n", last="f0(BASE)"),
    "partials": each("f{1} = partial(f{0}, x{0}=1)\n", "f0 = requests.get\n", "f{}(BASE)"),
    "generators": each("def f{}(a): yield from f{}(a)\n", last="for x in f0(BASE): requests.get(x)"),
    "managers": each("class A{}:\n  def __enter__(self):\n    with A{}() as x: return x\n", last="with A0() as x: pass"),
    "functions within functions": each("def f{}(a):\n  def g(): return f{}(a)\n  return g()\n", last="f0(BASE)"),
    "functions handed over": each("def f{}(a): return map(f{}, [a])\n", last="f0(BASE)"),
    "dictionaries": each("d{1} = {{'a': d{0}}}\n", "d0 = {'a': BASE}\n", "requests.get(d{})"),
    "annotations": each("class A{0}:\n  x: 'A{1}'\n  def f(self) -> 'A{1}': return self.x.f()\n", last="A0().f()"),
    "objects that are called": each("class A{}:\n  def __call__(self, a): return A{}()(a)\n", last="A0()(BASE)"),
    "operators": each("class A{}:\n  def __truediv__(self, o): return A{}() / o\n", last="A0() / 'x'"),
}  # fmt: skip
BRANCHES = {
    "if": "if a{0}:\n  u += '/a{0}'\nelse:\n  u += '/b{0}'\n",
    "if expression": "u = u + ('/a{0}' if a{0} else '/b{0}')\n",
    "try": "try:\n  u += '/a{0}'\nexcept E:\n  u += '/b{0}'\n",
    "match": "match a{0}:\n  case 1:\n    u += '/a{0}'\n  case _:\n    u += '/b{0}'\n",
    "for": "for x in a{0}:\n  u += '/a{0}'\n",
}


def found_last(source: str) -> bool:
    return source.count("\n") in {site.span.line for site in analyze(source, "app.py")}


@pytest.mark.parametrize("name", CHAINS)
def test_a_chain_loses_no_finding(name: str) -> None:
    assert found_last(f"{HEAD}{CHAINS[name]}\n{CALL}")


@pytest.mark.parametrize("name", BRANCHES)
def test_a_text_of_many_branches(name: str) -> None:
    """As many lines cost at most 5 s on the slowest machine that is at hand; here, a quarter of them."""
    body = "".join(BRANCHES[name].format(at) for at in range(500))
    started = time.process_time()
    assert found_last(f"{HEAD}u = BASE\n{body}requests.get(u)\n{CALL}")
    assert time.process_time() - started < 2


def test_what_nests_too_deeply_costs_its_statement_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the bounds miss: a statement that runs out of stack is named, and the others are analysed."""
    from appaccess_lint.engine import Analyzer
    from appaccess_lint.syntax import ir
    from appaccess_lint.values.domain.machine import RUN
    from appaccess_lint.values.evaluator import statements

    deep: Callable[..., None] = RUN[ir.Delete]

    def too_deep(*arguments: object) -> None:
        too_deep(*arguments)

    monkeypatch.setitem(RUN, ir.Delete, too_deep)
    assert deep is statements._delete
    analysis = Analyzer().analyze(f"{HEAD}x = [1]\ndel x[0]\n{CALL}", "app.py")
    assert [site.span.line for site in analysis.sites] == [6]
    assert [error.message for error in analysis.errors] == ["too deeply nested to analyze"]
