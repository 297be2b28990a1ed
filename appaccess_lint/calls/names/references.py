"""References: the expressions of a module that read a name or attribute that it binds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain

from appaccess_lint.calls.names.resolver import own_expressions
from appaccess_lint.immutable import immutable
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import assignments, is_attribute_of, last_name
from appaccess_lint.syntax.walk import expressions, functions, statements

# what derives from these alone has no base class that reads its attributes elsewhere
_TEST_BASES = frozenset("TestCase IsolatedAsyncioTestCase AsyncTestCase SimpleTestCase".split())
_PLAIN_BASES = _TEST_BASES | {"object"}
# methods that objects of libraries have as well, which send what they are given
_SENDING = frozenset(
    "get post put patch delete head options request send open fetch stream execute call".split()
)


@immutable(frozen=True, slots=True)
class Binding:
    """A value, and the nodes that read the name or attribute which it is bound to.

    ``first`` are those that read the first of several names: ``path`` of ``for path, limit in LIMITS``.
    """

    value: ir.Expr
    readers: tuple[ir.Expr, ...]
    first: tuple[ir.Expr, ...] = ()


def bindings(body: ir.Block) -> list[Binding]:
    """Return the values bound to names and to attributes of plain classes in a module, with their readers."""
    found: list[Binding] = []
    _names(body, found)
    _attributes(body, found)
    return found


def passed(body: ir.Block) -> list[Binding]:
    """Return the arguments of calls of a module's own functions and classes, with the parameters' readers.

    Functions that share a name with another one are left out, as are calls that spread their arguments.
    """
    nodes = list(expressions(body))
    counted = Counter(function.name for function in functions(body))
    own = {function.name: function for function in functions(body) if counted[function.name] == 1}
    constructors = _constructors(body)
    found: list[Binding] = []
    reads: dict[ir.Function, dict[str, list[ir.Expr]]] = {}
    for call in nodes:
        if not isinstance(call, ir.Call) or any(arg.star for arg in call.args):
            continue
        function, is_method = _called(call.func, own)
        if isinstance(call.func, ir.Name) and call.func.id in constructors:
            function, is_method = constructors[call.func.id], True
        if function is None:
            continue
        if function not in reads:
            inner: dict[str, list[ir.Expr]] = defaultdict(list)
            for node in expressions(function.body):
                if isinstance(node, ir.Name):
                    inner[node.id].append(node)
            reads[function] = inner
        for arg, name in _parameters(function, call, is_method):
            found.append(Binding(arg.value, tuple(reads[function][name])))
    return found


def _constructors(body: ir.Block) -> dict[str, ir.Function]:
    """Return the constructors of a module's classes, by the classes' names, where a name is unique."""
    found = [(f.owner.name, f) for f in functions(body) if f.owner is not None and f.name == "__init__"]
    counted = Counter(name for name, _ in found)
    return {name: function for name, function in found if counted[name] == 1}


def _parameters(function: ir.Function, call: ir.Call, is_method: bool) -> Iterator[tuple[ir.Arg, str]]:
    """Return the arguments of *call*, each with the parameter of *function* that takes it."""
    by_position = [p.name for p in function.parameters if p.kind in {"positional", "plain"}][is_method:]
    by_name = {p.name for p in function.parameters if p.kind in {"keyword", "plain"}}
    rest = {p.kind: p.name for p in function.parameters}
    for position, arg in enumerate(call.args):
        if arg.keyword is not None:
            name = arg.keyword if arg.keyword in by_name else rest.get("**")
        else:
            name = by_position[position] if position < len(by_position) else rest.get("*")
        if name is not None:
            yield arg, name


def _called(func: ir.Expr, own: Mapping[str, ir.Function]) -> tuple[ir.Function | None, bool]:
    """Return the module's function that a call of *func* calls, and whether it is called as a method.

    A method of an object other than ``self`` is identified only by its name.
    """
    if isinstance(func, ir.Name):
        function = own.get(func.id)
        return (function if function is not None and function.owner is None else None), False
    if isinstance(func, ir.Attr) and (is_attribute_of(func, "self") or func.name not in _SENDING):
        function = own.get(func.name)
        is_plain = function is not None and function.owner is not None and not function.decorators
        return (function if is_plain else None), True
    return None, False


def _names(body: ir.Block, found: list[Binding], of_class: bool = False) -> dict[str, list[ir.Expr]]:
    """Add the bindings of a body's names to *found*; return the readers of the names that it doesn't bind."""
    reads: dict[str, list[ir.Expr]] = defaultdict(list)
    bound: list[tuple[list[ir.Name], ir.Expr]] = []
    looped: list[tuple[list[ir.Name], ir.Expr]] = []
    for statement in statements(body):
        own = list(own_expressions(statement))
        clauses = [clause for node in own if isinstance(node, ir.Comprehension) for clause in node.clauses]
        bound += [(_names_in(target), value) for target, value in _bound(statement)]
        looped += [(_names_in(clause.target), clause.iterable) for clause in clauses]
        for node in own:
            if isinstance(node, ir.Name):
                reads[node.id].append(node)
        if isinstance(statement, (ir.Function, ir.Class)):
            inner = _names(statement.body, found, isinstance(statement, ir.Class))
            own_names = {p.name for p in statement.parameters} if isinstance(statement, ir.Function) else ()
            for name in inner.keys() - own_names:
                reads[name] += inner[name]
    targets = {name for names, _ in (*bound, *looped) for name in names}
    # the names of a comprehension may be names of the function as well: all readers of these count
    for names, value in looped if of_class else (*bound, *looped):
        if names:
            each = [[node for node in reads[name.id] if node not in targets] for name in names]
            found.append(Binding(value, tuple(chain(*each)), tuple(each[0]) if len(names) > 1 else ()))
    left = set(reads) if of_class else set(reads).difference(name.id for names, _ in bound for name in names)
    return {name: [node for node in reads[name] if node not in targets] for name in left}


def _names_in(target: ir.Expr) -> list[ir.Name]:
    """Return the names in a target of an assignment or a loop; none if it also has others than names."""
    match target:
        case ir.Name():
            return [target]
        case ir.Sequence(items=items):
            parts = [_names_in(item) for item in items]
            return [name for part in parts for name in part] if all(parts) else []
    return []


def _attributes(body: ir.Block, found: list[Binding]) -> None:
    """Add what methods and bodies of plain classes bind to attributes.

    Any expression may read these, but for a test's, which only the test itself reads.
    """
    classes = [s for s in statements(body) if isinstance(s, ir.Class)]
    plain = [(cls, _bases(cls)) for cls in classes if _bases(cls) <= _PLAIN_BASES]
    if not plain:
        return
    bound: list[tuple[str, ir.Expr, bool]] = []
    targets: set[ir.Expr] = set()
    for cls, bases in plain:
        for of_class, block in ((True, cls.body), *((False, f.body) for f in _methods(cls))):
            for target, value in (pair for s in statements(block) for pair in _bound(s)):
                targets.add(target)
                if isinstance(target, ir.Attr) or (isinstance(target, ir.Name) and of_class):
                    name = target.name if isinstance(target, ir.Attr) else target.id
                    bound.append((name, value, bool(bases & _TEST_BASES)))
    reads: dict[str, list[ir.Expr]] = defaultdict(list)
    own_reads: dict[str, list[ir.Expr]] = defaultdict(list)
    own_objects = {"self", "cls", *(cls.name for cls in classes)}
    for node in expressions(body):
        if isinstance(node, ir.Attr) and node not in targets:
            reads[node.name].append(node)
            if isinstance(node.value, ir.Name) and node.value.id in own_objects:
                own_reads[node.name].append(node)
    found += [Binding(value, tuple((own_reads if own else reads)[name])) for name, value, own in bound]


def _methods(cls: ir.Class) -> list[ir.Function]:
    return [statement for statement in cls.body if isinstance(statement, ir.Function)]


def _bases(cls: ir.Class) -> frozenset[str]:
    return frozenset(last_name(base.value) for base in cls.bases)


def _bound(statement: ir.Stmt) -> Iterator[tuple[ir.Expr, ir.Expr]]:
    """Return the names and attributes that a statement binds, each with the value that it comes from."""
    match statement:
        case ir.AugAssign(target=target, value=value) | ir.For(target=target, iterable=value):
            yield target, value
        case _:
            yield from assignments(statement)
