"""The changes from a deprecated v1 operation to the v2 operation of its content type.

The facts are in ``rules_data/migrations``, which is read on first use.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from appaccess_lint.files.shipped import shipped_document, shipped_documents
from appaccess_lint.immutable import immutable

Effort = Literal["path", "parameters", "response", "lookup", "several"]
"""What changes: the path, also query or body, keys of the answer, an ID to look up, or several requests."""

WITH_PATHS = ("ancestors", "children", "descendants", "restrictions", "permissions")
"""The words of ``expand`` for which v2 may have a path; the facts are in a large file."""

LIST_SHAPE = "list"
"""The name of the shape of the object around the results of a list."""


@immutable(frozen=True, slots=True)
class Shape:
    """The changes to the keys of an answer; nested keys are dotted.

    Attributes:
        same: Keys with the same name.
        renamed: The names in v2 of renamed keys.
        differs: The keys of ``same`` and ``renamed`` whose values have another form.
        needs: The query that a v2 request must send to get a key.
        asks: The operation that returns a key instead.
        gone: Keys that no operation returns.
    """

    same: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    needs: Mapping[str, str] = field(default_factory=dict)
    asks: Mapping[str, str] = field(default_factory=dict)
    gone: tuple[str, ...] = ()
    traps: tuple[str, ...] = ()

    def asked_by(self, words: Iterable[str]) -> dict[str, str]:
        """Return the operations that return instead what the *words* of ``expand`` name, by key."""
        asked = [f"{word.strip()}." for word in words]
        return {k: key for k, key in self.asks.items() if any(word.startswith(f"{k}.") for word in asked)}


@immutable(frozen=True, slots=True)
class Changes:
    """The changes to the query parameters, or to the keys of the body.

    Attributes:
        kept, renamed: Parameters that v2 has too, with the same or another name.
        looked_up: Parameters that v2 replaces by an ID, which a further request has to look up.
        to_body: Parameters that v2 takes in the body.
        values: Single values with another name in v2.
        chooses: Parameters that decide which v2 operation is the replacement.
        fields: Parameters such as ``expand``, which depend on the keys that the code reads.
        dropped: Parameters without a meaning in v2.
        unsupported: Parameters without an equivalent.
        only: The one value of a parameter that has an equivalent; it is left out unless it is in ``kept``.
        add: Parameters that v2 needs in addition.
        without: For keys that a v1 body may lack, the query that v2 needs then.
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
    """The number of results of a list without ``limit``, and the maximum in v2."""

    v1: int
    v2: int
    most: int


@immutable(frozen=True, slots=True)
class Migration:
    """The migration of one v1 operation to v2.

    ``to`` has the v2 operation for each content type, ``shapes`` the shape of its answer; the content type
    ``all`` means any.  ``example_query`` and ``example_body`` are an example request of the first operation
    in ``to``, ``example_bodies`` the bodies of operations that take another one.  ``created`` are the
    operations that answer 201 although v1 answers 200.
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
    example_bodies: Mapping[str, str] = field(default_factory=dict)

    def body_of(self, key: str) -> str:
        """Return an example of the body of the v2 operation *key*; empty if it takes none."""
        return self.example_bodies.get(key, self.example_body)

    def shape(self, when: str) -> Shape:
        """Return the shape of the answer for a content type; if it has none, that of the first."""
        return self.shapes.get(when) or next(iter(self.shapes.values()), Shape())

    def further(self, words: Iterable[str], when: str) -> dict[str, str]:
        """Return the operations for what *words* of ``expand`` name and the answer doesn't have, by key."""
        of_page = not when or "page" in when
        asked = self.shape(when).asked_by(words).items()
        return {k: key for k, key in asked if of_page or "/pages/" not in key}

    def lookups(self, names: Collection[str], key: str) -> dict[str, str]:
        """Return the requests for the IDs that the v2 operation *key* takes instead of *names*."""
        lacking = self.lacks.get(key, MissingFields()).query
        pairs = [(old, new) for old, new in self.query.looked_up.items() if old in names]
        return {new: f"GET /wiki/api/v2/spaces?keys={{{old}}}" for old, new in pairs if new not in lacking}

    def implied(self) -> dict[str, str]:
        """Return the query parameters that v2 needs for what v1 does by default."""
        limit = {}
        if self.limits is not None and self.limits.v1 != self.limits.v2:
            limit["limit"] = str(self.limits.v1)
        return {**limit, **self.query.add}

    def traps(self) -> tuple[str, ...]:
        """Return the further differences in the answers, each once."""
        shapes = [*self.shapes.values(), *([shapes_of_answers()[LIST_SHAPE]] if self.is_list else [])]
        return tuple(dict.fromkeys(trap for shape in shapes for trap in shape.traps))


def migration_of(key: str) -> Migration | None:
    """Return the migration of the v1 operation *key*, ``None`` if it is unknown."""
    return migrations().get(key)


def shape_of(key: str) -> Shape | None:
    """Return the shape of the answer of the v2 operation *key*, ``None`` if it replaces no other."""
    known = (m.shapes.get(when) for m in migrations().values() for when, to in m.to.items() if to == key)
    return next(filter(None, known), None)


def missing_in_answer(key: str) -> frozenset[str]:
    """Return the names of the shape that the answer of the v2 operation *key* doesn't have."""
    return frozenset(name for m in migrations().values() if key in m.lacks for name in m.lacks[key].response)


@cache
def migrations() -> Mapping[str, Migration]:
    """Return all migrations by v1 operation."""
    found = (_migration(table) for table in _tables())
    return MappingProxyType({migration.before: migration for migration in found})


@cache
def shapes_of_answers() -> Mapping[str, Shape]:
    """Return the shapes by name."""
    tables = shipped_document("migrations", "shapes")
    return MappingProxyType({name: Shape(**_frozen(table)) for name, table in tables.items()})


def _tables() -> Iterator[dict[str, Any]]:
    for _, document in shipped_documents("migrations"):
        yield from document.get("migration", ())  # one file has the shapes instead


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
        example_bodies=MappingProxyType(request.get("bodies", {})),
    )


def _frozen(table: dict[str, Any]) -> dict[str, Any]:
    return {k: tuple(v) if isinstance(v, list) else MappingProxyType(v) for k, v in table.items()}
