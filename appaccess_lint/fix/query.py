"""Convert the query of a v1 request to v2."""

from __future__ import annotations

import re
from collections.abc import Mapping

import libcst as cst

from appaccess_lint.catalog.migrations import Migration
from appaccess_lint.fix.body import takes
from appaccess_lint.fix.model import Items, Old, Refusal
from appaccess_lint.fix.request import Call
from appaccess_lint.fix.written import quoted
from appaccess_lint.model import CallSite

_DIGITS = re.compile(r"[0-9]{1,3}")
_PLAIN = re.compile(r"[\w.-]*")


def query_of(
    given: Mapping[str, str | None], migration: Migration, after: str, asks: Mapping[str, str]
) -> Items:
    """Return the query of the v2 operation *after*, in the order of v1's.

    Args:
        given: The query of v1: texts, ``None`` for values other than literals.
        migration: The changes.
        after: The operation.
        asks: What the query must send, by key of the answer.

    Raises ``Refusal`` if a parameter has no equivalent with the same meaning.
    """
    changes = migration.query
    query: dict[str, cst.BaseExpression | Old] = {}
    for name, value in given.items():
        if name in changes.fields:
            query.update((k, quoted(v)) for k, _, v in (text.partition("=") for text in asks.values()))
        new = parameter(name, value, migration)
        if new is not None:
            query[new[0]] = new[1]
    asked = {text.strip() for name in changes.fields for text in (given.get(name) or "").split(",")}
    if missing := [need for need in asks if need not in asked]:
        raise Refusal(f"the code reads {missing[0]}, which the request doesn't ask for")
    for name, text in implied(migration).items():
        query.setdefault(name, quoted(text))
    if unknown := [name for name in query if name not in takes(after).query]:
        raise Refusal(f"v2 has no query parameter {unknown[0]} here")
    return query


def check_query(site: CallSite, call: Call) -> None:
    """Raise ``Refusal`` if the analysis knows more of the query than the call shows."""
    given = {*call.given()}
    for data in site.requests:
        if {name for name, _ in data.queried} != given or any(t.open for t in data.query_tables):
            raise Refusal("some parts of the query are unknown")


def implied(migration: Migration) -> dict[str, str]:
    """Return the query parameters that v2 needs for what v1 does by default."""
    return migration.implied()


def parameter(
    name: str, value: str | None, migration: Migration
) -> tuple[str, cst.BaseExpression | Old] | None:
    """Return the name and the value in v2, or ``None`` for a parameter that is left out."""
    changes = migration.query
    if new := changes.values.get(f"{name}={value}"):
        name, _, value = new.partition("=")
        return name, quoted(value)
    if name in (*changes.fields, *changes.chooses, *changes.dropped) and value is not None:
        return None
    if name in changes.only:
        if changes.only[name] != value:
            raise Refusal(f"the query parameter {name} has an equivalent only for {changes.only[name]}")
        return (name, Old(name)) if name in changes.kept else None
    if name == "limit":
        most = migration.limits.most if migration.limits is not None else 0
        if value is None or not _DIGITS.fullmatch(value) or not 0 < int(value) <= most:
            raise Refusal("the limit isn't a number that v2 takes")
        return name, Old(name)
    if name in changes.looked_up:
        raise Refusal(f"{name} needs another request: v2 takes {changes.looked_up[name]}")
    if name in changes.kept and name != "version":
        return name, Old(name)
    if name in changes.renamed and value is not None and _PLAIN.fullmatch(value):
        return changes.renamed[name], Old(name)
    raise Refusal(f"the query parameter {name} has no equivalent of the same meaning")
