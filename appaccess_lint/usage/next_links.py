"""Find code that sends the link to the next page of an answer as the parameter ``cursor``."""

from __future__ import annotations

import ast
from collections.abc import Callable

from appaccess_lint.usage.answer_values import Flow
from appaccess_lint.usage.sources import File, last_name

LINK = ("_links", "next")
CURSOR = "cursor"


def sends_link_as_cursor(file: File, request: ast.expr, flow: Flow) -> bool:
    """Return whether *request* certainly sends the whole link of its answer as ``cursor``.

    *flow* is that of the answer.  What a function makes of the link, such as its query, isn't the link.

    Example: ``params["cursor"] = answer["_links"]["next"]``.
    """
    of_body = [(node, used.keys) for _, node, used in flow.uses if used.kind == "body"]
    links = [node for node, keys in of_body if keys == LINK]
    may_be_other = [node for node, keys in of_body if keys != LINK]
    if any(isinstance(file.parents.get(node), (ast.Call, ast.keyword)) for node in links):
        return False
    return any(node not in may_be_other and _is_cursor(file, request, node) for node in links)


def _is_cursor(file: File, request: ast.expr, node: ast.AST) -> bool:
    match node, file.parents.get(node):
        case ast.Subscript(value=owner, slice=ast.Constant(value="cursor"), ctx=ast.Store()), _:
            return isinstance(owner, ast.Name) and _sends_name(file, request, owner.id, node)
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
            return _sends_name(file, request, name, value)
    return _sends(request, lambda node: node is value)


def _sends_name(file: File, request: ast.expr, name: str, link: ast.AST) -> bool:
    """Return whether *request* sends what the variable *name* has since *link* is in it."""
    if not _sends(request, lambda node: isinstance(node, ast.Name) and node.id == name):
        return False
    scope = file.scope(request)
    uses = [*file.loads.get(name, ()), *file.stores.get(name, ())]
    return not any(
        isinstance(node, ast.Name) and file.is_within(node, scope) and _replaces(file, request, node, link)
        for node in uses
    )


def _replaces(file: File, request: ast.expr, node: ast.Name, link: ast.AST) -> bool:
    """Return whether the use *node* of a variable may replace the *link* in it by the cursor."""
    parent = file.parents.get(node)
    at = file.parents.get(parent) if isinstance(parent, (ast.keyword, ast.Subscript)) else parent
    match parent, at:
        case ast.Subscript(slice=ast.Constant(value="cursor"), ctx=ast.Store()), ast.Assign(value=value):
            return parent is not link and (parent.lineno > _line(link) or _has_call(value))
        case ast.Call() | ast.keyword(), ast.Call(func=func) if node is not func:
            return not (last_name(func) in _WHOLE or _is_same(func, request))
        case ast.Assign(value=value), _ if node is not value:
            return value is not link and _has_call(value, node.id)
    return False


def _line(node: ast.AST) -> int:
    return getattr(node, "lineno", 0)


def _is_same(function: ast.expr, request: ast.expr) -> bool:
    return isinstance(request, ast.Call) and ast.dump(function) == ast.dump(request.func)


def _has_call(value: ast.expr, name: str = "") -> bool:
    """Return whether *value* has a result of a function, of the variable *name* if there is one."""
    calls = [node for node in ast.walk(value) if isinstance(node, ast.Call)]
    return any(
        last_name(call.func) not in _WHOLE
        and (not name or any(isinstance(part, ast.Name) and part.id == name for part in ast.walk(call)))
        for call in calls
    )


def _sends(request: ast.expr, is_value: Callable[[ast.AST], bool]) -> bool:
    """Return whether an argument of *request* has a value as it is.

    ``state["limit"]`` doesn't have ``state``, and nothing is known of ``cleaned(params)``.
    """
    waiting: list[ast.AST] = [*request.args, *request.keywords] if isinstance(request, ast.Call) else []
    while waiting:
        node = waiting.pop()
        if is_value(node):
            return True
        match node:
            case ast.Call(func=ast.Attribute(value=owner, attr="copy")):
                waiting.append(owner)
            case ast.Call(func=func) if last_name(func) not in _WHOLE:
                continue
            case ast.Subscript() | ast.Attribute():
                continue
            case _:
                waiting += ast.iter_child_nodes(node)
    return False


_WHOLE = frozenset({"dict", "urlencode"})
"""Functions whose results have all keys of their arguments."""
