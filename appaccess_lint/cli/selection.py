"""Which codes are shown: ``--select`` and ``--ignore``, weighed as in flake8, and ``--per-file-ignores``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from appaccess_lint.discovery import is_within
from appaccess_lint.model import Finding
from appaccess_lint.rules import RULES

DEFAULT_ON = frozenset(rule.code for rule in RULES if rule.default_on)


@dataclass(frozen=True, slots=True)
class Selection:
    """Prefixes of codes.  ``select`` is ``None`` where the default codes are meant.

    ``by_file`` has patterns of files, as ``exclude`` takes them, with the prefixes that are left out there.
    """

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    by_file: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def shows(self, code: str, path: str | None = None) -> bool:
        """Tell whether *code* is shown, in the file at *path* if that is named.

        Where it is both selected and ignored, the longer prefix wins; what is left out in a file always is.
        """
        if path is not None and code.startswith(self._left_out(path)):
            return False
        chosen = _longest((*(self.select or ()), *self.extend_select), code)
        dropped = _longest(self.ignore, code)
        if chosen is not None:
            return dropped is None or chosen > dropped
        return self.select is None and dropped is None and code in DEFAULT_ON

    def shown(self, findings: Iterable[Finding], path: str) -> list[Finding]:
        """Return those of *findings*, all in the file at *path*, whose code is shown."""
        left_out = self._left_out(path)
        return [f for f in findings if not f.code.startswith(left_out) and self.shows(f.code)]

    def _left_out(self, path: str) -> tuple[str, ...]:
        return tuple(code for pattern, codes in self.by_file if is_within(path, [pattern]) for code in codes)


def _longest(prefixes: Sequence[str], code: str) -> int | None:
    return max((len(prefix) for prefix in prefixes if code.startswith(prefix)), default=None)
