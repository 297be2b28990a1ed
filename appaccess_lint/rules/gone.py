"""Find query parameters, and values in them, that a v1 operation no longer supports in Cloud."""

from __future__ import annotations

import re
from collections.abc import Iterable

from appaccess_lint.catalog.parameters import Gone, gone, gone_words, parameters_of
from appaccess_lint.model import CallSite, Operation
from appaccess_lint.request_data import KnownValue, RequestData


def gone_parameter(site: CallSite, operation: Operation, *, complete: bool) -> str | None:
    """Return a message about a query parameter, or a value in one, that *operation* no longer supports.

    Server still supports them, so the call must go to Cloud.  If *site* may send several requests, each of
    them must have such a parameter: a request without one may be the request to Cloud, and the others may be
    requests to Server.  *complete* says that the names of all parameters are known; else one may be the
    replacement.
    """
    if site.deployment != "cloud" and site.ground != "prefix":
        return None
    lost = _parameter(site, operation) if complete else None
    return lost or _word(site, operation) or _expanded(site, operation)


def _parameter(site: CallSite, operation: Operation) -> str | None:
    found = lost_parameter(site, operation)
    return (
        f"{operation.key} no longer accepts the query parameter {found[0]}; use {found[1]}" if found else None
    )


def lost_parameter(site: CallSite, operation: Operation) -> tuple[str, str] | None:
    """Return a query parameter of *site* that *operation* lost in Cloud, and the one that replaced it."""
    sent = [_sent_in_vain(data) for data in site.requests]
    parameters = parameters_of(operation) if all(sent) else None
    if parameters is None:
        return None
    taken = parameters.query
    wrong = [[name for name in names if name not in taken and gone()[name].v1 in taken] for names in sent]
    if not wrong or not all(wrong):
        return None
    name = wrong[0][0]
    return name, gone()[name].v1


def _word(site: CallSite, operation: Operation) -> str | None:
    words = gone_words().get(operation.key)
    if words is None:
        return None
    sent = [[(n, k) for n, k in data.queried if n in words.parameters] for data in site.requests]
    if not words.words:
        # Server doesn't support them either, so that one request with such a parameter is enough
        name = next((n for given in sent for n, known in given if not _is_harmless(known, _UNLESS_SET)), None)
        return f"{operation.key} ignores the query parameter {name}; use {words.instead}" if name else None
    pattern = re.compile("|".join(map(re.escape, words.words)), re.IGNORECASE)
    found = [_first(pattern, (known for _, known in given)) for given in sent]
    if not found or not all(found):
        return None
    return f"{operation.key} no longer has {found[0]} in {words.parameters[0]}; use {words.instead}"


def _expanded(site: CallSite, operation: Operation) -> str | None:
    """Return a message about a word of ``expand`` that names a key below another one of the answer."""
    words = gone_words().get(operation.key)
    if words is None or not words.expanded:
        return None
    sent = [[known for name, known in data.queried if name == "expand"] for data in site.requests]
    texts = [[w.strip() for known in given for t in known.texts for w in t.split(",")] for given in sent]
    known = not any(value.open for given in sent for value in given)
    found = [next((w for w in given if w.partition(".")[0] in words.expanded), "") for given in texts]
    if not known or not found or not all(found):
        return None
    return f"{operation.key} has no {found[0]} to expand; use {words.below}.{found[0]}"


_UNLESS_SET = Gone("", harmless=(False, "false"))


def _first(pattern: re.Pattern[str], values: Iterable[KnownValue]) -> str:
    """Return the matches of *pattern* in each of the possible *values*; empty if one has no match."""
    found = [pattern.search(text) for known in values if not known.open for text in known.texts]
    return found[0][0] if found and found[0] and all(found) else ""


def _sent_in_vain(data: RequestData) -> list[str]:
    """Return the query parameters that some v1 operations no longer support, without their replacements.

    A request that may have both the old and the new parameter (``start``, ``cursor``) supports both.
    """
    names = {name for name, _ in data.queried}
    return [
        name
        for name, known in data.queried
        if name in gone() and gone()[name].v1 not in names and not _is_harmless(known, gone()[name])
    ]


def _is_harmless(known: KnownValue, without: Gone) -> bool:
    return not known.open and all(value is None or value in without.harmless for value in known.values)
