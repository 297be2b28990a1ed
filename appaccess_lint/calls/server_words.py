"""Words that indicate Server or Data Center."""

from __future__ import annotations

from appaccess_lint.calls.unmodelled import words

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


def names_server(name: str) -> bool:
    """Return whether an identifier mentions Data Center or a self-hosted server, and not Cloud."""
    said = words(name)
    return "cloud" not in said and any(wanted <= said for wanted in _SAYS_SERVER)
