"""Evaluate each kind of expression."""

from __future__ import annotations

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import path_of
from appaccess_lint.text import formatting, operations
from appaccess_lint.text.text import Origin, Template, Text, literal, template
from appaccess_lint.values.domain.containers import Arguments, DictValue, SeqValue
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.machine import EVALUATE, Machine, evaluate
from appaccess_lint.values.domain.outside import External
from appaccess_lint.values.domain.program import Imported, origins_of_node
from appaccess_lint.values.domain.unions import Union, join, literals, with_default
from appaccess_lint.values.domain.values import NONE, UNKNOWN, Scalar, Unknown, Value
from appaccess_lint.values.evaluator.assignment import assign
from appaccess_lint.values.evaluator.calls import evaluate_call
from appaccess_lint.values.evaluator.conditions import Narrowing, compare, presumed, refine
from appaccess_lint.values.evaluator.loops import comprehension
from appaccess_lint.values.evaluator.operators import operation, slice_of
from appaccess_lint.values.evaluator.statements import function_value
from appaccess_lint.values.objects.attributes import attribute
from appaccess_lint.values.objects.changed_values import merged
from appaccess_lint.values.objects.classes import operated
from appaccess_lint.values.objects.convert import as_text, falsy, truth, truthy
from appaccess_lint.values.objects.items import elements, item
from appaccess_lint.values.objects.lookups import note_lookup
from appaccess_lint.values.objects.placeholders import constant, of_owner


def _const(machine: Machine, frame: Frame, node: ir.Const) -> Value:
    known = machine.constants.get(node)
    if known is None:
        known = machine.constants[node] = _constant(frame, node)
    return known


def _constant(frame: Frame, node: ir.Const) -> Value:
    if not isinstance(node.value, str):
        return Scalar(node.value)
    origins = origins_of_node(frame.scope, node, node.value) if node.value else frozenset[Origin]()
    return Text((template((node.value,), origins),))


def _name(machine: Machine, frame: Frame, node: ir.Name) -> Value:
    value = machine.lookup(frame.scope, node.id)
    kind = type(value)
    return constant(frame, node.id, value) if kind is Text or kind is Union else value


def _attr(machine: Machine, frame: Frame, node: ir.Attr) -> Value:
    path = path_of(node)
    if path is not None and path in frame.names:
        return frame.names[path]
    owner = evaluate(machine, frame, node.value)
    return of_owner(owner, attribute(machine, owner, node.name), path or node.name)


def _fstring(machine: Machine, frame: Frame, node: ir.FString) -> Value:
    end = machine.ends.get(node)
    if end is None:
        shown = "".join([p if isinstance(p, str) else "{}" for p in node.parts])
        end = machine.ends[node] = Text((Template((), origins_of_node(frame.scope, node, shown)),))
    return operations.concat([*_pieces(machine, frame, node.parts), end])


def _pieces(machine: Machine, frame: Frame, parts: tuple[str | ir.Expr, ...]) -> list[Text]:
    return [
        literal(part) if isinstance(part, str) else as_text(machine, evaluate(machine, frame, part))
        for part in parts
    ]


def _formatted(machine: Machine, frame: Frame, node: ir.Formatted) -> Value:
    value = as_text(machine, evaluate(machine, frame, node.value))
    spec = operations.concat(_pieces(machine, frame, node.spec))
    return formatting.formatted(value, node.conversion, spec)


def _binary(machine: Machine, frame: Frame, node: ir.BinOp) -> Value:
    # the depth of a sum is the number of its terms
    outer: list[ir.BinOp] = []
    while isinstance(node.left, ir.BinOp):
        outer.append(node)
        node = node.left
    value = evaluate(machine, frame, node.left)
    for at in (node, *reversed(outer)):
        value = operation(machine, frame, at, value, evaluate(machine, frame, at.right))
    return value


def _bool_op(machine: Machine, frame: Frame, node: ir.BoolOp) -> Value:
    left = evaluate(machine, frame, node.left)
    known = truth(left)
    if node.op == "or":
        if known is True:
            return left
        right = evaluate(machine, frame, node.right)
        return join((*map(with_default, truthy(left)), right))
    if known is False:
        return left
    with Narrowing(frame, refine(machine, frame, node.left, True, left)):
        right = evaluate(machine, frame, node.right)
    return join((*falsy(left), right))


def _not(machine: Machine, frame: Frame, node: ir.Not) -> Value:
    known = truth(evaluate(machine, frame, node.value))
    return UNKNOWN if known is None else Scalar(not known)


def _compare(machine: Machine, frame: Frame, node: ir.Compare) -> Value:
    known = compare(node.op, evaluate(machine, frame, node.left), evaluate(machine, frame, node.right))
    return UNKNOWN if known is None else Scalar(known)


def _if_exp(machine: Machine, frame: Frame, node: ir.IfExp) -> Value:
    test = evaluate(machine, frame, node.test)
    known = truth(test)
    if known is None and frame.stated:
        name, known = presumed(frame, node.test)
        if any(isinstance(e, ir.Name) and e.id == name for e in (node.body, node.orelse)):
            known = None  # a default for the parameter, which may be an object that is known
    results: list[Value] = []
    if known is not False:
        with Narrowing(frame, refine(machine, frame, node.test, True, test)):
            results.append(evaluate(machine, frame, node.body))
    if known is not True:
        with Narrowing(frame, refine(machine, frame, node.test, False, test)):
            results.append(evaluate(machine, frame, node.orelse))
    return join(results)


def _subscript(machine: Machine, frame: Frame, node: ir.Subscript) -> Value:
    owner, index = evaluate(machine, frame, node.value), evaluate(machine, frame, node.index)
    if owner == _MODULES and (found := _of_modules(machine, frame, index)) is not None:
        return found
    if (own := operated(machine, frame, node, owner, "__getitem__", Arguments((index,)))) is not None:
        return own
    note_lookup(machine, frame, owner, index)
    return of_owner(owner, item(machine, owner, index), next(iter(literals(index)), ""))


_MODULES = External("sys.modules")


def _of_modules(machine: Machine, frame: Frame, name: Value) -> Value | None:
    """Return the module with the *name*: ``sys.modules[__name__]``."""
    if isinstance(name, Unknown) and name.name == "__name__":
        return frame.scope.module
    found = [machine.imported(Imported(frame.scope.module, dotted, 0, None)) for dotted in literals(name)]
    return join(found) if found else None


def _dict(machine: Machine, frame: Frame, node: ir.DictDisplay) -> Value:
    items: list[tuple[Value, Value]] = []
    is_open = False
    for key, expr in node.items:
        value = evaluate(machine, frame, expr)
        if key is not None:
            items.append((evaluate(machine, frame, key), value))
        else:
            result = merged(machine, DictValue(tuple(items), is_open), value)
            items, is_open = list(result.items), result.open
    return DictValue(tuple(items), is_open)


def _sequence(machine: Machine, frame: Frame, node: ir.Sequence) -> Value:
    items: list[Value] = []
    is_open, ordered = False, True
    for part in node.items:
        value = evaluate(machine, frame, part)
        if not isinstance(part, ir.Starred):
            items.append(value)
        elif isinstance(value, SeqValue):
            items.extend(value.items)
            is_open |= value.open
            ordered &= value.ordered
        else:
            is_open, ordered = True, False
            if parameters := value.parameters:
                items.append(Unknown("", parameters))  # the arguments that callers pass are in it
    return SeqValue(tuple(items), is_open, head=len(items) if is_open and ordered else 0)


def _walrus(machine: Machine, frame: Frame, node: ir.Walrus) -> Value:
    value = evaluate(machine, frame, node.value)
    assign(machine, frame, node.target, value)
    return value


def _yield(machine: Machine, frame: Frame, node: ir.Yield) -> Value:
    if node.value is None:
        frame.yields.append(NONE)
    else:
        value = evaluate(machine, frame, node.value)
        frame.yields.append(elements(value) if node.delegated else value)
    return UNKNOWN


def _opaque(machine: Machine, frame: Frame, node: ir.Opaque) -> Value:
    for child in node.children:
        evaluate(machine, frame, child)
    return UNKNOWN


EVALUATE.update(
    {
        ir.Const: _const,
        ir.Name: _name,
        ir.Attr: _attr,
        ir.Call: evaluate_call,
        ir.FString: _fstring,
        ir.Formatted: _formatted,
        ir.BinOp: _binary,
        ir.BoolOp: _bool_op,
        ir.Not: _not,
        ir.Compare: _compare,
        ir.IfExp: _if_exp,
        ir.Subscript: _subscript,
        ir.Slice: slice_of,
        ir.DictDisplay: _dict,
        ir.Sequence: _sequence,
        ir.Starred: lambda machine, frame, node: evaluate(machine, frame, node.value),
        ir.Comprehension: comprehension,
        ir.Walrus: _walrus,
        ir.Yield: _yield,
        ir.Lambda: lambda machine, frame, node: function_value(machine, frame, node.function),
        ir.Opaque: _opaque,
    }
)
