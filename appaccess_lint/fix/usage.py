"""Which keys of an answer the function around a call reads, and whether the answer goes anywhere else."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

import libcst as cst
import libcst.matchers as m

from appaccess_lint.fix.model import Refusal
from appaccess_lint.fix.tree import Parents, bound_names, called_name, code_of, scope_of

Keys = tuple[str, ...]
ITEM = "[]"
"""Each item of a list."""

_RESPONSE = frozenset({"ok", "is_success", "is_error"})
"""What an answer has that neither its body nor the kind of its success changes."""
_STATUS = frozenset({"status_code", "status", "code"})
_TEXT = frozenset({"text", "content"})
_OPENS = frozenset({"urlopen", "open", "send"})
_SEES_ALL = frozenset({"locals", "vars", "dir", "eval", "exec", "globals"})


@dataclass(frozen=True, slots=True)
class Step:
    """A key, and the subscript or the call of ``get`` that reads it; none for the items of a list."""

    key: str
    node: cst.Subscript | cst.Call | None = None


Steps = tuple[Step, ...]
Answers = Literal["response", "data", "request"]
"""What a call returns: the answer as HTTP libraries have it, its body, or a request yet to be made."""


@dataclass(slots=True)
class Usage:
    """What is read of an answer.

    ``values`` are the keys, from the outermost on, whose values are used for anything; ``tests`` those that
    are only counted or asked whether there is something.  ``places`` is where each of them is read,
    ``status`` whether the number of the status is, ``returned`` what the function itself returns of it.
    """

    values: set[Keys] = field(default_factory=set)
    tests: set[Keys] = field(default_factory=set)
    places: dict[Keys, list[Steps]] = field(default_factory=dict)
    status: bool = False
    returned: list[Answers] = field(default_factory=list)


def usage_of(
    call: cst.Call, parents: Parents, answers: Answers = "response", *, may_return: bool = False
) -> Usage:
    """Return what becomes of the answer to *call*.

    Args:
        call: The call.
        parents: The parents of the nodes.
        answers: What it returns.
        may_return: Whether the function may return the whole answer.

    Raises ``Refusal`` where the answer, but for values of known keys, leaves what can be seen: the function
    returns it, hands it on, keeps it in an attribute, or reads it in a way that isn't followed.
    """
    reader = _Reader(parents, call, may_return)
    if answers == "data":
        reader.data(call, ())
    elif answers == "request":
        reader.request(call)
    else:
        reader.response(call)
    return reader.usage


class _Reader:
    def __init__(self, parents: Parents, call: cst.Call, may_return: bool) -> None:
        self.usage = Usage()
        self._parents = parents
        self._scope = scope_of(call, parents)
        self._may_return = may_return
        self._met: set[str] = set()

    def request(self, node: cst.BaseExpression) -> None:
        """Follow a request that is made by handing it to a function: ``urlopen(Request(url))``."""
        parent = self._parents[node]
        if isinstance(parent, cst.Attribute) and parent.attr.value == "add_header":
            return
        call = self._parents[parent] if isinstance(parent, cst.Arg) else None
        if isinstance(call, cst.Call) and called_name(call) in _OPENS and call.args[0] is parent:
            self.response(call)
        elif (target := _assigned(node, parent)) is not None:
            for name in self._reads(target):
                self.request(name)
        else:
            raise Refusal("the request leaves the function")

    def response(self, node: cst.BaseExpression) -> None:
        """Follow the answer as the HTTP library returns it."""
        parent = self._parents[node]
        if isinstance(parent, cst.Expr) or self._tests(node, parent) or self._returns(parent, "response"):
            return
        if isinstance(parent, cst.Await):
            self.response(parent)
        elif isinstance(parent, cst.Attribute) and parent.value is node:
            self._attribute(parent)
        elif (target := _assigned(node, parent)) is not None:
            for name in self._reads(target):
                self.response(name)
        elif (call := self._parses(parent, "load")) is not None:
            self.data(call, ())
        else:
            raise Refusal("the answer leaves the function")

    def _attribute(self, node: cst.Attribute) -> None:
        parent, name = self._parents[node], node.attr.value
        called = isinstance(parent, cst.Call) and parent.func is node and not parent.args
        if called and name == "json" and isinstance(parent, cst.Call):
            self.data(parent, ())
        elif called and name == "raise_for_status":
            if not isinstance(self._parents[parent], cst.Expr):
                raise Refusal("the result of raise_for_status() is used")
        elif called and name in {"read", "text"} and isinstance(parent, cst.Call):
            self._text(parent)
        elif called and name == "close":
            return
        elif name in _TEXT and not called:
            self._text(node)
        elif name in _STATUS and not called and not _is_target(parent):
            self.usage.status = True
        elif name not in _RESPONSE or called or _is_target(parent):
            raise Refusal(f"the answer is read by .{name}")

    def _text(self, node: cst.BaseExpression) -> None:
        """Follow the body as text, which only JSON's parser may take."""
        parent = self._parents[node]
        call = self._parents[parent] if isinstance(parent, cst.Attribute) else None
        if isinstance(parent, cst.Await):
            self._text(parent)
        elif (
            isinstance(parent, cst.Attribute) and isinstance(call, cst.Call) and parent.attr.value == "decode"
        ):
            self._text(call)
        elif (parsed := self._parses(parent, "loads")) is not None:
            self.data(parsed, ())
        else:
            raise Refusal("the answer is read as text")

    def _parses(self, parent: cst.CSTNode, name: str) -> cst.Call | None:
        """Return the call of ``json.load`` or ``json.loads`` that *parent* is the only argument of."""
        call = self._parents[parent] if isinstance(parent, cst.Arg) else None
        if call is not None and m.matches(call, m.Call(m.Attribute(m.Name("json"), m.Name(name)), [m.Arg()])):
            assert isinstance(call, cst.Call)
            return call
        return None

    def _returns(self, parent: cst.CSTNode, what: Answers) -> bool:
        if self._may_return and isinstance(parent, cst.Return):
            self.usage.returned.append(what)
            return True
        return False

    def data(self, node: cst.BaseExpression, at: Steps) -> None:
        """Follow what stands under the keys *at* of the body."""
        parent, keys = self._parents[node], tuple(step.key for step in at)
        if isinstance(parent, cst.Await):
            self.data(parent, at)
        elif (not at and self._returns(parent, "data")) or (not at and isinstance(parent, cst.Expr)):
            return
        elif self._tests(node, parent) or _is_counted(node, parent, self._parents):
            self.usage.tests.add(keys)
            self.usage.places.setdefault(keys, []).append(at)
        elif isinstance(parent, cst.Subscript) and parent.value is node:
            key = _key(parent)
            if key is None:
                raise Refusal(f"the answer is read by {code_of(parent)}, whose key isn't a literal")
            self.data(parent, (*at, Step(key, parent)))
        elif (found := self._got(node, parent)) is not None:
            self.data(found[0], (*at, Step(found[1], found[0])))
        elif isinstance(parent, (cst.For, cst.CompFor)) and parent.iter is node:
            if not isinstance(parent.target, cst.Name):
                raise Refusal("a loop takes the answer's items apart")
            for name in self._reads(parent.target):
                self.data(name, (*at, Step(ITEM)))
        elif (target := _assigned(node, parent)) is not None:
            for name in self._reads(target):
                self.data(name, at)
        elif _is_target(parent):
            raise Refusal("the answer is changed")
        else:
            self.usage.values.add(keys)
            self.usage.places.setdefault(keys, []).append(at)

    def _got(self, node: cst.BaseExpression, parent: cst.CSTNode) -> tuple[cst.Call, str] | None:
        """Return the call ``node.get("key")`` and its key."""
        if not isinstance(parent, cst.Attribute) or parent.value is not node:
            return None
        call = self._parents[parent]
        if parent.attr.value != "get" or not isinstance(call, cst.Call) or not 0 < len(call.args) < 3:
            return None
        key = call.args[0].value
        if isinstance(key, cst.SimpleString) and isinstance(key.evaluated_value, str):
            return call, key.evaluated_value
        return None

    def _tests(self, node: cst.BaseExpression, parent: cst.CSTNode) -> bool:
        """Whether only the truth of *node* is asked for."""
        if isinstance(parent, cst.UnaryOperation):
            return isinstance(parent.operator, cst.Not)
        return isinstance(parent, (cst.If, cst.While, cst.IfExp, cst.Assert)) and parent.test is node

    def _reads(self, target: cst.Name) -> list[cst.Name]:
        """Return where the variable that *target* binds is read; the function binds it once."""
        scope = self._scope
        if not isinstance(scope, cst.FunctionDef):
            raise Refusal("the answer is kept in a variable of the module, which others may read")
        if any(bound_names(scope, name, self._parents) for name in _SEES_ALL):
            raise Refusal("the function looks at its variables by name")
        if scope_of(target, self._parents) is not scope:
            raise Refusal("the answer is kept by a class or a function within the function")
        found = bound_names(scope, target.value, self._parents)
        if any(isinstance(self._parents[name], cst.NameItem) for name in found):
            raise Refusal(f"{target.value} isn't the function's own variable")
        if target.value in self._met:
            raise Refusal(f"{target.value} stands for several parts of the answer")
        self._met.add(target.value)
        # where the name is bound to something else too, what is read of that counts as read of the answer
        return [name for name in found if not _is_bound(name, self._parents[name])]


def _is_bound(node: cst.Name, parent: cst.CSTNode) -> bool:
    bind = (cst.AssignTarget, cst.AnnAssign, cst.For, cst.CompFor)
    if isinstance(parent, cst.AsName):
        return parent.name is node
    return isinstance(parent, bind) and parent.target is node


def _assigned(node: cst.BaseExpression, parent: cst.CSTNode) -> cst.Name | None:
    """Return the one variable that *node* is assigned to by its statement."""
    if isinstance(parent, cst.Assign) and len(parent.targets) == 1:
        target = parent.targets[0].target
    elif isinstance(parent, cst.AnnAssign) and parent.value is node:
        target = parent.target
    elif isinstance(parent, cst.WithItem) and parent.asname is not None:
        target = parent.asname.name
    else:
        return None
    return target if isinstance(target, cst.Name) else None


def _is_target(parent: cst.CSTNode) -> bool:
    return isinstance(parent, (cst.AssignTarget, cst.AugAssign, cst.Del, cst.NamedExpr, cst.For))


def _is_counted(node: cst.BaseExpression, parent: cst.CSTNode, parents: Parents) -> bool:
    call = parents[parent] if isinstance(parent, cst.Arg) else None
    return m.matches(call, m.Call(m.Name("len"), [m.Arg()])) if call is not None else False


def _key(node: cst.Subscript) -> str | None:
    if len(node.slice) == 1 and isinstance(index := node.slice[0].slice, cst.Index):
        value = index.value
        if isinstance(value, cst.SimpleString) and isinstance(value.evaluated_value, str):
            return value.evaluated_value
    return None
