"""Print the parameters of an operation for `explain`, for people and programs."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from appaccess_lint.model import Parameters
from appaccess_lint.wording import one_line

WIDTH = 100


def parameter_lines(parameters: Parameters | None) -> Iterator[str]:
    """Yield a paragraph with the path parameters, the query and the keys of the body."""
    if parameters is None or not (parameters.path or parameters.query or parameters.body):
        return
    yield ""
    yield "Parameters (* required):"
    yield from _row("path", [f"{name} ({kind})" for name, kind in parameters.path.items()])
    yield from _row("query", _marked(parameters.query, parameters.required))
    more = ["and others"] if parameters.body_open and parameters.body else []
    yield from _row("body", [*_grouped(parameters.body, parameters.required), *more])


def parameters_record(parameters: Parameters | None) -> dict[str, Any] | None:
    """Return all fields of *parameters*, in the form of JSON."""
    if parameters is None:
        return None
    return {
        "path": dict(parameters.path),
        "query": list(parameters.query),
        "body": list(parameters.body),
        "body_open": parameters.body_open,
        "required": list(parameters.required),
    }


def _marked(names: Iterable[str], required: Sequence[str]) -> list[str]:
    return [f"{name}*" if name in required else name for name in names]


def _grouped(keys: Sequence[str], required: Sequence[str]) -> list[str]:
    """Return the keys of a body, with nested keys in parentheses: ``version* (number, message)``."""
    groups: dict[str, list[str]] = {}
    for key in keys:
        first, _, inner = key.rpartition(".") if key.startswith("[].") else key.partition(".")
        groups.setdefault(first, []).extend([inner] if inner else [])
    marked = _marked(groups, required)
    return [
        f"{name} ({', '.join(inner)})" if inner else name
        for name, inner in zip(marked, groups.values(), strict=True)
    ]


def _row(title: str, items: Sequence[str]) -> Iterator[str]:
    if items:
        yield from textwrap.wrap(
            one_line(", ".join(items)),
            WIDTH,
            initial_indent=f"  {title:7}",
            subsequent_indent=" " * 9,
            break_long_words=False,
            break_on_hyphens=False,
        )
