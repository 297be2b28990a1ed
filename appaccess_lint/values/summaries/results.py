"""Express the result of a function for a call in place of a new run.

The parameters on which a result depends are replaced by what the call passes for them. Where nothing is known
of the arguments, a new run would give the same.
"""

from __future__ import annotations

from appaccess_lint.text.text import Text
from appaccess_lint.values.domain.frames import Invocation, Summary
from appaccess_lint.values.domain.values import (
    OWN,
    Arguments,
    BoundMethod,
    ClassValue,
    DictValue,
    External,
    ExternalInstance,
    FunctionValue,
    Instance,
    PartialValue,
    Scalar,
    SeqValue,
    TextMethod,
    Union,
    Unknown,
    Value,
    contents,
    depending,
    members,
    parameters_of,
    weight,
)

MAX_REPLACED = 64
"""Maximum number of values in a result in which the parameters are replaced."""


def result_depends(summary: Summary) -> frozenset[str]:
    """Return the parameters on which the result of a function depends."""
    if summary.result_depends is None:
        summary.result_depends = _dependence(summary.returned) | summary.chosen_by
    return summary.result_depends


def _dependence(returned: Value) -> frozenset[str]:
    """Return the parameters on which a result depends, also inside objects and containers."""
    found: frozenset[str] = frozenset()
    for m in members(returned):
        match m:
            case Instance():
                found |= OWN if m.arguments is None else _given(m.arguments)
            case ExternalInstance():
                found |= _given(m.arguments) if m.arguments is not None else frozenset()
            case FunctionValue():
                found |= frozenset({""})  # closes over the arguments of the call
            case BoundMethod() | TextMethod():
                found |= _dependence(m.receiver)
            case PartialValue():
                found |= _dependence(m.function) | _given(m.arguments)
            case SeqValue() | DictValue():
                found = found.union(*map(_dependence, contents(m)))
            case _:
                found |= parameters_of((m,))
    return found


def _given(arguments: Arguments) -> frozenset[str]:
    return parameters_of(arguments.values)


def for_caller(call: Invocation, summary: Summary) -> Value:
    """Return a function's result, with dependencies on the arguments instead of the parameters."""
    if result_depends(summary).isdisjoint(p.name for p in call.value.function.parameters):
        return summary.returned
    return depending(summary.returned, _brought(call))


def _brought(call: Invocation) -> dict[str, Unknown]:
    """Return the caller's parameters on which each of the function's parameters depends."""
    found: dict[str, Unknown] = {}
    for parameter, given in call.given():
        if parameter.kind in {"*", "**"} or (given is None and call.arguments.is_open):
            found[parameter.name] = Unknown(parameter.name, parameters_of(call.arguments.values))
        else:
            depends = parameters_of((given,)) if given is not None else frozenset[str]()
            unknown = [m for m in members(given) if isinstance(m, Unknown)] if given is not None else []
            name = unknown[0].name if depends and len(unknown) == 1 else parameter.name
            found[parameter.name] = Unknown(name, depends)
    return found


def is_replaceable(returned: Value) -> bool:
    """Return whether ``depending`` can replace the parameters in a result.

    A large result, such as a tree that is built, would be larger than that of a run.
    """
    if weight(returned) > MAX_REPLACED:
        return False
    match returned:
        case Unknown() | Text() | Scalar() | External() | ClassValue():
            return True
        case SeqValue() | DictValue() | Union():
            return all(map(is_replaceable, contents(returned)))
    return False
