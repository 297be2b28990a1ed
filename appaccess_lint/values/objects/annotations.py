"""Evaluate annotations: to an object of a class, or to one of several literals."""

from __future__ import annotations

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import cached, last_name, string_of
from appaccess_lint.syntax.module import Module, expression
from appaccess_lint.syntax.walk import functions, statements
from appaccess_lint.text.text import Text, literal
from appaccess_lint.values.domain.containers import DictValue, SeqValue
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.outside import External, ExternalInstance
from appaccess_lint.values.domain.program import ClassValue, EnumMember, Instance, ModuleValue, Scope
from appaccess_lint.values.domain.unions import Union, join, members
from appaccess_lint.values.domain.values import NONE, UNKNOWN, Value
from appaccess_lint.values.objects.classes import TYPED_DICTS, derives_from, enum_members, is_enum

_ITERATORS = frozenset("Generator Iterator AsyncGenerator AsyncIterator".split())
_WRAPPERS = frozenset(
    "Optional Union Final ClassVar Required NotRequired Self Awaitable Coroutine Callable ContextManager "
    "AsyncContextManager AbstractContextManager AbstractAsyncContextManager".split()
)
_LISTS = frozenset(
    "list List set Set frozenset FrozenSet deque Deque Sequence MutableSequence Iterable Collection "
    "AsyncIterable AbstractSet tuple Tuple".split()
)
_HOLDERS = frozenset("ContextVar Queue LifoQueue PriorityQueue SimpleQueue".split())
_TABLES = frozenset("dict Dict Mapping MutableMapping defaultdict DefaultDict OrderedDict".split())
MAX_DEPTH = 6
MAX_QUOTED = 500
"""Maximum length of a quoted annotation that is parsed."""


def annotated(machine: Machine, scope: Scope, node: ir.Expr | None, depth: int = 0) -> Value | None:
    """Return the value that an annotation describes; ``None`` if it says nothing useful."""
    if node is None or depth > MAX_DEPTH:
        return None
    match node:
        case ir.Const(value=str() as quoted):
            parsed = expression(quoted) if len(quoted) < MAX_QUOTED else None
            return annotated(machine, scope, parsed, depth + 1)
        case ir.Const(value=None):
            return NONE
        case ir.BinOp(op="|", left=left, right=right):
            return _either(machine, scope, (left, right), depth)
        case ir.Subscript(value=base, index=index):
            return _subscripted(machine, scope, base, index, depth)
        case ir.Name() | ir.Attr():
            return _object(machine, _resolve(machine, scope, node))
    return None


def states_class(node: ir.Expr | None) -> bool:
    """Return whether an annotation states a class; ``Any`` and ``object`` say as much as none."""
    match node:
        case ir.Const(value=str() as quoted):
            return quoted.rpartition(".")[2] not in _ANY
        case ir.Name() | ir.Attr():
            return last_name(node) not in _ANY
        case (
            ir.BinOp(op="|", left=inner, right=ir.Const(value=None))
            | ir.Subscript(value=ir.Name(id="Optional") | ir.Attr(name="Optional"), index=inner)
        ):
            return states_class(inner)
    return node is not None


_ANY = frozenset({"Any", "object"})


def declared_object(machine: Machine, scope: Scope, node: ir.Expr | None) -> Value | None:
    """Return the object that an annotation describes; ``None`` if it describes something else."""
    declared = annotated(machine, scope, node)
    return declared if isinstance(declared, (Instance, ExternalInstance)) else None


def enum_choices(machine: Machine, scope: Scope, node: ir.Expr | None, depth: int = 0) -> list[EnumMember]:
    """Return the members of the project's enumeration that an annotation names."""
    match node:
        case ir.Const(value=str() as quoted) if len(quoted) < MAX_QUOTED and depth < MAX_DEPTH:
            return enum_choices(machine, scope, expression(quoted), depth + 1)
        case ir.BinOp(op="|", left=left, right=ir.Const(value=None)):
            return enum_choices(machine, scope, left, depth + 1)
        case ir.Subscript(
            value=ir.Name(id="Optional" | "Annotated") | ir.Attr(name="Optional" | "Annotated")
        ):
            inner = next(iter(_parts(node.index)), node.index)
            return enum_choices(machine, scope, inner, depth + 1)
        case ir.Name() | ir.Attr():
            named = _resolve(machine, scope, node)
            return enum_members(named) if isinstance(named, ClassValue) and is_enum(named) else []
    return []


def _parts(index: ir.Expr) -> tuple[ir.Expr, ...]:
    return index.items if isinstance(index, ir.Sequence) else (index,)


def _either(machine: Machine, scope: Scope, nodes: tuple[ir.Expr, ...], depth: int) -> Value | None:
    found = [annotated(machine, scope, n, depth + 1) for n in nodes]
    # the other alternatives are as likely as the literal: ``AnyUrl | Literal[""]`` can be any URL
    open_texts = None in found
    useful = [v for v in found if v is not None and v != NONE and not (open_texts and isinstance(v, Text))]
    return join(useful) if useful else None


def _subscripted(machine: Machine, scope: Scope, base: ir.Expr, index: ir.Expr, depth: int) -> Value | None:
    name = last_name(base)
    parts = _parts(index)
    if not parts:  # ``tuple[()]``
        return None
    if name == "Literal":
        values = [text for p in parts if (text := string_of(p)) is not None]
        return join(literal(v) for v in values) if len(values) == len(parts) else None
    if name in {"type", "Type"}:
        resolved = _resolve(machine, scope, parts[0])
        return resolved if isinstance(resolved, ClassValue) else None
    if name in _ITERATORS or name == "Annotated":
        return annotated(machine, scope, parts[0], depth + 1)
    if name in _WRAPPERS:
        return _either(machine, scope, parts, depth)
    if name in _HOLDERS:
        inner = annotated(machine, scope, parts[0], depth + 1)
        return SeqValue((inner,), True) if inner is not None and inner != NONE else None
    if name in _LISTS or (name in _TABLES and len(parts) == 2):
        return _container(machine, scope, parts, name in _TABLES, depth)
    return _object(machine, _resolve(machine, scope, base))


def _container(
    machine: Machine, scope: Scope, parts: tuple[ir.Expr, ...], is_table: bool, depth: int
) -> Value | None:
    """Return the container of the clients of a library that ``dict[str, Confluence]`` promises."""
    inner = annotated(machine, scope, parts[-1] if is_table else parts[0], depth + 1)
    if inner is None or not any(isinstance(m, ExternalInstance) for m in members(inner)):
        return None
    return DictValue(((UNKNOWN, inner),), True) if is_table else SeqValue((inner,), True)


def _resolve(machine: Machine, scope: Scope, node: ir.Expr | None) -> Value | None:
    """Resolve a dotted name without running code; an import from outside the project stays a name."""
    if (quoted := string_of(node)) is not None:
        return _resolve(machine, scope, expression(quoted))
    if isinstance(node, ir.Name):
        return machine.lookup(scope, node.id)
    if isinstance(node, ir.Attr):
        base = _resolve(machine, scope, node.value)
        if isinstance(base, (External, ModuleValue, ClassValue)):
            return machine.attribute(base, node.name)
    return None


def _object(machine: Machine, value: Value | None) -> Value | None:
    if isinstance(value, Union):
        # an alias of several types: ``Wiki = Confluence | None``
        found = [o for m in value.members if (o := _object(machine, m)) is not None]
        return join(found) if found else None
    if isinstance(value, ClassValue):
        is_object = not (is_enum(value) or derives_from(value, TYPED_DICTS))
        return machine.self_of(value) if is_object else None
    if isinstance(value, Text):
        return value  # an alias: ``Kind = Literal["pages", "blogposts"]``
    if isinstance(value, External) and machine.observer.is_class(value.name):
        return ExternalInstance(value.name)
    return None


def is_made_later(scope: Scope, name: str, promised: Value) -> bool:
    """Return whether a function of the module creates the object of a variable or attribute, of that class.

    Example: ``client: Client | None = None``, and ``global client; client = Client(…)`` in a function.
    """
    module = scope.module.module
    if module is None or not isinstance(promised, ExternalInstance):
        return False
    return (name, promised.cls.rpartition(".")[2]) in _made_later(module)


@cached
def _made_later(module: Module) -> frozenset[tuple[str, str]]:
    """Return the names of variables and attributes that functions set to new objects, with their classes."""
    own = list(functions(module.body))
    makers = {f.name: last_name(f.returns) for f in own if f.returns is not None}
    return frozenset(
        (last_name(target), makers.get(made := last_name(statement.value.func), made))
        for function in own
        for statement in statements(function.body)
        if isinstance(statement, ir.Assign) and isinstance(statement.value, ir.Call)
        for target in statement.targets
        if isinstance(target, ir.Attr) or function in module.global_writers.get(last_name(target), ())
    )
