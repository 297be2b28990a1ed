"""Functions of the same file that make the requests of others, and what they return."""

from __future__ import annotations

import libcst as cst
import libcst.matchers as m

from appaccess_lint.fix.model import Refusal
from appaccess_lint.fix.path import has_root
from appaccess_lint.fix.tree import (
    Parents,
    bound_names,
    called_name,
    class_of,
    code_of,
    module_of,
    resolved,
    scope_of,
)
from appaccess_lint.fix.usage import Answers, usage_of

_REQUESTS = frozenset({"get", "post", "put", "delete", "request"})
_ELSEWHERE = "a function of another file makes the request"


def wrapper_answers(node: cst.Call, parents: Parents) -> Answers:
    """Return what the function that *node* calls returns of the answer.

    Raises ``Refusal`` where it isn't a function of the same file that takes the path, makes one request with
    it, and returns the answer or its body whole.
    """
    function = _function(node, parents)
    name = _parameter_of_path(node, function, parents)
    if function.decorators and code_of(function.decorators[0].decorator) not in {
        "staticmethod",
        "classmethod",
    }:
        raise Refusal("a decorated function makes the request")
    if m.findall(function.body, m.For() | m.While() | m.FunctionDef() | m.Lambda() | m.Yield()):
        raise Refusal("the function that makes the request does more than that")
    mentions = bound_names(function.body, name, parents)
    made = [call for call in _requests(function) if _reads(call, name, parents)]
    if len(mentions) != 1 or len(made) != 1:
        raise Refusal("the function that makes the request does more with the path")
    usage = usage_of(made[0], parents, may_return=True)
    if len(usage.returned) != 1 or usage.values or usage.tests or usage.status:
        raise Refusal("the function that makes the request looks at the answer")
    if len(m.findall(function.body, m.Return())) != 1:
        raise Refusal("the function that makes the request returns in several ways")
    return usage.returned[0]


def _function(node: cst.Call, parents: Parents) -> cst.FunctionDef:
    """Return the one function of that name, in the file and in the class or module of the call."""
    name = called_name(node)
    found = m.findall(module_of(node, parents), m.FunctionDef(m.Name(name)))
    of_self = m.matches(node.func, m.Attribute(m.Name("self") | m.Name("cls")))
    if len(found) != 1 or not (of_self or isinstance(node.func, cst.Name)):
        raise Refusal(_ELSEWHERE)
    function = next(iter(found))
    assert isinstance(function, cst.FunctionDef)
    wanted = class_of(node, parents) if of_self else module_of(node, parents)
    if scope_of(function, parents) is not wanted:
        raise Refusal(_ELSEWHERE)
    return function


def _parameter_of_path(node: cst.Call, function: cst.FunctionDef, parents: Parents) -> str:
    """Return the parameter that takes the path."""
    static = any(code_of(d.decorator) == "staticmethod" for d in function.decorators)
    bound = isinstance(node.func, cst.Attribute) and not static
    names = [parameter.name.value for parameter in function.params.params][bound:]
    for index, argument in enumerate(node.args):
        if has_root(resolved(argument.value, parents)):
            if argument.keyword is not None:
                return argument.keyword.value
            if index < len(names):
                return names[index]
    raise Refusal("the path isn't a literal in an argument of the call")


def _requests(function: cst.FunctionDef) -> list[cst.Call]:
    found = m.findall(function.body, m.Call(m.Attribute()))
    return [
        call for call in found if isinstance(call, cst.Call) and called_name(call) in _REQUESTS and call.args
    ]


def _reads(call: cst.Call, name: str, parents: Parents) -> bool:
    """Whether the URL of *call* is made with the variable *name*."""
    values = [resolved(argument.value, parents) for argument in call.args]
    return any(bound_names(value, name, parents) or m.matches(value, m.Name(name)) for value in values)
