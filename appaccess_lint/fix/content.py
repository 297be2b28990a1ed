"""The type of the content that a call is about, and who says so."""

from __future__ import annotations

from collections.abc import Sequence, Set
from fnmatch import fnmatchcase

from appaccess_lint.catalog.migrations import Migration
from appaccess_lint.fix.model import Level, Refusal
from appaccess_lint.model import CallSite

ContentTypes = Sequence[tuple[str, str]]
"""Pairs of a pattern of names and the type of the content that these identify."""


def content_type(
    site: CallSite, id_name: str, migration: Migration, types: ContentTypes
) -> tuple[str, Level, str]:
    """Return the content type, with how safe it is and what it rests on.

    Raises ``Refusal`` where it isn't known, or one thing speaks for one type and one for another.
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
    """Return what speaks against the content type of *site* that the user *said*, empty for nothing."""
    known = site.content.types
    if len(known) > 1 or len(said) > 1 or (known and said and {*known} != said):
        return f"{site.content.name or 'the call'} says {' or '.join(known)}" if known else "patterns differ"
    return ""
