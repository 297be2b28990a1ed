"""Evaluate comparisons, narrow names by conditions, and bind the names of patterns."""

from __future__ import annotations

from collections.abc import Callable
from operator import is_

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import path_of, string_of
from appaccess_lint.text import operations
from appaccess_lint.text.text import Text, literal
from appaccess_lint.values.domain.containers import DictValue, SeqValue
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.machine import Machine, evaluate
from appaccess_lint.values.domain.program import ClassValue, EnumMember, Instance, Scope
from appaccess_lint.values.domain.unions import Union, join, members
from appaccess_lint.values.domain.values import NONE, UNKNOWN, Scalar, Unknown, Value
from appaccess_lint.values.objects.classes import mro
from appaccess_lint.values.objects.convert import falsy, truth, truthy
from appaccess_lint.values.objects.declared_fields import field_names
from appaccess_lint.values.objects.items import item


def compare(op: str, left: Value, right: Value) -> bool | None:
    """Evaluate ``left op right``; return ``None`` if it is unknown."""
    if op not in _COMPARED:
        return None
    answer = _COMPARED[op](left, right)
    return answer if answer is None or op in {"is", "==", "in"} else not answer


def _equal(left: Value, right: Value) -> bool | None:
    if type(left) is not Union and type(right) is not Union:  # most values
        return _equal_members(left, right)
    return operations.agreed([_equal_members(a, b) for a in members(left) for b in members(right)])


def _equal_members(left: Value, right: Value) -> bool | None:
    if type(left) is Unknown or type(right) is Unknown:
        return None
    if isinstance(left, EnumMember) and isinstance(right, EnumMember):
        return left.cls is right.cls and left.name == right.name
    if isinstance(left, EnumMember):
        left = left.value
    if isinstance(right, EnumMember):
        right = right.value
    if isinstance(left, Scalar) and isinstance(right, Scalar):
        return left.value == right.value
    if isinstance(left, Text) and isinstance(right, Text):
        return _equal_texts(left, right)
    if isinstance(left, SeqValue) and isinstance(right, SeqValue):
        return _equal_items(left, right)
    for one, other in ((left, right), (right, left)):
        if isinstance(one, Scalar) and isinstance(other, (Text, DictValue, SeqValue)):
            # a hole can be any printed object, but adjacent literal parts make the value a string
            holes = isinstance(other, Text) and any(t.literal is None for t in other.alternatives)
            return None if holes else False
    return False if NONE in (left, right) else None


def _equal_items(left: SeqValue, right: SeqValue) -> bool | None:
    """Compare lists or tuples; an empty one may be filled later."""
    if left.open or right.open or not (left.items and right.items):
        return None
    if len(left.items) != len(right.items):
        return False
    answers = list(map(_equal, left.items, right.items))
    return False if False in answers else None if None in answers else True


def _equal_texts(left: Text, right: Text) -> bool | None:
    a = [t.literal for t in left.alternatives]
    b = [t.literal for t in right.alternatives]
    if None in a or None in b:
        return None
    if len(a) == len(b) == 1:
        return a == b
    return None if set(a) & set(b) else False


def _contained(needle: Value, container: Value) -> bool | None:
    if isinstance(container, Text) and isinstance(needle, Text):
        expected = needle.alternatives[0].literal if len(needle.alternatives) == 1 else None
        return operations.contains(container, expected) if expected else None
    if isinstance(container, (SeqValue, DictValue)):
        values = container.items if isinstance(container, SeqValue) else tuple(k for k, _ in container.items)
        answers = [_equal(needle, v) for v in values]
        if True in answers:
            return True
        # an empty container may be filled later
        return None if not values or None in answers or container.open else False
    return None


def presumed(frame: Frame, test: ir.Expr) -> tuple[str, bool | None]:
    """Return the parameter that *test* tests, and the answer if the call states it; ``None`` otherwise."""
    name, holds = tested_name(test)
    value = frame.names.get(name)
    is_open = isinstance(value, Unknown) or (isinstance(value, Text) and truth(value) is None)
    return name, holds if name in frame.stated and is_open else None


def tested_name(test: ir.Expr) -> tuple[str, bool]:
    """Return the name that *test* tests, and the answer if its value isn't empty; no name for other tests."""
    match test:
        case ir.Not(value=inner):
            name, holds = tested_name(inner)
            return name, not holds
        case ir.Compare(op="is" | "==", left=ir.Name(id=name), right=ir.Const(value=None | "")):
            return name, False
        case ir.Compare(op="is not" | "!=", left=ir.Name(id=name), right=ir.Const(value=None | "")):
            return name, True
        case ir.Name(id=name):
            return name, True
    return "", False


_COMPARED = {
    **dict.fromkeys(("is", "is not", "==", "!="), _equal),
    **dict.fromkeys(("in", "not in"), _contained),
}


class Narrowing:
    """Binds names and attribute chains within a ``with`` statement."""

    def __init__(self, frame: Frame, known: dict[str, Value]) -> None:
        self._frame = frame
        self._before = {path: frame.names.get(path) for path in known} if known else {}
        if known:
            frame.bind(known)

    def __enter__(self) -> None:
        pass

    def __exit__(self, *error: object) -> None:
        for path, value in self._before.items():
            if value is None:
                self._frame.names.pop(path, None)
            else:
                self._frame.names[path] = value


def refine(
    machine: Machine, frame: Frame, test: ir.Expr, holds: bool, tested: Value | None = None
) -> dict[str, Value]:
    """Return the names and attribute chains that *test* being true or false narrows, with their values.

    *tested* is the value of *test*, if it has just been evaluated.
    """
    match test:
        case ir.Name() | ir.Attr():  # most often
            path = path_of(test)
            current = tested or evaluate(machine, frame, test) if path is not None else UNKNOWN
            if path is None or type(current) is Unknown:
                return {}
            rest = truthy(current) if holds else falsy(current)
            same = len(rest) == len(members(current)) and all(map(is_, rest, members(current)))
            return {path: join(rest)} if rest and not same else {}
        case ir.Not(value=inner):
            return refine(machine, frame, inner, not holds)
        case ir.BoolOp(op=op, left=left, right=right):
            if (op == "and") == holds:
                known = refine(machine, frame, left, holds)
                with Narrowing(frame, known):
                    return {**known, **refine(machine, frame, right, holds)}
            return {}
        case ir.Compare(op=("==" | "is" | "!=" | "is not") as op, left=left, right=right):
            return _refine_equal(machine, frame, left, right, (op in {"==", "is"}) == holds)
        case ir.Compare(op=("in" | "not in") as op, left=ir.Const(value=str() as needle), right=right):
            return _narrowed(
                machine, frame, right, lambda t: operations.contains(t, needle), (op == "in") == holds
            )
        case ir.Call(
            func=ir.Attr(value=value, name=("startswith" | "endswith") as name), args=[ir.Arg(star="") as arg]
        ):
            affixes = _strings(arg.value)
            ask = operations.starts_with if name == "startswith" else operations.ends_with
            return _narrowed(machine, frame, value, lambda t: ask(t, affixes), holds) if affixes else {}
    return {}


def _refine_equal(
    machine: Machine, frame: Frame, left: ir.Expr, right: ir.Expr, equal: bool
) -> dict[str, Value]:
    """Return the value of *left* if it is equal to *right*, a constant, or if it isn't."""
    path = path_of(left)
    if path is None or not isinstance(right, (ir.Const, ir.Attr)):
        return {}
    found = () if equal else members(evaluate(machine, frame, left))
    if len(found) == 1:  # a single value isn't narrowed
        return {}
    expected = evaluate(machine, frame, right)
    if isinstance(right, ir.Attr) and isinstance(expected, Unknown):
        return {}
    if equal:
        return {path: expected}
    rest = [m for m in found if _equal_members(m, expected) is not True]
    return {path: join(rest)} if rest and len(rest) < len(found) else {}


def _strings(node: ir.Expr) -> list[str]:
    """Return a literal string, or the strings of a literal tuple; empty for another expression."""
    nodes = node.items if isinstance(node, ir.Sequence) else (node,)
    found = [text for n in nodes if (text := string_of(n)) is not None]
    return found if len(found) == len(nodes) else []


def _narrowed(
    machine: Machine, frame: Frame, node: ir.Expr, ask: Callable[[Text], bool | None], answer: bool
) -> dict[str, Value]:
    """Return the value of *node* without the alternatives for which *ask* has another answer."""
    path = path_of(node)
    if path is None:
        return {}
    current = evaluate(machine, frame, node)
    rest: list[Value] = []
    for m in members(current):
        if isinstance(m, Text) and len(m.alternatives) > 1:
            kept = tuple(t for t in m.alternatives if ask(Text((t,))) is not (not answer))
            rest += [Text(kept)] if kept else []
        elif not (isinstance(m, Text) and ask(m) is (not answer)):
            rest.append(m)
    narrowed = join(rest) if rest else current
    return {path: narrowed} if narrowed != current else {}


def matched_part(
    machine: Machine, scope: Scope, subject: Value, steps: tuple[ir.PatternStep, ...] | None
) -> Value | None:
    """Return the part of *subject* to which *steps* lead; unknown if these are ``None``.

    Return ``None`` if *subject* is an object of another class, or another string.
    """
    if steps is None:
        return Unknown("", subject.parameters)
    for kind, name in steps:
        if isinstance(name, tuple):
            texts = [text for text in map(literal, name) if _equal(subject, text) is not False]
            if not texts:
                return None
            subject = join(texts)
        elif kind == "key":
            subject = item(machine, subject, literal(name) if isinstance(name, str) else Scalar(name))
        elif kind == "class":
            expected = machine.lookup(scope, str(name))
            found = [f for m in members(subject) if (f := _of_class(machine, m, expected)) is not None]
            if not found:
                return None
            subject = join(found)
        elif kind == "attribute":
            subject = machine.attribute(subject, str(name))
        else:
            subject = join(_positional(machine, m, int(name)) for m in members(subject))
    return subject


def _of_class(machine: Machine, value: Value, expected: Value) -> Value | None:
    """Return *value* as an object of the class *expected*; ``None`` if it is one of another class."""
    if not isinstance(value, Instance) or not isinstance(expected, ClassValue) or expected in mro(value.cls):
        return value
    is_open = value.arguments is None and value.cls in mro(expected)
    return machine.self_of(expected) if is_open else None


def _positional(machine: Machine, value: Value, position: int) -> Value:
    """Return the field of a dataclass or named tuple at *position*, which ``Page(number)`` binds."""
    if not isinstance(value, Instance):
        return Unknown("", value.parameters)
    names = field_names(value.cls)
    return machine.attribute(value, names[position]) if position < len(names) else UNKNOWN
