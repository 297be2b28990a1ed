"""Convert call sites to JSON and back."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from appaccess_lint.cache.rows import Form, forms
from appaccess_lint.model import CallSite

if TYPE_CHECKING:
    from appaccess_lint.catalog.load import Catalog

BROKEN = (KeyError, TypeError, ValueError, IndexError, AttributeError, RecursionError)
"""Python's exceptions for invalid data."""
_COMPUTED = frozenset({"operations", "findings", "nearest", "content", "shared_with", "requirement_named"})
"""The fields that aren't kept as they are: they depend on the catalog, or follow from the others."""


class Unreadable(Exception):
    """The kept data isn't a call site of this catalog."""


@cache
def _kept() -> tuple[tuple[str, Form], ...]:
    return tuple((name, form) for name, form in forms(CallSite) if name not in _COMPUTED)


def site_to(site: CallSite) -> dict[str, Any]:
    """Return *site*, without its findings, in the form that JSON has."""
    kept = {name: form.to(getattr(site, name)) for name, form in _kept()}
    return {**kept, "operations": [operation.key for operation in site.operations]}


def site_from(kept: dict[str, Any], catalog: Catalog) -> CallSite:
    """Return the call site in *kept*.

    Raises ``Unreadable`` for an unknown operation, and Python's own exceptions for invalid data.
    """
    operations = tuple(map(catalog.find, kept["operations"]))
    found = tuple(operation for operation in operations if operation is not None)
    if len(found) < len(operations):
        raise Unreadable
    return CallSite(operations=found, **{name: form.of(kept[name]) for name, form in _kept()})
