"""AAR405: calls outside the documented REST API."""

from __future__ import annotations

from pathlib import PurePath

from appaccess_lint.model import CallSite, OutsidePath
from appaccess_lint.rules.replacement import advice
from appaccess_lint.rules.rule import Rule
from appaccess_lint.rules.wording import shortest
from appaccess_lint.wording import one_line

MAX_METHOD = 60


def outside_call(site: CallSite) -> str | None:
    """AAR405: the path is outside the documented REST API."""
    if not site.outside:
        return None
    path = site.outside[0]
    says = _statement(site, path)
    if path.note and not path.replacements:
        says = shortest(f"{says}; {_sentence(path.note)}", says)
    advices = advice(site, path.replacements) if path.replacements else ()
    return shortest(*(f"{says}; {text}" for text in advices), says)


def _statement(site: CallSite, path: OutsidePath) -> str:
    """Return what Cloud returns for *path*, or that the REST API doesn't have it if that is unknown."""
    method = one_line(site.client_method, MAX_METHOD) if site.url is None and site.client_method else ""
    says = f"returns {path.answer} on Cloud" if path.answer else "is not part of the REST API"
    if method:
        return f"{method} requests {path.name}, which {says}"
    at = _link_elsewhere(site, path)
    return f"{path.name} (link read at {at}) {says}" if at else f"{path.name} {says}"


def _link_elsewhere(site: CallSite, path: OutsidePath) -> str:
    """Return where the link in an answer is read that *site* requests; empty if the call itself shows it.

    Example: ``line 12``, ``models.py:12`` for another file.
    """
    if site.span.cell is not None:  # the lines of links aren't those of a cell
        return ""
    if any(path.name.removeprefix("/wiki") in origin.text for origin in site.trail):
        return ""
    link = next((origin for origin in site.trail if origin.text.isidentifier()), None)
    if link is None or (link.path == site.path and site.span.line <= link.line <= site.span.end_line):
        return ""
    return f"line {link.line}" if link.path == site.path else f"{PurePath(link.path).name}:{link.line}"


def _sentence(note: str) -> str:
    """Return the first sentence of *note* as a part of a message."""
    first = note.partition(". ")[0].removesuffix(".")
    return f"{first[:1].lower()}{first[1:]}"


RULES = (
    Rule(
        "AAR405",
        "outside-rest-api",
        "call outside the documented REST API; says what Cloud returns and what replaces it",
        True,
        outside_call,
        severity="warning",
    ),
)
