"""Compare an OpenAPI document with the catalog."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from appaccess_lint.catalog.load import Catalog
from appaccess_lint.catalog.openapi import Document, Documented, shape
from appaccess_lint.catalog.sources import newest_document
from appaccess_lint.immutable import immutable
from appaccess_lint.model import Operation

FIELDS = ("title", "group", "experimental", "classic_scopes", "granular_scopes", "connect_scope")
"""The fields that the newest document decides."""


@immutable(frozen=True, slots=True)
class FieldChange:
    """A field with different values, of an operation that both have."""

    name: str
    before: str | bool | tuple[str, ...] | None
    after: str | bool | tuple[str, ...] | None

    @property
    def removed(self) -> tuple[str, ...]:
        """The removed items of a list."""
        return _without(self.before, self.after)

    @property
    def added(self) -> tuple[str, ...]:
        """The added items of a list."""
        return _without(self.after, self.before)


@immutable(frozen=True, slots=True)
class Changed:
    """An operation that both have, with its changes; ``returned``: the catalog has it as removed."""

    operation: Operation
    documented: Documented
    fields: tuple[FieldChange, ...]
    returned: bool = False

    def field(self, name: str) -> FieldChange | None:
        """Return the change of the field *name*, ``None`` if it is the same."""
        return next((field for field in self.fields if field.name == name), None)


@immutable(frozen=True, slots=True)
class Difference:
    """The differences; ``gone`` are operations of the catalog that the document of their version lacks."""

    versions: tuple[str, ...]
    added: tuple[Documented, ...]
    gone: tuple[Operation, ...]
    changed: tuple[Changed, ...]

    def __bool__(self) -> bool:
        return bool(self.added or self.gone or self.changed)


def difference(catalog: Catalog, document: Document) -> Difference:
    """Compare *document* with the operations of its API versions in *catalog*."""
    known = {shape(o.key): o for o in catalog if o.api_version in document.versions}
    return Difference(
        versions=document.versions,
        added=tuple(d for name, d in document.operations.items() if name not in known),
        gone=tuple(o for name, o in known.items() if name not in document.operations and _was_listed(o)),
        changed=tuple(_changes(known, document)),
    )


def _was_listed(operation: Operation) -> bool:
    """Return whether a document should have it; a user's own operation without claims was never in one."""
    return operation.lifecycle != "removed" and any(claim.listed for claim in operation.claims)


def _changes(known: Mapping[str, Operation], document: Document) -> Iterator[Changed]:
    for name, operation in known.items():
        documented = document.operations.get(name)
        if documented is None:
            continue
        returned = operation.lifecycle == "removed"
        fields = tuple(_fields(operation, documented))
        if fields or returned:
            yield Changed(operation, documented, fields, returned)


def _fields(operation: Operation, documented: Documented) -> Iterator[FieldChange]:
    for change in _marks(operation, documented):
        if change.before != change.after:
            yield change
    for name in FIELDS:
        before, after = getattr(operation, name), getattr(documented, name)
        if (sorted(before) != sorted(after)) if isinstance(before, tuple) else (before != after):
            yield FieldChange(name, before, after)


def _marks(operation: Operation, documented: Documented) -> Iterator[FieldChange]:
    """Compare with the claim of the last document, not with the verdict, which may follow another source.

    A user's own operation without claims is compared with its verdict.
    """
    claim = newest_document(operation.claims)
    if claim is None:
        access = None if operation.app_access == "unlisted" else operation.app_access
        yield FieldChange("deprecated", operation.lifecycle == "deprecated", documented.deprecated)
        yield FieldChange("app_access", access, documented.app_access)
        return
    if claim.listed:
        yield FieldChange("deprecated", bool(claim.deprecated), documented.deprecated)
        yield FieldChange("app_access", claim.app_access, documented.app_access)
        return
    # the operation was removed: its earlier statement is outdated


def _without(value: object, other: object) -> tuple[str, ...]:
    if not isinstance(value, tuple) or not isinstance(other, tuple):
        return ()
    return tuple(item for item in value if item not in other)
