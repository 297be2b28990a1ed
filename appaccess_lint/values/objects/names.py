"""Assign to names of modules, classes and enclosing functions, which other code binds too."""

from __future__ import annotations

from appaccess_lint.text.text import hole
from appaccess_lint.values.domain.containers import SeqValue
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.program import Imported, ModuleValue
from appaccess_lint.values.domain.unions import join, literals
from appaccess_lint.values.domain.values import Value


def write_global(frame: Frame, name: str, value: Value) -> None:
    """Assign to a name that the function declares ``global``."""
    bind(frame.scope.module.scope.names, name, value)


def bind(names: dict[str, Value], name: str, value: Value) -> None:
    """Bind *name* to what it was bound to or *value*."""
    known = names.get(name)
    names[name] = value if known is None or isinstance(known, Imported) else join((known, value))


def write_nonlocal(frame: Frame, name: str, value: Value) -> None:
    """Assign to a name of an enclosing function; the time and number of assignments are unknown."""
    write_outside(frame, name, join((value, hole("", value.parameters))))


def write_outside(frame: Frame, name: str, value: Value) -> None:
    """Change, in a function, the object of a name of an enclosing scope."""
    at = frame.scope.parent
    while at is not None and (at.is_class or name not in at.names):
        at = at.parent
    if at is not None:
        at.names[name] = join((at.names[name], value))


def exported(machine: Machine, module: ModuleValue) -> dict[str, Value]:
    """Return the names that ``from module import *`` binds."""
    names = machine.ready(module).scope.names
    stated = machine.global_name(module, "__all__") if "__all__" in names else None
    if not isinstance(stated, SeqValue):
        return {name: value for name, value in names.items() if not name.startswith("_")}
    listed = [name for item in stated.items for name in literals(item)]
    if stated.open:
        listed += [name for name in names if not name.startswith("_")]
    found = {name: names.get(name) or machine.member(module, name) for name in listed}
    return {name: value for name, value in found.items() if value is not None}
