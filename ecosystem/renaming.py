"""Rename what only one function sees: a rewrite of a module that changes nothing of what it does."""

from __future__ import annotations

from collections.abc import Collection

import libcst as cst

_LOOKS_AT_NAMES = {"locals", "vars", "dir", "eval", "exec"}


def keywords(source: str) -> set[str]:
    """Return the names by which *source* passes arguments: these aren't a function's own."""
    found = _Keywords()
    cst.parse_module(source).visit(found)
    return found.names


def renamed(source: str, passed: Collection[str]) -> str:
    """Append ``_`` to local variables, and to parameters whose names aren't in *passed*.

    A name keeps its words, since these can tell what is in it.
    """
    return cst.parse_module(source).visit(_Renamer(passed)).code


class _Keywords(cst.CSTVisitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_Arg(self, node: cst.Arg) -> None:
        if node.keyword is not None:
            self.names.add(node.keyword.value)


class _Names(cst.CSTVisitor):
    """Gathers what a function binds, and what it can't be renamed for."""

    def __init__(self) -> None:
        self.bound: set[str] = set()
        self.parameters: set[str] = set()
        self.kept: set[str] = set()
        self.opaque = False

    def visit_ClassDef(self, node: cst.ClassDef) -> None:
        self.opaque = True

    def visit_FunctionDef(self, node: cst.FunctionDef) -> None:
        self.kept.add(node.name.value)

    def visit_Param(self, node: cst.Param) -> None:
        self.parameters.add(node.name.value)

    def visit_Global(self, node: cst.Global) -> None:
        self.kept |= {item.name.value for item in node.names}

    def visit_Nonlocal(self, node: cst.Nonlocal) -> None:
        self.kept |= {item.name.value for item in node.names}

    def visit_ImportAlias(self, node: cst.ImportAlias) -> bool:
        self.kept |= set(cst.Module([]).code_for_node(node).replace(".", " ").split())
        return False

    def visit_Name(self, node: cst.Name) -> None:
        self.opaque |= node.value in _LOOKS_AT_NAMES

    def visit_AssignTarget(self, node: cst.AssignTarget) -> None:
        self._bind(node.target)

    def visit_For(self, node: cst.For) -> None:
        self._bind(node.target)

    def visit_AsName(self, node: cst.AsName) -> None:
        self._bind(node.name)

    def visit_Match(self, node: cst.Match) -> None:
        self.opaque = True

    def _bind(self, target: cst.BaseExpression) -> None:
        if isinstance(target, cst.Name):
            self.bound.add(target.value)
        elif isinstance(target, (cst.Tuple, cst.List)):
            for element in target.elements:
                self._bind(element.value)


class _Renamer(cst.CSTTransformer):
    def __init__(self, passed: Collection[str]) -> None:
        self._passed = frozenset(passed)
        self._own: list[frozenset[str]] = []

    def visit_FunctionDef(self, node: cst.FunctionDef) -> None:
        if self._own:
            self._own.append(self._own[-1])
            return
        found = _Names()
        node.body.visit(found)
        node.params.visit(found)
        first = {p.name.value for p in node.params.params[:1] if p.name.value in {"self", "cls", "mcs"}}
        names = found.bound | (found.parameters - self._passed - first)
        dunder = {name for name in names if name.startswith("__") or name == "_"}
        is_method_of_python = node.name.value.startswith("__") and node.name.value != "__init__"
        unchanged = found.opaque or is_method_of_python
        self._own.append(frozenset() if unchanged else frozenset(names - found.kept - dunder - first))

    def leave_FunctionDef(self, original: cst.FunctionDef, updated: cst.FunctionDef) -> cst.FunctionDef:
        self._own.pop()
        return updated.with_changes(name=original.name, decorators=original.decorators)

    def leave_Name(self, original: cst.Name, updated: cst.Name) -> cst.Name:
        is_own = bool(self._own) and original.value in self._own[-1]
        return updated.with_changes(value=f"{original.value}_") if is_own else updated

    def leave_Attribute(self, original: cst.Attribute, updated: cst.Attribute) -> cst.Attribute:
        return updated.with_changes(attr=original.attr)

    def leave_Arg(self, original: cst.Arg, updated: cst.Arg) -> cst.Arg:
        return updated.with_changes(keyword=original.keyword)

    def leave_Param(self, original: cst.Param, updated: cst.Param) -> cst.Param:
        # what stands there belongs to the scope around the function
        return updated.with_changes(default=original.default, annotation=original.annotation)
