"""Find the function, class or module of a node of libcst, and its other nodes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import libcst as cst
import libcst.matchers as m

Parents = Mapping[cst.CSTNode, cst.CSTNode]


def scope_of(node: cst.CSTNode, parents: Parents) -> cst.CSTNode:
    """Return the function, class or module that contains *node*."""
    at = parents[node]
    while not isinstance(at, (cst.FunctionDef, cst.ClassDef, cst.Lambda, cst.Module)):
        at = parents[at]
    return at


def class_of(node: cst.CSTNode, parents: Parents) -> cst.CSTNode:
    """Return the class, or else the module, that contains *node*."""
    at = scope_of(node, parents)
    while not isinstance(at, (cst.ClassDef, cst.Module)):
        at = scope_of(at, parents)
    return at


def module_of(node: cst.CSTNode, parents: Parents) -> cst.CSTNode:
    """Return the module that contains *node*."""
    while not isinstance(node, cst.Module):
        node = parents[node]
    return node


def bound_names(scope: cst.CSTNode, name: str, parents: Parents) -> list[cst.Name]:
    """Return every mention of the variable *name* within *scope*, bindings and reads."""
    found = m.findall(scope, m.Name(name))
    return [node for node in found if isinstance(node, cst.Name) and not _is_label(node, parents)]


def resolved(node: cst.BaseExpression, parents: Parents) -> cst.BaseExpression:
    """Return the value of a variable that the function binds once and reads only at *node*."""
    if not isinstance(node, cst.Name):
        return node
    scope = scope_of(node, parents)
    mentions = bound_names(scope, node.value, parents) if isinstance(scope, cst.FunctionDef) else []
    others = [name for name in mentions if name is not node]
    target = parents[others[0]] if len(others) == 1 else None
    if not isinstance(target, cst.AssignTarget) or scope_of(target, parents) is not scope:
        return node
    statement = parents[target]
    if isinstance(statement, cst.Assign) and len(statement.targets) == 1:
        return resolved(statement.value, parents)
    return node


def _is_label(node: cst.Name, parents: Parents) -> bool:
    """Return whether a name is that of an attribute or a keyword argument, not of a variable."""
    parent = parents[node]
    if isinstance(parent, cst.Attribute):
        return parent.attr is node
    return isinstance(parent, cst.Arg) and parent.keyword is node


def strings_in(node: cst.CSTNode, parents: Parents) -> Iterator[cst.CSTNode]:
    """Yield the string literals within *node* (of an f-string, its texts), except docstrings."""
    for text in m.findall(node, m.SimpleString() | m.FormattedStringText()):
        if not isinstance(parents[text], cst.Expr):
            yield text


def code_of(node: cst.CSTNode) -> str:
    """Return the source of *node*."""
    return cst.Module([]).code_for_node(node)


def literal_of(node: cst.BaseExpression) -> str | None:
    """Return the text of a literal, ``None`` if *node* isn't one."""
    if isinstance(node, cst.SimpleString):
        value = node.evaluated_value
        return value if isinstance(value, str) else None
    return code_of(node) if isinstance(node, cst.Integer) else None


def name_of(node: cst.BaseExpression) -> str:
    """Return the name of *node* in the code: ``page_id`` in ``str(self.page_id)``."""
    if isinstance(node, cst.Call) and len(node.args) == 1 and code_of(node.func) in {"str", "int"}:
        return name_of(node.args[0].value)
    if isinstance(node, cst.Attribute):
        return node.attr.value
    return node.value if isinstance(node, cst.Name) else ""


def called_name(node: cst.Call) -> str:
    """Return the last name of the called function: ``get`` in ``self.session.get(url)``."""
    return name_of(node.func)
