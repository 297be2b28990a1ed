"""Which functions of a module change what its names stand for: by ``global``, or in place."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

from appaccess_lint.syntax.ir import CHANGING
from appaccess_lint.syntax.outline import FunctionNode, whole

_CONTAINERS = (ast.Dict, ast.List, ast.Set, ast.DictComp, ast.ListComp, ast.SetComp)
_MAKERS = frozenset("dict list set defaultdict OrderedDict deque Counter".split())
MAX_INDEX = 100
"""Characters of an index up to which an assignment to an item is seen."""


class Writers:
    """Looks for what functions change; the text tells cheaply where there is nothing of the kind."""

    def __init__(self, body: Iterable[ast.stmt], source: str) -> None:
        self._globals = "global" in source
        self._names = frozenset(_containers(body))
        self._changes = _changes(self._names) if self._names else None

    def changed_by(self, function: FunctionNode, lines: Iterable[str]) -> Iterator[str]:
        """The module's names whose values *function*, which is *lines*, changes; some more than once."""
        if any(map(self._may_change, lines)):
            for part in ast.walk(function):
                if isinstance(part, ast.Global):
                    yield from part.names
                elif self._changes is not None:
                    yield from (name for name in _changed(part) if name in self._names)

    def _may_change(self, line: str) -> bool:
        if self._globals and "global" in line:
            return True
        return self._changes is not None and self._changes.search(line) is not None


def _changes(names: frozenset[str]) -> re.Pattern[str]:
    """What a line holds that changes one of *names* in place."""
    either = "|".join(sorted(names))
    items = rf"(?:\[[^\]]{{0,{MAX_INDEX}}}\])"
    changes = rf"{items}{{1,3}}\s{{0,9}}[+|]?=(?!=)|{items}{{0,3}}\.(?:{'|'.join(sorted(CHANGING))})\("
    return re.compile(rf"\bdel\s+(?:{either})\b|\b(?:{either})(?:{changes})")


def _containers(body: Iterable[ast.stmt]) -> Iterator[str]:
    """Names that a module binds to lists, sets and dictionaries."""
    for statement in body:
        if isinstance(statement, ast.Assign):
            targets: list[ast.expr] = statement.targets
        elif isinstance(statement, ast.AnnAssign):
            targets = [statement.target]
        else:
            continue
        if _is_container(statement.value):
            yield from (target.id for target in targets if isinstance(target, ast.Name))


def _is_container(value: ast.expr | None) -> bool:
    if isinstance(value, ast.Call):
        last = value.func.attr if isinstance(value.func, ast.Attribute) else value.func
        return (last.id if isinstance(last, ast.Name) else last) in _MAKERS
    return isinstance(value, _CONTAINERS)


def _changed(part: ast.AST) -> Iterator[str]:
    """Names whose values an expression or a target changes in place."""
    match part:
        case ast.Call(func=ast.Attribute(value=owner, attr=method)) if method in CHANGING:
            yield from _root(owner)
        case ast.Subscript(value=owner, ctx=ast.Store() | ast.Del()):
            yield from _root(owner)


def _root(owner: ast.expr) -> Iterator[str]:
    if isinstance(container := whole(owner), ast.Name):
        yield container.id
