"""Assign to names of modules, classes and enclosing functions, which other code binds too."""

from __future__ import annotations

from appaccess_lint.text.text import hole
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.program import Imported
from appaccess_lint.values.domain.unions import join
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
