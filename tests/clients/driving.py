"""Calls every method of a really installed client with made-up arguments, and records what it requests."""

from __future__ import annotations

import inspect
import itertools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from recording import Recorder

from appaccess_lint.catalog.load import load_catalog
from appaccess_lint.clients.model import FALSY, UNKNOWN, Arguments, ClientMethod, Condition

Given = Mapping[str, Any]

VALUES: dict[str, Any] = {
    "body": "text",
    "body_format": "storage",
    "comment_type": "footer-comments",
    "content_type": "page",
    "data": {"key": "some", "version": {"number": 1}, "value": 1},
    "file": "file.txt",
    "filename": "file.txt",
    "inline_comment_properties": {
        "textSelection": "a",
        "textSelectionMatchCount": 1,
        "textSelectionMatchIndex": 0,
    },
    "keep_last_versions": 0,
    "labels": ["label"],
    "limit": 5,
    "operations": ["read"],
    "params": {"a": "b"},
    "path": ".",
    "plugin_path": "file.txt",
    "property_key": "some",
    "representation": "storage",
    "restriction_type": "view",
    "sort": None,
    "space_ids": ["1"],
    "start": 0,
    "status": "current",
    "title": "Title",
    "type": "page",
    "version": 1,
    "version_number": 1,
}
"""Values that methods insist upon, by parameter; others get a string with the parameter's name."""

OF_METHOD: dict[str, dict[str, Any]] = {
    "create_content": {"space_id": "1"},
    "create_custom_content": {"space_id": "1"},
    "create_page": {"space_id": "1"},
    "get_spaces": {"type": "global"},
    "get_tasks": {"status": "complete"},
    "update_content": {"content_id": "1"},
    "update_task": {"status": "complete"},
}
"""The same where a method differs; those that can't do without an optional argument are in ``NEEDED``."""

NEEDED = {"create_content", "create_custom_content", "create_page", "update_content"}


@dataclass(frozen=True)
class Variant:
    """One way to make a client and call a method; ``decisive`` where the main operation has to be seen."""

    arguments: Given
    constructor: Given
    decisive: bool


@dataclass(frozen=True)
class Outcome:
    """What a call requested: documented operations, and methods and paths that no operation has."""

    operations: tuple[str, ...]
    others: tuple[str, ...]


def variants(name: str, call: Callable[..., Any], model: ClientMethod) -> Iterator[Variant]:
    """Yield the ways to call that tell the cases of *model* apart, then each optional argument once."""
    parameters = _parameters(call)
    known = {p.name for p in parameters}
    open_ended = any(p.kind is p.VAR_KEYWORD for p in inspect.signature(call).parameters.values())
    needed = OF_METHOD[name] if name in NEEDED else {}
    required = {p.name: value(name, p) for p in parameters if p.default is p.empty}
    required.update({argument: v for argument, v in needed.items() if argument in known or open_ended})
    choices: dict[tuple[str, str], list[Any]] = {}
    for condition in dict.fromkeys(c for case in model.cases for c in case.when):
        choices.setdefault((condition.of, condition.argument), []).extend(_values(condition))
    for chosen in itertools.product(*([None, *dict.fromkeys(v)] for v in choices.values())):
        picked = {key: v for key, v in zip(choices, chosen, strict=True) if v is not None}
        arguments = {a: v for (of, a), v in picked.items() if of == "call" and a in known}
        constructor = {a: v for (of, a), v in picked.items() if of == "constructor"}
        yield Variant(required | arguments, constructor, decisive=True)
    for p in parameters:
        if p.default is not p.empty and value(name, p) is not None:
            yield Variant(required | {p.name: value(name, p)}, {}, decisive=False)


def value(name: str, parameter: inspect.Parameter) -> Any:
    """Return something that the method *name* takes for *parameter*; ``None`` where it should be left out."""
    special = OF_METHOD.get(name, {})
    if parameter.name in special:
        return special[parameter.name]
    if parameter.name in VALUES:
        return VALUES[parameter.name]
    if isinstance(parameter.default, bool):
        return not parameter.default
    if isinstance(parameter.default, int):
        return 2
    return f"x{parameter.name.replace('_', '')}"


def run(call: Callable[..., Any], arguments: Given, server: Recorder) -> Outcome:
    """Call *call* with something to find, without attachments, with nothing; return all that it requested."""
    operations: dict[str, None] = {}
    others: dict[str, None] = {}
    for missing in (None, "/child/attachment", ""):
        server.missing = missing
        server.take()
        try:
            result = call(**arguments)
            if inspect.isgenerator(result):
                list(itertools.islice(result, 5))
        except Exception:
            # what counts is what was requested before the made-up answer made no sense to the client
            pass
        for method, path in server.take():
            operation = documented(method, path)
            if operation:
                operations[operation] = None
            else:
                others[f"{method} {path}"] = None
    return Outcome(tuple(operations), tuple(others))


def known(arguments: Given) -> Arguments:
    """Return *arguments* as the models see them."""
    scalar = (str, int, float, bool, type(None))
    return {name: v if isinstance(v, scalar) else UNKNOWN for name, v in arguments.items()}


def documented(method: str, path: str) -> str | None:
    """Return the key of the operation that has this path, the one with most literal segments first."""
    segments = _segments(path)
    found = [
        key
        for key, template in _TEMPLATES[method]
        if len(template) == len(segments) and all(map(_fits, template, segments))
    ]
    return min(found, key=lambda key: [part.startswith("{") for part in _segments(key)], default=None)


def is_modelled(template: str, request: str) -> bool:
    """Return whether method and path of *request* fit *template*, which may leave the method out."""
    method, _, template_path = template.rpartition(" ")
    requested, _, path = request.partition(" ")
    wanted, segments = _segments(template_path), _segments(path)
    return method in ("", requested) and len(wanted) == len(segments) and all(map(_fits, wanted, segments))


def _parameters(call: Callable[..., Any]) -> list[inspect.Parameter]:
    kinds = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)
    return [p for p in inspect.signature(call).parameters.values() if p.kind not in kinds]


def _values(condition: Condition) -> list[Any]:
    """Return values of the condition's argument that tell its cases apart."""
    if condition.test == "contains":
        return [f"/wiki{part}" for part in condition.values]
    if condition.values == FALSY:
        return [VALUES[condition.argument]] if condition.argument in VALUES else [True, False]
    return list(condition.values)


def _segments(path: str) -> list[str]:
    return [segment for segment in path.split("/") if segment]


def _fits(wanted: str, segment: str) -> bool:
    return wanted == segment or wanted.startswith("{")


_TEMPLATES = {
    verb: [(o.key, _segments(o.path)) for o in load_catalog() if o.method == verb]
    for verb in ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
}
