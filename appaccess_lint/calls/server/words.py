"""Words that indicate Server or Data Center."""

from __future__ import annotations

import re

from appaccess_lint.calls.names.words import words

_SAYS_SERVER = (
    frozenset({"dc"}),
    frozenset({"datacenter"}),
    frozenset({"data", "center"}),
    frozenset({"onprem"}),
    frozenset({"on", "prem"}),
    frozenset({"on", "premise"}),
    frozenset({"selfhosted"}),
    frozenset({"self", "hosted"}),
)
# "Client of Confluence Server/DC", "the REST API of Confluence (Data Center)", "our on-prem Confluence"
_DESCRIBES_SERVER = re.compile(
    r"\bConfluence,? \(?(?:Server|DC|[Dd]ata[ -]?[Cc]ent(?:er|re)|[Oo]n-?[Pp]rem(?:ises?)?|[Ss]elf-hosted)\b"
    r"|\b(?:[Oo]n-?[Pp]rem(?:ises?)?|[Ss]elf-[Hh]osted) (?:Atlassian )?Confluence\b"
)
# a server for agents may have that name
_ANOTHER = re.compile(r"cloud|atlassian\.net|api\.atlassian\.com|\bmcp\b", re.IGNORECASE)


def names_server(name: str) -> bool:
    """Return whether an identifier mentions Data Center or a self-hosted server, and not Cloud."""
    said = words(name)
    return "cloud" not in said and any(map(said.issuperset, _SAYS_SERVER))


def describes_server(docstring: str) -> bool:
    """Return whether *docstring* describes code for Confluence Server or Data Center."""
    return _DESCRIBES_SERVER.search(docstring) is not None


def mentions_another(source: str) -> bool:
    """Return whether *source* mentions Cloud or a server for agents: it isn't for Server alone."""
    return _ANOTHER.search(source) is not None
