"""Recognise placeholders: constants and settings that are empty in the source and set before it runs."""

from __future__ import annotations

from collections import Counter

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.changes import targets_of
from appaccess_lint.syntax.facts import cached, names_bound
from appaccess_lint.syntax.module import Module
from appaccess_lint.text.text import Hole, Template, Text
from appaccess_lint.values.domain.containers import DictValue
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.program import ClassValue, Instance, ModuleValue, Scope
from appaccess_lint.values.domain.unions import Union, join, members
from appaccess_lint.values.domain.values import NONE, Unknown, Value

_HOLDERS = (ClassValue, DictValue, Instance, ModuleValue)


def left_empty(value: Value, name: str) -> Value:
    """Return *value*, read as *name*, as a placeholder if it is an empty string or unknown.

    A string with other known alternatives isn't changed: there, empty is one of the choices.
    """
    # called for every read: most values aren't strings, or aren't empty
    text = value.members[0] if type(value) is Union else value
    if type(text) is not Text:
        return value
    for alternative in text.alternatives:
        if not alternative.parts:
            break
    else:
        return value
    others = [m for m in members(value) if m is not text]
    known = any(isinstance(part, str) for t in text.alternatives for part in t.parts)
    if known or not all(isinstance(m, Unknown) or m == NONE for m in others):
        return value
    if value.parameters:  # a parameter's default, which callers may not override
        return value
    empty = Text((Template((Hole(name, placeholder=True),)),))
    return join((empty, *(Text((t,)) for t in text.alternatives if t.parts), *others))


def of_owner(owner: Value, value: Value, name: str) -> Value:
    """Return *value*, an attribute or item of *owner*, as a placeholder if *owner* contains settings."""
    found = left_empty(value, name)
    if found is value or not any(isinstance(m, _HOLDERS) for m in members(owner)):
        return value
    return found


def constant(frame: Frame, name: str, value: Value) -> Value:
    """Return the value of the variable *name*, as a placeholder if its only assignment is an empty value."""
    if left_empty(value, name) is value:
        return value
    scope: Scope | None = frame.scope
    while scope is not None and (name not in scope.names or (scope.is_class and scope is not frame.scope)):
        scope = scope.parent
    binder = _binder(frame, scope)
    # a name that a module's body doesn't assign is imported
    is_empty = binder is not None and _are_empty(binder).get(name, isinstance(binder, Module))
    return left_empty(value, name) if is_empty else value


def _binder(frame: Frame, scope: Scope | None) -> Module | ir.Function | None:
    """Return what binds the names of *scope*; none for a class, whose names are attributes."""
    if scope is None or scope.is_class:
        return None
    if scope is scope.module.scope:
        return scope.module.module
    return frame.function.function if frame.function is not None and scope is frame.scope else None


@cached
def _are_empty(binder: Module | ir.Function) -> dict[str, bool]:
    """Return for each name that *binder* assigns whether it is assigned once, with an empty value."""
    names = [target.id for target in targets_of(binder.body) if isinstance(target, ir.Name)]
    empty = Counter(names_bound(binder.body, _is_empty))
    return {name: empty[name] == n for name, n in Counter(names).items()}


def _is_empty(node: ir.Expr) -> bool:
    if isinstance(node, ir.BoolOp) and node.op == "or":
        node = node.right
    return isinstance(node, ir.Const) and node.value == ""
