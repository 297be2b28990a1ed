"""Reduce a file to the part that a visitor needs: its outermost statements with call sites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import libcst as cst
from libcst.metadata import MetadataWrapper

from appaccess_lint.model import CallSite
from appaccess_lint.syntax import newer
from appaccess_lint.syntax.module import normalized
from appaccess_lint.visitor.provider import RequestProvider, strings_of

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_TEXT = re.compile(r"[^\r\n]+")


def statements_with_sites(source: str, sites: Sequence[CallSite]) -> MetadataWrapper:
    """Parse the outermost statements of *source* that contain one of *sites*, or a literal of one's URL.

    *sites* are what ``appaccess_lint.analyze`` returns for *source*.  The other statements are empty lines in
    the module that is wrapped, so that positions are those of the file.  A file without a site isn't parsed.

    Raises ``SyntaxError`` or ``libcst.ParserSyntaxError`` where *source* can't be parsed.

    Example::

        statements_with_sites(source, analyze(source, "app.py")).visit(Deprecated())
    """
    kept = _kept(source, sites) if sites else ""
    return MetadataWrapper(cst.parse_module(kept), unsafe_skip_copy=True, cache={RequestProvider: sites})


def _kept(source: str, sites: Sequence[CallSite]) -> str:
    """Return *source* with empty lines in place of the statements without call sites."""
    wanted = {place.line for site in sites for place in (site.span, *strings_of(site))}
    lines = _LINE.findall(source)
    kept: list[str] = []
    for first, last in pairwise((*_starts(source), len(lines) + 1)):
        piece = lines[first - 1 : last - 1]
        holds = any(line in wanted for line in range(first, last))
        kept += piece if holds else [_TEXT.sub("", line) for line in piece]
    return "".join(kept)


def _starts(source: str) -> Iterator[int]:
    """Yield line 1, and each line that begins with an outermost statement."""
    yield 1
    end = 1
    for statement in newer.parse(normalized(source)).body:
        decorators = getattr(statement, "decorator_list", [])
        start = min(node.lineno for node in (statement, *decorators))
        if start > end:  # another statement may end in this line
            yield start
        end = statement.end_lineno or start
