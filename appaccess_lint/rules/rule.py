"""Define a rule."""

from __future__ import annotations

from collections.abc import Callable

from appaccess_lint.immutable import immutable
from appaccess_lint.model import CallSite, Severity

DOCUMENTATION = "https://appaccess-lint.readthedocs.io/en/stable/"
"""Where the documentation is published; ``pyproject.toml`` and ``mkdocs.yml`` have the same address."""


@immutable(frozen=True, slots=True)
class Rule:
    """One code and the check behind it.

    ``check`` takes a call site and returns the message, or ``None`` if the rule doesn't apply.
    ``default_on`` states whether the code is shown by default.  ``severity`` is ``error`` for calls that fail
    today, ``warning`` for calls that will fail, and ``note`` for information.
    """

    code: str
    name: str
    summary: str
    default_on: bool
    check: Callable[[CallSite], str | None]
    severity: Severity

    @property
    def url(self) -> str:
        """The address of the rule's page in the documentation."""
        return f"{DOCUMENTATION}rules/{self.code}/"
