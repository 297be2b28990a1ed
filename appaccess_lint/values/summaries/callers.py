"""What callers elsewhere in the tree pass to a module's parameters: dependency injection.

Only parameters that are named or used like a client, and of which the module itself tells nothing, are
worth it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from appaccess_lint.gate import is_asked
from appaccess_lint.project.tree import Location
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.targets import outline_of
from appaccess_lint.syntax.walk import expressions
from appaccess_lint.values.domain.callables import by_name
from appaccess_lint.values.domain.values import FunctionValue, ModuleValue
from appaccess_lint.values.objects.classes import kinds
from appaccess_lint.values.summaries.functions import summarize
from appaccess_lint.values.summaries.state import Summarizer

MAX_CALLING_FILES = 6
_CLIENT = re.compile(
    r"client|confluence|wiki|session|api|http|conn(?:ection)?s?$|atlassian|rest", re.IGNORECASE
)


def note_callers(machine: Summarizer, module: ModuleValue) -> None:
    """Run the functions of the tree that call those of *module* which need to be told of a client.

    What they pass is in ``machine.observed`` afterwards.
    """
    wanted = frozenset(_called(f) for f in _puzzling(machine, module))
    if module.module is None or not wanted:
        return
    for file in machine.project.calling_files(module.module, wanted)[:MAX_CALLING_FILES]:
        user = machine.located(Location(file, None))
        if user is None or user is module:
            continue
        machine.ready(user)
        for frame in list(machine.module_frames):
            for function in by_name(frame.nested) if frame.scope.module is user else ():
                if not wanted.isdisjoint(outline_of(function.function).calls):
                    summarize(machine, function)


def _puzzling(machine: Summarizer, module: ModuleValue) -> Iterator[FunctionValue]:
    for kept in list(machine.summarized.values()):
        if kept.scope.module is module:
            is_method = kept.owner is not None and "staticmethod" not in kinds(kept.function)
            for p in kept.function.parameters[is_method:]:
                told = p.annotation is not None or (kept.function, p.name) in machine.observed
                if not told and p.kind not in {"*", "**"} and _may_be_client(kept, p.name):
                    yield kept
                    break


def _may_be_client(function: FunctionValue, parameter: str) -> bool:
    if _CLIENT.search(parameter):
        return True
    if not any(map(is_asked, outline_of(function.function).calls)):
        return False
    calls = (node for node in expressions(function.function.body) if isinstance(node, ir.Call))
    return any(
        isinstance(call.func, ir.Attr)
        and isinstance(call.func.value, ir.Name)
        and call.func.value.id == parameter
        and is_asked(call.func.name)
        for call in calls
    )


def _called(function: FunctionValue) -> str:
    """The name by which others call it: a constructor by its class's."""
    is_constructor = function.owner is not None and function.function.name == "__init__"
    return function.owner.cls.name if function.owner and is_constructor else function.function.name
