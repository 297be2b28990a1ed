"""Convert the body of a v1 request to v2."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import libcst as cst

from appaccess_lint.catalog.load import load_catalog
from appaccess_lint.catalog.migrations import Changes, Migration
from appaccess_lint.catalog.parameters import parameters_of
from appaccess_lint.fix.model import Items, Old, Refusal
from appaccess_lint.fix.request import pairs
from appaccess_lint.fix.tree import code_of, literal_of
from appaccess_lint.fix.written import quoted
from appaccess_lint.model import Parameters

FORMATS = frozenset({"storage", "wiki", "atlas_doc_format"})
"""The representations that v2 takes in the form of v1: ``{"storage": {"value": …, "representation": …}}``."""


def takes(operation: str) -> Parameters:
    """Return the parameters of *operation*; raises ``Refusal`` if they are unknown."""
    found = load_catalog().find(operation)
    known = parameters_of(found) if found is not None else None
    if known is None:
        raise Refusal("the parameters of the v2 operation are unknown")
    return known


def body_of(
    body: cst.Dict | None, identifier: cst.BaseExpression | None, migration: Migration, after: str
) -> Items | None:
    """Return the body of the v2 operation *after*, ``None`` if it has none.

    Args:
        body: The body of v1.
        identifier: The ID in the path.
        migration: The changes.
        after: The operation.

    Raises ``Refusal`` if a key has no equivalent, or if a key that v2 needs is missing.
    """
    known = takes(after)
    if body is None:
        if known.body:
            raise Refusal("the request has no visible body, and v2 needs one")
        return None
    if not known.body:
        raise Refusal("the request has a body, and v2 takes none")
    items: dict[str, cst.BaseExpression | Old] = {}
    for key, value in pairs(body):
        items.update(_key(key, value, migration.body))
    for name, text in migration.body.add.items():
        if name in known.body and name not in items:
            items[name] = _text_of(identifier) if text == "{id}" else quoted(text)
    if missing := [name for name in known.required if name not in items and name not in known.query]:
        raise Refusal(f"v2 needs {missing[0]} in the body")
    names = {name.partition(".")[0] for name in known.body}
    if unknown := [name for name in items if name not in names]:
        raise Refusal(f"v2 has no {unknown[0]} in the body")
    return items


def _key(
    key: str, value: cst.BaseExpression, changes: Changes
) -> Iterator[tuple[str, cst.BaseExpression | Old]]:
    """Yield the keys of v2 for one key of v1's body."""
    if key in changes.dropped or (key in changes.chooses and literal_of(value) is not None):
        return
    if key in changes.only and literal_of(value) != changes.only[key]:
        raise Refusal(f"{key} in the body has an equivalent only for {changes.only[key]}")
    if key == "body":
        _check_format(value)
    inner = {} if key in changes.kept else dict(_flat(key, value))
    if all(name in changes.kept for name in inner):
        yield key, Old(key)
    else:
        yield from _renamed(key, inner, changes)


def _renamed(
    key: str, inner: Mapping[str, cst.BaseExpression], changes: Changes
) -> Iterator[tuple[str, cst.BaseExpression]]:
    """Yield the keys of v2 for the dotted keys *inner* below one key of v1's body."""
    known = {*changes.kept, *changes.looked_up, *changes.renamed, *changes.only}
    for name, part in sorted(inner.items(), key=lambda pair: pair[0] in known):
        if name in changes.looked_up:
            raise Refusal(f"{name} needs another request: v2 takes {changes.looked_up[name]}")
        if name in changes.renamed:
            yield changes.renamed[name], _text_of(part)
        elif changes.only.get(name) != literal_of(part) or name not in changes.only:
            raise Refusal(f"{name} in the body has no equivalent in v2")
    for name in changes.only:
        if name.startswith(f"{key}.") and name not in inner:
            raise Refusal(f"the body has no {name}")


def _flat(key: str, value: cst.BaseExpression) -> Iterator[tuple[str, cst.BaseExpression]]:
    """Yield the dotted keys below *key*; the item of a list with one item has the key ``-1``."""
    if isinstance(value, cst.Dict):
        for name, part in pairs(value):
            yield from _flat(f"{key}.{name}", part)
    elif isinstance(value, cst.List) and len(value.elements) == 1:
        yield from _flat(f"{key}.-1", value.elements[0].value)
    else:
        yield key, value


def _check_format(value: cst.BaseExpression) -> None:
    formats = [name for name, _ in pairs(value)] if isinstance(value, cst.Dict) else []
    if len(formats) != 1 or formats[0] not in FORMATS:
        raise Refusal("the format of the body isn't one that v2 takes")


def _text_of(node: cst.BaseExpression | None) -> cst.BaseExpression:
    """Return *node* as an expression with a string result, because IDs are strings in v2."""
    if node is None:
        raise Refusal("v2 needs the ID in the body too")
    if isinstance(node, (cst.SimpleString, cst.FormattedString)):
        return node
    if isinstance(node, cst.Integer):
        return quoted(code_of(node))
    if isinstance(node, cst.Call) and code_of(node.func) == "str":
        return node
    if not isinstance(node, (cst.Name, cst.Attribute)):
        raise Refusal("the ID in the body is an expression")
    return cst.Call(cst.Name("str"), [cst.Arg(node)])
