"""AAR405: calls outside of the documented REST API."""

from __future__ import annotations

from collections.abc import Iterator

from appaccess_lint.model import CallSite, OutsidePath, Replacement
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
    return shortest(*(f"{says}; {advice}" for advice in _advice(path.replacements)), says)


def _subject(site: CallSite, path: OutsidePath) -> str:
    if site.url is None and site.client_method:
        return f"{path.name}, which {one_line(site.client_method, MAX_METHOD)} calls,"
    return path.name


def _advice(replacements: tuple[Replacement, ...]) -> Iterator[str]:
    """Yield what to use instead, in fewer and fewer words."""
    if replacements:
        first, *more = replacements
        condition = f" for {first.when}" if first.when else ""
        if more:
            yield f"use {first}{condition} ({len(more)} more by content type)"
        yield f"use {first.request}{condition}"
        yield f"use {first}{condition}"


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
