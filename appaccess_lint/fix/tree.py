"""Where a node of libcst stands, and what else stands in the same function."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import libcst as cst
import libcst.matchers as m

Parents = Mapping[cst.CSTNode, cst.CSTNode]


def scope_of(node: cst.CSTNode, parents: Parents) -> cst.CSTNode:
    """Return the function, class or module that *node* stands in."""
    at = parents[node]
    while not isinstance(at, (cst.FunctionDef, cst.ClassDef, cst.Lambda, cst.Module)):
        at = parents[at]
    return at


def bound_names(scope: cst.CSTNode, name: str, parents: Parents) -> list[cst.Name]:
    """Return every mention of the variable *name* within *scope*, bindings and reads."""
    found = m.findall(scope, m.Name(name))
    return [node for node in found if isinstance(node, cst.Name) and not _is_label(node, parents)]


def _is_label(node: cst.Name, parents: Parents) -> bool:
    """Whether a name is an attribute's or a keyword argument's, no variable's."""
    parent = parents[node]
    if isinstance(parent, cst.Attribute):
        return parent.attr is node
    return isinstance(parent, cst.Arg) and parent.keyword is node


def strings_in(node: cst.CSTNode, parents: Parents) -> Iterator[cst.CSTNode]:
    """Yield the string literals within *node* (of an f-string, its texts), but for docstrings."""
    for text in m.findall(node, m.SimpleString() | m.FormattedStringText()):
        if not isinstance(parents[text], cst.Expr):
            yield text


def code_of(node: cst.CSTNode) -> str:
    """Return the source of *node*."""
    return cst.Module([]).code_for_node(node)
