"""Name the requests that a replacement needs in addition: for IDs, and for what v1 returns at once."""

from __future__ import annotations

from collections.abc import Sequence

from appaccess_lint.catalog.migrations import WITH_PATHS, migration_of
from appaccess_lint.model import CallSite, Operation, Replacement


def lookups(
    site: CallSite, operation: Operation, replacements: Sequence[Replacement]
) -> list[tuple[str, str]]:
    """Return the requests that the first of *replacements* needs in addition, with their results.

    *replacements*, at least one, are those of *operation*.  The requests return the IDs that v2 takes in
    place of what *site* sends, and what *site* expands and the replacement doesn't return; the result of the
    latter is empty.

    Example: ``[("GET /wiki/api/v2/spaces?keys={spaceKey}", "space-id")]``.
    """
    best = replacements[0]
    needs = [lookup for lookup in best.needs if all(lookup in other.needs for other in replacements)]
    found = [(lookup.request, lookup.gives) for lookup in needs]
    if not found and "{spaceKey}" in operation.path and "/spaces/{id}" in best.path:  # of a client's method
        found = [("GET /wiki/api/v2/spaces?keys={spaceKey}", "id")]
    asked = expanded(site)
    names = {name for data in site.requests for name, _ in data.queried}
    if operation.method != "GET" or not ("spaceKey" in names or any(k.startswith(WITH_PATHS) for k in asked)):
        return found
    migration = migration_of(operation.key)  # the facts are in a large file
    if migration is None:
        return found
    found += [(key, new) for new, key in migration.lookups(names, str(best)).items()]
    if "expand" in migration.query.fields:
        found += [(key, "") for key in migration.further(asked, best.when).values()]
    return found


def expanded(site: CallSite) -> set[str]:
    """Return the words that *site* sends for ``expand``, as far as they are known."""
    queried = (pair for data in site.requests for pair in data.queried)
    texts = [text for name, known in queried if name == "expand" for text in known.texts]
    return {word.strip() for text in texts for word in text.split(",")}


def with_lookups(texts: Sequence[str], requests: Sequence[tuple[str, str]]) -> list[str]:
    """Return *texts*, each of which ends in a request, with further *requests*; first with all of them.

    Example: ``use A and B for space-id``, ``use A, B for space-id and C``.
    """
    named = [f"{request} for {gives}" if gives else request for request, gives in requests]
    if not named:
        return []
    *others, last = named
    ends = [f", {', '.join(others)} and {last}", f" and {others[0]} ({len(others)} more)"] if others else []
    ends = ends or [f" and {last}"]
    whole = [text for text in texts if "use " in text and " ..." not in text]
    # a comma keeps the further request out of the condition in "use A if page_id is a page ID, and B"
    # what a replacement is for counts more than a complete list of the further requests
    return [
        f"{text}{',' if ' if ' in text and end.startswith(' and') else ''}{end}"
        for text in whole
        for end in ends
    ]
