"""Find the possible classes of an object from constructors and annotations."""

from __future__ import annotations

import ast

from appaccess_lint.usage.sources import File, last_name, parameters


def is_type(file: File, node: ast.expr) -> bool:
    """Return whether *node* names a class in an annotation, a handler, or a test of an object's type."""
    for at, child in file.upwards(node):
        match at:
            case ast.arg() | ast.ExceptHandler():
                return True
            case ast.AnnAssign(annotation=annotation):
                return child is annotation
            case ast.FunctionDef(returns=returns) | ast.AsyncFunctionDef(returns=returns):
                return child is returns
            case ast.Call(func=ast.Name(id="isinstance" | "issubclass"), args=[_, kinds]):
                return child is kinds
            case ast.Call(func=ast.Name(id="cast") | ast.Attribute(attr="cast"), args=[kind, _]):
                return child is kind
            case ast.stmt() | ast.Call():
                return False
    return False


def of_variable(scope: ast.AST, name: str) -> list[str]:
    """Return the names of the classes that *scope* makes the variable *name* of."""
    found: list[str] = []
    for node in ast.walk(scope):
        match node:
            case ast.Assign(targets=[ast.Name(id=bound)], value=value) if bound == name:
                found += _constructed(value)
            case ast.AnnAssign(target=ast.Name(id=bound), annotation=annotation) if bound == name:
                found += _words(annotation)
            case ast.withitem(context_expr=value, optional_vars=ast.Name(id=bound)) if bound == name:
                found += _constructed(value)
    return found


def of_attribute(cls: ast.ClassDef, name: str) -> list[str]:
    """Return the names of the classes that methods of *cls* make its attribute *name* of."""
    found: list[str] = []
    for node in ast.walk(cls):
        match node:
            case ast.Assign(targets=[ast.Attribute(attr=bound)], value=value) if bound == name:
                found += _constructed(value)
            case ast.AnnAssign(
                target=ast.Attribute(attr=bound) | ast.Name(id=bound), annotation=annotation
            ) if bound == name:
                found += _words(annotation)
    return found


def of_parameter(file: File, at: ast.AST, name: str) -> list[str]:
    """Return the names of the classes in the annotation of the parameter *name* around *at*."""
    scope = file.scope(at)
    if isinstance(scope, ast.Module):
        return []
    for argument in parameters(scope):
        if argument.arg == name and argument.annotation is not None:
            return _words(argument.annotation)
    return []


def _constructed(value: ast.expr) -> list[str]:
    inner = value.value if isinstance(value, ast.Await) else value
    if isinstance(inner, ast.BoolOp):
        return [name for part in inner.values for name in _constructed(part)]
    name = last_name(inner.func) if isinstance(inner, ast.Call) else ""
    return [name] if name[:1].isupper() else []


def _words(annotation: ast.expr) -> list[str]:
    names = [n.id for n in ast.walk(annotation) if isinstance(n, ast.Name)]
    names += [n.attr for n in ast.walk(annotation) if isinstance(n, ast.Attribute)]
    names += [
        str(n.value).strip()
        for n in ast.walk(annotation)
        if isinstance(n, ast.Constant) and isinstance(n.value, str)
    ]
    return [
        name for name in names if name[:1].isupper() and name not in {"Optional", "Union", "Any", "Annotated"}
    ]
