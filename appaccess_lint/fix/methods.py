"""Rewrite methods of a client library as requests of the same client, with ``rules_data/rewrites``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import cast

import libcst as cst
import libcst.matchers as m

from appaccess_lint.files.shipped import data_folder, read_shipped
from appaccess_lint.fix.model import Items, Old, Refusal
from appaccess_lint.fix.path import NAMES
from appaccess_lint.fix.request import pairs
from appaccess_lint.fix.tree import Parents, called_name, code_of, literal_of, name_of, resolved
from appaccess_lint.fix.written import call_with, quoted, table_with
from appaccess_lint.model import CallSite
from appaccess_lint.usage.functions import SHOWS

_PLAIN = re.compile(r"[\w.-]+")


@dataclass(frozen=True, slots=True)
class Method:
    """A method as a request; ``rules_data/rewrites/atlassian-python-api.toml`` explains the fields."""

    id: str = ""
    query: Mapping[str, str] = field(default_factory=dict)
    body: str = ""
    default: Mapping[str, str] = field(default_factory=dict)
    silent: bool = False


@dataclass(frozen=True, slots=True)
class MethodCall:
    """A call of a client's method, with its arguments by parameter."""

    node: cst.Call
    method: Method
    arguments: Mapping[str, cst.BaseExpression]
    body: cst.Dict | None = None

    @property
    def id(self) -> cst.BaseExpression | None:
        """The argument with the ID."""
        return self.arguments.get(self.method.id)

    @property
    def id_name(self) -> str:
        """The name of the ID in the code."""
        return name_of(self.id) if self.id is not None else ""

    def given(self) -> Mapping[str, str | None]:
        """Return the v1 query parameters that the method sends, as text; ``None`` if not literal."""
        found: dict[str, str | None] = dict(self.method.default)
        for name, value in self.arguments.items():
            if name in self.method.query and code_of(value) != "None":
                found[self.method.query[name]] = literal_of(value)
        return found


def read_method(node: cst.Call, site: CallSite, parents: Parents) -> MethodCall:
    """Return what *node* sends; raises ``Refusal`` if the method or a part of the request is unknown."""
    name = site.client_method or ""
    method = methods(site.client or "").get(name)
    if method is None or called_name(node) != name or not isinstance(node.func, cst.Attribute):
        raise Refusal(f"calls of {name} aren't rewritten")
    if any(argument.star for argument in node.args):
        raise Refusal("some arguments of the call are unknown")
    _check_handlers(node, parents)
    order = [*([method.id] if method.id else []), *method.query, *([method.body] if method.body else [])]
    arguments: dict[str, cst.BaseExpression] = {}
    for index, argument in enumerate(node.args):
        parameter = argument.keyword.value if argument.keyword is not None else order[index : index + 1]
        key = parameter if isinstance(parameter, str) else next(iter(parameter), "")
        if key not in order:
            raise Refusal(f"the argument {key or index + 1} of {name} has no equivalent")
        arguments[key] = argument.value
    if method.id and method.id not in arguments:
        raise Refusal("the ID isn't an argument of the call")
    body = resolved(arguments[method.body], parents) if method.body in arguments else None
    if method.silent and not isinstance(parents[node], cst.Expr):
        raise Refusal(f"the result of {name} is used")
    if method.body and not isinstance(body, cst.Dict):
        raise Refusal("the body isn't a literal")
    if isinstance(body, cst.Dict):
        pairs(body)
    return MethodCall(node, method, arguments, body if isinstance(body, cst.Dict) else None)


def _check_handlers(node: cst.Call, parents: Parents) -> None:
    """Raise ``Refusal`` if the kind of exception matters: methods raise their own, requests HTTPError."""
    inner, outer = cast(cst.CSTNode, node), parents[node]
    while not isinstance(outer, (cst.FunctionDef, cst.Module)):
        if isinstance(outer, cst.Try) and inner is outer.body:
            for handler in outer.handlers:
                if handler.type is not None and code_of(handler.type) not in {"Exception", "BaseException"}:
                    raise Refusal(
                        f"{code_of(handler.type)} is caught, but a request raises another exception"
                    )
                if handler.name is not None and _hands_on(handler, parents):
                    raise Refusal("the code passes the exception on, and a request raises another one")
        inner, outer = outer, parents[outer]


def _hands_on(handler: cst.ExceptHandler, parents: Parents) -> bool:
    """Return whether a handler passes its exception to a function that may test its kind."""
    assert handler.name is not None
    given = m.findall(handler.body, m.Arg(m.Name(code_of(handler.name.name))))
    return not all(_is_shown(argument, parents) for argument in given)


def _is_shown(argument: cst.CSTNode, parents: Parents) -> bool:
    """Return whether an exception is only used in a text, a log, or another exception."""
    call = parents[argument]
    name = called_name(call) if isinstance(call, cst.Call) else ""
    if name in {"str", "repr"}:
        return not isinstance(parents[call], (cst.Comparison, cst.ComparisonTarget))
    return name in SHOWS or (isinstance(parents[call], cst.Raise) and name[:1].isupper())


def as_request(call: MethodCall, after: str, query: Items, body: Items | None) -> cst.Call:
    """Return the call of ``get``, ``post`` or ``delete`` that makes the v2 request *after*."""
    verb, _, path = after.partition(" ")
    assert isinstance(call.node.func, cst.Attribute)
    arguments = [cst.Arg(_path(path.removeprefix("/wiki/"), call.id))]
    if body is not None and call.body is not None:
        arguments.append(_named("data", table_with(call.body, body)))
    if query:
        by_name = {new: old for old, new in call.method.query.items()}
        items = [(name, _value(value, call, by_name)) for name, value in query.items()]
        elements = [cst.DictElement(quoted(name), value) for name, value in items]
        arguments.append(_named("params", cst.Dict(elements)))
    func = call.node.func.with_changes(attr=cst.Name(verb.lower()))
    return call_with(call.node, func, arguments)


def _named(name: str, value: cst.BaseExpression) -> cst.Arg:
    tight = cst.AssignEqual(cst.SimpleWhitespace(""), cst.SimpleWhitespace(""))
    return cst.Arg(value, keyword=cst.Name(name), equal=tight)


def _value(
    value: cst.BaseExpression | Old, call: MethodCall, by_name: Mapping[str, str]
) -> cst.BaseExpression:
    if not isinstance(value, Old):
        return value
    given = call.arguments.get(by_name.get(value.name, value.name))
    if given is not None:
        return given
    return cst.Integer(call.method.default[value.name])


def _path(path: str, identifier: cst.BaseExpression | None) -> cst.BaseExpression:
    """Return the path with the ID, as a literal or an f-string."""
    start, *end = NAMES.split(path)
    if not end or identifier is None:
        return quoted(path)
    text = literal_of(identifier)
    if text is not None and _PLAIN.fullmatch(text):
        return quoted(start + text + "".join(end))
    code = code_of(identifier)
    if any(mark in code for mark in "\"'\\{}\n#") or not isinstance(
        identifier, (cst.Name, cst.Attribute, cst.Subscript, cst.Call)
    ):
        raise Refusal("the ID is an expression that an f-string can't contain")
    parts: list[cst.BaseFormattedStringContent] = [
        cst.FormattedStringText(start),
        cst.FormattedStringExpression(identifier),
    ]
    if "".join(end):
        parts.append(cst.FormattedStringText("".join(end)))
    return cst.FormattedString(parts)


@cache
def methods(client: str) -> Mapping[str, Method]:
    """Return the methods of a client library that can be rewritten as requests."""
    file = data_folder("rewrites").joinpath(f"{client}.toml")
    if not client or not file.is_file():
        return MappingProxyType({})
    return MappingProxyType({name: Method(**table) for name, table in read_shipped(file).items()})
