"""What each kind of statement does to the names of a frame."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from appaccess_lint.syntax import ir
from appaccess_lint.values.annotations import annotated
from appaccess_lint.values.conditions import compare, refine
from appaccess_lint.values.convert import truth
from appaccess_lint.values.domain import (
    NONE,
    UNKNOWN,
    BoundMethod,
    ClassValue,
    FunctionValue,
    Imported,
    Instance,
    Scalar,
    SeqValue,
    Text,
    Unknown,
    Value,
    join,
    members,
    parameters_of,
)
from appaccess_lint.values.expressions import binary, elements, evaluate, path_of
from appaccess_lint.values.objects import class_member, decorate, names_assigned, parsed_url, store

if TYPE_CHECKING:
    from appaccess_lint.values.frames import Frame
    from appaccess_lint.values.interpreter import Interpreter


def run_block(it: Interpreter, frame: Frame, block: ir.Block) -> bool:
    """Run statements in order; whether control comes out at the end."""
    for statement in block:
        it.steps += 1
        if _RUN[type(statement)](it, frame, statement) is False:
            return False
    return True


Names = dict[str, Value]


def joined(branches: list[Names]) -> Names:
    """Names after branches meet."""
    if len(branches) == 1:
        return branches[0]
    result: Names = {}
    for name in dict.fromkeys(n for branch in branches for n in branch):
        values = [branch[name] for branch in branches if name in branch]
        first = values[0]
        if all(v is first for v in values):
            # an attribute chain that only one branch refined is unknown behind the other
            if len(values) == len(branches) or "." not in name:
                result[name] = first
        elif len(values) == len(branches) or "." not in name:
            result[name] = (
                join(v for v in values if not isinstance(v, Imported))
                if any(not isinstance(v, Imported) for v in values)
                else first
            )
    return result


def _replace(frame: Frame, names: Names) -> None:
    frame.names.clear()
    frame.names.update(names)


def _branches(it: Interpreter, frame: Frame, branches: list[tuple[Names, ir.Block]]) -> bool:
    """Run each branch from its own names; whether any comes out."""
    before = dict(frame.names)
    after: list[Names] = []
    for known, block in branches:
        _replace(frame, {**before, **known})
        if run_block(it, frame, block):
            left = dict(frame.names)
            for path, value in known.items():
                # what the condition told doesn't outlive the branch, unless the branch set it anew
                if left.get(path) is value:
                    if path in before:
                        left[path] = before[path]
                    else:
                        left.pop(path)
            after.append(left)
    if not after:
        _replace(frame, before)
        return False
    _replace(frame, joined(after))
    return True


def _if(it: Interpreter, frame: Frame, node: ir.If) -> bool:
    known = truth(evaluate(it, frame, node.test))
    branches: list[tuple[Names, ir.Block]] = []
    if known is not False:
        branches.append((refine(it, frame, node.test, True), node.body))
    if known is not True:
        branches.append((refine(it, frame, node.test, False), node.orelse))
    return _branches(it, frame, branches)


def _loop(it: Interpreter, frame: Frame, body: ir.Block, orelse: ir.Block, endless: bool) -> bool:
    outer, frame.exits = frame.exits, []
    before = dict(frame.names)
    falls = run_block(it, frame, body)
    ends = [dict(frame.names)] if falls else []
    ends += frame.exits
    frame.exits = outer
    _replace(frame, joined([*ends, *([] if endless and ends else [before])]))
    run_block(it, frame, orelse)
    return True


def _for(it: Interpreter, frame: Frame, node: ir.For) -> bool:
    source = evaluate(it, frame, node.iterable)
    _unsettle(frame, node.body)
    assign(it, frame, node.target, elements(source))
    return _loop(it, frame, node.body, node.orelse, False)


def _unsettle(frame: Frame, body: ir.Block) -> None:
    """Before a loop: a flag or counter that the body sets has any value from the second round on."""
    for name in names_assigned(body):
        value = frame.names.get(name)
        if value is not None and any(isinstance(m, Scalar) for m in members(value)):
            frame.names[name] = join((value, UNKNOWN))


def _while(it: Interpreter, frame: Frame, node: ir.While) -> bool:
    _unsettle(frame, node.body)
    known = truth(evaluate(it, frame, node.test))
    if known is False:
        return run_block(it, frame, node.orelse)
    return _loop(it, frame, node.body, node.orelse, known is True)


def _with(it: Interpreter, frame: Frame, node: ir.With) -> bool:
    for expr, target in node.items:
        value = entered(it, frame, evaluate(it, frame, expr))
        if target is not None:
            assign(it, frame, target, value)
    return run_block(it, frame, node.body)


def entered(it: Interpreter, frame: Frame, value: Value) -> Value:
    """What ``with value as x`` binds."""
    from appaccess_lint.values.functions import call_function

    found: list[Value] = []
    for m in members(value):
        method: Value | None = None
        if isinstance(m, Instance):
            method = class_member(it, m.cls, "__enter__") or class_member(it, m.cls, "__aenter__")
        if isinstance(method, FunctionValue):
            returned = call_function(it, frame, None, BoundMethod(m, method)).returned
            found.append(m if isinstance(returned, Unknown) else returned)
        else:
            found.append(m)
    return join(found)


def _try(it: Interpreter, frame: Frame, node: ir.Try) -> bool:
    before = dict(frame.names)
    falls = run_block(it, frame, node.body)
    after_body = dict(frame.names)
    ends: list[Names] = []
    if falls and run_block(it, frame, node.orelse):
        ends.append(dict(frame.names))
    for handler in node.handlers:
        _replace(frame, joined([before, after_body]))
        if handler.type is not None:
            evaluate(it, frame, handler.type)
        if handler.name:
            frame.names[handler.name] = UNKNOWN
        if run_block(it, frame, handler.body):
            ends.append(dict(frame.names))
    _replace(frame, joined(ends) if ends else after_body)
    return run_block(it, frame, node.final) and bool(ends)


def _match(it: Interpreter, frame: Frame, node: ir.Match) -> bool:
    subject = evaluate(it, frame, node.subject)
    path = path_of(node.subject)
    branches: list[tuple[Names, ir.Block]] = []
    certain = False
    for case in node.cases:
        known: Names = dict.fromkeys(case.bindings, Unknown("", parameters_of((subject,))))
        if case.literals is not None:
            values = [evaluate(it, frame, e) for e in case.literals]
            answers = [compare(it, "==", subject, v) for v in values]
            if all(a is False for a in answers):
                continue
            if path is not None:
                known[path] = join(values)
            certain = True in answers and case.guard is None
        elif case.guard is None and len(case.bindings) <= 1 and case is node.cases[-1]:
            certain = True
        if case.guard is not None:
            evaluate(it, frame, case.guard)
        branches.append((known, case.body))
        if certain:
            break
    if not certain:
        branches.append(({}, ()))
    return _branches(it, frame, branches)


def assign(it: Interpreter, frame: Frame, target: ir.Expr, value: Value) -> None:
    """Bind *value* to a target."""
    match target:
        case ir.Name(id=name):
            if name in frame.globals:
                from appaccess_lint.values.objects import write_global

                write_global(frame, name, value)
            frame.names[name] = value
            prefix = f"{name}."
            for known in [p for p in frame.names if p.startswith(prefix)]:
                del frame.names[known]
        case ir.Attr(value=owner):
            path = path_of(target)
            if path is not None:
                frame.names[path] = value
            store(it, frame, evaluate(it, frame, owner), target.name, value)
        case ir.Sequence(items=targets):
            _unpack(it, frame, targets, value)
        case ir.Starred(value=inner):
            assign(it, frame, inner, value)
        case ir.Subscript(value=owner, index=index):
            _store_item(it, frame, owner, evaluate(it, frame, index), value)


def _unpack(it: Interpreter, frame: Frame, targets: tuple[ir.Expr, ...], value: Value) -> None:
    value = parsed_url(value, len(targets)) or value
    if isinstance(value, SeqValue) and not value.open and len(value.items) == len(targets):
        for target, part in zip(targets, value.items, strict=True):
            assign(it, frame, target, part)
        return
    # items of a list of pairs: each target takes what stands at its place in any of them
    columns = [m.items for m in members(value) if isinstance(m, SeqValue) and len(m.items) == len(targets)]
    rest = elements(value)
    for index, target in enumerate(targets):
        assign(it, frame, target, join(row[index] for row in columns) if columns else rest)


def _store_item(it: Interpreter, frame: Frame, owner: ir.Expr, key: Value, value: Value) -> None:
    from appaccess_lint.values.domain import DictValue

    path = path_of(owner)
    current = evaluate(it, frame, owner)
    if path is None or not isinstance(current, DictValue) or len(current.items) > 64:
        return
    changed = DictValue((*current.items, (key, value)), current.open or not isinstance(key, Text))
    frame.names[path] = changed


def _assign(it: Interpreter, frame: Frame, node: ir.Assign) -> None:
    value = evaluate(it, frame, node.value)
    for target in node.targets:
        assign(it, frame, target, value)


def _ann_assign(it: Interpreter, frame: Frame, node: ir.AnnAssign) -> None:
    value = evaluate(it, frame, node.value) if node.value is not None else None
    known = annotated(it, frame.scope, node.annotation)
    if known is not None and (value is None or isinstance(value, Unknown) or value == NONE):
        value = known if value != NONE else join((known, NONE))
    if value is not None:
        assign(it, frame, node.target, value)


def _aug_assign(it: Interpreter, frame: Frame, node: ir.AugAssign) -> None:
    value = binary(it, node.op, evaluate(it, frame, node.target), evaluate(it, frame, node.value))
    assign(it, frame, node.target, value)


def _expr(it: Interpreter, frame: Frame, node: ir.ExprStmt) -> None:
    evaluate(it, frame, node.value)


def _return(it: Interpreter, frame: Frame, node: ir.Return) -> bool:
    frame.returns.append(evaluate(it, frame, node.value) if node.value is not None else NONE)
    return False


def _jump(it: Interpreter, frame: Frame, node: ir.Jump) -> bool:
    for value in node.values:
        evaluate(it, frame, value)
    if node.kind != "raise":
        frame.exits.append(dict(frame.names))
    return False


def _import(it: Interpreter, frame: Frame, node: ir.Import) -> None:
    module = node.module if node.whole else node.bound
    frame.names[node.bound] = Imported(frame.scope.module, module, 0, None)


def _import_from(it: Interpreter, frame: Frame, node: ir.ImportFrom) -> None:
    for bound, name in node.names:
        if name != "*":
            frame.names[bound] = Imported(frame.scope.module, node.module, node.level, name)
            continue
        source = it.imported(Imported(frame.scope.module, node.module, node.level, None))
        from appaccess_lint.values.domain import ModuleValue

        if isinstance(source, ModuleValue):
            it.ready(source)
            frame.names.update({k: v for k, v in source.scope.names.items() if not k.startswith("_")})


def _scope(it: Interpreter, frame: Frame, node: ir.Scope) -> None:
    if node.kind == "global":
        frame.globals.update(node.names)


def _define(it: Interpreter, frame: Frame, node: ir.Define) -> None:
    made = FunctionValue(node.function, frame.scope)
    frame.nested.append(made)
    frame.names[node.function.name] = decorate(it, frame, made)


def _define_class(it: Interpreter, frame: Frame, node: ir.DefineClass) -> None:
    from appaccess_lint.values.domain import Scope
    from appaccess_lint.values.frames import Frame as NewFrame

    cls = node.cls
    bases = tuple(evaluate(it, frame, b.value) for b in cls.bases if b.keyword is None and not b.star)
    scope = Scope(frame.scope.module, {}, frame.scope, is_class=True)
    made = ClassValue(cls, scope, bases, scope.names)
    inner = NewFrame(scope, symbolic=True, depth=frame.depth)
    run_block(it, inner, cls.body)
    for statement in cls.body:
        if isinstance(statement, ir.AnnAssign) and isinstance(statement.target, ir.Name):
            made.annotations[statement.target.id] = statement.annotation
    for function in inner.nested:
        if function.function.owner is cls:
            function.owner = made
    getters = {id(f): f for f in inner.nested}
    for name, method in cls.methods.items():
        chosen = next((f for f in getters.values() if f.function is method), None)
        if chosen is not None and not isinstance(scope.names.get(name), Scalar):
            scope.names[name] = decorate(it, inner, chosen)
    frame.nested.extend(inner.nested)
    frame.requests.extend(inner.requests)
    frame.names[cls.name] = made


def _nothing(it: Interpreter, frame: Frame, node: ir.Stmt) -> None:
    return None


_RUN: dict[type, Callable[..., bool | None]] = {
    ir.Assign: _assign,
    ir.AnnAssign: _ann_assign,
    ir.AugAssign: _aug_assign,
    ir.ExprStmt: _expr,
    ir.Return: _return,
    ir.If: _if,
    ir.For: _for,
    ir.While: _while,
    ir.With: _with,
    ir.Try: _try,
    ir.Match: _match,
    ir.Jump: _jump,
    ir.Import: _import,
    ir.ImportFrom: _import_from,
    ir.Scope: _scope,
    ir.Define: _define,
    ir.DefineClass: _define_class,
}
