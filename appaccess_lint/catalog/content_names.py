"""Find content types in names: of IDs, of functions and of classes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from appaccess_lint.model import CallSite, Operation
from appaccess_lint.request_data import RequestData

_WORDS = {
    **{word: word for word in ("page", "attachment", "comment", "folder", "whiteboard", "database")},
    "blogpost": "blog post",
    "blog": "blog post",
    "embed": "Smart Link",
    "smartlink": "Smart Link",
    "customcontent": "custom content",
    "pages": "page",
    "blogposts": "blog post",
    "blogs": "blog post",
    "attachments": "attachment",
    "comments": "comment",
    "folders": "folder",
    "whiteboards": "whiteboard",
}
"""The words for content types in names."""
_WORD = re.compile(r"(?i:custom_?content|smart_?link)|[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_NO_NAME = frozenset({"id", "get()", "content", "data", "value", "result"})
"""Parts of a dotted name that don't indicate a content type: ``page.id``, ``page.get()``."""
_PART_OF_RESULTS = frozenset("per size number num token next previous cursor paged paginate".split())
"""Words next to which ``page`` means a page of results."""
_READS = frozenset("get fetch load read request query one single first last by iter".split())


def names_said(site: CallSite) -> dict[str, str]:
    """Return the content types that names at *site* indicate, each with the name.

    Names of IDs come first, then those of the enclosing functions, then that of the class.
    """
    operations = [operation for operation in site.operations if operation.api_version == "v1"]
    paths = [*(operation.path for operation in operations), *(path.path for path in site.outside)]
    is_of_one = any("{id}" in path for path in paths)
    # the IDs of a request that creates or lists content are those of spaces, parents or containers
    ids = [name for data in site.requests for name in _ids(data)] if is_of_one else []
    said = {kind: name for name in ids if (kind := _of_id(name))}
    if said:
        return {kind: _shown(name) for kind, name in said.items()}
    *classes, function = site.function.split(".")
    for name in (function, *reversed(classes)):
        kinds = _of_definition(name, operations, lists=not is_of_one)
        if kinds:
            return dict.fromkeys(kinds, f"{name}()")
    return {}


def is_of_id(name: str) -> bool:
    """Return whether *name* is the name of an ID, not of a function."""
    return not name.endswith(("()", "="))


def _ids(data: RequestData) -> Iterator[str]:
    yield from data.url.names
    for parameter, known in data.arguments.items:
        if "id" in parameter.lower().split("_"):
            yield from known.names


def _of_id(name: str) -> str:
    """Return what *name* is the ID of: ``page`` for ``page_id`` and ``page.id``; empty if unknown."""
    parts = name.split(".")
    while len(parts) > 1 and parts[-1].lower() in _NO_NAME:
        parts.pop()
    words = _words(parts[-1])
    kinds = _kinds(words)
    if kinds in ({"page", "comment"}, {"page", "attachment"}):  # page_comment_id, page_attachment_id
        kinds.discard("page")
    is_id = len(parts) < name.count(".") + 1 or "id" in (words or [""])[-1] or parts[-1].lower() in _WORDS
    return kinds.pop() if len(kinds) == 1 and is_id else ""


def _of_definition(name: str, operations: Iterable[Operation], *, lists: bool) -> set[str]:
    """Return the types that the name of a function or class indicates, except those in the path."""
    words = _words(name)
    if "page" in words and _PART_OF_RESULTS & {*words}:
        return set()
    if lists and "page" in words and {*words} - {"page"} <= _READS:
        return set()
    path = {kind for operation in operations for kind in _kinds(_words(operation.path))}
    return _kinds(words) - path


def _words(name: str) -> list[str]:
    words = [word.lower().replace("_", "") for word in _WORD.findall(name)]
    # ``pageid`` is written as one word
    apart = ((w[:-2], "id") if w.endswith("id") and w[:-2] in _WORDS else (w,) for w in words)
    return [part for parts in apart for part in parts]


def _kinds(words: Iterable[str]) -> set[str]:
    return {_WORDS[word] for word in words if word in _WORDS}


def _shown(name: str) -> str:
    return name.removesuffix(".get()")
