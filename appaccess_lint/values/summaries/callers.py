"""Find what callers in other modules pass to a module's parameters: dependency injection.

Only parameters that are annotated, named or used like a client are worth the search, if the module itself
doesn't show how they are made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from appaccess_lint.gate import is_asked
from appaccess_lint.project.tree import Location
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import cached, is_attribute_of, kinds, last_name, outline_of
from appaccess_lint.syntax.walk import calls_in, expressions, statements
from appaccess_lint.values.domain.frames import by_name
from appaccess_lint.values.domain.outside import ExternalInstance
from appaccess_lint.values.domain.program import ClassValue, FunctionValue, ModuleValue
from appaccess_lint.values.objects.annotations import annotated, states_class
from appaccess_lint.values.objects.classes import class_member, mro
from appaccess_lint.values.summaries.functions import summarize
from appaccess_lint.values.summaries.runs import run_symbolic
from appaccess_lint.values.summaries.state import Summarizer

MAX_CALLING_FILES = 6
MAX_PASSED_ON = 3
"""Maximum length of a chain of callers that pass a client on."""
MAX_STEPS_OF_CALLERS = 4_000
"""Maximum number of steps in which callers are run; after that, what they call is known only by its summary.

A caller creates its clients in few steps. What else it does isn't asked: of 3,105 files that concern
Confluence, the callers of 16 take more steps, up to 116,000, and no call site depends on the rest.
"""
_CLIENT = re.compile(
    r"(?!.*(?:code|email|err(?:or)?|exception|host|id|key|method|name|page|password|path|response|root|secret|space|"
    r"status|title|token|ur[il]|user|version)s?$)"
    r".*?(?:client|confluence|wiki|session|api|http|conn(?:ection)?s?$|atlassian|(?<![a-z])rest(?![a-z]))",
    re.IGNORECASE,
)
"""A name of a client, not of something of its own: ``api_root``, ``client_id``, ``http_error``."""


def note_callers(machine: Summarizer, module: ModuleValue) -> None:
    """Run the project's functions that call functions of *module* with a client as parameter.

    What they pass is recorded in ``machine.observed``. If they only pass on their own parameters, their
    callers are run as well.
    """
    budget = machine.max_steps
    machine.max_steps = min(budget, machine.steps + MAX_STEPS_OF_CALLERS)
    _run_callers(machine, module)
    machine.max_steps = budget


def _run_callers(machine: Summarizer, module: ModuleValue) -> None:
    passing: dict[tuple[ir.Function, str], tuple[FunctionValue, frozenset[str]]] = {}
    called = {module: list(_unresolved(machine, module))}
    for _ in range(MAX_PASSED_ON):
        further: dict[ModuleValue, list[FunctionValue]] = {}
        for of, functions in called.items():
            names = frozenset(name for function in functions for name in _names(machine, function))
            for user in (*((of,) if of is not module else ()), *_users(machine, of, names, module)):
                for function in _calling(machine, user, functions):
                    _run(machine, function, names)
                    for parameter in _passed_on(function, names):
                        passing[function.function, parameter] = function, names
                        further.setdefault(user, []).append(function)
        called = further
    for _ in range(MAX_PASSED_ON):
        observed = {key: called for key, called in passing.items() if key in machine.observed}
        for key, (function, _) in observed.items():
            machine.seeds = {**machine.seeds, key: machine.observed[key]}
            machine.forget([function.key])
            del passing[key]
        for function, names in observed.values():
            _run(machine, function, names)


def _run(machine: Summarizer, function: FunctionValue, names: frozenset[str]) -> None:
    """Run a function of another module, and those within it that call something by one of *names*."""
    summarize(machine, function)
    if _has_nested(function.function):
        for nested in run_symbolic(machine, function).nested:
            if not names.isdisjoint(outline_of(nested.function).calls):
                _run(machine, nested, names)


def _has_nested(function: ir.Function) -> bool:
    defines = any(isinstance(s, (ir.Function, ir.Class)) for s in statements(function.body))
    return defines or any(isinstance(node, ir.Lambda) for node in expressions(function.body))


def _users(
    machine: Summarizer, of: ModuleValue, names: frozenset[str], target: ModuleValue
) -> Iterator[ModuleValue]:
    """Run the modules that call a function of *of* by one of *names*, except *target* and *of*."""
    if of.module is None or not names:
        return
    for file in machine.project.calling_files(of.module, names)[:MAX_CALLING_FILES]:
        user = machine.located(Location(file, None))
        if user is not None and user is not of and user is not target:
            machine.ready(user)
            yield user


def _calling(machine: Summarizer, user: ModuleValue, functions: list[FunctionValue]) -> list[FunctionValue]:
    """Return the functions of *user* that call one of *functions*, or hand it to something else."""
    nested = [f for frame in machine.module_frames if frame.scope.module is user for f in frame.nested]
    return [f for f in by_name(nested) if any(_uses(machine, f, used) for used in functions)]


def _uses(machine: Summarizer, function: FunctionValue, used: FunctionValue) -> bool:
    """Return whether *function* may use *used*: ``self.name()`` calls the method that the object has."""
    cls, names = function.owner, _names_used(function.function)
    found = [node for name in _names(machine, used) for node in names.get(name, ())]
    if not found or cls is None or not function.function.parameters:
        return bool(found)
    if not all(is_attribute_of(e, function.function.parameters[0].name) for e in found):
        return True
    own = class_member(machine, cls, _called(used))
    owner, module = used.owner, used.scope.module.module
    if own is used or owner is None or cls in mro(owner) or module is None:
        return True
    # a subclass of both classes has the methods of both
    return own is None and bool(machine.project.subclass_files(module, owner.cls.name))


@cached
def _names_used(function: ir.Function) -> dict[str, list[ir.Expr]]:
    """Return by last name what a function calls, and what it hands to other calls."""
    found: dict[str, list[ir.Expr]] = {}
    for call in calls_in(function.body):
        for used in (call.func, *(arg.value for arg in call.args)):
            found.setdefault(last_name(used), []).append(used)
    return found


def _passed_on(function: FunctionValue, names: frozenset[str]) -> set[str]:
    """Return the parameters that *function* passes unchanged to one of *names*."""
    passed: set[str] = set()
    for node in calls_in(function.function.body):
        if last_name(node.func) in names:
            passed |= {a.value.id for a in node.args if isinstance(a.value, ir.Name)}
    return passed & {p.name for p in function.function.parameters}


def _unresolved(machine: Summarizer, module: ModuleValue) -> Iterator[FunctionValue]:
    for value in list(machine.summarized.values()):
        if value.scope.module is module:
            is_method = value.owner is not None and "staticmethod" not in kinds(value.function)
            if any(_is_unresolved(machine, value, p) for p in value.function.parameters[is_method:]):
                yield value


def _is_unresolved(machine: Summarizer, function: FunctionValue, parameter: ir.Parameter) -> bool:
    if parameter.kind in {"*", "**"} or (function.function, parameter.name) in machine.observed:
        return False
    if not states_class(parameter.annotation):
        return _may_be_client(function, parameter.name)
    # an annotation doesn't show the host and the credentials of the product's client
    declared = annotated(machine, function.scope, parameter.annotation)
    return isinstance(declared, ExternalInstance) and machine.observer.is_product_client(declared.cls)


def _may_be_client(function: FunctionValue, parameter: str) -> bool:
    if _CLIENT.match(parameter):
        return True
    if not any(map(is_asked, outline_of(function.function).calls)):
        return False
    made = (call.func for call in calls_in(function.function.body))
    return any(is_attribute_of(func, parameter) and is_asked(func.name) for func in made)


def _called(function: FunctionValue) -> str:
    """Return the name by which others call a function: the class's name for a constructor."""
    is_constructor = function.owner is not None and function.function.name == "__init__"
    return function.owner.cls.name if function.owner and is_constructor else function.function.name


@cached
def _names(machine: Summarizer, function: FunctionValue) -> tuple[str, ...]:
    """Return the names by which others call a function: a constructor also by those of its subclasses.

    Of the subclasses, those of its module without a constructor of their own count.
    """
    if function.owner is None or function.function.name != "__init__":
        return (_called(function),)
    found = [m for m in function.scope.module.scope.names.values() if isinstance(m, ClassValue)]
    heirs = [
        c for c in found if function.owner in mro(c) and class_member(machine, c, "__init__") is function
    ]
    return (_called(function), *(c.cls.name for c in heirs if c is not function.owner))
