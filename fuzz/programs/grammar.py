"""What programs are made of: templates by symbol, the simplest first.

``<text>``, ``<condition>`` and the like stand for another template of that symbol; ``<name>`` is a string
variable that is bound, ``<local>`` one that may be bound anew, ``<new>`` and ``<loop>`` one that the template
binds.  ``<block>`` are statements.
"""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent / "templates"

WORDS = (
    "/content",
    "/space",
    "/rest/api",
    "/wiki",
    "12",
    "/label",
    "content/12/child",
    "/",
    "",
    "/api/v2/pages/",
    "https://x.atlassian.net",
    "?limit=5",
    "a-b",
    "-",
    " x ",
    "/{id}",
    "{}",
    "%s",
    "100%",
    "//",
    "Ab/cD",
    "k",
    "/search",
    "user/current",
    "'",
)


def _lines(name: str) -> tuple[str, ...]:
    return tuple((_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines())


def _paragraphs(name: str) -> tuple[str, ...]:
    return tuple((_FOLDER / f"{name}.txt").read_text(encoding="utf-8").rstrip("\n").split("\n\n"))


TEMPLATES = {
    **{name: _lines(name) for name in ("text", "number", "condition", "url")},
    **{name: _paragraphs(name) for name in ("statement", "helper")},
}
