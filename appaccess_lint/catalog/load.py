"""Read the catalog: the shipped operations, and the overrides in a user's files."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from appaccess_lint.catalog.schema import (
    NAMING,
    OPERATION,
    REQUIRED,
    CatalogError,
    Fields,
    Mismatch,
    Place,
    checked,
)
from appaccess_lint.catalog.timeline import event_groups
from appaccess_lint.files import toml
from appaccess_lint.files.reading import data_file
from appaccess_lint.files.shipped import data_folder
from appaccess_lint.immutable import immutable
from appaccess_lint.model import Operation
from appaccess_lint.os_errors import reason
from appaccess_lint.wording import describe, quoted

if TYPE_CHECKING:
    # importlib.resources.abc exists from 3.11 on; type checkers know it under this name for 3.10 too
    from importlib.abc import Traversable

__all__ = ["Catalog", "CatalogError", "load_catalog"]

V2_ROOT = "/wiki/api/v2/"
PARAMETER = re.compile(r"\{[^}]*\}")


@immutable(frozen=True, slots=True)
class Catalog:
    """The documented operations, by ``Operation.key``; iterates over the operations."""

    operations: Mapping[str, Operation]

    def find(self, key: str) -> Operation | None:
        """Return the operation with this key (``GET /wiki/rest/api/space``), ``None`` where there is none."""
        return self.operations.get(key)

    def __iter__(self) -> Iterator[Operation]:
        return iter(self.operations.values())

    def __len__(self) -> int:
        return len(self.operations)


@immutable(frozen=True, slots=True)
class _Entry:
    """One operation in the making: its fields so far, and the table that set each of them."""

    fields: Fields
    places: dict[str, Place]


_Entries = dict[str, _Entry]


def load_catalog(overlays: Sequence[Path] = ()) -> Catalog:
    """Return the shipped catalog with the overrides in the TOML files *overlays*; later files win.

    A table for a known operation sets the fields that it names; any other table adds an operation.
    Raises ``CatalogError`` for an invalid file.  Without overlays, the catalog is read once per process.
    """
    if not overlays:
        return _shipped_catalog()
    entries = dict(_kept_entries())
    for path in overlays:
        overlay = _read_tables(path, str(path))
        _check_timelines(overlay)
        _lay_over(entries, overlay)
    return _catalog(entries, [str(path) for path in overlays])


@cache
def _shipped_catalog() -> Catalog:
    # the tables take as much memory as the operations, and are needed again only with overlays
    return _catalog(_shipped_entries())


@cache
def _kept_entries() -> Mapping[str, _Entry]:
    return _shipped_entries()


def _shipped_entries() -> Mapping[str, _Entry]:
    entries: _Entries = {}
    for name, file in _shipped_files():
        for key, entry in _read_tables(file, name).items():
            if key in entries:
                other = entries[key].places["path"].file
                raise entry.places["path"].error("each operation once", f"it in {other} too")
            _require(entry)
            entries[key] = entry
    return MappingProxyType(entries)


def _shipped_files() -> Iterator[tuple[str, Traversable]]:
    for version in sorted(data_folder("operations").iterdir(), key=_name):
        # editors and file managers leave temporary files in a checkout
        files = (
            [file for file in version.iterdir() if file.name.endswith(".toml")] if version.is_dir() else []
        )
        for file in sorted(files, key=_name):
            yield f"operations/{version.name}/{file.name}", file


def _name(entry: Traversable) -> str:
    return entry.name


def _read_tables(file: Traversable, name: str) -> _Entries:
    """Return the tables of one file by operation; *name* is the file's name in messages."""
    document = _read(file, name)
    unknown = [key for key in document if key != "operation"]
    if unknown:
        raise Place(name).error("nothing but [[operation]] tables", f'the key "{unknown[0]}"')
    tables = document.get("operation", [])
    if not isinstance(tables, list):
        raise Place(name).error("[[operation]] tables", f"operation = {describe(tables)}")
    entries: _Entries = {}
    for number, table in enumerate(tables, 1):
        place = Place(name, number=number, content=table)
        try:
            fields = checked(table, OPERATION, NAMING)
        except Mismatch as mismatch:
            raise place.error(mismatch.expected, mismatch.found, mismatch.key) from None
        key = f"{fields['method']} {fields['path']}"
        if key in entries:
            raise place.error("each operation once in a file", "it a second time")
        entries[key] = _Entry(fields, dict.fromkeys(fields, place))
    return entries


def _read(file: Traversable, name: str) -> dict[str, Any]:
    try:
        return toml.parsed(name, (data_file(file) if isinstance(file, Path) else file).read_bytes())[1]
    except OSError as error:
        raise CatalogError(f"{name}: {reason(error)}") from error
    except toml.TomlError as error:
        raise CatalogError(str(error)) from error


def _check_timelines(overlay: _Entries) -> None:
    for entry in overlay.values():
        name = entry.fields.get("timeline")
        if name and name not in event_groups():
            expected = f"one of the groups of events {quoted(tuple(event_groups()))}"
            raise entry.places["timeline"].error(expected, describe(name), "timeline")


def _lay_over(entries: _Entries, overlay: _Entries) -> None:
    """Merge the tables of *overlay* into *entries*: fields of known operations, and new operations."""
    spelled = {_shape(key): key for key in entries}
    for key, entry in overlay.items():
        known = entries.get(key)
        if known is not None:
            entries[key] = _Entry({**known.fields, **entry.fields}, {**known.places, **entry.places})
            continue
        other = spelled.setdefault(_shape(key), key)
        if other != key:
            expected = f"the operation under its name in the catalog, {other}"
            raise entry.places["path"].error(expected, "other names of the path's variables", "path")
        _require(entry)
        entries[key] = entry


def _shape(key: str) -> str:
    return PARAMETER.sub("{}", key)


def _require(entry: _Entry) -> None:
    for field in REQUIRED:
        if field not in entry.fields:
            expected = "a value, because the catalog lacks this operation"
            raise entry.places["path"].error(expected, "none", field)


def _catalog(entries: Mapping[str, _Entry], overlays: Sequence[str] = ()) -> Catalog:
    for key, entry in entries.items():
        for replacement in entry.fields.get("replacements", ()):
            place = entry.places["replacements"]
            for request in (replacement, *replacement.needs):
                target = entries.get(str(request))
                if target is None:
                    raise place.error("operations of the catalog", str(request), "replacements")
                if target.fields["lifecycle"] != "current":
                    raise _stale_replacement(key, place, target, overlays)
    return Catalog(MappingProxyType({key: _operation(entry.fields) for key, entry in entries.items()}))


def _stale_replacement(key: str, place: Place, target: _Entry, overlays: Sequence[str]) -> CatalogError:
    """Return the error about *target*, a replacement for *key*; it names the last file that set it."""
    ruling, lifecycle = target.places["lifecycle"], target.fields["lifecycle"]
    order = {name: number for number, name in enumerate(overlays, 1)}
    if order.get(ruling.file, 0) > order.get(place.file, 0):
        expected = f'"current", as it is a replacement for {key} in {place.file}'
        return ruling.error(expected, f'"{lifecycle}"', "lifecycle")
    named = f"{target.fields['method']} {target.fields['path']}"
    found = f"{named}, which is {lifecycle} in {ruling.file}"
    return place.error("current operations", found, "replacements")


def _operation(fields: Fields) -> Operation:
    return Operation(api_version="v2" if fields["path"].startswith(V2_ROOT) else "v1", **fields)
