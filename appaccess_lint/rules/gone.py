"""Find parameters, and words in them, that a v1 operation no longer has in Cloud."""

from __future__ import annotations

import re
from collections.abc import Iterable

from appaccess_lint.catalog.parameters import Gone, gone, gone_words, parameters_of
from appaccess_lint.model import CallSite, Operation
from appaccess_lint.request_data import KnownValue, RequestData


def gone_parameter(site: CallSite, operation: Operation) -> str | None:
    """Say which query parameter, or word in one, the v1 *operation* of *site* no longer has.

    Servers have them, so the call has to be one of Cloud.  Of a call that may be one of several requests,
    each sends such a parameter: one that doesn't may be the request for Cloud, and the others those for a
    server.
    """
    if site.deployment != "cloud" and site.ground != "prefix":
        return None
    return _parameter(site, operation) or _word(site, operation)


def _parameter(site: CallSite, operation: Operation) -> str | None:
    sent = [_sent_in_vain(data) for data in site.requests]
    parameters = parameters_of(operation) if all(sent) else None
    if parameters is None:
        return None
    taken = parameters.query
    wrong = [[name for name in names if name not in taken and gone()[name].v1 in taken] for names in sent]
    if not wrong or not all(wrong):
        return None
    name = wrong[0][0]
    return f"{operation.key} no longer has the query parameter {name}; use {gone()[name].v1}"


def _word(site: CallSite, operation: Operation) -> str | None:
    words = gone_words().get(operation.key)
    if words is None:
        return None
    pattern = re.compile("|".join(map(re.escape, words.words)), re.IGNORECASE)
    found = [_first(pattern, (k for n, k in _sent(data) if n == words.parameter)) for data in site.requests]
    if not found or not all(found):
        return None
    return f"{operation.key} no longer has {found[0]} in {words.parameter}; use {words.instead}"


def _first(pattern: re.Pattern[str], values: Iterable[KnownValue]) -> str:
    """Return what *pattern* finds in each text that the *values* can be, empty where one has nothing."""
    found = [pattern.search(text) for known in values if not known.open for text in known.texts]
    return found[0][0] if found and found[0] and all(found) else ""


def _sent(data: RequestData) -> list[tuple[str, KnownValue]]:
    return [item for table in (data.query, *data.parameters.tables) for item in table.items]


def _sent_in_vain(data: RequestData) -> list[str]:
    """Return the query parameters of a request that some v1 operations no longer have, without an equivalent.

    A request that may have the new parameter beside the old one (``start``, ``cursor``) is ready for both.
    """
    names = {name for name, _ in _sent(data)}
    return [
        name
        for name, known in _sent(data)
        if name in gone() and gone()[name].v1 not in names and not _is_harmless(known, gone()[name])
    ]


def _is_harmless(known: KnownValue, without: Gone) -> bool:
    return not known.open and all(value is None or value in without.harmless for value in known.values)
