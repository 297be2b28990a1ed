"""Find what a framework passes to a parameter: a test fixture's result, a declared dependency.

``def test_page(wiki): ...`` receives what the fixture ``wiki`` returns or yields, and
``def page(wiki=Depends(client)): ...`` what ``client`` does.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from appaccess_lint.project.testing import conftests
from appaccess_lint.project.tree import Location
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import assignments, cached, path_of, string_of
from appaccess_lint.syntax.module import Module
from appaccess_lint.syntax.walk import statements
from appaccess_lint.text.text import Text
from appaccess_lint.values.domain.containers import SeqValue
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.machine import evaluate
from appaccess_lint.values.domain.outside import ExternalInstance
from appaccess_lint.values.domain.program import FunctionValue, Imported, Instance, ModuleValue, Scope
from appaccess_lint.values.domain.unions import literals, members
from appaccess_lint.values.domain.values import Value
from appaccess_lint.values.objects.declared_fields import annotated_with
from appaccess_lint.values.objects.library_members import external_decorators, outside
from appaccess_lint.values.summaries.decorated import passed_by_decorators
from appaccess_lint.values.summaries.state import Summarizer

_REQUEST = "request"
"""pytest's own fixture: the test that asks for a fixture, with the values of its row."""
MAX_PLUGINS = 20
MAX_GROUPS = 3
"""Maximum depth of the groups of commands."""
MAX_IMPORTS = 2
"""Maximum number of imports through which the alias of an annotation is followed."""


def injected(machine: Summarizer, value: FunctionValue, parameter: ir.Parameter) -> Value | None:
    """Return the object or text that a framework passes to *parameter*; ``None`` if it isn't known."""
    if value.decorators and (passed := passed_by_decorators(machine, value).get(parameter.name)) is not None:
        return passed
    if parameter is value.function.parameters[0] and _passes_object(machine, value):
        return _object_of_context(machine, value)
    maker = _dependency(machine, value.scope, parameter)
    if maker is None and parameter.default is None:
        maker = _fixture(machine, value, parameter.name)
    if maker is None or maker.function is value.function:
        return None
    found = machine.returned(maker)
    if isinstance(found, SeqValue) and len(found.items) == 1 and found.open:
        found = found.items[0]  # a generator yields it once
    # a text may depend on the rows of the test that asks for it
    of_test = any(p.name == _REQUEST for p in maker.function.parameters)
    kinds = (Instance, ExternalInstance) if of_test else (Instance, ExternalInstance, Text)
    return found if all(isinstance(m, kinds) for m in members(found)) else None


def _passes_object(machine: Summarizer, value: FunctionValue) -> bool:
    """Return whether a decorator passes the object of a command's context: ``@click.pass_obj``."""
    decorators = external_decorators(machine, value)
    return any(machine.observer.gives(found.name) == "object of context" for found in decorators)


@cached
def _object_of_context(machine: Summarizer, value: FunctionValue) -> Value | None:
    """Return what the group of a command, or a group above it, sets the context's ``obj`` to.

    Example: ``context.obj = Api(url)`` in the function ``cli``, and ``@cli.command()`` before the command.
    """
    for _ in range(MAX_GROUPS):
        group: Value | None = None
        for decorator in value.function.decorators:
            match decorator:
                case ir.Call(func=ir.Attr(value=ir.Name(id=name))):
                    found = machine.lookup(value.scope, name)
                    group = found if isinstance(found, FunctionValue) else group
        if not isinstance(group, FunctionValue):
            return None
        value, function = group, group.function
        names = {parameter.name for parameter in function.parameters}
        for target, _ in (pair for s in statements(function.body) for pair in assignments(s)):
            if isinstance(target, ir.Attr) and target.name == "obj" and path_of(target.value) in names:
                probe = replace(function, body=(*function.body, ir.Return(target)), known={})
                kept = members(machine.returned(FunctionValue(probe, value.scope)))
                objects = [m for m in kept if isinstance(m, (Instance, ExternalInstance))]
                return objects[0] if len(objects) == 1 else None
    return None


def _dependency(machine: Summarizer, scope: Scope, parameter: ir.Parameter) -> FunctionValue | None:
    """Return what ``Depends(function)`` names, as default or in ``Annotated``."""
    annotation = parameter.annotation
    if parameter.default is None and isinstance(annotation, ir.Name):
        annotation, scope = _alias(machine, scope.module, annotation.id)
    for node in (parameter.default, *annotated_with(annotation)):
        match node:
            case ir.Call(func=func, args=(ir.Arg(value=of), *_)):
                named = outside(machine, scope, func)
                if named is not None and machine.observer.gives(named.name) == "dependency":
                    maker = evaluate(machine, Frame(scope), of)
                    return maker if isinstance(maker, FunctionValue) else None
    return None


def _alias(
    machine: Summarizer, module: ModuleValue, name: str, steps: int = MAX_IMPORTS
) -> tuple[ir.Expr | None, Scope]:
    """Return the type of which *name* is an alias in *module*, and the scope of its definition.

    Example: ``WikiDep = Annotated[Confluence, Depends(get_wiki)]``, also imported from another module.
    """
    source = module.module
    if source is None:
        return None, module.scope
    match _aliases(source).get(name):
        case ir.ImportFrom(module=dotted, level=level, names=imported) if steps:
            original = next(original for bound, original in imported if bound == name)
            location = machine.project.locate(source, dotted, level)
            found = machine.located(location) if location is not None else None
            return _alias(machine, found, original, steps - 1) if found is not None else (None, module.scope)
        case ir.Assign(value=value):
            return value, module.scope
    return None, module.scope


@cached
def _aliases(module: Module) -> dict[str, ir.Stmt]:
    """Return the statements that may bind the alias of an annotated type, by its name."""
    found: dict[str, ir.Stmt] = {}
    for statement in module.body:
        match statement:
            case ir.Assign(targets=[ir.Name(id=name)], value=value) if annotated_with(value):
                found[name] = statement
            case ir.ImportFrom(names=imported):
                found.update({bound: statement for bound, _ in imported})
    return found


def _is_fixture(machine: Summarizer, value: FunctionValue) -> bool:
    decorators = value.function.decorators
    return bool(decorators) and any(
        machine.observer.gives(found.name) == "fixture" for found in external_decorators(machine, value)
    )


def _fixture(machine: Summarizer, value: FunctionValue, name: str) -> FunctionValue | None:
    """Return the fixture *name* of a test: of its class, its module, or a ``conftest.py`` above.

    Where mocks answer, the object is as unknown as the answers.
    """
    if not (value.function.name.startswith("test") or _is_fixture(machine, value)):
        return None
    for scope in _scopes(machine, value):
        bound = _renamed(scope.module.module).get(name, name) if scope.module.module is not None else name
        found = scope.names.get(bound)
        if isinstance(found, FunctionValue) and _is_fixture(machine, found):
            modules = (value.scope.module.module, found.scope.module.module)
            fakes = any(m is not None and machine.observer.fakes_answers(m) for m in modules)
            return None if fakes else found
    return None


def _scopes(machine: Summarizer, value: FunctionValue) -> Iterator[Scope]:
    scope: Scope | None = value.scope
    while scope is not None:
        yield scope
        scope = scope.parent
    module = value.scope.module.module
    for file in conftests(module.file) if module is not None else ():
        found = machine.located(Location(file, None))
        if isinstance(found, ModuleValue):
            yield machine.ready(found).scope
            yield from _plugins(machine, found)


def _plugins(machine: Summarizer, module: ModuleValue) -> Iterator[Scope]:
    """Yield the scopes of the modules of the project in a module's list ``pytest_plugins``."""
    if "pytest_plugins" in module.scope.names:
        stated = machine.global_name(module, "pytest_plugins")
        parts = stated.items if isinstance(stated, SeqValue) else (stated,)
        for dotted in [name for part in parts for name in literals(part)][:MAX_PLUGINS]:
            plugin = machine.imported(Imported(module, dotted, 0, None))
            if isinstance(plugin, ModuleValue):
                yield machine.ready(plugin).scope


@cached
def _renamed(module: Module) -> dict[str, str]:
    """Return the names of functions that have another name as fixtures: ``@pytest.fixture(name="wiki")``."""
    return {
        name: statement.name
        for statement in statements(module.body)
        if isinstance(statement, ir.Function)
        for decorator in statement.decorators
        if isinstance(decorator, ir.Call) and (name := string_of(decorator.keyword("name"))) is not None
    }
