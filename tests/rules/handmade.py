"""Call sites made by hand, of operations of the real catalog."""

from __future__ import annotations

from functools import cache
from typing import Any

from appaccess_lint.catalog.load import Catalog, load_catalog
from appaccess_lint.model import CallSite, Fact, Operation, Span
from appaccess_lint.rules import findings_for

SPAN = Span(12, 9, 12, 58)


@cache
def catalog() -> Catalog:
    return load_catalog()


def operations(*keys: str) -> tuple[Operation, ...]:
    return tuple(catalog().operations[key] for key in keys)


def site(*keys: str, **fields: Any) -> CallSite:
    """A plain HTTP call of the operations *keys*; *fields* says what is different."""
    known: dict[str, Any] = {
        "path": "app.py",
        "span": SPAN,
        "kind": "http",
        "client": "requests",
        "client_method": None,
        "method": keys[0].split()[0] if len(keys) == 1 else None,
        "url": "{}/rest/api",
        "deployment": "cloud",
        "auth": Fact(),
        "operations": operations(*keys),
    }
    return CallSite(**(known | fields))


def client_site(method: str, *keys: str) -> CallSite:
    """A call of a named client method that makes all the requests *keys*."""
    return site(
        *keys, kind="client", client="atlassian-python-api", client_method=method, url=None, method=None
    )


def said(call: CallSite) -> dict[str, str]:
    """The messages by code."""
    return {finding.code: finding.message for finding in findings_for(call)}
