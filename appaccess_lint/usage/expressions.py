"""Follow a value of an answer through one expression, and evaluate tests of its status."""

from __future__ import annotations

import ast
from abc import ABC, abstractmethod

from appaccess_lint.answer import EscapeKind, UseKind
from appaccess_lint.clients.answers import Answers
from appaccess_lint.usage import functions as known
from appaccess_lint.usage.answer_values import AnswerValue, Flow, Test
from appaccess_lint.usage.sources import File, last_name
from appaccess_lint.usage.statuses import statuses_distinguished, tests_success

MAX_STEPS = 2000
MAX_KEYS = 8


class Expressions(ABC):
    """Notes in a flow what expressions do with values, and which values they give."""

    def __init__(self, file: File, answers: Answers) -> None:
        self.file = file
        self.answers = answers
        self.flow = Flow()
        self.waiting: list[tuple[ast.expr, AnswerValue]] = []
        self._met: set[tuple[ast.expr, AnswerValue]] = set()

    def follow(self, node: ast.expr, value: AnswerValue) -> None:
        """Schedule the parent of *node*, which has *value*."""
        if (node, value) in self._met:
            return
        if len(self._met) >= MAX_STEPS or len(value.steps) >= MAX_KEYS:
            self.use("lost", node, value)
            return
        self._met.add((node, value))
        self.waiting.append((node, value))

    @abstractmethod
    def bind(self, target: ast.expr, value: AnswerValue) -> None:
        """Follow *value* from where *target* is read."""

    def attribute(self, node: ast.Attribute, value: AnswerValue) -> None:
        """Follow the attribute *node* of *value*."""
        above = self.file.parents[node]
        call = above if isinstance(above, ast.Call) and above.func is node else None
        name = node.attr
        if not isinstance(node.ctx, ast.Load):
            if name != "encoding" or value.kind != "response":
                self.use("changed", node, value)
        elif value.kind == "status":
            self.follow(call or node, value)  # .value of an enumeration, .is_success
        elif name in known.AWAITED and call is not None:
            self.flow.awaited.append(call)
            self.follow(call, value)
        elif value.kind == "body" and not self.answers.body:
            self._of_body(node, call, value)
        else:
            self._of_answer(node, call, value)

    def _of_answer(self, node: ast.Attribute, call: ast.Call | None, value: AnswerValue) -> None:
        """Follow the attribute *node* of an answer, or of a body that a library returns in its place."""
        name = node.attr
        if name in self.answers.sends and call is not None:
            self.follow(call, value)
        elif name in self.answers.status:
            self.follow(call or node, AnswerValue("status", coarse=name in known.COARSE))
        elif name in self.answers.checks:
            if call is not None:
                self.flow.checks.append(call)
                self.follow(call, value)
        elif value.kind == "response" and name in known.BODY:
            self.follow(call or node, AnswerValue("body", (), value.shared))
        elif value.kind == "body":
            self._of_body(node, call, value)
        elif not (name in known.HARMLESS and call is not None) and not self._is_common_header(node):
            self.use("attribute", node, value)

    def _is_common_header(self, node: ast.Attribute) -> bool:
        """Return whether a header is read that all answers have: ``answer.headers["Retry-After"]``."""
        above = self.file.parents[node]
        call = self.file.parents[above]
        match above, call:
            case ast.Subscript(slice=ast.Constant(value=str() as key)), _:
                pass
            case ast.Attribute(attr="get"), ast.Call(args=[ast.Constant(value=str() as key), *_]):
                pass
            case _:
                return False
        return node.attr == "headers" and key.lower().startswith(known.HEADERS)

    def _of_body(self, node: ast.Attribute, call: ast.Call | None, value: AnswerValue) -> None:
        name = node.attr
        first = call.args[0] if call is not None and call.args else None
        if call is None:
            self.use("value", node, value)
        elif (
            name in {"get", "pop"} and isinstance(first, ast.Constant) and isinstance(first.value, (str, int))
        ):
            if name == "pop":
                self.use("changed", call, value)
            self._key(call, value, str(first.value))
        elif not value.steps and name in known.BODY:
            self.follow(call, value)  # .text.decode()
        else:
            self.use("value", node, value)
            if name in known.VIEWS or name in known.BODY or name in known.OF_TEXT:
                self.follow(call, value)

    def subscript(self, node: ast.Subscript, value: AnswerValue) -> None:
        """Follow the key or item *node* of *value*."""
        if not isinstance(node.ctx, ast.Load):
            self.use("changed", node, value)
        elif value.kind == "response":
            self.use("value", node, value)
            self.follow(node, value)
        elif value.kind == "body":
            key = node.slice.value if isinstance(node.slice, ast.Constant) else None
            if isinstance(key, str):
                if not value.steps and key not in known.ERROR_KEYS:
                    self.flow.reads.append(node)
                self._key(node, value, key)
            else:
                self.follow(node, value.item(node))
        else:
            self.use("status", node, value)

    def _key(self, node: ast.expr, value: AnswerValue, key: str) -> None:
        """Follow the value of *key*; a key of an error is a test of the status."""
        if not value.steps and key in known.ERROR_KEYS:
            self.flow.tests.append(Test(node))
        self.follow(node, value.at(key, node))

    def compared(self, node: ast.expr, parent: ast.Compare, value: AnswerValue) -> None:
        """Record what the comparison *parent* of *node*, which is *value*, tests."""
        if value.kind == "status":
            self.flow.tests.append(Test(parent, statuses_distinguished(parent, node)))
            if tests_success(parent, node):
                self.use("status", parent, value)
            return
        key = parent.left.value if isinstance(parent.left, ast.Constant) else None
        contains = isinstance(parent.ops[0], (ast.In, ast.NotIn)) and node is not parent.left
        if value.kind == "body" and contains and isinstance(key, str):
            if not value.steps and key not in known.PAGING:
                self.flow.tests.append(Test(parent))
            self.use("test", parent, value.at(key, None))
        else:
            self.use("value", node, value)

    def computed(self, node: ast.expr, value: AnswerValue) -> None:
        """Follow a number computed from the status, such as ``status // 100``, to its test."""
        above = self.file.parents[node]
        status = node.left if isinstance(node, ast.BinOp) else node
        if isinstance(above, ast.Compare):
            self.flow.tests.append(Test(above, statuses_distinguished(above, status)))
        if not isinstance(above, ast.Compare) or tests_success(above, status):
            self.use("status", node, value)

    def tested(self, node: ast.expr, parent: ast.expr, value: AnswerValue) -> None:
        """Follow *value* through ``and``, ``or``, ``not`` and conditional expressions."""
        if (isinstance(parent, ast.IfExp) and parent.test is not node) or (
            isinstance(parent, ast.BoolOp) and parent.values[-1] is node
        ):
            self.follow(parent, value)
            return
        self.truth(node, value)
        if isinstance(parent, ast.BoolOp) and value.kind != "status":
            self.follow(parent, value)
        elif isinstance(parent, ast.UnaryOp) and not isinstance(parent.op, ast.Not):
            self.use("value", node, value)

    def truth(self, node: ast.expr, value: AnswerValue) -> None:
        """Record that the truth of *node*, which is *value*, is tested."""
        if value.kind == "status" or (value.kind == "response" and self.answers.truth):
            self.flow.tests.append(Test(node))
        if value.kind == "body":
            self.use("test", node, value)

    def argument(self, node: ast.expr, call: ast.Call, value: AnswerValue) -> None:
        """Follow *value* into *call*, of which *node* is an argument or the function."""
        name = last_name(call.func)
        if call.func is node:
            self.follow(call, value)  # a partial or a bound method is called
        elif name == "getattr" and len(call.args) > 1 and isinstance(call.args[1], ast.Constant):
            if call.args[0] is node and call.args[1].value in self.answers.status:
                self.follow(call, AnswerValue("status"))
            else:
                self.use("value", call, value)
        elif name == "bool":
            self.truth(node, value)
        elif name in self.answers.sends:
            self.flow.awaited.append(call)
            self.follow(call, value)
        elif value.kind == "status" and name == "get":
            self.flow.tests.append(Test(call))
            self.use("status", call, value)
        elif name in known.SAME:
            self._made_of(node, call, name, value)
        else:
            self._given(node, call, name, value)

    def _given(self, node: ast.expr, call: ast.Call, name: str, value: AnswerValue) -> None:
        """Record how *call* of the function *name* uses its argument *node*; its result is something else."""
        is_raised = isinstance(self.file.parents[call], ast.Raise)
        if value.kind == "response" and is_raised:
            pass  # the exception is about a refusal, not about what is in the answer
        elif name in known.UNSEEING or is_raised:
            is_test = (name == "len" and value.steps) or name == "isinstance"
            self.use("test" if is_test and value.kind == "body" else "value", call, value)
        elif name in known.COLLECTS:
            self.use("value", call, value)
            self.escapes("container", call, value)
        elif value.kind == "status" and name[:1].isupper():
            self.follow(call, value)  # HTTPStatus(response.status_code)
        else:
            self.flow.passed.append((call, node, value.value))
            if value.kind == "status":
                self.use("status", call, value)
            elif value.steps:
                self.use("given", node, value)

    def _made_of(self, node: ast.expr, call: ast.Call, name: str, value: AnswerValue) -> None:
        """Follow the result of the function *name* for *value*."""
        above = self.file.parents[call]
        if name == "enumerate" and isinstance(above, (ast.For, ast.comprehension)) and above.iter is call:
            match above.target:
                case ast.Tuple(elts=[ast.Name(), item]):
                    self.bind(item, value.item())
                    return
        parses = name in known.PARSERS
        if name not in known.UNCHANGED or (
            parses and (value.steps or self.file.dotted(call.func) not in known.JSON)
        ):
            self.use("value", node, value)
        self.follow(
            call, AnswerValue("body", (), value.shared) if parses and value.kind == "response" else value
        )

    def escapes(self, kind: EscapeKind, node: ast.AST, value: AnswerValue) -> None:
        """Record that *value* leaves the analysed code."""
        self.flow.escapes.append((kind, node, value.value))

    def seen(self, kind: EscapeKind, node: ast.AST, value: AnswerValue) -> None:
        """Record that other code may see a variable; the handling of refusals doesn't depend on this."""
        self.flow.seen.append((kind, node, value.value))

    def use(self, kind: UseKind, node: ast.AST, value: AnswerValue) -> None:
        """Record a use of *value*."""
        if value.kind == "body" and value.steps and kind != "given":
            self.flow.keys.setdefault(value.keys)
        if value.kind == "status":
            if value.coarse:
                return
            kind = "status"
        self.flow.uses[kind, node, value] = None
