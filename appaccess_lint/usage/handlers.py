"""Find the handlers around a place in a function, and the exceptions that they don't catch."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import TypeGuard

from appaccess_lint.answer import Caught, How
from appaccess_lint.clients.answers import matches
from appaccess_lint.clients.load import ClientModels
from appaccess_lint.immutable import immutable
from appaccess_lint.usage.callees import Callees
from appaccess_lint.usage.handler_exits import Fails, alone, always_raises, past_handler, raised_by
from appaccess_lint.usage.sources import FUNCTIONS, File, Function, states

BROAD = frozenset({"Exception", "BaseException", "*"})
KEY_ERROR = "KeyError"
_BUILT_IN = {
    "KeyError": ("LookupError",),
    "IndexError": ("LookupError",),
    "RuntimeError": (),
    "ValueError": (),
    "tenacity.RetryError": (),
    "OSError": ("IOError", "EnvironmentError"),
}
MAX_BASES = 20


@immutable(frozen=True, slots=True)
class Handling:
    """The handling of exceptions: the handler, or the exceptions that no handler catches."""

    at: ast.expr | ast.stmt | ast.ExceptHandler | None = None
    how: How = "exception"
    past: frozenset[str] = frozenset()
    statuses: tuple[int, ...] = ()
    """Those of 403 and 404 that alone are handled; empty for both."""


class Handlers:
    """Looks at the handlers of functions; knows what the exceptions of libraries and of the project are."""

    def __init__(self, callees: Callees, models: ClientModels) -> None:
        self._callees = callees
        self._models = models

    def around(self, file: File, node: ast.AST, raised: frozenset[str]) -> Handling:
        """Return what becomes of the exceptions *raised* at *node* within its function."""
        for at, child in file.upwards(node):
            if isinstance(at, (*FUNCTIONS, ast.Lambda)) or not raised:
                break
            if _is_try(at) and child in at.body:
                found = self._handled(file, at.handlers, raised)
            elif isinstance(at, (ast.With, ast.AsyncWith)) and child in at.body:
                found = self._in_contexts(file, [item.context_expr for item in at.items], raised)
            elif isinstance(at, ast.Call) and states(at, "return_exceptions", True):
                return Handling(at)
            elif isinstance(at, (ast.For, ast.AsyncFor)) and _tries_again(file, at.iter):
                raised |= {"tenacity.RetryError"}
                continue
            else:
                continue
            if found.at is not None:
                return found
            raised = found.past
        return Handling(past=raised)

    def caught(self, file: File, node: ast.AST) -> Iterator[Caught]:
        """Yield the handlers around *node* within its function, innermost first."""
        for at, child in file.upwards(node):
            if isinstance(at, (*FUNCTIONS, ast.Lambda)):
                return
            if _is_try(at) and child in at.body:
                for handler in at.handlers:
                    names = tuple(self._names(file, handler.type))
                    yield Caught(
                        names,
                        file.place(handler),
                        past_handler(file, handler, frozenset(names), self._fails(file)) is not None,
                    )
            elif isinstance(at, (ast.With, ast.AsyncWith)) and child in at.body:
                for item in at.items:
                    call = item.context_expr
                    if isinstance(call, ast.Call) and file.dotted(call.func).endswith("suppress"):
                        names = tuple(name for a in call.args for name in self._names(file, a))
                        yield Caught(names, file.place(call))

    def _handled(self, file: File, handlers: Sequence[ast.ExceptHandler], raised: frozenset[str]) -> Handling:
        left = set(raised)
        past: set[str] = set()
        for handler in handlers:
            caught = {name for name in left if self._catches(file, handler.type, name)}
            if not caught:
                continue
            handed_on = past_handler(file, handler, frozenset(caught), self._fails(file))
            ends = handed_on is not None and any(self._is_shown(name) for name in handed_on)
            if handed_on is None or ends:
                return Handling(handler, statuses=alone(handler))
            past |= handed_on
            left -= caught
        return Handling(past=frozenset(left | past))

    def _fails(self, file: File) -> Fails:
        """Return what says which calls in *file* always raise."""

        def raised(call: ast.Call) -> frozenset[str] | None:
            for owner, function in self._callees.of(file, call):
                if isinstance(function, FUNCTIONS) and always_raises(function.body):
                    raises = (node for node in ast.walk(function) if isinstance(node, ast.Raise) and node.exc)
                    return frozenset(raised_by(owner, node.exc) for node in raises)
            return None

        return raised

    def _is_shown(self, name: str) -> bool:
        """Return whether a framework, or Python itself, shows the exception *name* to people."""
        return matches(name, self._models.boundaries.exceptions)

    def _in_contexts(self, file: File, contexts: Sequence[ast.expr], raised: frozenset[str]) -> Handling:
        for context in reversed(contexts):
            if not isinstance(context, ast.Call):
                continue
            name = file.dotted(context.func)
            if name.rpartition(".")[2] in {"suppress", "ignored"} and any(
                self._catches(file, argument, each) for argument in context.args for each in raised
            ):
                return Handling(context, "suppress")
            for owner, function in self._callees.of(file, context):
                found = self._of_manager(owner, function, raised)
                if found.at is not None:
                    return Handling(context, past=found.past)
                raised = found.past
        return Handling(past=raised)

    def _of_manager(self, file: File, function: Function | ast.ClassDef, raised: frozenset[str]) -> Handling:
        """Return what a context manager of the project does with *raised* in its body."""
        if isinstance(function, ast.ClassDef):
            for method in function.body:
                if isinstance(method, FUNCTIONS) and method.name in {"__exit__", "__aexit__"}:
                    return self._of_exit(method, raised)
            return Handling(past=raised)
        for node in ast.walk(function):
            if isinstance(node, (ast.Yield, ast.YieldFrom)):
                return self.around(file, node, raised)
        return Handling(past=raised)

    def _of_exit(self, method: Function, raised: frozenset[str]) -> Handling:
        made = frozenset(
            _last(_dotted(node.exc)) for node in ast.walk(method) if isinstance(node, ast.Raise) and node.exc
        )
        for node in ast.walk(method):
            match node:
                case ast.Return(value=None) | ast.Return(value=ast.Constant(value=None | False)):
                    pass
                case ast.Return():
                    return Handling(node)
        return Handling(past=raised | made)

    def _catches(self, file: File, caught: ast.expr | None, raised: str) -> bool:
        """Return whether a handler for *caught* catches the exception *raised*, or may catch it."""
        names = list(self._names(file, caught))
        if _last(raised)[:1].islower() or _last(raised).startswith("_"):
            return True  # what a function makes: it isn't known which exception that is
        lineage = set(self._lineage(file, raised))
        for name in names:
            if name in BROAD or name in lineage:
                return True
            # the same class by another of the library's names, or re-exported by a module of the project
            if any(_same(name, known) for known in lineage):
                return True
        return False

    def _names(self, file: File, caught: ast.expr | None, depth: int = 0) -> Iterator[str]:
        """Yield the dotted exceptions that a handler's expression names; a constant is looked up."""
        match caught:
            case None:
                yield "*"
            case ast.Tuple(elts=items) | ast.List(elts=items):
                for item in items:
                    yield from self._names(file, item, depth)
            case ast.Starred(value=value):
                yield from self._names(file, value, depth)
            case ast.BinOp(left=left, right=right):
                yield from self._names(file, left, depth)
                yield from self._names(file, right, depth)
            case ast.Name(id=name) | ast.Attribute(attr=name):
                bound = self._callees.constant(file, caught) if depth < 3 else None
                if bound is not None:
                    yield from self._names(bound[0], bound[1], depth + 1)
                else:
                    yield file.dotted(caught) or name
            case ast.Call(func=ast.Name(id="tuple"), args=[argument]):
                yield from self._names(file, argument, depth)

    def _lineage(self, file: File, raised: str) -> Iterator[str]:
        """Yield the exception *raised* and its base classes."""
        waiting = [raised]
        met: set[str] = set()
        while waiting and len(met) < MAX_BASES:
            name = waiting.pop()
            if name in met:
                continue
            met.add(name)
            yield name
            waiting += self._models.bases_of(name) if "." in name else ()
            waiting += _BUILT_IN.get(name, ())
            waiting += self._callees.bases(file, _last(name)) if not self._models.bases_of(name) else ()


def _tries_again(file: File, iterated: ast.expr) -> bool:
    """Return whether a loop runs over tenacity's attempts."""
    name = file.dotted(iterated.func) if isinstance(iterated, ast.Call) else ""
    return name.startswith("tenacity.") and name.endswith("Retrying")


def _is_try(node: ast.AST) -> TypeGuard[ast.Try]:
    return isinstance(node, ast.Try) or type(node).__name__ == "TryStar"


def _same(caught: str, raised: str) -> bool:
    """Return whether two dotted names are one exception: the same name of a library or of the project."""
    if _last(caught) != _last(raised):
        return False
    first, other = caught.partition(".")[0], raised.partition(".")[0]
    return first == other or "." not in caught or "." not in raised or first in {"", "compat"}


def _last(name: str) -> str:
    return name.rpartition(".")[2]


def _dotted(node: ast.expr) -> str:
    return ast.unparse(node.func if isinstance(node, ast.Call) else node)
