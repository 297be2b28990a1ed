"""AAR405: calls outside of the documented REST API."""

from __future__ import annotations

from collections.abc import Iterator

from appaccess_lint.model import CallSite, OutsidePath
from appaccess_lint.rules.replacement import advice
from appaccess_lint.rules.rule import Rule
from appaccess_lint.rules.wording import one_line, shortest

MAX_METHOD = 60


def outside_call(site: CallSite) -> str | None:
    """AAR405: the path is outside of the documented REST API."""
    if not site.outside:
        return None
    path = site.outside[0]
    said = [f"{_subject(site, path)} is outside of the documented REST API"]
    if path.answer:
        said.append(f"Cloud answers {path.answer}")
    says = "; ".join(said)
    return shortest(*(f"{says}; {text}" for text in _advice(site, path)), says)


def _subject(site: CallSite, path: OutsidePath) -> str:
    if site.url is None and site.client_method:
        return f"{path.name}, which {one_line(site.client_method, MAX_METHOD)} calls,"
    return path.name


def _advice(site: CallSite, path: OutsidePath) -> Iterator[str]:
    """Yield what to use instead, in ever fewer words; nothing where that isn't known."""
    if len(path.replacements) == 1 and path.replacements[0].when:
        # it does a part of what the path does: GET ... for space permissions
        yield f"use {path.replacements[0]} for {path.replacements[0].when}"
    elif path.replacements:
        yield from advice(site, path.replacements)


RULES = (
    Rule(
        "AAR405",
        "outside-rest-api",
        "call outside of the documented REST API; says what Cloud answers and what replaces it",
        True,
        outside_call,
        severity="warning",
    ),
)
