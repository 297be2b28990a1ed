"""Resolve names to functions, classes and constants of the project."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from appaccess_lint.usage.sources import FUNCTIONS, File, Function, Sources

Defined = tuple[File, Function | ast.ClassDef]
MAX_DEPTH = 4
MAX_FOUND = 3


class Callees:
    """Looks up names of the project."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources

    def of(self, file: File, call: ast.Call) -> list[Defined]:
        """Return the functions or classes of the project that *call* may call, none where unknown."""
        return self.named(file, call.func, call)

    def named(self, file: File, node: ast.expr, at: ast.AST) -> list[Defined]:
        """Return the objects that *node*, read at *at*, refers to."""
        match node:
            case ast.Name(id=name):
                return list(self._plain(file, name, at))[:MAX_FOUND]
            case ast.Attribute(value=ast.Name(id="self" | "cls"), attr=name):
                cls = file.cls(at)
                return list(self._method(file, cls, name))[:MAX_FOUND] if cls is not None else []
            case ast.Attribute(value=ast.Call(func=ast.Name(id="super")), attr=name):
                cls = file.cls(at)
                bases = self._bases(file, cls) if cls is not None else []
                return [found for owner, base in bases for found in self._method(owner, base, name)][
                    :MAX_FOUND
                ]
            case ast.Attribute(value=ast.Name(id=owner), attr=name):
                known = file.imports.get(owner)
                if known is not None:
                    module = self._sources.module(file, known)
                    return list(self._in_module(module, name))[:MAX_FOUND] if module is not None else []
                if owner in file.classes:
                    return list(self._method(file, file.classes[owner], name))
                return self._by_name(file, name)
            case ast.Attribute(attr=name):
                return self._by_name(file, name)
        return []

    def constant(self, file: File, node: ast.expr) -> tuple[File, ast.expr] | None:
        """Return the tuple or name that a constant, of a module or class, is bound to."""
        match node:
            case ast.Name(id=name) | ast.Attribute(value=ast.Name(id="self" | "cls"), attr=name):
                found = _bound(file, name)
                if found is not None:
                    return file, found
                known = file.imports.get(name) if isinstance(node, ast.Name) else None
                module = self._sources.module(file, known) if known is not None and known.name else None
                found = _bound(module, known.name) if module is not None and known is not None else None
                return (module, found) if module is not None and found is not None else None
        return None

    def bases(self, file: File, name: str) -> list[str]:
        """Return the dotted base classes of the project's class *name*, as seen from *file*."""
        for owner, cls in self._plain(file, name, file.tree):
            if isinstance(cls, ast.ClassDef):
                return [dotted for base in cls.bases if (dotted := owner.dotted(base))]
        return []

    def _plain(self, file: File, name: str, at: ast.AST, depth: int = 0) -> Iterator[Defined]:
        """Yield the objects of the plain *name*: in the innermost enclosing function, else in the module."""
        found = [f for f in file.functions.get(name, ()) if file.owner(f) is None]
        if found:
            yield from ((file, function) for function in found)
        elif name in file.classes:
            yield file, file.classes[name]
        elif name in file.imports and depth < MAX_DEPTH:
            known = file.imports[name]
            module = self._sources.module(file, known)
            if module is not None and module is not file and known.name:
                yield from self._plain(module, known.name, module.tree, depth + 1)

    def _in_module(self, module: File, name: str) -> Iterator[Defined]:
        yield from self._plain(module, name, module.tree)

    def _method(self, file: File, cls: ast.ClassDef, name: str, depth: int = 0) -> Iterator[Defined]:
        own = [
            m for m in ast.walk(cls) if isinstance(m, FUNCTIONS) and m.name == name and file.owner(m) is cls
        ]
        if own:
            yield from ((file, method) for method in own)
        elif depth < MAX_DEPTH:
            for owner, base in self._bases(file, cls):
                yield from self._method(owner, base, name, depth + 1)

    def _bases(self, file: File, cls: ast.ClassDef) -> list[tuple[File, ast.ClassDef]]:
        found: list[tuple[File, ast.ClassDef]] = []
        for base in cls.bases:
            for owner, each in self.named(file, base, cls):
                if isinstance(each, ast.ClassDef) and each is not cls:
                    found.append((owner, each))
        return found

    def foreign_bases(self, file: File, cls: ast.ClassDef, depth: int = 0) -> Iterator[str]:
        """Yield the dotted base classes of *cls* and of its bases that aren't of the project."""
        for base in cls.bases:
            inner = base.value if isinstance(base, ast.Subscript) else base
            known = [
                f for f in self.named(file, inner, cls) if isinstance(f[1], ast.ClassDef) and f[1] is not cls
            ]
            if not known:
                yield file.dotted(inner) or "?"
            elif depth < MAX_DEPTH:
                for owner, each in known:
                    if isinstance(each, ast.ClassDef):
                        yield from self.foreign_bases(owner, each, depth + 1)

    def _by_name(self, file: File, name: str) -> list[Defined]:
        """Return the one method of that name in the file and in what it imports, where there is just one."""
        found: list[Defined] = [(file, f) for f in file.functions.get(name, ()) if file.owner(f) is not None]
        if not found:
            for known in file.imports.values():
                if known.name[:1].isupper():
                    module = self._sources.module(file, known)
                    if module is not None and known.name in module.classes:
                        found += self._method(module, module.classes[known.name], name)
        return found if len(found) == 1 else []


def _bound(file: File | None, name: str) -> ast.expr | None:
    """Return the tuple or alias that a module or class binds *name* to."""
    for node in file.nodes if file is not None else ():
        if isinstance(node, ast.Assign):
            targets = node.targets
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            targets = [node.target]
        else:
            continue
        if any(isinstance(t, ast.Name) and t.id == name for t in targets) and isinstance(
            node.value, (ast.Tuple, ast.List, ast.Name, ast.Attribute, ast.BinOp)
        ):
            value = node.value
            return None if isinstance(value, ast.Name) and value.id == name else value
    return None
