"""Mask secrets of the analyzed source in results, which end up in logs that more people read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from appaccess_lint.immutable import replace
from appaccess_lint.model import CallSite
from appaccess_lint.secrets.literals import SecretLiterals
from appaccess_lint.secrets.names import KNOWN
from appaccess_lint.secrets.request_data import RequestMask
from appaccess_lint.text.text import Origin

MASK = "***"
MIN_LENGTH = 4
"""Minimum length of a part of a secret that is masked wherever it occurs."""

MIN_DIGITS = 3
"""Minimum number of digits in a word that looks random."""

CONTEXT = 300
"""Number of characters of a line that are searched on each side of a string."""

_NAMES = (
    r"(?:token|secret|passw|passphrase|pwd|(?:api|access|private)(?:[_-]|%5F|%2D)?key|signature|jwt|credential|"
    r"session)"
)
# all lengths are bounded: otherwise, the search in a literal of megabytes takes quadratic time
_QUOTED = r"""[fFrRbBuU]{0,2}(?P<quote>["'])(?!(?:Bearer|Basic)\s|%|\{|\s*[+,.)\]}])"""
# in "https://user:password@host", and in "?token=…"; a hole or placeholder isn't a secret
_USER = re.compile(r"(?<=//)(?!(?:\{[^{}]*\}|[:%s])*@)[^/@\s\"'<>]+(?=@)")
_BARE_USER = re.compile(
    r"""(?:(?<=^)|(?<=["']))(?!mailto:|acct:|\{|%)[\w.+%\-]{1,64}:[^/@:\s"'<>{}]{1,200}(?=@[\w\-]+\.|["'][\s+]{0,9}["']@)"""
)
_PARAMETER = re.compile(
    r"""((?:[?&;#"']|%26|%3F)\s?(?:[\w.\-\[\]]{0,64}"""
    + _NAMES
    + r"""[\w.\-\[\]]{0,64}|auth|sig|hmac|pass|pswd|psw|pw|pat)(?:=|%3D))"""
    r"""(?!["'])(?:[^&#\s"'{};<>]+|\{\s*["'][^"'{}]*["']\s*\})""",
    re.IGNORECASE,
)
# token="…", "X-Api-Key": "…", environ["TOKEN"] = "…", ("password", "…"), "?token=" + "…"
_ASSIGNED = re.compile(
    rf"""((?:{_NAMES}[\w.\-]{{0,64}}(?<!url)(?<!uri)(?<!type)(?<!name)(?<!path)(?<!file)|authorization)"""
    rf"""(?:=(?:%s|\*\*\*)?["']\s{{0,9}}[+%]|["']?\]?\s{{0,9}}[:=]|["']\s{{0,9}},)\s{{0,9}}{_QUOTED})[^"'\n]+""",
    re.IGNORECASE,
)
# auth=("me", "…"), HTTPBasicAuth("me", "…")
_AUTH = re.compile(
    r"""(auth(?:\s{0,9}=\s{0,9}[\w.]{0,64})?\(\s{0,9}(?:"[^"\n]{0,99}"|'[^'\n]{0,99}'|[\w.]{1,99})\s{0,9},\s{0,9}"""
    rf"""{_QUOTED})[^"'\n]+""",
    re.IGNORECASE,
)
# prose has these words, too; a literal with one of them and a single word after it is a header
_HEADER = re.compile(
    r"""\b(Bearer|Basic)(\s{1,9})(?:(?=\S*\d)[A-Za-z0-9+/_.~\-]{8,}=*|[^\s"'{}%]{8,}(?=["']))"""
)
# "?key=" may be a property and "?code=" a country, but these are shorter or have no digits
_CODE = re.compile(
    r"((?:[?&;#]|%26|%3F)(?:key|code|pass|pin|otp|ticket|assertion)(?:=|%3D))"
    r"(?=[^&#\s\"']{0,200}\d)(?=[^&#\s\"']{0,200}[A-Za-z])[\w.~+/=%\-]{16,}",
    re.IGNORECASE,
)
# in "/token/…/pages"; "/token/refresh" is an action, "/token/v2" a version, "/tokens/list2.py" a file
_SEGMENT = re.compile(
    r"(/(?:[\w\-]{0,32}[_\-])?(?:tokens?|secrets?|passwords?|api[_-]?keys?|access[_-]?keys?|jwt)/)"
    r"""(?!v\d{1,3}(?:[/?#&"'\s]|$))"""
    r"""(?:(?=[\w~+=\-]{0,200}\d)[\w~+=\-]{6,}|[\w~+=\-]{16,})(?=[/?#&"'\s]|$)""",
    re.IGNORECASE,
)
_LONG = re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9]{20,}(?![A-Za-z0-9])")


@lru_cache(maxsize=1024)
def masked(text: str) -> str:
    """Return *text* with everything that has the form of a secret replaced by ``***``."""
    if "@" in text:
        text = _BARE_USER.sub(MASK, _USER.sub(MASK, text))
    assigns = "=" in text or "%3" in text
    if assigns:
        text = _PARAMETER.sub(rf"\1{MASK}", text)
    if '"' in text or "'" in text:
        text = _AUTH.sub(rf"\1{MASK}", _ASSIGNED.sub(rf"\1{MASK}", text))
    if assigns:
        text = _CODE.sub(rf"\1{MASK}", text)
    if "/" in text:
        text = _SEGMENT.sub(rf"\1{MASK}", text)
    text = KNOWN.sub(MASK, _HEADER.sub(rf"\1\2{MASK}", text))
    return _LONG.sub(lambda found: MASK if _is_random(found[0]) else found[0], text)


def _is_random(word: str) -> bool:
    """Return whether *word* looks random: written words rarely change between kinds of characters.

    Hexadecimal numbers, such as IDs of sites, users and files, don't count as random.
    """
    digits, capitals = (sum(map(test, word)) for test in (str.isdigit, str.isupper))
    kinds = [(sign.isdigit(), sign.isupper()) for sign in word]
    changes = sum(one != other for one, other in pairwise(kinds))
    mixed = digits >= MIN_DIGITS and 0 < capitals < len(word) - digits
    return mixed and changes * 3 >= len(word)


_Masks = dict[tuple[str, ...], RequestMask]
"""Masks by the known secrets that can't be recognized by their form."""


def masked_sites(
    sites: Iterable[CallSite], source: str, bodies: Iterable[tuple[int, int]] = ()
) -> tuple[CallSite, ...]:
    """Return *sites*, all of *source*, with the secrets in their strings masked.

    *bodies* are the positions, from 1, of the bodies of functions and classes, if they are known.
    """
    listed = list(sites)
    if not listed:
        return ()
    # a carriage return ends a line in Python, too
    secrets = SecretLiterals(source.split("\n"), () if "\r" in source else bodies)
    masks: _Masks = {}  # the call sites of a file share clients
    return tuple(_masked_site(site, secrets, masks) for site in listed)


def _masked_site(
    site: CallSite, literals: SecretLiterals, masks: dict[tuple[str, ...], RequestMask]
) -> CallSite:
    """Mask what is a secret in the site's URL or line, also where it occurs by itself."""
    url = site.url or ""
    stated = [piece for origin in site.trail for piece in _secrets_of(origin, site.path, literals)]
    shown = masked(_replaced(stated, url))
    secrets = [*stated, *_masked_pieces(url, masked(url))]
    hidden = {o for o in site.trail if o.text in stated or _is_secret(o, site.path, literals)}
    trail = tuple(
        replace(origin, text=MASK if origin in hidden else _without(secrets, origin.text))
        for origin in site.trail
    )
    secrets += [origin.text for origin in hidden]
    if (key := tuple(secrets)) not in masks:
        masks[key] = RequestMask(lambda text: _without(key, text))
    carried = tuple(map(masks[key].masked, site.requests))
    return replace(site, url=shown if site.url else site.url, trail=trail, requests=carried)


def _secrets_of(origin: Origin, path: str, literals: SecretLiterals) -> list[str]:
    """Return the parts of the literal at *origin* that the surrounding code indicates to be secrets."""
    if origin.path != path or len(origin.text) < MIN_LENGTH:
        return []
    start = literals.at(origin.line, origin.column - 1)
    end = min(len(literals.source), start + len(origin.text) + 8)
    found = (piece for piece in literals.within(start, end) if len(piece) >= MIN_LENGTH)
    return [piece if piece in origin.text else origin.text for piece in found if _overlap(piece, origin.text)]


def _overlap(piece: str, text: str) -> bool:
    return piece in text or text in piece


def _replaced(secrets: Iterable[str], text: str) -> str:
    for secret in sorted(secrets, key=len, reverse=True):
        text = text.replace(secret, MASK)
    return text


def _is_secret(origin: Origin, path: str, literals: SecretLiterals) -> bool:
    text = origin.text
    if origin.path != path or not MIN_LENGTH <= len(text) <= CONTEXT:
        return False
    line, at = literals.at(origin.line, 0), literals.at(origin.line, origin.column)
    end = literals.at(origin.line + 1, -1)
    around = literals.source[max(line, at - CONTEXT) : min(end, at + 2 * CONTEXT)]
    return text in around and text not in masked(around)


def _masked_pieces(text: str, shown: str) -> list[str]:
    """Return the parts of *text* that are masked in *shown*, its masked form; the longest first."""
    kept = shown.split(MASK)
    pieces: list[str] = []
    at = len(kept[0])
    for following in kept[1:]:
        end = text.find(following, at) if following else len(text)
        if end < 0:
            break
        pieces.append(text[at:end])
        at = end + len(following)
    # both parts of "user:password" are secrets
    parts = {part for piece in pieces for part in (piece, *piece.split(":")) if len(part) >= MIN_LENGTH}
    return sorted(parts, key=len, reverse=True)


def _without(secrets: Sequence[str], text: str) -> str:
    text = masked(text)
    for secret in secrets:
        text = text.replace(secret, MASK)
    whole = text.strip()
    return MASK if len(whole) >= MIN_LENGTH and any(whole in secret for secret in secrets) else text
