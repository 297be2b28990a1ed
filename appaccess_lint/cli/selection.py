"""Which codes are shown: ``--select``, ``--extend-select`` and ``--ignore``, weighed as flake8 does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from appaccess_lint.model import Finding
from appaccess_lint.rules import RULES

DEFAULT_ON = frozenset(rule.code for rule in RULES if rule.default_on)


@dataclass(frozen=True, slots=True)
class Selection:
    """Prefixes of codes.  ``select`` is ``None`` where the default codes are meant."""

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def shows(self, code: str) -> bool:
        """Tell whether *code* is shown: where it is both selected and ignored, the longer prefix wins."""
        chosen = _longest((*(self.select or ()), *self.extend_select), code)
        dropped = _longest(self.ignore, code)
        if chosen is not None:
            return dropped is None or chosen > dropped
        return self.select is None and dropped is None and code in DEFAULT_ON

    def shown(self, findings: Iterable[Finding]) -> list[Finding]:
        """Return those of *findings* whose code is shown."""
        return [finding for finding in findings if self.shows(finding.code)]


def _longest(prefixes: Sequence[str], code: str) -> int | None:
    return max((len(prefix) for prefix in prefixes if code.startswith(prefix)), default=None)
