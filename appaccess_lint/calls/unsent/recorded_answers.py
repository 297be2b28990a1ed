"""Recognise containers whose strings aren't requested: recorded answers of the API, and tables of routes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from appaccess_lint.calls.names.words import words
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import last_name, string_of
from appaccess_lint.syntax.walk import expressions

LINKS = frozenset({"_links", "_expandable"})
"""Keys of an answer whose values are URLs for the client to follow."""
PAGES = frozenset({"next", "prev"})
"""Keys of such links that don't occur in tables of endpoints."""
LINK_NAMES = frozenset(
    "self next prev first last base webui tinyui editui edit context collection download".split()
)
_ONLY_LINKS = PAGES | {"self", "webui", "tinyui", "editui"}
FIELDS = frozenset(
    "id type title status results size limit start version _links _expandable extensions metadata accountId "
    "displayName".split()
)
"""Keys of answers that don't occur in tables of endpoints."""
ANSWERS = frozenset(
    "results size _links _expandable statusCode errors status_code id title accountId displayName".split()
)
_VERBS = frozenset("get put post delete options head patch trace".split())
_OF_PATHS = frozenset("summary description servers parameters".split())
"""Keys of a path in an OpenAPI document, except those of its operations."""
_HANDLERS = frozenset("handler handlers handle view callback controller".split())
_RECORDED = frozenset("fixture fixtures response mock fake stub recorded canned".split())
_REGEX = re.compile(r"\\[dwsDWSbAZ./?]|\(\?[P:=!<]|\[\^|\[\w-\w|\.[*+]|^\^|\$$")
_PARTS = re.compile(r"\W+")
_REGEX_WORDS = frozenset("regex regexp pattern patterns regexes rx".split())


def answered(node: ir.DictDisplay | ir.Sequence, functions: frozenset[str]) -> Iterator[ir.Expr]:
    """Return the nodes of the strings in a container display that a server sends or compares.

    *functions* are the names of the functions in the module.
    """
    if isinstance(node, ir.Sequence):
        if node.kind == "tuple" and len(node.items) > 1 and _handles(node.items[-1], functions):
            yield from (item for item in node.items[:-1] if isinstance(item, (ir.Const, ir.FString)))
        return
    names = {key.value for key, _ in node.items if isinstance(key, ir.Const)}
    if names & LINKS:  # an answer as a whole
        yield from expressions(node)
        return
    recorded = bool(names & FIELDS) or (len(names) > 1 and names <= LINK_NAMES)
    for key, value in node.items:
        name = key.value if isinstance(key, ir.Const) else None
        if is_link(key) or name in PAGES or (recorded and name in LINK_NAMES):
            yield from expressions(value)
        elif key is not None and (_handles(value, functions) or _is_answer(value) or _documents(value)):
            yield from expressions(key)


def linked(target: ir.Expr) -> bool:
    """Return whether *target* is an item of an answer's links: ``page["_links"]["next"]``."""
    while True:
        match target:
            case ir.Subscript(value=value, index=index):
                key: ir.Expr | None = index
            case ir.Call(func=ir.Attr(name="get", value=value), args=(first, *_)):
                key = first.value
            case _:
                return False
        if is_link(key):
            return True
        target = value


def defaults_link(node: ir.Call) -> bool:
    """Return whether *node* has a default for a missing link: ``page.get("webui", f"{site}/{id}")``."""
    match node:
        case ir.Call(func=ir.Attr(name="get" | "pop" | "setdefault", value=owner), args=(key, _)):
            name = string_of(key.value)
            return name in _ONLY_LINKS or (name in LINK_NAMES and linked(owner))
    return False


def is_link(key: ir.Expr | None) -> bool:
    """Return whether *key* names a link of an answer, also within a query: ``"data._expandable.space"``."""
    if not isinstance(key, ir.Const) or not isinstance(key.value, str):
        return False
    return any(link in key.value for link in LINKS) and not LINKS.isdisjoint(_PARTS.split(key.value))


def _handles(node: ir.Expr, functions: frozenset[str]) -> bool:
    """Return whether a value answers requests: a function, or something with the name of a handler."""
    name = last_name(node)
    return isinstance(node, ir.Lambda) or name in functions or bool(words(name) & _HANDLERS)


def _is_answer(node: ir.Expr) -> bool:
    """Return whether a value is the answer of a fake server: ``{"results": []}``, ``(200, {…})``."""
    if isinstance(node, ir.Sequence):
        items = node.items if node.kind == "tuple" else node.items[:1]
        return any(_is_status(item) for item in items) or any(map(_is_answer, items))
    if isinstance(node, ir.DictDisplay):
        return any(isinstance(key, ir.Const) and key.value in ANSWERS for key, _ in node.items)
    return isinstance(node, ir.Call) and bool(words(last_name(node.func)) & _RECORDED)


def _documents(node: ir.Expr) -> bool:
    """Return whether a value describes a path as OpenAPI does: ``{"get": {…}, "parameters": […]}``."""
    names = {string_of(key) for key, _ in node.items} if isinstance(node, ir.DictDisplay) else set()
    return bool(names & _VERBS) and names <= _VERBS | _OF_PATHS


def _is_status(node: ir.Expr) -> bool:
    return isinstance(node, ir.Const) and isinstance(node.value, int) and 100 <= node.value < 600


def is_regex(target: ir.Expr) -> bool:
    """Return whether the value of *target* is a regular expression, by its name."""
    return bool(words(last_name(target)) & _REGEX_WORDS)


def reads_as_regex(text: str) -> bool:
    """Return whether a text has the syntax of a regular expression, which URLs don't have."""
    return _REGEX.search(text) is not None
