"""Run each kind of statement, and evaluate definitions of functions and classes."""

from __future__ import annotations

from dataclasses import replace

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import last_name
from appaccess_lint.text.text import Text, literal
from appaccess_lint.values.domain.containers import Arguments, PartialValue, SeqValue
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.machine import RUN, WEIGHT_A_STEP, Machine, evaluate, run_block
from appaccess_lint.values.domain.outside import External
from appaccess_lint.values.domain.program import (
    BoundMethod,
    ClassValue,
    FunctionValue,
    Imported,
    Instance,
    ModuleValue,
    Scope,
)
from appaccess_lint.values.domain.unions import join
from appaccess_lint.values.domain.values import NONE, UNKNOWN, Scalar, Unknown, Value, construction_cost
from appaccess_lint.values.evaluator.assignment import assign
from appaccess_lint.values.evaluator.calls import call_value
from appaccess_lint.values.evaluator.control import run_if, run_match, run_try, run_with
from appaccess_lint.values.evaluator.loops import run_for, run_while
from appaccess_lint.values.evaluator.operators import binary
from appaccess_lint.values.evaluator.registries import register
from appaccess_lint.values.library.callables import iterated
from appaccess_lint.values.objects import classes, library_members
from appaccess_lint.values.objects.annotations import annotated, is_made_later
from appaccess_lint.values.objects.instances import build
from appaccess_lint.values.objects.mutation import delete_item
from appaccess_lint.values.objects.names import exported


def _assign(machine: Machine, frame: Frame, node: ir.Assign) -> None:
    value = evaluate(machine, frame, node.value)
    machine.steps += construction_cost(value) // WEIGHT_A_STEP
    for target in node.targets:
        assign(machine, frame, target, value)


def _ann_assign(machine: Machine, frame: Frame, node: ir.AnnAssign) -> None:
    value = evaluate(machine, frame, node.value) if node.value is not None else None
    known = annotated(machine, frame.scope, node.annotation)
    if known is not None and (value is None or isinstance(value, Unknown) or value == NONE):
        is_local = frame.function is not None and isinstance(node.target, ir.Name)
        if value != NONE:
            value = known
        elif is_local or not is_made_later(frame.scope, last_name(node.target), known):
            value = join((known, NONE))
    if isinstance(value, SeqValue) and isinstance(known, SeqValue) and all(m == NONE for m in value.items):
        # of: ContextVar[Confluence] = ContextVar("of")
        value = SeqValue((*value.items, *known.items), True)
    if value is not None:
        assign(machine, frame, node.target, value)


def _aug_assign(machine: Machine, frame: Frame, node: ir.AugAssign) -> None:
    value = binary(
        machine, node.op, evaluate(machine, frame, node.target), evaluate(machine, frame, node.value)
    )
    machine.steps += construction_cost(value) // WEIGHT_A_STEP
    assign(machine, frame, node.target, value)


def _delete(machine: Machine, frame: Frame, node: ir.Delete) -> None:
    for target in node.targets:
        if isinstance(target, ir.Subscript):
            delete_item(machine, frame, target, evaluate(machine, frame, target.index))
        elif isinstance(target, ir.Slice):
            delete_item(machine, frame, target, UNKNOWN)


def _expr(machine: Machine, frame: Frame, node: ir.ExprStmt) -> None:
    frame.discarded = node.value if isinstance(node.value, ir.Call) else None
    if not isinstance(node.value, ir.Const):  # a docstring
        evaluate(machine, frame, node.value)


def _return(machine: Machine, frame: Frame, node: ir.Return) -> bool:
    frame.returns.append(evaluate(machine, frame, node.value) if node.value is not None else NONE)
    return False


def _jump(machine: Machine, frame: Frame, node: ir.Jump) -> bool:
    for value in node.values:
        evaluate(machine, frame, value)
    if node.kind != "raise":
        frame.exits.append((node.kind, dict(frame.names)))
    elif frame.raised is not None:
        frame.raised.append(dict(frame.names))
    return False


def _import(machine: Machine, frame: Frame, node: ir.Import) -> None:
    module = node.module if node.whole else node.bound
    frame.names[node.bound] = Imported(frame.scope.module, module, 0, None)


def _import_from(machine: Machine, frame: Frame, node: ir.ImportFrom) -> None:
    for bound, name in node.names:
        if name != "*":
            frame.names[bound] = Imported(frame.scope.module, node.module, node.level, name)
            continue
        source = machine.imported(Imported(frame.scope.module, node.module, node.level, None))
        if isinstance(source, ModuleValue):
            frame.names.update(exported(machine, source))
        if isinstance(source, ModuleValue | External):
            library = source.name if isinstance(source, External) else source.library
            names = machine.observer.exports(library)
            frame.names.update({name: External(f"{library}.{name}") for name in names})


def _scope(machine: Machine, frame: Frame, node: ir.Scope) -> None:
    if node.kind == "global":
        frame.globals |= set(node.names)
    else:
        frame.nonlocals |= set(node.names)


def function_value(machine: Machine, frame: Frame, function: ir.Function) -> FunctionValue:
    """Return the value of a function that is defined in *frame*."""
    result = FunctionValue(function, frame.scope)
    frame.nested.append(result)
    machine.closed_over.append(frame.scope)
    if frame.symbolic:
        machine.unbound.setdefault(function, result)
    return result


def define(machine: Machine, frame: Frame, node: ir.Function) -> None:
    result = function_value(machine, frame, node)
    names = [d.func if isinstance(d, ir.Call) else d for d in node.decorators]
    found = [evaluate(machine, frame, name) for name in names if isinstance(name, ir.Name)]
    result.decorators = tuple(d for d in found if isinstance(d, (FunctionValue, ClassValue)))
    for decorator in node.decorators:
        register(machine, frame, decorator, result)
        if isinstance(decorator, ir.Call) and _is_request(machine, frame, decorator.func):
            evaluate(machine, frame, decorator)
        elif isinstance(decorator, ir.Call) and library_members.is_given_path(machine, decorator):
            if frame.scope.module is machine.target and machine.target.state == "running":
                machine.decorated.append((decorator, result))  # what it calls may be defined later
            else:
                _call_decorated(machine, frame, decorator, result)
    frame.names[node.name] = result


def _is_request(machine: Machine, frame: Frame, name: ir.Expr) -> bool:
    """Return whether calls of a library's function are requests: ``@uplink.get("/pages")``."""
    if not isinstance(name.value if isinstance(name, ir.Attr) else name, ir.Name):
        return False
    found = evaluate(machine, frame, name)
    return isinstance(found, External) and machine.observer.is_function(found.name)


def call_decorated(machine: Machine, frame: Frame) -> None:
    """Call the decorators with a path that *frame*, of the target's module, has left to its end."""
    for decorator, made in machine.decorated:
        at = Frame(made.scope, symbolic=True)
        _call_decorated(machine, at, decorator, made)
        frame.requests += at.requests
        frame.nested += at.nested
    machine.decorated.clear()


def _call_decorated(machine: Machine, frame: Frame, decorator: ir.Call, made: FunctionValue) -> None:
    """Call the result of a project's decorator: its requests belong to the decorator.

    Example: ``@endpoint("GET", "/rest/api/space")``, and ``@get("/rest/api/space")`` of a ``partial``.
    """
    callee = evaluate(machine, frame, decorator.func)
    own = callee.function if isinstance(callee, PartialValue) else callee
    if not isinstance(own, (FunctionValue, ClassValue, BoundMethod)):
        return
    wrap = evaluate(machine, frame, decorator)
    wrapped = call_value(machine, frame, decorator, wrap, Arguments((made,)))
    if isinstance(wrapped, (FunctionValue, Instance)) and wrapped is not made:
        first: tuple[Value, ...] = (Unknown("self"),) if frame.scope.is_class else ()
        if made.owner is not None:
            first = (machine.self_of(made.owner),)
        given = Arguments(first, open_positional=True, open_keywords=True)
        # a declared listing makes its requests when it is iterated over
        iterated(machine, frame, decorator, call_value(machine, frame, decorator, wrapped, given))


def define_class(machine: Machine, frame: Frame, cls: ir.Class) -> None:
    bases = tuple(evaluate(machine, frame, b.value) for b in cls.bases if b.keyword is None and not b.star)
    scope = Scope(frame.scope.module, {}, frame.scope, is_class=True)
    result = ClassValue(cls, scope, bases)
    # after the bases: if it were computed later, a long chain of ancestors would need a deep recursion
    classes.mro(result)
    inner = Frame(scope, symbolic=True, depth=frame.depth)
    run_block(machine, inner, cls.body)
    for statement in cls.body:
        if isinstance(statement, ir.AnnAssign) and isinstance(statement.target, ir.Name):
            result.annotations[statement.target.id] = statement.annotation
    for function in inner.nested:
        if function.function.owner is cls.owner:
            function.owner = result
    nested = {function.function: function for function in reversed(inner.nested)}
    for name, method in cls.methods.items():
        chosen = nested.get(method)
        if chosen is not None and not isinstance(scope.names.get(name), Scalar):
            scope.names[name] = chosen
    frame.nested.extend(inner.nested)
    frame.requests.extend(inner.requests)
    if classes.is_enum(result):
        _name_members(machine, result)
    frame.names[cls.name] = result
    _set_fields(machine, frame, result)
    _call_hooks(machine, frame, result)
    _decorate_class(machine, frame, result)


def _decorate_class(machine: Machine, frame: Frame, cls: ClassValue) -> None:
    """Call the decorators of *cls* that the project defines, for the attributes that they set."""
    for decorator in reversed(cls.cls.decorators):
        named = evaluate(machine, frame, decorator.func if isinstance(decorator, ir.Call) else decorator)
        if isinstance(named, (FunctionValue, BoundMethod)):
            made = evaluate(machine, frame, decorator)
            if isinstance(made, (FunctionValue, BoundMethod)):
                machine.returned(made, Arguments((cls,)))


def _set_fields(machine: Machine, frame: Frame, cls: ClassValue) -> None:
    """Record the fields of a library's client that *cls*, derived from it, sets: ``base_url = "https://…"``."""
    client = classes.client_base(machine.observer, cls) if cls.bases else None
    if client is None:
        return
    fields = {name: value for c in reversed(classes.mro(cls)) for name, value in c.names.items()}
    for name, value in fields.items():
        if isinstance(value, Text) and machine.observer.with_field(client, name, value) is not None:
            machine.observer.assigned(frame, client, name, value)


def _call_hooks(machine: Machine, frame: Frame, cls: ClassValue) -> None:
    """Call ``__init_subclass__`` of the bases of *cls*, and ``__set_name__`` of the descriptors in it."""
    of_base = classes.member_in(machine, classes.mro(cls)[1:], "__init_subclass__")
    if isinstance(of_base, FunctionValue):
        given = [(b.keyword, evaluate(machine, frame, b.value)) for b in cls.cls.bases if b.keyword]
        machine.run_hook(cls, of_base, Arguments((), tuple(given)))
    for name, value in list(cls.names.items()):
        if isinstance(value, Instance):
            hook = classes.method_of(machine, value.cls, "__set_name__")
            if hook is not None:  # an object of its own, although another may have the same arguments
                own = cls.names[name] = Instance(value.cls, value.arguments)
                build(machine, own)
                machine.run_hook(own, hook, Arguments((cls, literal(name))))


_AUTO = Unknown("enum.auto()")
_NAMES_MEMBERS = "_generate_next_value_"


def _name_members(machine: Machine, cls: ClassValue) -> None:
    """Give members that are ``auto()`` the values made of their names: in lower case for ``StrEnum``."""
    maker = classes.method_of(machine, cls, _NAMES_MEMBERS)
    for name in [name for name, value in cls.names.items() if value == _AUTO]:
        if maker is not None:
            arguments = Arguments((literal(name), *(Unknown(p.name) for p in maker.function.parameters[1:])))
            cls.names[name] = machine.returned(replace(maker, owner=None), arguments)
        elif classes.derives_from(cls, classes.STRING_ENUMS):
            cls.names[name] = literal(name.lower())


RUN.update(
    {
        ir.Assign: _assign,
        ir.AnnAssign: _ann_assign,
        ir.AugAssign: _aug_assign,
        ir.Delete: _delete,
        ir.ExprStmt: _expr,
        ir.Return: _return,
        ir.If: run_if,
        ir.For: run_for,
        ir.While: run_while,
        ir.With: run_with,
        ir.Try: run_try,
        ir.Match: run_match,
        ir.Jump: _jump,
        ir.Import: _import,
        ir.ImportFrom: _import_from,
        ir.Scope: _scope,
        ir.Function: define,
        ir.Class: define_class,
    }
)
