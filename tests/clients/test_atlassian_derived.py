"""The models of atlassian-python-api against what the analyzer itself finds in the library's source.

What the library really asks for is proved beside this, by its traffic: where both tests pass, model, traffic
and analyzer agree on a method.
"""

from __future__ import annotations

import ast
import importlib
import importlib.metadata
import inspect
from functools import cache
from pathlib import Path

import pytest
from installed import BEFORE_5, CLASSES, model_of

from appaccess_lint.engine import Analyzer

# Calls within the object are counted by name here, whatever arguments leave out.
BY_ARGUMENTS = {
    "remove_page_as_draft": {"GET /wiki/rest/api/content/{id}/child/{type}"},  # recursive=False
    "remove_page_from_trash": {"GET /wiki/rest/api/content/{id}/child/{type}"},
    "get_page_by_title": {"GET /wiki/rest/api/content"},  # get_pages for a space
    "get_page_id": {"GET /wiki/rest/api/content"},
}

# A helper puts the property's id behind the path only where there is one, and here there always is.
OPTIONAL_TAIL = {"get_v2_content_property"}

Method = ast.FunctionDef


def _methods() -> list[tuple[str, str]]:
    return [
        (name, method.name)
        for name in CLASSES
        for method in model_of(name).methods.values()
        if method.http is None and method.name in _definitions(name)
    ]


@cache
def _definitions(name: str) -> dict[str, tuple[str, Method]]:
    """For each method of a class, the file and definition that Python would call."""
    module, _, attribute = name.rpartition(".")
    found: dict[str, tuple[str, Method]] = {}
    for cls in getattr(importlib.import_module(module), attribute).__mro__:
        file = inspect.getsourcefile(cls) if cls.__module__.startswith("atlassian.") else None
        if file is None:
            continue
        for node in ast.walk(ast.parse(Path(file).read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and node.name == cls.__name__:
                for method in node.body:
                    if isinstance(method, Method):
                        found.setdefault(method.name, (file, method))
    return found


@cache
def _sites(file: str) -> list[tuple[int, frozenset[str]]]:
    sites = Analyzer().analyze(Path(file).read_text(encoding="utf-8"), file).sites
    return [(site.span.line, frozenset(o.key for o in site.operations)) for site in sites]


def _derived(name: str, method: str) -> set[str]:
    """Operations that a method calls, itself or through methods of the same object."""
    definitions = _definitions(name)
    found: set[str] = set()
    seen: set[str] = set()
    waiting = [method]
    while waiting:
        at = waiting.pop()
        if at in seen or at not in definitions:
            continue
        seen.add(at)
        file, node = definitions[at]
        for line, operations in _sites(file):
            if node.lineno <= line <= (node.end_lineno or node.lineno):
                found |= operations
        waiting += [
            n.attr
            for n in ast.walk(node)
            if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name) and n.value.id == "self"
        ]
    return found


def _alike(one: str, other: str) -> bool:
    """Whether two operations differ at one path segment at most, parameters aside: an argument's value."""
    a, b = one.split("/"), other.split("/")
    pairs = [(x, y) for x, y in zip(a, b, strict=False) if x != y and not (x[0] == y[0] == "{")]
    return len(a) == len(b) and a[0] == b[0] and len(pairs) <= 1


@pytest.mark.parametrize(("name", "method"), _methods())
def test_the_analyzer_finds_in_the_source_what_the_model_says(name: str, method: str) -> None:
    modelled = {o for case in model_of(name).methods[method].cases for o in case.operations}
    derived = _derived(name, method) - (BY_ARGUMENTS.get(method, set()) - modelled)
    if method in OPTIONAL_TAIL:
        derived = {d for d in derived if d.endswith("}")}
    if not derived and modelled:
        pytest.skip("the path is completed by settings that only the constructor's caller knows")
    assert not {o for o in modelled if not any(_alike(o, d) for d in derived)}
    assert not {d for d in derived if not any(_alike(o, d) for o in modelled)}


@pytest.mark.parametrize("name", CLASSES)
def test_model_and_analyzer_agree_wholly_on_most_methods(name: str) -> None:
    methods = [method for owner, method in _methods() if owner == name]
    equal = [
        m
        for m in methods
        if _derived(name, m) == {o for c in model_of(name).methods[m].cases for o in c.operations}
    ]
    assert len(equal) >= (0.95 if BEFORE_5 else 0.3) * len(methods) > 15, f"{len(equal)} of {len(methods)}"
