"""A rule's help as text for a terminal."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

from appaccess_lint.rules import URLS, Rule
from appaccess_lint.rules.help import RuleHelp

WIDTH = 100
_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")


def rule_lines(rule: Rule, found: RuleHelp) -> Iterator[str]:
    """Yield the sections of the documentation of *rule*."""
    yield f"{rule.code}: {rule.name} ({'on' if rule.default_on else 'off'} by default)"
    yield rule.summary
    yield URLS[rule.code]
    sections = (
        ("What it does", found.does),
        ("Why is this bad?", found.why),
        ("Example", found.example),
        ("Use instead", found.advice),
        ("Options", found.options),
        ("References", found.references),
    )
    for title, markdown in sections:
        if markdown:
            yield ""
            yield title
            yield "-" * len(title)
            yield from _plain(markdown)


def _plain(markdown: str) -> Iterator[str]:
    """Yield the lines of *markdown* without fences and links, with indented code and wrapped paragraphs."""
    in_code = False
    for line in markdown.splitlines():
        if line.startswith("```"):
            in_code = not in_code
        elif in_code:
            yield f"    {line}".rstrip()
        elif line:
            indent = "  " if line.startswith("- ") else ""
            text = _LINK.sub(r"\1: \2", line)
            yield from textwrap.wrap(
                text, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
            )
        else:
            yield ""
