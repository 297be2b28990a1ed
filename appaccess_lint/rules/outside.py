"""AAR405: calls outside of the documented REST API."""

from __future__ import annotations

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
    says = f"{_subject(site, path)} is outside of the documented REST API"
    if path.answer:
        says = f"{says}; Cloud answers {path.answer}"
    if path.note and not path.replacements:
        says = shortest(f"{says}; {_sentence(path.note)}", says)
    advices = list(advice(site, path.replacements)) if path.replacements else []
    # a complete replacement is more useful than the place of the path
    whole = [f"{start}; {text}" for text in advices[:1] for start in (says, _brief(site, path))]
    return shortest(*whole, *(f"{says}; {text}" for text in advices), says)


def _brief(site: CallSite, path: OutsidePath) -> str:
    method = site.client_method if site.url is None else None
    subject = f"{one_line(method, MAX_METHOD)} calls {path.name}" if method else path.name
    return f"{subject}; Cloud answers {path.answer}" if path.answer else f"{subject}, which is undocumented"


def _sentence(note: str) -> str:
    """Return the first sentence of *note* as a part of a message."""
    first = note.partition(". ")[0].removesuffix(".")
    return f"{first[:1].lower()}{first[1:]}"


def _subject(site: CallSite, path: OutsidePath) -> str:
    if site.url is None and site.client_method:
        return f"{path.name}, which {one_line(site.client_method, MAX_METHOD)} calls,"
    return path.name


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
