"""AAR201, AAR202, AAR203, AAR204: deprecated operations, and those that answer 410."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from appaccess_lint.catalog.hosts import is_at_gateway
from appaccess_lint.catalog.migrations import migration_of
from appaccess_lint.catalog.parameters import values_of
from appaccess_lint.catalog.timeline import answers_410, gone_for_all
from appaccess_lint.model import CallSite, Operation, Replacement
from appaccess_lint.rules.lookups import expanded, lookups, with_lookups
from appaccess_lint.rules.replacement import advice
from appaccess_lint.rules.rule import Rule
from appaccess_lint.rules.wording import of_one_path, principal, shortest, statement, was_deprecated

BODY_FORMAT = "body-format"
GONE = "is gone for OAuth apps (410)"


def deprecated_v1(site: CallSite) -> str | None:
    """AAR201: a deprecated v1 operation."""
    return None if _gone(site) else _message(site, _deprecated(site, "v1"))


def gone_v1(site: CallSite) -> str | None:
    """AAR202: a v1 operation that answers 410 Gone, called by OAuth."""
    return _message(site, _gone(site), GONE)


def current_v1(site: CallSite) -> str | None:
    """AAR203: a v1 operation that isn't deprecated."""
    current = [o for o in site.operations if o.api_version == "v1" and o.lifecycle == "current"]
    return statement(site, current, "is a current v1 operation") if current else None


def deprecated_v2(site: CallSite) -> str | None:
    """AAR204: a deprecated v2 operation."""
    return _message(site, _deprecated(site, "v2"))


def _deprecated(site: CallSite, version: str) -> list[Operation]:
    return [o for o in site.operations if o.api_version == version and o.lifecycle != "current"]


def _gone(site: CallSite) -> list[Operation]:
    if site.auth.value != "oauth":
        return []
    # the events are in a separate file, which is read only for deprecated operations
    return [operation for operation in _deprecated(site, "v1") if answers_410(operation)]


def _message(site: CallSite, operations: list[Operation], state: str = "") -> str | None:
    if not operations:
        return None
    named, path = principal(operations), ""
    if of_one_path(site, operations):
        path = _path_for_all(operations)
        named = operations[0] if path else named
        operations = operations if path else [named]
    says = statement(site, operations, state or _state(site, named))
    replacements = _with_body(site, _of_method(site, named) or _asking_the_same(site, named))
    advices = list(advice(site, replacements))
    if path:
        advices = [text.replace(f"use {replacements[0].method} ", "use ", 1) for text in advices]
    texts = [f"{says}; {text}" for text in advices]
    further = lookups(site, named, replacements) if replacements else []
    return shortest(*with_lookups(texts, further), *texts, says)


def _path_for_all(operations: list[Operation]) -> str:
    """Return the path of v2 that replaces *operations* of one path, whatever the method is; else nothing."""
    paths = {operation.replacements[0].path if operation.replacements else "" for operation in operations}
    return paths.pop() if len(paths) == 1 else ""


def _of_method(site: CallSite, operation: Operation) -> tuple[Replacement, ...]:
    """Return what does the same as a client's method, if no replacement of *operation* does.

    ``get_page_ancestors`` gets a page to expand its ancestors, which v2 has at a path of their own.
    """
    instead = site.breaks.instead if site.breaks is not None else ()
    requests = [request for request in instead if request.startswith(f"{operation.method} ")]
    known = {replacement.request for replacement in operation.replacements}
    return tuple(Replacement.of(request) for request in requests if known.isdisjoint(requests))


def _with_body(site: CallSite, replacements: tuple[Replacement, ...]) -> tuple[Replacement, ...]:
    """Return *replacements* with the query for the body that *site* expands: v2 returns none without it."""
    formats = [word.removeprefix("body.") for word in sorted(expanded(site)) if word.startswith("body.")]
    if len(formats) != 1:
        return replacements
    (form,) = formats
    return tuple(
        replace(r, query=f"{BODY_FORMAT}={form}")
        if not r.query and form in values_of(str(r), BODY_FORMAT)
        else r
        for r in replacements
    )


def _asking_the_same(site: CallSite, operation: Operation) -> tuple[Replacement, ...]:
    """Return the replacements with the query for what *site* asks: ``purge=true`` for ``status=trashed``."""
    # only deletions have values with another name in v2; the facts are in a large file
    pairs = (pair for data in site.requests for pair in data.queried) if operation.method == "DELETE" else ()
    given = {f"{name}={text}" for name, known in pairs if not known.open for text in known.texts}
    migration = migration_of(operation.key) if len(given) == 1 else None
    query = migration.query.values.get(given.pop()) if migration is not None else None
    if migration is None or query is None:
        return operation.replacements
    lacking = {key for key, lack in migration.lacks.items() if query.partition("=")[0] in lack.query}
    return tuple(r if str(r) in lacking else replace(r, query=query) for r in operation.replacements)


def _state(site: CallSite, operation: Operation) -> str:
    """Return the state of *operation*, in the same words however long the rest of the message is."""
    if operation.lifecycle == "removed" and gone_for_all(operation):
        return "is gone (410)"
    state = "is deprecated" if was_deprecated(operation) else "was removed from the documentation"
    # basic authentication at the site still gets an answer; of the gateway, reports differ
    answers = site.auth.value == "basic" and not any(map(is_at_gateway, _addresses(site)))
    return state if answers or not answers_410(operation) else f"{state} (410 for OAuth)"


def _addresses(site: CallSite) -> Iterator[str | None]:
    """Yield the URL of *site*, and the texts with which its clients are created."""
    yield site.url
    clients = (client for data in site.requests for client in data.through)
    tables = (table for client in clients for table in client.constructor)
    for _, known in (item for table in tables for item in table.items):
        yield from known.texts


RULES = (
    Rule(
        "AAR201",
        "deprecated-v1",
        "call to a deprecated v1 operation",
        True,
        deprecated_v1,
        severity="warning",
    ),
    Rule(
        "AAR202",
        "gone-v1",
        "call by an OAuth app to a v1 operation that returns `410 Gone`",
        True,
        gone_v1,
        severity="error",
    ),
    Rule(
        "AAR203",
        "current-v1",
        "call to a v1 operation that isn't deprecated",
        False,
        current_v1,
        severity="note",
    ),
    Rule(
        "AAR204",
        "deprecated-v2",
        "call to a deprecated v2 operation",
        True,
        deprecated_v2,
        severity="warning",
    ),
)
