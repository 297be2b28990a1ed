"""Recognize names of secrets, and strings that have the form of a secret.

The prefixes of well-known services' keys are facts from the rule set of gitleaks
(https://github.com/gitleaks/gitleaks, MIT license). The lengths are less strict than those of the services.
"""

from __future__ import annotations

import base64
import binascii
import re
from functools import lru_cache

SECRET = (
    r"(?:token|secret|passw|passphrase|passcode|passkey|pwd|api[_\-]?key|access[_\-]?key|private[_\-]?key|"
    r"auth[_\-]?key|signing[_\-]?key|encryption[_\-]?key|shared[_\-]?key|master[_\-]?key|service[_\-]?key|"
    r"client[_\-]?key|secret[_\-]?key|subscription[_\-]?key|account[_\-]?key|signature|jwt|credential|bearer|"
    r"session|cookie|authorization|hmac|webhook|kennwort|wachtwoord|contrase[nñ]a|mot_?de_?passe|senha)"
)
_NAME = re.compile(
    rf"[\-\w.]{{0,64}}{SECRET}[\w.\-]{{0,64}}|(?:.*[_.\-])?(?:pw|pass|pin|otp|creds?|sid|pat|psw|pswd|csrf|xsrf)",
    re.IGNORECASE | re.DOTALL,
)
_OPTION = re.compile(r"-[A-Za-z]{0,8}u|--user|--proxy-user|-p")
# names of things that only relate to a secret
_ABOUT = re.compile(
    r"(?:url|uri|endpoint|type|name|path|file|filename|field|header|param|length|len|count|limit|size|prefix|"
    r"class|cls|format|pattern|regex|method|factory|provider|expiry|expires|expires_?in|ttl|timeout|version|"
    r"policy|required|location|scope|scopes|store|help|adapter|manager|handler|domain|algorithm)$"
    r"|^(?:max|min|num|n|has|is|use|no|tokenizer|tokenize|sessionmaker)_|^(?:tokeni[sz]e\w*|sessionmaker)$",
    re.IGNORECASE,
)
_AUTH = re.compile(r"(?:\w*_)?auth(?:entication)?", re.IGNORECASE)
_TAKES_AUTH = re.compile(
    r"\w*auth(?:entication|1|2|_handler|handler)?|o?auth\w*|login|log_?in|authenticate|sign_?in|add_password|"
    r"set_credentials|basic_?auth_?header|make_headers",
    re.IGNORECASE,
)
_CLIENT = re.compile(
    r"[A-Z]\w*(?:Client|Api|API|Session|Server|Service|Connection|Rest|REST)|(?:\w*[a-z_])?"
    r"(?:Confluence|Jira|JIRA|Bitbucket|Crowd|Atlassian|Wiki)\w*|Client|Session"
)
_GETTER = re.compile(r"_*(?:get|fetch|read|load|find|is|has|check|list|delete|remove|revoke|request|new_)\w*")
MAX_NAME = 200
"""Maximum length of a name."""
_NO_DIGIT = re.compile(r"[A-Za-z_.\-]+")

# the prefixes of well-known keys, each with the characters that follow
KNOWN = re.compile(
    r"""-----BEGIN\ [A-Z0-9 ]{0,40}PRIVATE\ KEY(?:\ BLOCK)?-----(?:(?!-----END)[\s\S])*"""
    r"""(?:-----END\ [A-Z0-9 ]{0,40}KEY(?:\ BLOCK)?-----)?"""
    r"""|\b(?:A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA|AROA|AIDA)[A-Z0-9]{12,}"""
    r"""|\b(?:gh[pousr]_|github_pat_|gl(?:pat|ptt|rt|dt|cbt|soat|ft|imt|agent|ldt)-|glpat_)[\w.\-]{8,}"""
    r"""|\bxox[a-z]{1,2}-[\w\-]{8,}|\bxapp-[\w\-]{8,}|\bxwfp-[\w\-]{8,}"""
    r"""|(?<=hooks\.slack\.com/)(?:services|workflows|triggers)/[\w/\-]{8,}"""
    r"""|(?<=discord\.com/api/webhooks/)\d+/[\w\-]{8,}|(?<=webhook\.office\.com/)[\w@/\-]{8,}"""
    r"""|\bAT[AC]TT3[\w=\-]{12,}|\bATBB[\w=\-]{12,}|\bATATT[\w=\-]{12,}"""
    r"""|\beyJ[\w\-]{8,4000}\.[\w\-]{8,}(?:\.[\w\-]*)?"""
    r"""|\b(?:sk|pk|rk)_(?:live|test|prod)_[\w]{8,}|\bsk-(?:proj-|ant-|svcacct-|admin-)?[\w\-]{16,}|\bwhsec_\w{8,}"""
    r"""|\bAIza[\w\-]{20,}|\bya29\.[\w\-]{8,}|\bGOCSPX-[\w\-]{8,}"""
    r"""|\bnpm_\w{12,}|\bpypi-[\w\-]{12,}|\bhv[sb]\.[\w\-]{8,}|\bSG\.[\w\-]{8,}\.[\w\-]{8,}"""
    r"""|\b(?:dop|doo|dor)_v1_\w{8,}|\bdckr_pat_[\w\-]{8,}|\bhf_\w{16,}|\blin_api_\w{8,}|\bfigd_[\w\-]{8,}"""
    r"""|\bshp(?:at|ca|pa|ss)_\w{8,}|\bsq0[a-z]{3}-[\w\-]{8,}|\bdapi[a-f0-9]{16,}|\bNRAK-\w{8,}|\bglsa_\w{8,}"""
    r"""|\bPMAK-[\w\-]{8,}|\bpul-[a-f0-9]{16,}|\bAGE-SECRET-KEY-\w{8,}|\bkey-[0-9a-z]{32}\b"""
    r"""|\b\d{8,10}:AA[\w\-]{30,}|\bEAACEdEose0cBA\w+|\btfp_\w{8,}|\brubygems_\w{8,}""",
    re.VERBOSE,
)
_BASE64 = re.compile(r"(?<![\w+/=.\-])[A-Za-z0-9+/]{8,400}={0,2}(?![\w+/=\-])")


def is_secret_name(text: str) -> bool:
    """Return whether a variable, parameter or key named *text* contains a secret."""
    return len(text) <= MAX_NAME and _is_secret_name(text)


@lru_cache(maxsize=2048)  # the same few names occur again and again
def _is_secret_name(text: str) -> bool:
    return _NAME.fullmatch(text) is not None and not _ABOUT.search(text)


def is_secret_key(text: str) -> bool:
    """Return whether the literal *text* names the secret that follows it: a key, an option of a program."""
    return is_secret_name(text) or _OPTION.fullmatch(text) is not None


def is_auth_name(text: str) -> bool:
    """Return whether *text* is a name for a pair of user and password, or for a secret."""
    return _AUTH.fullmatch(text) is not None


def takes_auth(callee: str) -> bool:
    """Return whether the function or class *callee* takes a user and a password."""
    return _TAKES_AUTH.fullmatch(callee) is not None


def is_client(callee: str) -> bool:
    """Return whether the class *callee* may take an address, a user and a password by position."""
    return _CLIENT.fullmatch(callee) is not None


def makes_secret(callee: str) -> bool:
    """Return whether the function or class *callee* takes a secret: ``SecretStr``, ``set_password``."""
    return is_secret_name(callee) and not _GETTER.match(callee) and "session" not in callee.lower()


def is_word(text: str) -> bool:
    """Return whether *text* is the name of a secret, and unlikely to be a secret itself."""
    return is_secret_name(text) and (_NO_DIGIT.fullmatch(text) is not None)


def encoded_pairs(text: str) -> list[tuple[int, int]]:
    """Return the spans of ``user:password`` in base64."""
    return [found.span() for found in _BASE64.finditer(text) if _is_pair(found[0])]


def _is_pair(word: str) -> bool:
    try:
        decoded = base64.b64decode(word + "=" * (-len(word) % 4), validate=True).decode("ascii")
    except (binascii.Error, ValueError):
        return False
    return decoded.isprintable() and ":" in decoded[1:-1]
