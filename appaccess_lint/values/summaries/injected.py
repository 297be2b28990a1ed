"""Find what a framework passes to a parameter: the result of a test fixture, or of a declared dependency.

``def test_page(wiki): ...`` receives what the fixture ``wiki`` returns or yields, and
``def page(wiki=Depends(client)): ...`` what ``client`` does.
"""

from __future__ import annotations

from collections.abc import Iterator

from appaccess_lint.project.testing import conftests
from appaccess_lint.project.tree import Location
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.targets import string_of
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.machine import evaluate
from appaccess_lint.values.domain.values import (
    EMPTY,
    ExternalInstance,
    FunctionValue,
    Instance,
    ModuleValue,
    PartialValue,
    Scope,
    SeqValue,
    Value,
    members,
)
from appaccess_lint.values.objects.classes import annotated_with, external_decorators, outside
from appaccess_lint.values.summaries.state import Summarizer


def injected(machine: Summarizer, value: FunctionValue, parameter: ir.Parameter) -> Value | None:
    """Return the object that a framework passes to *parameter*; ``None`` if it isn't known."""
    maker = _dependency(machine, value.scope, parameter)
    if isinstance(maker, PartialValue):
        return _object(machine.call(Frame(value.scope), ir.Call(ir.Name(parameter.name), ()), maker, EMPTY))
    if maker is None and parameter.default is None and _takes_fixtures(machine, value):
        maker = _fixture(machine, value, parameter.name)
    if maker is None or maker.function is value.function:
        return None
    found = machine.returned(maker)
    if isinstance(found, SeqValue) and len(found.items) == 1 and found.open:
        found = found.items[0]  # a generator yields it once
    return _object(found)


def _object(found: Value) -> Value | None:
    is_object = all(isinstance(m, (Instance, ExternalInstance)) for m in members(found))
    return found if is_object else None


def _dependency(
    machine: Summarizer, scope: Scope, parameter: ir.Parameter
) -> FunctionValue | PartialValue | None:
    """Return what ``Depends(function)`` or ``Provide[provider]`` names, as default or in ``Annotated``."""
    for node in (parameter.default, *annotated_with(parameter.annotation)):
        match node:
            case ir.Call(func=func, args=(ir.Arg(value=of), *_)) | ir.Subscript(value=func, index=of):
                named = outside(machine, scope, func)
                if named is not None and machine.observer.gives(named.name) == "dependency":
                    maker = evaluate(machine, Frame(scope), of)
                    return maker if isinstance(maker, (FunctionValue, PartialValue)) else None
    return None


def _takes_fixtures(machine: Summarizer, value: FunctionValue) -> bool:
    return value.function.name.startswith("test") or _is_fixture(machine, value)


def _is_fixture(machine: Summarizer, value: FunctionValue) -> bool:
    decorators = value.function.decorators
    return bool(decorators) and any(
        machine.observer.gives(found.name) == "fixture" for found in external_decorators(machine, value)
    )


def _fixture(machine: Summarizer, value: FunctionValue, name: str) -> FunctionValue | None:
    """Return the fixture *name* of a test: of its class, its module, or a ``conftest.py`` above."""
    for names in _scopes(machine, value):
        for key, found in names.items():
            if isinstance(found, FunctionValue) and _name(found, key) == name and _is_fixture(machine, found):
                return found
    return None


def _scopes(machine: Summarizer, value: FunctionValue) -> Iterator[dict[str, Value]]:
    scope: Scope | None = value.scope
    while scope is not None:
        yield scope.names
        scope = scope.parent
    module = value.scope.module.module
    for file in conftests(module.file) if module is not None else ():
        found = machine.located(Location(file, None))
        if isinstance(found, ModuleValue):
            yield machine.ready(found).scope.names


def _name(fixture: FunctionValue, bound: str) -> str:
    """Return the name by which tests ask for a fixture: ``@pytest.fixture(name="wiki")`` states another."""
    for decorator in fixture.function.decorators:
        name = string_of(decorator.keyword("name")) if isinstance(decorator, ir.Call) else None
        if name is not None:
            return name
    return bound
