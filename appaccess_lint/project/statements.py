"""Parse requirements: of PEP 508, and in Poetry's form."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from appaccess_lint.immutable import immutable

if TYPE_CHECKING:
    from packaging.requirements import Requirement

_NAME = re.compile(r"\s*([A-Za-z0-9][A-Za-z0-9._-]*)")
_POETRY = re.compile(r"(\^|~=|~|={1,3}|!=|<=?|>=?)?\s*v?([0-9][^\s,|]*|\*)")
NEWEST_PYTHON = "3.14"
_VARIABLES = re.compile(r"\b(?:(?:os|sys|platform|python|implementation)_\w+|extra|extras)\b")
_OF_PYTHON = frozenset({"python_version", "python_full_version"})


@immutable(frozen=True, slots=True)
class Statement:
    """The version of the distribution ``name`` that ``file`` requires.

    ``version`` is an exact version in a lock file, else a specifier such as ``>=3,<4``; empty for any.
    """

    name: str
    version: str
    file: str = ""


def statements_of(text: str, names: Collection[str]) -> Iterator[Statement]:
    """Yield the statement of the requirement *text* for one of the distributions *names*.

    There is none if the text doesn't have the form of PEP 508, or is a URL.
    """
    name = _NAME.match(text)
    if name is None or normalised(name[1]) not in names or len(text) > 1000:
        return
    # too slow to import for projects that require none of the libraries
    from packaging.requirements import InvalidRequirement, Requirement  # noqa: PLC0415

    try:
        requirement = Requirement(text)
    except InvalidRequirement:
        return
    if _is_for_today(requirement):
        yield Statement(normalised(requirement.name), str(requirement.specifier))


def _is_for_today(requirement: Requirement) -> bool:
    """Return whether a requirement applies to the newest Python; only markers about Python are evaluated."""
    marker = requirement.marker
    if marker is None or set(_VARIABLES.findall(str(marker))) - _OF_PYTHON:
        return True
    return marker.evaluate(dict.fromkeys(_OF_PYTHON, NEWEST_PYTHON))


def poetry_specifier(text: str) -> str:
    """Return Poetry's *text* (``^3.41``, ``~3.41``, ``3.*``, ``^3 || ^4``) as a specifier of PEP 440."""
    alternatives = text.split("||")
    newest = max(alternatives, key=lambda part: [int(n) for n in re.findall(r"\d+", part)])
    return ",".join(filter(None, (_poetry_clause(*clause) for clause in _POETRY.findall(newest))))


def _poetry_clause(operator: str, version: str) -> str:
    if version == "*":
        return ""
    if operator not in {"^", "~"}:
        return f"{'==' if operator in {'', '='} else operator}{version}"
    release = [int(n) for n in re.findall(r"\d+", version.partition("-")[0])]
    if operator == "^":
        fixed = next((i for i, n in enumerate(release) if n), len(release) - 1)
    else:
        fixed = min(1, len(release) - 1)
    above = ".".join(map(str, [*release[:fixed], release[fixed] + 1]))
    return f">={version},<{above}"


def normalised(name: str) -> str:
    """Return the name of a distribution as PEP 503 writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()
