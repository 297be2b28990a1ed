"""Read a rule's documentation page, which is shipped in the package, and split it into sections."""

from __future__ import annotations

import re

from appaccess_lint.immutable import immutable
from appaccess_lint.rules.rule import Rule

_SECTION = re.compile(r"^## (.+)\n", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")


@immutable(frozen=True, slots=True)
class RuleHelp:
    """The sections of a rule's page, as Markdown without links to other pages.

    ``example`` is code with the finding, ``advice`` says what to do and shows the example without the
    finding.
    """

    does: str
    why: str
    example: str
    advice: str
    options: str
    references: str


def help_for(rule: Rule) -> RuleHelp:
    """Return the documentation of *rule*."""
    # this module is imported with the rules at every start, and reading resources costs
    from appaccess_lint.files.shipped import rule_pages  # noqa: PLC0415

    page = rule_pages().joinpath(f"{rule.code}.md").read_text(encoding="utf-8")
    _, *parts = _SECTION.split(page)
    sections = {title: _alone(text).strip() for title, text in zip(parts[::2], parts[1::2], strict=True)}
    return RuleHelp(
        does=sections["What it does"],
        why=sections["Why is this bad?"],
        example=sections["Example"],
        advice=sections["Use instead"],
        options=sections["Options"],
        references=sections["References"],
    )


def _alone(text: str) -> str:
    """Return *text* without links to other pages: the names of the pages stay, the addresses don't."""
    kept = [line for line in text.splitlines() if not re.fullmatch(r"- \[[^\]]+\]\((?!https?:).*\)", line)]
    return _LINK.sub(_only_web, "\n".join(kept))


def _only_web(link: re.Match[str]) -> str:
    return link[0] if link[2].startswith(("http://", "https://")) else link[1]
