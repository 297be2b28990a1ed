"""Recognise modules of tests in which something answers in place of the server."""

from __future__ import annotations

from appaccess_lint.clients.effects import Effects
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import cached
from appaccess_lint.syntax.module import Module
from appaccess_lint.syntax.walk import functions, statements


@cached
def fakes_answers(module: Module, effects: Effects) -> bool:
    """Return whether *module* imports mocks, or takes them as parameters by a conventional name."""
    for statement in statements(module.body):
        match statement:
            case ir.Import(module=dotted) if effects.registers(dotted):
                return True
            case ir.ImportFrom(module=dotted, level=0, names=names):
                if any(effects.registers(f"{dotted}.{original}") for _, original in names):
                    return True
    parameters = {p.name for function in functions(module.body) for p in function.parameters}
    classes = map(effects.variable, parameters)
    return any(cls is not None and effects.registers(cls) for cls in classes)
