"""Secrets in analysed source don't get into results: these end up in logs that more people read."""

from __future__ import annotations

import re
from dataclasses import replace

from appaccess_lint.model import CallSite

MASK = "***"
# in "https://user:password@host", and in "?token=…"; a hole or placeholder is no secret
_USER = re.compile(r"(?<=://)(?!(?:\{[^{}]*\}|[:%s])*@)[^/@\s\"'<>]+(?=@)")
_PARAMETER = re.compile(
    # the lengths are bounded, as each "?" in a literal of megabytes would look for its "="
    r"([?&;][\w.\-\[\]]{0,64}"
    r"(?:token|secret|passw|pwd|api[_-]?key|access[_-]?key|signature|jwt|credential|session)"
    r"[\w.\-\[\]]{0,64}=)[^&#\s\"'{}<>]+",
    re.IGNORECASE,
)
_HEADER = re.compile(r"\b(Bearer|Basic)(\s+)(?=\S*\d)[A-Za-z0-9+/_.~\-]{8,}=*")
# an API token of Atlassian's, a JSON web token
_TOKEN = re.compile(r"\bAT[AC]TT3[\w=\-]{16,}|\beyJ[\w\-]{8,400}\.[\w\-]{8,}\.[\w\-]*")


def masked(text: str) -> str:
    """Return *text* with passwords, tokens and the like replaced by ``***``, as far as their form tells."""
    if "://" in text:
        text = _USER.sub(MASK, text)
    if "=" in text:
        text = _PARAMETER.sub(rf"\1{MASK}", text)
    return _TOKEN.sub(MASK, _HEADER.sub(rf"\1\2{MASK}", text))


def masked_site(site: CallSite) -> CallSite:
    """Return *site* with its texts masked."""
    trail = tuple(replace(origin, text=masked(origin.text)) for origin in site.trail)
    return replace(site, url=masked(site.url) if site.url else site.url, trail=trail)
