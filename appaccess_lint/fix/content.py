"""Determine the content type of a call, and the evidence for it."""

from __future__ import annotations

from collections.abc import Sequence, Set
from fnmatch import fnmatchcase

from appaccess_lint.catalog.migrations import Migration
from appaccess_lint.fix.model import Level, Refusal
from appaccess_lint.model import CallSite

ContentTypes = Sequence[tuple[str, str]]
"""Pairs of a pattern for names of IDs and their content type."""


def content_type(
    site: CallSite, id_name: str, migration: Migration, types: ContentTypes
) -> tuple[str, Level, str]:
    """Return the content type, with its safety and its evidence.

    Raises ``Refusal`` if it is unknown, or if the evidence contradicts itself.
    """
    if list(migration.to) == ["all"]:
        return "all", "safe", ""
    said = {kind for pattern, kind in types if fnmatchcase(id_name, pattern)}
    if against := contradiction(site, said):
        raise Refusal(f"the content type is contradicted: {against}")
    kind = next(iter(said or site.content.types or ("",)))
    if not kind:
        raise Refusal(f"the content type is unknown: state it with --content-type '{id_name or '*'}=page'")
    if site.content.location:
        (place, *others), of = site.content.location, "comment" if kind == "comment" else f"comment on {kind}"
        kind = kind if others or f"{place} {of}" not in migration.to else f"{place} {of}"
    if kind not in migration.to:
        raise Refusal(f"v2 has no single operation for {kind}")
    if said or site.content.strength == "stated":
        return kind, "safe", ""
    if site.content.strength == "method":
        return kind, "unsafe", "the content type is that of the client's method"
    return kind, "unsafe", f"only the name {site.content.name or id_name} indicates the content type"


def contradiction(site: CallSite, said: Set[str]) -> str:
    """Return the evidence against the content type of *site* that the user *said*; empty if there is none."""
    known = site.content.types
    if len(known) > 1 or len(said) > 1 or (known and said and {*known} != said):
        return f"{site.content.name or 'the call'} says {' or '.join(known)}" if known else "patterns differ"
    return ""
