"""Print what `explain` says about operations, for people."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from appaccess_lint.catalog.sources import DOCUMENT, PAGE, app_access_source
from appaccess_lint.catalog.timeline import answers_410, gone_for_all
from appaccess_lint.explain.operation import Explanation, Successor
from appaccess_lint.explain.scopes import ScopeChange
from appaccess_lint.formats.migration import migration_lines
from appaccess_lint.formats.parameters import parameter_lines
from appaccess_lint.model import Lookup, Operation, SourceClaim
from appaccess_lint.rules.wording import lifecycle_of, source_name
from appaccess_lint.wording import one_line

WIDTH = 100
MAX_WHOLE = 3
"""Number of replacements up to which all are shown with their details; else only the first is."""

_ACCESS = {
    "blocked": "an app access rule can block it",
    "not-blocked": "app access rules don't govern it: no rule blocks it",
    "unlisted": "neither Atlassian's page on app access nor an OpenAPI document mentions it",
}


def explanation_lines(explanation: Explanation) -> Iterator[str]:
    """Yield the facts about the operation, paragraph by paragraph."""
    operation = explanation.operation
    yield one_line(operation.key)
    yield one_line(f"{operation.title} (REST API {operation.api_version}, {operation.group})")
    if operation.experimental:
        yield "experimental: it may change without notice"
    yield from _deployment(explanation)
    yield from _app_access(explanation)
    yield from _life_cycle(explanation)
    yield from parameter_lines(explanation.parameters)
    yield from _scopes(operation)
    yield from _replacements(explanation)
    yield from migration_lines(explanation.migration)
    if operation.note:
        yield ""
        yield from _wrapped(f"Note: {operation.note}")
    yield ""
    yield f"Documentation: {one_line(operation.documentation) or 'none'}"
    codes = " ".join(explanation.codes)
    yield f"Codes: {codes}; `appaccess-lint explain CODE` has details" if codes else "Codes: none"


def _deployment(explanation: Explanation) -> Iterator[str]:
    if explanation.found.deployment == "server":
        yield ""
        yield from _wrapped(
            "The host is that of a Confluence Server or Data Center, where there are neither app access "
            "rules nor these deprecations. In Confluence Cloud:"
        )
    if explanation.found.oauth:
        yield ""
        yield "This URL is for OAuth apps."


def _app_access(explanation: Explanation) -> Iterator[str]:
    operation = explanation.operation
    yield ""
    yield from _wrapped(f"App access: {_access(operation)}")
    for claim in operation.claims:
        yield one_line(f"  {_claimed(claim)}")
    if explanation.dissenting and operation.app_access != "unlisted":
        yield f"  The sources disagree; {_decider(operation)} decides."


def _access(operation: Operation) -> str:
    """Return the verdict on app access, with its source if that isn't Atlassian's page."""
    verdict = _ACCESS[operation.app_access]
    source = app_access_source(operation)
    if operation.app_access == "unlisted" or (source or "").startswith(PAGE):
        return verdict
    return f"{verdict}, by {_decider(operation)}"


def _decider(operation: Operation) -> str:
    source = app_access_source(operation)
    if source is None:
        return "a catalog file of your own"
    if source.startswith(PAGE):
        return "the page"
    if source.startswith(DOCUMENT):
        return f"Atlassian's OpenAPI document ({source.removeprefix(DOCUMENT)})"
    return source


def _claimed(claim: SourceClaim) -> str:
    said = {"blocked": "can be blocked", "not-blocked": "can't be blocked", None: "doesn't mention it"}
    return f"{source_name(claim.source):24}{said[claim.app_access] if claim.listed else 'does not list it'}"


def _life_cycle(explanation: Explanation) -> Iterator[str]:
    yield ""
    operation = explanation.operation
    still = "; it may still respond to basic authentication" if _may_still_answer(operation) else ""
    yield f"Life cycle: {lifecycle_of(operation)}{still}"
    for event in explanation.timeline:
        yield from _wrapped(event.text, f"  {event.date:12}", " " * 14)
        for address in event.addresses:
            yield f"{'':14}{one_line(address)}"
    if answers_410(operation):
        to = "all callers" if gone_for_all(operation) else "OAuth apps"
        yield f"  It returns 410 Gone to {to}."


def _may_still_answer(operation: Operation) -> bool:
    removed = operation.api_version == "v1" and operation.lifecycle == "removed"
    return removed and not gone_for_all(operation)


def _scopes(operation: Operation) -> Iterator[str]:
    yield ""
    yield "Scopes:"
    yield from _wrapped(_listed(operation.classic_scopes), "  OAuth classic   ", " " * 18)
    yield from _wrapped(_listed(operation.granular_scopes), "  OAuth granular  ", " " * 18)
    yield f"  Connect         {one_line(operation.connect_scope) or 'none'}"


def _replacements(explanation: Explanation) -> Iterator[str]:
    successors = explanation.successors
    if not successors:
        if explanation.operation.lifecycle != "current":
            yield ""
            yield "Replacement: none known"
        return
    yield ""
    yield "Replacement:" if len(successors) == 1 else "Replacements:"
    whole = len(successors) if len(successors) <= MAX_WHOLE else 1
    for successor in successors[:whole]:
        yield from _successor(successor)
    for successor in successors[whole:]:
        yield from _outline(successor, successors[0])
    if successors[whole:]:
        yield "  `appaccess-lint explain` shows the details of each."
    if explanation.type_lookup is not None:
        yield from _wrapped(
            f"{explanation.type_lookup.key} returns the content type of an ID.", "  ", " " * 8
        )


def _outline(successor: Successor, shown: Successor) -> Iterator[str]:
    """Yield *successor* without what its own explanation says, and with the lookups that *shown* lacks."""
    yield one_line(f"  {successor.replacement.request}{_when(successor)}")
    yield from _lookups(
        lookup for lookup in successor.replacement.needs if lookup not in shown.replacement.needs
    )


def _successor(successor: Successor) -> Iterator[str]:
    new = successor.operation
    yield one_line(f"  {successor.replacement.request} ({new.title}){_when(successor)}")
    yield from _lookups(successor.replacement.needs)
    yield from _wrapped(f"app access: {_access(new)}", " " * 4, " " * 8)
    for change in successor.scopes:
        yield from _wrapped(_change(change), f"    {change.kind} scopes: ", " " * 8)
    if new.documentation:
        yield f"    {one_line(new.documentation)}"


def _when(successor: Successor) -> str:
    return f" for {successor.replacement.when}" if successor.replacement.when else ""


def _lookups(needs: Iterable[Lookup]) -> Iterator[str]:
    for lookup in needs:
        yield from _wrapped(f"first {lookup.request}, for {lookup.gives}", " " * 4, " " * 8)


def _change(change: ScopeChange) -> str:
    signed = [*(f"+{scope}" for scope in change.added), *(f"-{scope}" for scope in change.removed)]
    if signed:
        return " ".join(signed)
    return f"unchanged ({_listed(change.after)})"


def _listed(scopes: Sequence[str]) -> str:
    return ", ".join(scopes) or "none"


def _wrapped(text: str, first: str = "", others: str = "") -> list[str]:
    return textwrap.wrap(
        one_line(text),
        WIDTH,
        initial_indent=first,
        subsequent_indent=others,
        break_long_words=False,
        break_on_hyphens=False,
    )
