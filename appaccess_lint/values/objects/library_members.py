"""Find what libraries add to functions of the project: decorators, and methods of a task."""

from __future__ import annotations

from collections.abc import Iterator

from appaccess_lint.syntax import ir
from appaccess_lint.text.text import literal
from appaccess_lint.values.domain.containers import Arguments, PartialValue
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.outside import External
from appaccess_lint.values.domain.program import BoundMethod, FunctionValue, Scope
from appaccess_lint.values.domain.values import Unknown, Value


def external_decorators(machine: Machine, value: FunctionValue) -> Iterator[External]:
    """Return the decorators of a function from outside the project, without their arguments."""
    for node in value.function.decorators:
        found = outside(machine, value.scope, node.func if isinstance(node, ir.Call) else node)
        if found is not None:
            yield found


def is_given_path(machine: Machine, decorator: ir.Call) -> bool:
    """Return whether a decorator has a path as argument: ``@endpoint("GET", "/rest/api/space")``."""
    given = [arg.value.value for arg in decorator.args if isinstance(arg.value, ir.Const)]
    return any(isinstance(text, str) and machine.observer.may_name(literal(text)) for text in given)


def outside(machine: Machine, scope: Scope, node: ir.Expr) -> External | None:
    """Return the dotted path of a name that is imported from outside the project.

    The path of what a call returns is that of the callee: ``celery.Celery.task`` for ``app.task``.
    """
    if isinstance(node, ir.Name):
        found = machine.lookup(scope, node.id)
        if isinstance(found, Unknown) and found.name.endswith("()"):
            return External(found.name.removesuffix("()"))
        return found if isinstance(found, External) else None
    owner = outside(machine, scope, node.value) if isinstance(node, ir.Attr) else None
    return External(f"{owner.name}.{node.name}") if owner is not None and isinstance(node, ir.Attr) else None


def attribute_of_callable(machine: Machine, value: FunctionValue | BoundMethod, name: str) -> Value:
    """Evaluate an attribute of a function or method, also one that a decorator adds: ``task.delay``."""
    if name in {"__wrapped__", "__func__"}:
        return value
    function = value.function if isinstance(value, BoundMethod) else value
    if name == "__name__":
        return literal(function.function.name)
    for decorator in external_decorators(machine, function):
        if machine.observer.gives(method := f"{decorator.name}.{name}"):
            return PartialValue(External(method), Arguments((value,)))
    return Unknown(name, value.parameters)
