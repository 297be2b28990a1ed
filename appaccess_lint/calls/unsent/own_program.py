"""Recognise requests to the analysed program itself, or to what answers in a test, instead of a server."""

from __future__ import annotations

from appaccess_lint.catalog.evidence import names_confluence
from appaccess_lint.clients.effects import Effects
from appaccess_lint.project.testing import is_test_module
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import cached
from appaccess_lint.syntax.module import Module
from appaccess_lint.syntax.walk import functions, statements
from appaccess_lint.values.domain.containers import Arguments
from appaccess_lint.values.domain.frames import Frame, Request
from appaccess_lint.values.domain.outside import ExternalInstance
from appaccess_lint.values.domain.program import Instance
from appaccess_lint.values.domain.unions import members
from appaccess_lint.values.domain.values import NONE, Value

PROGRAM = "starlette.testclient.TestClient"
"""The class of clients of the program itself, and of their transports."""


def reaches_program(effects: Effects, name: str, arguments: Arguments) -> bool:
    """Return whether a call of the function *name* creates a client of the program, or its transport."""
    effect = effects.function(name)
    if effect is not None and effect.returns is not None:
        return effect.returns == PROGRAM
    transport = arguments.get(None, "transport")
    return any(map(_answers, members(transport or NONE)))


def _answers(transport: Value) -> bool:
    """Return whether *transport* leads to the program, or is an object of a class of the tests."""
    if isinstance(transport, Instance):
        module = transport.cls.scope.module.module
        return module is not None and is_test_module(module)
    return isinstance(transport, ExternalInstance) and transport.cls == PROGRAM


def is_asked_in_process(frame: Frame, request: Request, name: str) -> bool:
    """Return whether an unknown object in a test gets a path: a fixture's client, of the program or a fake.

    *name* is the name of the called function.
    """
    module = frame.scope.module.module
    if module is None or not is_test_module(module) or request.url is None or names_confluence(name):
        return False
    starts = [text.parts[0] for text in request.url.alternatives if text.parts]
    return all(isinstance(start, str) and "://" not in start for start in starts)


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
