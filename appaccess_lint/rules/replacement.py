"""AAR301, AAR302, AAR303: what to call instead of a deprecated operation."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal

from appaccess_lint.catalog.content_names import is_of_id
from appaccess_lint.model import CallSite, Operation, Replacement
from appaccess_lint.rules.rule import Rule
from appaccess_lint.rules.wording import principal, shortest
from appaccess_lint.wording import counted, listing

_NOUN = re.compile(r"(^| (?:of|on|to) )(\w)")
Sort = Literal["one", "by content type", "not in v2"]


def advice(site: CallSite, replacements: tuple[Replacement, ...]) -> Iterator[str]:
    """Yield wordings of which of *replacements* to use instead of the operation of *site*, the longest first.

    Example: ``use GET /wiki/api/v2/pages/{id} for a page (5 others)``, or ``… if page_id is a page
    ID`` where only a name says so.
    """
    if not replacements:
        yield "it has no replacement"
        return
    first, others = replacements[0], len(replacements) - 1
    more = f" ({counted(others, 'other')})" if others else ""
    if first.when and others:
        if first.likely:
            condition = _condition(site, _subject(first.when))  # which implies that there are others
            yield f"use {first.request} {condition}"
            yield f"use {first} {condition}"
        yield f"use {first.request} for {_with_articles(first.when)}{more}"
        yield f"use {first} for {_with_articles(first.when)}{more}"
        yield f"use {first}{more}"
        yield f"{others + 1} replacements by content type"
    else:
        yield f"use {first.request}{more}"
        yield f"use {first}{more}"
        yield f"use {first}"
        yield f"use {first.method} ...{_end(first.path)}"


def _end(path: str) -> str:
    """Return the end of *path* from its last literal segment on: ``/byGroupId/{groupId}``."""
    segments = path.split("/")
    last = max(index for index, segment in enumerate(segments) if not segment.startswith("{"))
    return "/" + "/".join(segments[last:])


def replaced(site: CallSite) -> str | None:
    """AAR301: v2 has one replacement for all content types."""
    return _message(site, "one")


def replaced_by_content_type(site: CallSite) -> str | None:
    """AAR302: v2 has several replacements, each for some content types."""
    return _message(site, "by content type")


def not_replaced_in_v2(site: CallSite) -> str | None:
    """AAR303: v2 has no replacement; another v1 operation may be one."""
    return _message(site, "not in v2")


def _message(site: CallSite, sort: Sort) -> str | None:
    operations = [o for o in site.operations if o.lifecycle != "current" and _sort(o) == sort]
    if not operations:
        return None
    named = principal(operations)
    intro, joint = ("no v2 replacement", "; use") if sort == "not in v2" else ("v2 replacement", ":")
    listed = [f"{r.request} ({r.when})" if r.when else r.request for r in named.replacements]
    if not listed:
        return f"{intro} for {named.key}"
    texts = (listing(listed, shown) for shown in range(len(listed), 0, -1))
    return shortest(
        *(f"{intro} for {named.key}{joint} {text}" for text in texts), f"{intro}{joint} {listing(listed, 1)}"
    )


def _condition(site: CallSite, subject: str) -> str:
    """Return ``if page_id is a page ID``, or ``if the content is a page`` without such a name."""
    name = site.content.name.rpartition("().")[2]  # of what a call gives, the key says it
    if name != "id" and name.lower().endswith("id") and is_of_id(name):
        return f"if {name} is {_with_articles(subject)} ID"
    return f"if the content is {_with_articles(subject)}"


def _subject(when: str) -> str:
    """Return what the ID is of: ``page`` for ``footer comment on page``."""
    return when.rpartition(" on ")[2].rpartition(" of ")[2].rpartition(" to ")[2]


def _with_articles(when: str) -> str:
    """Return ``a reply to an inline comment`` for ``reply to inline comment``."""
    return _NOUN.sub(lambda noun: f"{noun[1]}{'an' if noun[2] in 'aeiou' else 'a'} {noun[2]}", when)


def _sort(operation: Operation) -> Sort:
    if not any("/api/v2/" in replacement.path for replacement in operation.replacements):
        return "not in v2"
    by_type = len(operation.replacements) > 1 and any(r.when for r in operation.replacements)
    return "by content type" if by_type else "one"


def _rule(code: str, name: str, summary: str, check: Callable[[CallSite], str | None]) -> Rule:
    return Rule(code, name, summary, False, check, severity="note")


RULES = (
    _rule("AAR301", "v2-replacement", "v2 replacement", replaced),
    _rule(
        "AAR302",
        "v2-replacement-by-content-type",
        "v2 replacements, each for some content type",
        replaced_by_content_type,
    ),
    _rule(
        "AAR303",
        "no-v2-replacement",
        "no v2 replacement; names the v1 operation to use instead, if any",
        not_replaced_in_v2,
    ),
)
