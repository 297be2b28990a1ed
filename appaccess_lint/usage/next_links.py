"""Find code that sends the link to the next page of an answer as the parameter ``cursor``."""

from __future__ import annotations

import ast

from appaccess_lint.usage.answer_values import Flow
from appaccess_lint.usage.sources import File

LINK = ("_links", "next")
CURSOR = "cursor"


def sends_link_as_cursor(file: File, request: ast.expr, flow: Flow) -> bool:
    """Return whether *request* certainly sends the whole link of its answer as ``cursor``.

    *flow* is that of the answer.  What a function makes of the link, such as its query, isn't the link.

    Example: ``params["cursor"] = answer["_links"]["next"]``.
    """
    of_body = [(node, used.keys) for _, node, used in flow.uses if used.kind == "body"]
    may_be_other = [node for node, keys in of_body if keys != LINK]
    return any(
        keys == LINK and node not in may_be_other and _is_cursor(file, request, node)
        for node, keys in of_body
    )


def _is_cursor(file: File, request: ast.expr, node: ast.AST) -> bool:
    match node, file.parents.get(node):
        case ast.Subscript(value=owner, slice=ast.Constant(value="cursor"), ctx=ast.Store()), _:
            return isinstance(owner, ast.Name) and _sends(request, owner.id)
        case _, ast.Dict(keys=keys, values=values) as table:
            named = [key for key, value in zip(keys, values, strict=True) if value is node]
            is_cursor = any(isinstance(key, ast.Constant) and key.value == CURSOR for key in named)
            return is_cursor and _is_sent(file, request, table)
        case _, ast.FormattedValue() as part:
            text = file.parents.get(part)
            if not isinstance(text, ast.JoinedStr) or part is text.values[0]:
                return False
            before = text.values[text.values.index(part) - 1]
            is_cursor = isinstance(before, ast.Constant) and str(before.value).endswith(
                (f"?{CURSOR}=", f"&{CURSOR}=")
            )
            return is_cursor and _is_sent(file, request, text)
    return False


def _is_sent(file: File, request: ast.expr, value: ast.expr) -> bool:
    """Return whether *value* is in *request*, or is assigned to a name that is in it."""
    match file.parents.get(value):
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
            return _sends(request, name)
    return file.is_within(value, request)


def _sends(request: ast.expr, name: str) -> bool:
    return any(isinstance(part, ast.Name) and part.id == name for part in ast.walk(request))
