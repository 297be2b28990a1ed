"""The migration from a v1 operation to v2, for `explain`: short instructions, with a request to copy."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from appaccess_lint.catalog.load import PARAMETER
from appaccess_lint.catalog.migrations import Changes, Migration, Shape
from appaccess_lint.wording import one_line

WIDTH = 96
MARGIN = 12
SITE = "https://YOUR-SITE.atlassian.net"
_EFFORT = {
    "path": "the path changes",
    "parameters": "the path and the parameters change",
    "response": "the path and the keys of the response change",
    "lookup": "the ID must be requested first",
    "several": "one request becomes several",
}


def migration_lines(migration: Migration | None) -> Iterator[str]:
    """Yield the instructions; none if the migration is unknown."""
    if migration is None:
        return
    yield ""
    yield f"Migration: {_EFFORT[migration.effort]}"
    yield from (f"  {line}" for line in request_lines(migration))
    yield from _row("query", _changes(migration.query))
    yield from _row("body", _changes(migration.body))
    lacking = {key: lack.query for key, lack in migration.lacks.items() if lack.query}
    yield from _row("but not", [f"{', '.join(names)} of {key}" for key, names in lacking.items()])
    if migration.limits is not None:
        v1, v2, most = migration.limits.v1, migration.limits.v2, migration.limits.most
        yield from _row("limit", [f"by default {v1} in v1, {v2} in v2; at most {most}"])
    for types, shape in _by_shape(migration):
        if len(migration.to) > 1:
            yield f"  response for {', '.join(types)}:"
        yield from _answer(shape, sends=bool(migration.query.fields))
    for note in (*migration.notes, *migration.traps()):
        yield from _row("note", [note])


def request_lines(migration: Migration) -> Iterator[str]:
    """Yield a request of the first v2 operation as a command to copy."""
    method, _, path = next(iter(migration.to.values())).partition(" ")
    filled = PARAMETER.sub(lambda name: name[0].strip("{}").replace("-", "_").upper(), path)
    query = f"?{migration.example_query}" if migration.example_query else ""
    verb = "" if method == "GET" else f" -X {method}"
    start = f'curl{verb} -u "$EMAIL:$API_TOKEN" "{SITE}{filled}{query}"'
    if not migration.example_body:
        yield start
        return
    yield f"{start} -H 'Content-Type: application/json' \\"
    yield f"  -d '{migration.example_body}'"


def migration_record(migration: Migration | None) -> dict[str, Any] | None:
    """Return *migration* in the form of JSON."""
    if migration is None:
        return None
    return {
        "effort": migration.effort,
        "to": dict(migration.to),
        "query": _record(migration.query),
        "body": _record(migration.body),
        "limits": asdict(migration.limits) if migration.limits is not None else None,
        "answers": {when: _record(shape) for when, shape in migration.shapes.items()},
        "lacks": {operation: _record(lack) for operation, lack in migration.lacks.items()},
        "notes": [*migration.notes, *migration.traps()],
        "request": "\n".join(request_lines(migration)),
    }


def _changes(changes: Changes) -> Iterator[str]:
    if changes.kept:
        yield f"{', '.join(changes.kept)} as before"
    yield from (f"{old} -> {new}" for old, new in {**changes.renamed, **changes.values}.items())
    yield from (f"{old} -> {new}, an ID that must be requested" for old, new in changes.looked_up.items())
    yield from (f"{old} -> {new} in the body" for old, new in changes.to_body.items())
    yield from (f"{name} decides the operation" for name in changes.chooses)
    yield from (f"{name} -> what the response asks for" for name in changes.fields)
    yield from (f"{name}: only {value} has an equivalent" for name, value in changes.only.items())
    if changes.dropped:
        yield f"{', '.join(changes.dropped)}: omit"
    if changes.unsupported:
        yield f"{', '.join(changes.unsupported)}: no equivalent"
    yield from (f"add {name}={value}" for name, value in changes.add.items())


def _by_shape(migration: Migration) -> list[tuple[list[str], Shape]]:
    """Group the content types whose answers have the same shape."""
    found: list[tuple[list[str], Shape]] = []
    for when, shape in migration.shapes.items():
        known = next((types for types, other in found if other is shape), None)
        if known is None:
            found.append(([when], shape))
        else:
            known.append(when)
    return found


def _answer(shape: Shape, sends: bool) -> Iterator[str]:
    """Yield the changes to the keys of an answer.

    *sends* means that the request can request keys: of these, only the parameters are named.
    """
    yield from _row("renamed", [f"{old} -> {new}" for old, new in shape.renamed.items()])
    needed = dict.fromkeys(query.partition("=")[0] for query in shape.needs.values())
    yield from _row("send", needed if sends else [])
    yield from _row("ask for", [f"{key} by {operation}" for key, operation in shape.asks.items()])
    yield from _row("not in v2", [", ".join(shape.gone)] if shape.gone else [])


def _record(facts: Any) -> dict[str, Any]:
    """Return the nonempty fields of a data class, in the form of JSON."""
    values = {name: getattr(facts, name) for name in facts.__slots__}
    return {
        name: dict(value) if isinstance(value, Mapping) else list(value)
        for name, value in values.items()
        if value
    }


def _row(title: str, items: Iterable[str]) -> list[str]:
    text = one_line("; ".join(items))
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=f"  {title}".ljust(MARGIN) if text else "",
        subsequent_indent=" " * MARGIN,
        break_long_words=False,
        break_on_hyphens=False,
    )
