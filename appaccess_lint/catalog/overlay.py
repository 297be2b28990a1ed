"""Write the changes in an OpenAPI document as a catalog file, which overrides the catalog."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from appaccess_lint.catalog.difference import FIELDS, Changed, Difference
from appaccess_lint.catalog.load import Catalog
from appaccess_lint.catalog.openapi_fields import Documented
from appaccess_lint.catalog.schema import CatalogError
from appaccess_lint.catalog.sources import DOCUMENT, decided_access, newest_document
from appaccess_lint.catalog.toml_writer import operation_table
from appaccess_lint.immutable import immutable
from appaccess_lint.model import Lifecycle, Operation, SourceClaim

SIGN = "Written by appaccess-lint catalog import."
REFERENCE = "https://developer.atlassian.com/cloud/confluence/rest/"
_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")


@immutable(frozen=True, slots=True)
class _Table:
    """An ``[[operation]]`` table to be written: its keys, and a comment above it."""

    key: str
    fields: dict[str, object]
    remark: str = ""


def overlay(catalog: Catalog, changes: Difference, month: str) -> str:
    """Return the TOML text of *changes*, as the claims of a document of *month* (``2026-11``).

    Raises ``CatalogError`` if *month* isn't a month, or isn't newer than the catalog's documents of these API
    versions: the newest document decides, so an older one would change nothing.
    """
    source = _source(catalog, changes, month)
    tables = [*_added(changes, source), *_changed(changes, source), *_gone(changes, source)]
    lifecycles = {table.key: table.fields["lifecycle"] for table in tables if "lifecycle" in table.fields}
    stale = {key for key, lifecycle in lifecycles.items() if lifecycle != "current"}
    tables = _without_replacements(catalog, tables, stale)
    head = f"# Changes by Atlassian's OpenAPI document of {month}. {SIGN}"
    written = (operation_table(table.key, table.fields, table.remark) for table in tables)
    return "\n".join([head, *written])


def _source(catalog: Catalog, changes: Difference, month: str) -> str:
    if not _MONTH.fullmatch(month):
        raise CatalogError(f'month: expected a month such as "2026-11", found "{month}"')
    source = DOCUMENT + month
    for operation in catalog:
        claim = newest_document(operation.claims) if operation.api_version in changes.versions else None
        if claim is not None and claim.source > source:
            known = claim.source.removeprefix(DOCUMENT)
            raise CatalogError(f"month: expected {known} or later, as the catalog has that, found {month}")
    return source


def _added(changes: Difference, source: str) -> Iterator[_Table]:
    for documented in changes.added:
        claims = (documented.claim(source),)
        yield _Table(
            documented.key,
            {
                "title": documented.title,
                "group": documented.group,
                "app_access": decided_access(claims),
                "lifecycle": _lifecycle(claims),
                **_scopes(documented),
                "documentation": _address(documented, documented.group),
                "claims": claims,
            },
        )


def _scopes(documented: Documented) -> dict[str, object]:
    names = [name for name in FIELDS if name not in ("title", "group")]
    return {name: value for name in names if (value := getattr(documented, name))}


def _changed(changes: Difference, source: str) -> Iterator[_Table]:
    for change in changes.changed:
        operation, documented = change.operation, change.documented
        claims = _with_claim(operation, documented.claim(source))
        changed: dict[str, object] = {
            field.name: field.after for field in change.fields if field.name in FIELDS
        }
        if "group" in changed:
            changed["documentation"] = _address(operation, documented.group)
        access = decided_access(claims)
        if change.field("app_access") and decided_access(operation.claims) == operation.app_access != access:
            changed["app_access"] = access
        lifecycle = _lifecycle(claims)
        if (change.returned or change.field("deprecated")) and lifecycle != operation.lifecycle:
            changed["lifecycle"] = lifecycle
        yield _Table(operation.key, {**changed, "claims": claims}, _access_remark(change, changed))


def _access_remark(change: Changed, changed: dict[str, object]) -> str:
    """Return a comment on a changed mark if another source than the document decides."""
    field = change.field("app_access")
    if field is None or "app_access" in changed:
        return ""
    verdict = change.operation.app_access
    return f"the document marks it {field.after or 'no longer'}, the catalog's verdict stays {verdict}"


def _gone(changes: Difference, source: str) -> Iterator[_Table]:
    for operation in changes.gone:
        claims = _with_claim(operation, SourceClaim(source, listed=False))
        yield _Table(operation.key, {"lifecycle": "removed", "claims": claims})


def _with_claim(operation: Operation, claim: SourceClaim) -> tuple[SourceClaim, ...]:
    return (*(known for known in operation.claims if known.source != claim.source), claim)


def _lifecycle(claims: Iterable[SourceClaim]) -> Lifecycle:
    """Return the verdict as the catalog derives it for an operation in the newest document."""
    return "deprecated" if any(claim.deprecated for claim in claims) else "current"


def _without_replacements(catalog: Catalog, tables: list[_Table], stale: set[str]) -> list[_Table]:
    """Remove operations that are no longer current from the replacements of others, with their needs."""
    by_key = {table.key: table for table in tables}
    for operation in catalog:
        kept = tuple(
            replace(r, needs=tuple(lookup for lookup in r.needs if str(lookup) not in stale))
            for r in operation.replacements
            if str(r) not in stale
        )
        if kept != operation.replacements:
            table = by_key.get(operation.key, _Table(operation.key, {}))
            requests = [request for r in operation.replacements for request in (r, *r.needs)]
            lost = ", ".join(dict.fromkeys(str(request) for request in requests if str(request) in stale))
            remark = "; ".join(filter(None, [table.remark, f"no longer a replacement: {lost}"]))
            by_key[operation.key] = _Table(table.key, {**table.fields, "replacements": kept}, remark)
    return list(by_key.values())


def _address(operation: Documented | Operation, group: str) -> str:
    """Return the address in Atlassian's reference, in the form that its site uses."""
    words = "".join(char if char.isalnum() else "-" for char in group.lower())
    path = re.sub("[{}]", "", operation.path.removeprefix("/wiki/api/v2")).lower().replace("/", "-")
    return f"{REFERENCE}{operation.api_version}/api-group-{words}/#api{path}-{operation.method.lower()}"
