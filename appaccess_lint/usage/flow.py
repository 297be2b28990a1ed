"""Where the answer to a call goes within one function, and what is read and tested of it on the way."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from appaccess_lint.answer import ITEM, Keys, Way
from appaccess_lint.clients.answers import Answers
from appaccess_lint.usage.sources import FUNCTIONS, File
from appaccess_lint.usage.statuses import REFUSALS, told_by, told_by_cases

Kind = Literal["response", "body", "status"]
"""An answer of the HTTP library, what it holds, or its status."""
Value = tuple[Kind, Keys]
MAX_STEPS = 2000
ERROR_KEYS = frozenset("statusCode status_code errors errorMessages error errorCode message reason".split())
"""Keys that the body of a refusal has and that of a success doesn't."""
PAGING = frozenset("_links next links size".split())
_BODY = frozenset(
    "json text content read data body decode json_data get_json readlines read_json strip".split()
)
_SAME = frozenset(
    "list tuple set sorted reversed iter next dict enumerate zip filter str cast await_ deepcopy copy loads "
    "load create_task ensure_future gather wait_for shield run run_until_complete run_coroutine_threadsafe "
    "aclosing closing enter_context enter_async_context fromstring parse safe_load BeautifulSoup json "
    "SimpleNamespace submit to_thread run_in_executor run_sync map imap starmap as_completed "
    "sum max min".split()
)
"""Functions whose result is, or is made of, what they are given."""
_UNSEEING = frozenset(
    "print pprint len isinstance type hasattr id repr log debug info warning warn error exception critical "
    "trace echo secho write dump dumps success fatal vars dir hash".split()
)
"""Functions that look at what they are given for people, or not at its status."""
_AWAITED = frozenset({"result", "wait", "get_result", "unwrap", "copy"})


@dataclass(slots=True)
class Test:
    """A test of the status: what is tested, and which of 403 and 404 it tells from success."""

    node: ast.expr | ast.stmt
    statuses: tuple[int, ...] = REFUSALS


@dataclass(slots=True)
class Flow:
    """How one function uses one value."""

    keys: dict[Keys, None] = field(default_factory=dict)
    tests: list[Test] = field(default_factory=list)
    checks: list[ast.Call] = field(default_factory=list)
    """Calls that raise for the status."""
    reads: list[ast.expr] = field(default_factory=list)
    """Where a key is read that a refusal doesn't have: ``body["title"]``."""
    returned: list[tuple[ast.AST, Value]] = field(default_factory=list)
    passed: list[tuple[ast.Call, ast.expr, Value]] = field(default_factory=list)
    """Calls that the value is an argument of."""
    leaves: list[tuple[Way, ast.AST, Keys]] = field(default_factory=list)
    awaited: list[ast.AST] = field(default_factory=list)
    """Where a coroutine, a future or a generator that the call gave is run."""


def flow_of(file: File, start: ast.expr, value: Value, answers: Answers) -> Flow:
    """Return what becomes of *value*, which the expression *start* gives."""
    reader = _Reader(file, answers)
    reader.follow(start, value)
    for node in _later(file, start, answers):
        reader.follow(node, value)
    return reader.run()


def _later(file: File, start: ast.expr, answers: Answers) -> Iterator[ast.Call]:
    """Yield the calls that give the answer to the request *start* of the same connection."""
    if not answers.later or not isinstance(start, ast.Call) or not isinstance(start.func, ast.Attribute):
        return
    connection = ast.dump(start.func.value)
    for node in ast.walk(file.scope(start)):
        match node:
            case ast.Call(func=ast.Attribute(value=held, attr=name)) if name in answers.later:
                if ast.dump(held) == connection:
                    yield node


def flow_of_parameter(
    file: File,
    function: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda,
    name: str,
    value: Value,
    answers: Answers,
) -> Flow:
    """Return what becomes of *value* in a function that has it as the parameter *name*."""
    reader = _Reader(file, answers)
    for node in _loads(function, name, file):
        reader.follow(node, value)
    return reader.run()


class _Reader:
    def __init__(self, file: File, answers: Answers) -> None:
        self._file = file
        self._answers = answers
        self._flow = Flow()
        self._waiting: list[tuple[ast.expr, Value]] = []
        self._met: set[tuple[ast.expr, Value]] = set()

    def follow(self, node: ast.expr, value: Value) -> None:
        if (node, value) not in self._met and len(self._met) < MAX_STEPS and len(value[1]) < 8:
            self._met.add((node, value))
            self._waiting.append((node, value))

    def run(self) -> Flow:
        while self._waiting:
            node, value = self._waiting.pop()
            self._step(node, self._file.parents[node], value)
        return self._flow

    def _step(self, node: ast.expr, parent: ast.AST, value: Value) -> None:
        kind = value[0]
        match parent:
            case ast.Await() | ast.YieldFrom():
                self._flow.awaited.append(parent)
                self.follow(parent, value)
                if isinstance(parent, ast.YieldFrom):
                    self._leaves("yielded", parent, value)
            case ast.Starred() | ast.FormattedValue() | ast.Expr():
                if isinstance(parent, ast.Starred):
                    self.follow(parent, value)
            case ast.NamedExpr(target=target):
                self._bound(target, value)
                self.follow(parent, value)
            case ast.Attribute():
                self._attribute(parent, value)
            case ast.Subscript(value=held) if held is node:
                self._subscript(parent, value)
            case ast.Subscript() if kind == "status":
                self._flow.tests.append(Test(parent))
            case ast.Compare():
                self._compared(node, parent, value)
            case ast.BoolOp() | ast.IfExp() | ast.UnaryOp():
                self._tested(node, parent, value)
            case ast.If(test=tested) | ast.While(test=tested) | ast.Assert(test=tested) if tested is node:
                self._truth(node, value)
            case ast.Match(subject=subject, cases=cases) if subject is node and kind == "status":
                self._flow.tests.append(Test(parent, told_by_cases(case.pattern for case in cases)))
            case ast.Assign(targets=targets):
                for target in targets:
                    self._bound(target, value)
            case ast.AnnAssign(target=target):
                self._bound(target, value)
            case ast.withitem(context_expr=held, optional_vars=bound) if held is node:
                if bound is not None:
                    self._bound(bound, value)
            case ast.For(iter=iterated, target=target) | ast.AsyncFor(iter=iterated, target=target):
                if iterated is node:
                    self._flow.awaited.append(parent)
                    self._bound(target, _item(value))
            case ast.comprehension(iter=iterated, target=target):
                if iterated is node:
                    self._flow.awaited.append(node)
                    self._bound(target, _item(value))
                elif node in parent.ifs:
                    self._truth(node, value)
            case ast.ListComp() | ast.GeneratorExp() | ast.SetComp():
                if kind != "body":
                    self.follow(parent, value)
                else:
                    self._read_to_end(value)
            case ast.Return() | ast.Lambda():
                self._read_to_end(value)
                self._flow.returned.append((parent, value))
            case ast.Yield():
                self._read_to_end(value)
                self._flow.returned.append((parent, value))
                self._leaves("yielded", parent, value)
            case ast.Call():
                self._argument(node, parent, value)
            case ast.keyword():
                call = self._file.parents[parent]
                if isinstance(call, ast.Call):
                    self._argument(node, call, value)
            case ast.BinOp():
                if kind == "status":
                    self._computed(parent)
                else:
                    self._read_to_end(value)
            case ast.List() | ast.Tuple() | ast.Dict() | ast.Set() | ast.DictComp():
                self._read_to_end(value)
                self._leaves("container", parent, value)
            case _:
                self._read_to_end(value)

    def _attribute(self, node: ast.Attribute, value: Value) -> None:
        kind = value[0]
        above = self._file.parents[node]
        call = above if isinstance(above, ast.Call) and above.func is node else None
        name = node.attr
        if kind == "status":
            self.follow(call or node, value)  # .value of an enumeration, .is_success
        elif name in _AWAITED and call is not None:
            self._flow.awaited.append(call)
            self.follow(call, value)
        elif kind == "body" and not self._answers.body:
            self._of_body(node, call, value)
        elif name in self._answers.sends and call is not None:
            self.follow(call, value)
        elif name in self._answers.status:
            self.follow(call or node, ("status", ()))
        elif name in self._answers.checks:
            if call is not None:
                self._flow.checks.append(call)
                self.follow(call, value)
        elif kind == "response" and name in _BODY:
            self.follow(call or node, ("body", ()))
        elif kind == "body":
            self._of_body(node, call, value)

    def _of_body(self, node: ast.Attribute, call: ast.Call | None, value: Value) -> None:
        if call is None:
            return
        first = call.args[0] if call.args else None
        if (
            node.attr in {"get", "pop"}
            and isinstance(first, ast.Constant)
            and isinstance(first.value, (str, int))
        ):
            self._key(call, value, str(first.value))
        elif (
            node.attr in {"items", "values", "keys"}
            or node.attr in _BODY
            or node.attr
            in {
                "rstrip",
                "lstrip",
                "replace",
                "lower",
                "split",
                "splitlines",
            }
        ):
            self.follow(call, value)

    def _subscript(self, node: ast.Subscript, value: Value) -> None:
        kind, keys = value
        if not isinstance(node.ctx, ast.Load):
            return
        if kind == "response":
            self.follow(node, value)
            return
        if kind == "body":
            key = node.slice.value if isinstance(node.slice, ast.Constant) else None
            if isinstance(key, str):
                if not keys and key not in ERROR_KEYS:
                    self._flow.reads.append(node)
                self._key(node, value, key)
            else:
                self.follow(node, _item(value))

    def _key(self, node: ast.expr, value: Value, key: str) -> None:
        """Follow what stands under *key*; that of an error tells the status."""
        keys = (*value[1], key)
        if not value[1] and key in ERROR_KEYS:
            self._flow.tests.append(Test(node))
        self.follow(node, ("body", keys))

    def _compared(self, node: ast.expr, parent: ast.Compare, value: Value) -> None:
        kind, keys = value
        if kind == "status":
            self._flow.tests.append(Test(parent, told_by(parent, node)))
        elif kind == "body" and not keys and isinstance(parent.ops[0], (ast.In, ast.NotIn)):
            key = parent.left.value if isinstance(parent.left, ast.Constant) else None
            if node is not parent.left and isinstance(key, str) and key not in PAGING:
                self._flow.tests.append(Test(parent))
        self._read_to_end(value)

    def _computed(self, node: ast.expr) -> None:
        """Follow a number made of the status, such as ``status // 100``, to the test that it is for."""
        above = self._file.parents[node]
        if isinstance(above, ast.Compare):
            status = node.left if isinstance(node, ast.BinOp) else node
            self._flow.tests.append(Test(above, told_by(above, status)))

    def _tested(self, node: ast.expr, parent: ast.expr, value: Value) -> None:
        if isinstance(parent, ast.IfExp) and parent.test is not node:
            self.follow(parent, value)
            return
        if isinstance(parent, ast.BoolOp) and parent.values[-1] is node:
            self.follow(parent, value)
            return
        self._truth(node, value)
        if isinstance(parent, ast.BoolOp) and value[0] != "status":
            self.follow(parent, value)

    def _truth(self, node: ast.expr, value: Value) -> None:
        kind, keys = value
        if kind == "status" or (kind == "response" and self._answers.truth and not keys):
            self._flow.tests.append(Test(node))
        self._read_to_end(value)

    def _argument(self, node: ast.expr, call: ast.Call, value: Value) -> None:
        name = _name(call.func)
        if call.func is node:
            self.follow(call, value)  # a partial or a bound method is called
        elif name == "getattr" and len(call.args) > 1 and isinstance(call.args[1], ast.Constant):
            if call.args[0] is node and call.args[1].value in self._answers.status:
                self.follow(call, ("status", ()))
        elif name == "bool":
            self._truth(node, value)
        elif name in self._answers.sends:
            self._flow.awaited.append(call)
            self.follow(call, value)
        elif value[0] == "status" and name == "get":
            self._flow.tests.append(Test(call))
        elif name in _SAME:
            if name in {"loads", "load", "BeautifulSoup", "fromstring", "parse"} and value[0] == "response":
                value = ("body", ())
            self.follow(call, value)
        elif name in _UNSEEING or isinstance(self._file.parents[call], ast.Raise):
            self._read_to_end(value)
        elif name in {"append", "add", "extend", "put", "put_nowait", "setdefault", "update", "insert"}:
            self._read_to_end(value)
            self._leaves("container", call, value)
        elif value[0] == "status" and name[:1].isupper():
            self.follow(call, value)  # HTTPStatus(response.status_code)
        else:
            self._flow.passed.append((call, node, value))

    def _bound(self, target: ast.expr, value: Value) -> None:
        match target:
            case ast.Name(id=name):
                for node in _reads(self._file, target, name):
                    self.follow(node, value)
            case ast.Attribute(value=ast.Name(id=owner), attr=name):
                for read in self._attribute_reads(target, owner, name):
                    self.follow(read, value)
                self._leaves("attribute", target, value)
            case ast.Tuple(elts=items) | ast.List(elts=items):
                for item in items:
                    self._bound(item, value)
            case ast.Starred(value=inner):
                self._bound(inner, value)
            case _:
                self._read_to_end(value)
                self._leaves("container", target, value)

    def _attribute_reads(self, target: ast.Attribute, owner: str, name: str) -> Iterator[ast.Attribute]:
        cls = self._file.cls(target)
        scope = cls if cls is not None and owner in {"self", "cls"} else self._file.scope(target)
        for node in ast.walk(scope):
            match node:
                case ast.Attribute(value=ast.Name(id=held), attr=attribute, ctx=ast.Load()):
                    if (held, attribute) == (owner, name):
                        yield node

    def _leaves(self, way: Way, node: ast.AST, value: Value) -> None:
        self._flow.leaves.append((way, node, value[1]))

    def _read_to_end(self, value: Value) -> None:
        if value[0] == "body" and value[1]:
            self._flow.keys.setdefault(value[1])


def _item(value: Value) -> Value:
    kind, keys = value
    return (kind, (*keys, ITEM)) if kind == "body" else value


def _name(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _reads(file: File, target: ast.Name, name: str) -> Iterator[ast.Name]:
    """Yield where the variable that *target* binds is read before a later statement binds it anew."""
    scope = file.scope(target)
    end = _bound_anew(file, target, name)
    in_comprehension = isinstance(file.parents[target], ast.comprehension)
    root: ast.AST = file.parents[file.parents[target]] if in_comprehension else scope
    for node in _loads(root, name, file):
        if end is None or (node.lineno, node.col_offset) < end or not _after(node, target):
            yield node


def _after(node: ast.Name, target: ast.Name) -> bool:
    return (node.lineno, node.col_offset) > (target.lineno, target.col_offset)


def _bound_anew(file: File, target: ast.Name, name: str) -> tuple[int, int] | None:
    """Return where the next statement beside that of *target* binds *name* anew, past its own value."""
    statement: ast.AST = target
    while not isinstance(statement, ast.stmt):
        statement = file.parents[statement]
    parent = file.parents.get(statement)
    if parent is None or isinstance(statement, (ast.For, ast.AsyncFor, ast.With, ast.AsyncWith)):
        return None
    for block in ("body", "orelse", "finalbody"):
        body = getattr(parent, block, None)
        if isinstance(body, list) and statement in body:
            for later in body[body.index(statement) + 1 :]:
                targets = later.targets if isinstance(later, ast.Assign) else []
                if any(isinstance(t, ast.Name) and t.id == name for t in targets):
                    return (later.end_lineno or 0, (later.end_col_offset or 0) + 1)
    return None


def _loads(scope: ast.AST, name: str, file: File) -> Iterator[ast.Name]:
    """Yield the reads of the variable *name* within *scope*; a function with such a parameter has another."""
    for node in file.loads.get(name, ()):
        if not isinstance(node, ast.Name):
            continue
        for at, _ in file.upwards(node):
            if at is scope:
                yield node
                break
            if isinstance(at, (*FUNCTIONS, ast.Lambda)) and _has_parameter(at, name):
                break
        else:
            if node is scope:
                yield node


def _has_parameter(function: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda, name: str) -> bool:
    arguments = function.args
    return any(
        argument.arg == name for argument in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)
    )
