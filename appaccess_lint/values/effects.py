"""What a function of the tree changes of the objects that it is given.

It isn't run at each call, and a run knows its own names alone: for its caller, what it assigns on a
parameter, or changes in place there, has any value afterwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.targets import changed_on_parameters, path_of
from appaccess_lint.values.convert import hole
from appaccess_lint.values.domain import (
    Arguments,
    DictValue,
    Instance,
    SeqValue,
    Union,
    Value,
    join,
    members,
    parameters_of,
)
from appaccess_lint.values.instances import build
from appaccess_lint.values.mutation import blurred, change, opened

if TYPE_CHECKING:
    from appaccess_lint.values.frames import Frame
    from appaccess_lint.values.interpreter import Interpreter


def unsettle(
    it: Interpreter,
    frame: Frame,
    node: ir.Call,
    function: ir.Function,
    receiver: Value | None,
    given: Arguments,
) -> None:
    """Of what *function* was given at *node*, take as unknown what it may have changed."""
    if not changed_on_parameters(function) or function.name == "__init__":
        return  # most functions: nothing else is worth finding out
    names = [p.name for p in function.parameters if p.kind in {"positional", "plain"}]
    written = [a.value for a in node.args if not a.star and a.keyword is None]
    if receiver is not None:
        _unsettle(it, frame, function, names[:1], receiver, _receiver(node), given)
        names = names[1:]
    for index, value in enumerate(given.positional):
        expr = written[index] if len(written) == len(node.args) and index < len(written) else None
        _unsettle(it, frame, function, names[index : index + 1], value, expr, given)
    for name, value in given.keywords:
        _unsettle(it, frame, function, [name], value, None, given)


def _receiver(node: ir.Call) -> ir.Expr | None:
    return node.func.value if isinstance(node.func, ir.Attr) else None


def _unsettle(
    it: Interpreter,
    frame: Frame,
    function: ir.Function,
    parameter: list[str],
    value: Value,
    written: ir.Expr | None,
    given: Arguments,
) -> None:
    if not parameter or (not isinstance(value, (Instance, DictValue, SeqValue, Union))):
        return
    changed = changed_on_parameters(function).get(parameter[0], frozenset())
    if not changed:
        return
    unknown = hole("", parameters_of((*given.positional, *(v for _, v in given.keywords))))
    for m in members(value):
        if isinstance(m, Instance):
            _attributes(it, m, changed, unknown)
        elif "" in changed and isinstance(m, DictValue):
            change(it, frame, None, m, blurred(m, given.positional))
        elif "" in changed and isinstance(m, SeqValue):
            change(it, frame, None, m, opened(m, unknown))
    path = path_of(written) if written is not None else None
    for name in changed if path is not None else ():
        if (known := frame.names.get(f"{path}.{name}")) is not None:
            frame.bind({f"{path}.{name}": join((known, unknown))})


def _attributes(it: Interpreter, instance: Instance, names: frozenset[str], unknown: Value) -> None:
    if instance.arguments is None or instance.state == "building":
        return  # of one known by its class alone, nothing is certain; what builds it is run
    build(it, instance)
    for name in names:
        if (known := instance.attributes.get(name)) is not None:
            instance.attributes[name] = join((known, unknown))
