"""Find the folders that code adds to ``sys.path`` with literals and ``__file__``."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from appaccess_lint.files.reading import ReadError, decode, read_bytes
from appaccess_lint.project.parsing import python_tree

MAX_FILES = 60
"""Maximum number of files of a folder that are searched."""
MAX_BYTES = 200_000
_EDITS = re.compile(rb"\bsys\.path\b|\baddsitedir\b")
_ADDING = frozenset({"insert", "append", "extend", "addsitedir"})
_SAME = frozenset({"str", "Path", "PurePath", "fspath", "abspath", "realpath", "normpath", "resolve"})
_SAME |= frozenset({"absolute", "expanduser", "as_posix", "__str__"})
_JOINS = frozenset({"join", "joinpath"})


def searched_folders(folder: Path) -> Iterator[Path]:
    """Yield the folders that the modules in *folder* add to ``sys.path``."""
    for file in _modules(folder):
        source = _editing_source(file)
        if source:
            yield from _of_source(source, file)


def may_edit_search_path(file: Path) -> bool:
    """Return whether the module in *file* may change ``sys.path``."""
    return bool(_editing_source(file))


def _editing_source(file: Path) -> str:
    """Return the text of *file* if it may change ``sys.path``, else an empty text."""
    try:
        data = read_bytes(str(file), MAX_BYTES)
        return decode(data) if _EDITS.search(data) else ""
    except ReadError:
        return ""


def _modules(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            # a link may lead out of the project
            files = (entry for entry in entries if entry.is_file(follow_symlinks=False))
            names = sorted(entry.name for entry in files if entry.name.endswith(".py"))
    except OSError:
        return []
    return [folder / name for name in names[:MAX_FILES]]


@lru_cache(maxsize=2 * MAX_FILES)  # a save in an editor changes one of the files that edit the search path
def _of_source(source: str, file: Path) -> tuple[Path, ...]:
    tree = python_tree(source)
    nodes = list(ast.walk(tree)) if tree is not None else []
    places = _Places(nodes, file)
    # a relative path depends on where the program is started: usually in its own folder
    found = [places.of(added) for node in nodes for added in _added(node)]
    return tuple(Path(os.path.normpath(file.parent / place)) for place in found if place is not None)


def _added(node: ast.AST) -> Iterator[ast.expr]:
    """Yield the expressions that *node* adds to the search path."""
    match node:
        case ast.Call(func=ast.Attribute(value=owner, attr=name), args=[*_, last]) if name in _ADDING:
            if name == "addsitedir" or _is_search_path(owner):
                yield from _items(last)
        case ast.Assign(targets=[target], value=value) | ast.AugAssign(target=target, value=value):
            inner = target.value if isinstance(target, ast.Subscript) else target
            if _is_search_path(inner):
                yield from _items(value)


def _is_search_path(node: ast.expr) -> bool:
    match node:
        case ast.Attribute(value=ast.Name(id="sys"), attr="path"):
            return True
    return False


def _items(node: ast.expr) -> Iterator[ast.expr]:
    match node:
        case ast.List(elts=items) | ast.Tuple(elts=items):
            yield from items
        case ast.BinOp(left=left, op=ast.Add(), right=right) if _is_list(left) or _is_list(right):
            yield from _items(left)
            yield from _items(right)
        case _ if not _is_search_path(node):
            yield node


def _is_list(node: ast.expr) -> bool:
    return isinstance(node, (ast.List, ast.Tuple)) or _is_search_path(node)


class _Places:
    """Evaluate expressions of a module as paths, without running it."""

    def __init__(self, nodes: Sequence[ast.AST], file: Path) -> None:
        self._file = file
        self._names: dict[str, ast.expr] = {}
        for node in nodes:
            match node:
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    self._names.setdefault(name, value)
                case ast.NamedExpr(target=ast.Name(id=name), value=value):
                    self._names.setdefault(name, value)

    def of(self, node: ast.expr, depth: int = 0) -> str | None:
        """Return the path that *node* evaluates to, ``None`` if it is unknown."""
        if depth > 12:
            return None
        match node:
            case ast.Constant(value=str() as text):
                return text
            case ast.Name(id="__file__"):
                return str(self._file)
            case ast.Name(id=name):
                return self.of(self._names[name], depth + 1) if name in self._names else None
            case ast.Attribute(value=ast.Name(id="os" | "path"), attr="pardir"):
                return ".."
            case ast.Attribute(value=value, attr="parent"):
                return _parent(self.of(value, depth + 1), 1)
            case ast.Subscript(value=ast.Attribute(value=value, attr="parents"), slice=ast.Constant(value=n)):
                return _parent(self.of(value, depth + 1), n + 1) if isinstance(n, int) and n < 8 else None
            case ast.BinOp(left=left, op=ast.Div() | ast.Add() as operator, right=right):
                parts = [self.of(left, depth + 1), self.of(right, depth + 1)]
                return _joined(parts, "/" if isinstance(operator, ast.Div) else "")
            case ast.JoinedStr(values=values):
                return _joined([self.of(value, depth + 1) for value in values], "")
            case ast.FormattedValue(value=value):
                return self.of(value, depth + 1)
            case ast.Call(func=func, args=args):
                return self._of_call(func, args, depth + 1)
        return None

    def _of_call(self, func: ast.expr, args: list[ast.expr], depth: int) -> str | None:
        name = func.attr if isinstance(func, ast.Attribute) else func.id if isinstance(func, ast.Name) else ""
        owner = func.value if isinstance(func, ast.Attribute) else None
        if name == "getcwd" or name == "cwd":
            return "."
        if name == "dirname" and args:
            return _parent(self.of(args[0], depth), 1)
        of_object = owner is not None and not (isinstance(owner, ast.Name) and owner.id in {"os", "pathlib"})
        of_object = of_object and not (isinstance(owner, ast.Attribute) and owner.attr == "path")
        of_object = of_object and not (isinstance(owner, ast.Name) and owner.id == "path")
        parts = [*([owner] if of_object and owner is not None else []), *args]
        if name in _JOINS or name in {"Path", "PurePath"}:
            return _joined([self.of(part, depth) for part in parts], "/")
        return self.of(parts[0], depth) if name in _SAME and parts else None


def _parent(path: str | None, levels: int) -> str | None:
    if path is None:
        return None
    for _ in range(levels):
        path = os.path.dirname(os.path.normpath(path)) or os.pardir  # noqa: PTH120 - nothing is looked up
    return path


def _joined(parts: list[str | None], separator: str) -> str | None:
    known = [part for part in parts if part is not None]
    if len(known) != len(parts) or not known:
        return None
    return os.path.join(*known) if separator else "".join(known)  # noqa: PTH118 - nothing is looked up
