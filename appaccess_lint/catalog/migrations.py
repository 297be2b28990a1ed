"""What changes where a deprecated v1 operation becomes the v2 operation of its content type.

The facts lie in ``rules_data/migrations``; they are read when the first of them is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

import tomli

from appaccess_lint.files.shipped import data_folder
from appaccess_lint.immutable import immutable

Effort = Literal["path", "parameters", "response", "lookup", "several"]
"""What changes: the path, the query or body too, keys of the answer, an id to ask for, how many requests."""

LIST_SHAPE = "list"
"""The shape of what surrounds the results of a list."""


@immutable(frozen=True, slots=True)
class Shape:
    """What becomes of the keys of an answer; nested ones have dots.

    ``same`` are read as before, ``renamed`` has the names of v2.  ``needs`` says what a v2 request must send
    for a key, ``asks`` which operation returns it instead; what is ``gone`` no operation returns.
    ``differs`` are those of ``same`` and ``renamed`` whose values are of another kind.
    """

    same: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    needs: Mapping[str, str] = field(default_factory=dict)
    asks: Mapping[str, str] = field(default_factory=dict)
    gone: tuple[str, ...] = ()
    traps: tuple[str, ...] = ()


@immutable(frozen=True, slots=True)
class Changes:
    """What becomes of the query parameters, or of the keys of the body.

    ``kept`` and ``renamed`` are sent, ``looked_up`` as an id that has to be asked for, ``to_body`` in the
    body.  ``chooses`` decide which operation it is; ``fields`` (``expand``) become what the answer needs.
    ``values`` are single values with another name.  ``dropped`` mean nothing in v2; ``unsupported`` have no
    equivalent, those in ``only`` none but for this value, which is left out if not in ``kept``.  ``add`` are
    sent in addition; ``without`` has, for keys that a body of v1 may lack, what v2's query must send then.
    """

    kept: tuple[str, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    looked_up: Mapping[str, str] = field(default_factory=dict)
    to_body: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    chooses: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    only: Mapping[str, str] = field(default_factory=dict)
    dropped: tuple[str, ...] = ()
    unsupported: tuple[str, ...] = ()
    add: Mapping[str, str] = field(default_factory=dict)
    without: Mapping[str, str] = field(default_factory=dict)


@immutable(frozen=True, slots=True)
class MissingFields:
    """The names of the changes and of the shape that one v2 operation doesn't have."""

    query: tuple[str, ...] = ()
    response: tuple[str, ...] = ()


@immutable(frozen=True, slots=True)
class Limits:
    """How many results a list returns where ``limit`` isn't sent, and the most that v2 returns."""

    v1: int
    v2: int
    most: int


@immutable(frozen=True, slots=True)
class Migration:
    """The way from one v1 operation to v2.

    ``to`` has the v2 operation for each content type, ``shapes`` the shape of its answer; the content type
    ``all`` stands for any.  ``example_query`` and ``example_body`` make a request of the first operation in
    ``to``.  ``created`` are the operations that answer 201 where v1 answers 200.
    """

    before: str
    effort: Effort
    to: Mapping[str, str]
    shapes: Mapping[str, Shape]
    is_list: bool = False
    limits: Limits | None = None
    query: Changes = Changes()
    body: Changes = Changes()
    notes: tuple[str, ...] = ()
    lacks: Mapping[str, MissingFields] = field(default_factory=dict)
    created: tuple[str, ...] = ()
    example_query: str = ""
    example_body: str = ""

    def implied(self) -> dict[str, str]:
        """Return what v1 does without being asked, and v2's query has to ask for."""
        limit = {}
        if self.limits is not None and self.limits.v1 != self.limits.v2:
            limit["limit"] = str(self.limits.v1)
        return {**limit, **self.query.add}

    def traps(self) -> tuple[str, ...]:
        """Return what else differs in the answers, each once."""
        shapes = [*self.shapes.values(), *([shapes_of_answers()[LIST_SHAPE]] if self.is_list else [])]
        return tuple(dict.fromkeys(trap for shape in shapes for trap in shape.traps))


def migration_of(key: str) -> Migration | None:
    """Return what changes for the v1 operation *key*, ``None`` where that isn't known."""
    return migrations().get(key)


@cache
def migrations() -> Mapping[str, Migration]:
    """Return all of them by v1 operation."""
    found = (_migration(table) for table in _tables())
    return MappingProxyType({migration.before: migration for migration in found})


@cache
def shapes_of_answers() -> Mapping[str, Shape]:
    """Return the shapes by name."""
    text = data_folder("migrations").joinpath("shapes.toml").read_text(encoding="utf-8")
    return MappingProxyType({name: Shape(**_frozen(table)) for name, table in tomli.loads(text).items()})


def _tables() -> Iterator[dict[str, Any]]:
    for file in sorted(data_folder("migrations").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".toml") and file.name != "shapes.toml":
            yield from tomli.loads(file.read_text(encoding="utf-8"))["migration"]


def _migration(table: dict[str, Any]) -> Migration:
    named = table.get("shapes") or dict.fromkeys(table["to"], table.get("shape"))
    known = shapes_of_answers()
    request = table.get("request", {})
    return Migration(
        before=table["from"],
        effort=table["effort"],
        to=MappingProxyType(table["to"]),
        shapes=MappingProxyType({when: known[name] for when, name in named.items() if name is not None}),
        is_list=table.get("list", False),
        limits=Limits(**table["limit"]) if "limit" in table else None,
        query=Changes(**_frozen(table.get("query", {}))),
        body=Changes(**_frozen(table.get("body", {}))),
        notes=tuple(table.get("notes", ())),
        lacks=MappingProxyType(
            {lack.pop("to"): MissingFields(**_frozen(lack)) for lack in map(dict, table.get("lacks", ()))}
        ),
        created=tuple(table.get("created", ())),
        example_query=request.get("query", ""),
        example_body=request.get("body", ""),
    )


def _frozen(table: dict[str, Any]) -> dict[str, Any]:
    return {k: tuple(v) if isinstance(v, list) else MappingProxyType(v) for k, v in table.items()}
