"""Convert call sites to JSON and back."""

from __future__ import annotations

from dataclasses import asdict, astuple
from typing import TYPE_CHECKING, Any

from appaccess_lint.cache.answers import refusal_from, refusal_to, usage_from, usage_to
from appaccess_lint.cache.facts import fact_from, fact_to
from appaccess_lint.cache.request_data import origin_to, sent_from, sent_to
from appaccess_lint.model import CallSite, ClientBreak, Lookup, OutsidePath, Replacement, Span
from appaccess_lint.text.text import Origin

if TYPE_CHECKING:
    from appaccess_lint.catalog.load import Catalog

PLAIN = (
    "path",
    "kind",
    "client",
    "client_method",
    "method",
    "url",
    "deployment",
    "unmatched",
    "help",
    "certainty",
    "function",
    "ground",
)
"""The fields of a call site that are kept unchanged."""


BROKEN = (KeyError, TypeError, ValueError, IndexError, AttributeError, RecursionError)
"""Python's exceptions for invalid data."""
_REQUIRED = frozenset({"path", "kind", "deployment", "function", "ground"})


class Unreadable(Exception):
    """The kept data isn't a call site of this catalog."""


def site_to(site: CallSite) -> dict[str, Any]:
    """Return *site*, without its findings, in the form that JSON has."""
    return {
        **{name: getattr(site, name) for name in PLAIN},
        "span": astuple(site.span),
        "operations": [operation.key for operation in site.operations],
        "outside": [asdict(path) for path in site.outside],
        "trail": [origin_to(origin) for origin in site.trail],
        "auth": fact_to(site.auth),
        "breaks": asdict(site.breaks) if site.breaks is not None else None,
        "requests": [sent_to(data) for data in site.requests],
        "via": list(site.via),
        "compared": list(site.compared),
        "direct": site.direct,
        "usage": usage_to(site.usage),
        "refusal": refusal_to(site.refusal),
    }


def site_from(kept: dict[str, Any], catalog: Catalog) -> CallSite:
    """Return the call site in *kept*.

    Raises ``Unreadable`` for an unknown operation, and Python's own exceptions for invalid data.
    """
    operations = tuple(map(catalog.find, kept["operations"]))
    found = tuple(operation for operation in operations if operation is not None)
    if len(found) < len(operations) or not _has_types(kept):
        raise Unreadable
    return CallSite(
        **{name: kept[name] for name in PLAIN},
        span=Span(*kept["span"]),
        auth=fact_from(kept["auth"]),
        breaks=_break(kept["breaks"]) if kept["breaks"] is not None else None,
        operations=found,
        outside=tuple(map(_outside, kept["outside"])),
        trail=tuple(Origin(*origin) for origin in kept["trail"]),
        requests=tuple(map(sent_from, kept["requests"])),
        via=tuple(kept["via"]),
        compared=tuple(kept["compared"]),
        direct=kept["direct"],
        usage=usage_from(kept["usage"]),
        refusal=refusal_from(kept["refusal"]),
    )


def _has_types(kept: dict[str, Any]) -> bool:
    """Return whether the fields that formats print have the expected types."""
    texts = all(
        isinstance(kept[name], str) or (kept[name] is None and name not in _REQUIRED) for name in PLAIN
    )
    numbers = all(type(number) is int or number is None for number in kept["span"])
    origins = all(
        isinstance(path, str) and isinstance(text, str) and all(type(number) is int for number in numbers)
        for path, *numbers, text in kept["trail"]
    )
    via = all(
        isinstance(kept[name], list) and all(isinstance(text, str) for text in kept[name])
        for name in ("via", "compared")
    )
    direct = isinstance(kept["direct"], bool)
    return texts and numbers and origins and via and direct and None not in kept["span"][:4]


def _outside(kept: dict[str, Any]) -> OutsidePath:
    replacements = tuple(
        Replacement(**{**replacement, "needs": tuple(Lookup(**lookup) for lookup in replacement["needs"])})
        for replacement in kept["replacements"]
    )
    return OutsidePath(**{**kept, "replacements": replacements})


def _break(kept: dict[str, Any]) -> ClientBreak:
    return ClientBreak(**{**kept, "instead": tuple(kept["instead"])})
