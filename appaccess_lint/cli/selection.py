"""Select the codes that are shown, and their severities.

The options are ``--select``, ``--ignore``, ``--per-file-ignores`` and ``--severity``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from appaccess_lint.files.discovery import is_within
from appaccess_lint.model import Finding, Severity
from appaccess_lint.rules import OFF_BY_DEFAULT, RULES, one_of_each_hundred


@dataclass(frozen=True, slots=True)
class Selection:
    """Prefixes of codes.  ``select`` is ``None`` for the default codes.

    ``by_file`` has file patterns like those of ``exclude``, with the prefixes that are left out in these
    files.  ``severities`` has pairs of a prefix and the severity that the user sets for its codes.
    """

    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    by_file: tuple[tuple[str, tuple[str, ...]], ...] = ()
    severities: tuple[tuple[str, Severity], ...] = ()

    def shows(self, code: str, path: str | None = None) -> bool:
        """Return whether *code* is shown, in the file at *path* if one is given.

        If a code is both selected and ignored, the longer prefix wins; ``by_file`` always leaves it out.
        A code that is off by default is shown only if it is selected by its full name.
        """
        if path is not None and code.startswith(self._left_out(path)):
            return False
        selected = (*(self.select or ()), *self.extend_select)
        if code in OFF_BY_DEFAULT and code not in selected:
            return False
        chosen = _longest(selected, code)
        dropped = _longest(self.ignore, code)
        if chosen is not None:
            return dropped is None or chosen > dropped
        return self.select is None and dropped is None

    @property
    def is_empty(self) -> bool:
        """Whether no code is shown in any file."""
        return not any(self.shows(rule.code) for rule in RULES)

    def without_effect(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield the selected prefixes whose codes are all off by default, each with these codes."""
        for prefix in dict.fromkeys((*(self.select or ()), *self.extend_select)):
            codes = tuple(rule.code for rule in RULES if rule.code.startswith(prefix))
            if prefix not in codes and set(codes) <= set(OFF_BY_DEFAULT):
                yield prefix, codes

    def shown(self, findings: Iterable[Finding], path: str) -> list[Finding]:
        """Return the *findings* of a call site in the file at *path* that are shown.

        Of the selected codes of each hundred, only the most severe finding is shown.
        """
        left_out = self._left_out(path)
        wanted = [f for f in findings if not f.code.startswith(left_out) and self.shows(f.code)]
        return [replace(f, severity=self._severity(f)) for f in one_of_each_hundred(wanted)]

    def _severity(self, finding: Finding) -> Severity:
        given = [(len(code), severity) for code, severity in self.severities if finding.code.startswith(code)]
        return max(given)[1] if given else finding.severity

    def _left_out(self, path: str) -> tuple[str, ...]:
        return tuple(code for pattern, codes in self.by_file if is_within(path, [pattern]) for code in codes)


def _longest(prefixes: Sequence[str], code: str) -> int | None:
    return max((len(prefix) for prefix in prefixes if code.startswith(prefix)), default=None)
