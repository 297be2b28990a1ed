"""Which keys of an answer the function around a call reads, and whether the answer goes anywhere else."""

from __future__ import annotations

from dataclasses import dataclass, field

import libcst as cst
import libcst.matchers as m

from appaccess_lint.fix.model import Refusal
from appaccess_lint.fix.tree import Parents, bound_names, code_of, scope_of

Keys = tuple[str, ...]
ITEM = "[]"
"""Each item of a list."""

_RESPONSE = frozenset({"ok", "status_code"})
"""What an answer has that its body doesn't change."""
_SEES_ALL = frozenset({"locals", "vars", "dir", "eval", "exec", "globals"})


@dataclass(slots=True)
class Usage:
    """What is read of an answer.

    ``values`` are the keys, from the outermost on, whose values are used for anything; ``tests`` those that
    are only counted or asked whether there is something.
    """

    values: set[Keys] = field(default_factory=set)
    tests: set[Keys] = field(default_factory=set)


def usage_of(call: cst.Call, parents: Parents) -> Usage:
    """Return what becomes of the answer to *call*.

    Raises ``Refusal`` where the answer, but for values of known keys, leaves what can be seen: the function
    returns it, hands it on, keeps it in an attribute, or reads it in a way that isn't followed.
    """
    reader = _Reader(parents, call)
    reader.response(call)
    return reader.usage


class _Reader:
    def __init__(self, parents: Parents, call: cst.Call) -> None:
        self.usage = Usage()
        self._parents = parents
        self._scope = scope_of(call, parents)
        self._met: set[str] = set()

    def response(self, node: cst.BaseExpression) -> None:
        """Follow the answer as the HTTP library returns it."""
        parent = self._parents[node]
        if isinstance(parent, cst.Expr) or self._tests(node, parent):
            return
        if isinstance(parent, cst.Await):
            self.response(parent)
        elif isinstance(parent, cst.Attribute) and parent.value is node:
            self._attribute(parent)
        elif (target := _assigned(node, parent)) is not None:
            for name in self._reads(target):
                self.response(name)
        else:
            raise Refusal("the answer leaves the function")

    def _attribute(self, node: cst.Attribute) -> None:
        parent = self._parents[node]
        called = isinstance(parent, cst.Call) and parent.func is node and not parent.args
        if called and node.attr.value == "json" and isinstance(parent, cst.Call):
            self._data(parent, ())
        elif called and node.attr.value == "raise_for_status":
            if not isinstance(self._parents[parent], cst.Expr):
                raise Refusal("the result of raise_for_status() is used")
        elif node.attr.value not in _RESPONSE or called or _is_target(parent):
            raise Refusal(f"the answer is read by .{node.attr.value}")

    def _data(self, node: cst.BaseExpression, at: Keys) -> None:
        """Follow what stands under the keys *at* of the body."""
        parent = self._parents[node]
        if self._tests(node, parent) or _is_counted(node, parent, self._parents):
            self.usage.tests.add(at)
        elif isinstance(parent, cst.Subscript) and parent.value is node:
            key = _key(parent)
            if key is None:
                raise Refusal(f"the answer is read by {code_of(parent)}, whose key isn't a literal")
            self._data(parent, (*at, key))
        elif (found := self._got(node, parent)) is not None:
            self._data(found[0], (*at, found[1]))
        elif isinstance(parent, (cst.For, cst.CompFor)) and parent.iter is node:
            if not isinstance(parent.target, cst.Name):
                raise Refusal("a loop takes the answer's items apart")
            for name in self._reads(parent.target):
                self._data(name, (*at, ITEM))
        elif (target := _assigned(node, parent)) is not None:
            for name in self._reads(target):
                self._data(name, at)
        elif _is_target(parent):
            raise Refusal("the answer is changed")
        else:
            self.usage.values.add(at)

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
    return isinstance(parent, bind) and parent.target is node


def _assigned(node: cst.BaseExpression, parent: cst.CSTNode) -> cst.Name | None:
    """Return the one variable that *node* is assigned to by its statement."""
    if isinstance(parent, cst.Assign) and len(parent.targets) == 1:
        target = parent.targets[0].target
    elif isinstance(parent, cst.AnnAssign) and parent.value is node:
        target = parent.target
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
