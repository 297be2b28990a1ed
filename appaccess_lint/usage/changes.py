"""Recognise calls that create or delete something, by their names and their SQL."""

from __future__ import annotations

import ast
import re

from appaccess_lint.usage.sources import File, last_name

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_CREATES = re.compile(r"_*(create|publish|upload|add_page|new_page|insert)")
_DELETES = frozenset(
    "delete remove trash purge prune archive unlink rmtree rmdir erase wipe expunge unpublish".split()
)
_ASKS = frozenset("is has can should may was get list count find log report test assert".split())
"""First words in names of functions that only announce a deletion."""
_EXECUTES = frozenset({"execute", "executemany", "executescript", "run_sql"})
_SQL = re.compile(r"\s*(?:delete\s+from|drop|truncate)\b", re.IGNORECASE)
_COLLECTIONS = (ast.List, ast.Set, ast.ListComp, ast.SetComp)


def creates(call: ast.Call) -> bool:
    """Return whether *call* creates something, by its name."""
    return _CREATES.match(last_name(call.func)) is not None


def deletes(file: File, call: ast.Call) -> bool:
    """Return whether *call* deletes something: by its name, or by SQL; not an item of a list in memory."""
    name = last_name(call.func)
    if name in _EXECUTES:
        text = call.args[0] if call.args else None
        return isinstance(text, ast.Constant) and isinstance(text.value, str) and bool(_SQL.match(text.value))
    words = [word.lower() for word in _WORD.findall(name)]
    if not words or words[0] in _ASKS or _DELETES.isdisjoint(words):
        return False
    return name != "remove" or not _is_collection(file, call)


def _is_collection(file: File, call: ast.Call) -> bool:
    """Return whether *call* is a method of a list or set that the function made."""
    match call.func:
        case ast.Attribute(value=ast.Name(id=name)):
            for node in ast.walk(file.scope(call)):
                match node:
                    case ast.Assign(targets=[ast.Name(id=bound)], value=value) if bound == name:
                        made = value.func if isinstance(value, ast.Call) else None
                        return isinstance(value, _COLLECTIONS) or (
                            isinstance(made, ast.Name) and made.id in {"list", "set", "sorted"}
                        )
    return False
