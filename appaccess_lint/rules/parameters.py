"""AAR403: parameters and values of a request that its operation doesn't take."""

from __future__ import annotations

from collections.abc import Callable

from appaccess_lint.catalog.migrations import WITH_PATHS, shape_of
from appaccess_lint.catalog.parameters import (
    Parameters,
    Renamed,
    list_of_parent,
    one_of_list,
    parameters_of,
    renamed,
    renamed_key,
)
from appaccess_lint.model import CallSite, Operation
from appaccess_lint.request_data import Table
from appaccess_lint.rules.gone import gone_parameter
from appaccess_lint.rules.parameter_values import (
    MAX_NAME,
    key_for_id,
    nested,
    other_value,
    plain_name,
    sends_next_link,
    word_for_number,
    word_in_path,
    words_for_numbers,
    words_for_parameters,
)
from appaccess_lint.rules.rule import Rule
from appaccess_lint.rules.sent_names import body_keys, keys_of, query_names, sent_names, sent_values
from appaccess_lint.rules.wording import shortest
from appaccess_lint.wording import either, listing, one_line

MAX_KEYS = 4
"""Number of keys up to which a message lists those of an operation."""


def unknown_parameter(site: CallSite) -> str | None:
    """AAR403: a parameter, a body key or a value that the operation doesn't take, or a required key."""
    if len(site.operations) != 1 or site.also_server or site.kind == "literal":
        return None
    operation = site.operations[0]
    if (site.sends_link_as_cursor or sends_next_link(site)) and _takes_cursor(operation):
        return f"{operation.key} takes the cursor in the URL of _links.next, not the URL itself"
    if operation.api_version == "v1":
        return gone_parameter(site, operation, complete=bool(sent_names(site, query_names)))
    if site.url is None:
        return None
    names = sent_names(site, query_names)
    keys = sent_names(site, body_keys)
    words = list(words_for_parameters(site.url, operation))
    values = list(words_for_numbers(site))
    if not (names or keys or words or values):
        return other_value(site, operation) or key_for_id(site, operation)
    parameters = parameters_of(operation)
    if parameters is None:
        return None
    return (
        word_in_path(site, operation, words, parameters)
        or _unknown_names(site, operation, names, parameters)
        or _unknown_keys(site, operation, _own(keys, site), parameters)
        or word_for_number(operation, values, parameters)
        or other_value(site, operation)
        or _lacking(site, operation, parameters)
        or key_for_id(site, operation)
    )


def _lacking(site: CallSite, operation: Operation, parameters: Parameters) -> str | None:
    """Return a message about required keys that no body of *site* has, if its bodies are known."""
    tables: list[Table] = []
    for data in site.requests:
        known = data.body[0] if len(data.body) == 1 else None
        if known is None or keys_of(known) is None or any(table.grows for table in known.tables):
            return None
        tables += known.tables
    sent = {key for table in tables for key, _ in table.items}
    lacking = [key for key in parameters.required if key not in {*sent, *parameters.query}]
    if not sent or not lacking or site.shared_with:
        return None
    return f"{operation.key} requires the body key{'s' if len(lacking) > 1 else ''} {listing(lacking)}"


def _own(keys: list[str], site: CallSite) -> list[str]:
    """Return *keys* of the body, without those of another operation if both use the same body."""
    others = [taken for operation in site.shared_with if (taken := parameters_of(operation)) is not None]
    wanted = {key.partition(".")[0] for other in others for key in other.body}
    return [key for key in keys if key not in wanted]


def _unknown_names(
    site: CallSite, operation: Operation, names: list[str], parameters: Parameters
) -> str | None:
    """Return a message about the query parameters that *operation* ignores."""

    def rename(name: str, of: Parameters) -> list[str]:
        known = renamed(name, of)
        if known is not None and known.v2:
            return _for_values(known, sent_values(site, name), operation)
        listed = list_of_parent(operation, name) or (known.instead_of(operation) if known is not None else "")
        return [listed] if listed else []

    says = f"{operation.key} ignores the query parameter"
    text = _unknown(names, parameters.query, parameters, rename, says)
    one = one_of_list(operation) if text is not None and ";" not in text else None
    if text is None or one is None:
        return text
    key, more = one
    unknown = [name for name in names if name not in parameters.query]
    taken = [[name] if name in more.query else _instead(name, more.query, more, rename) for name in unknown]
    new = [name for found in taken for name in found if name not in parameters.query]
    return shortest(f"{text}; {key} accepts {listing(new)}", text) if new and all(taken) else text


def _for_values(known: Renamed, values: frozenset[str] | None, operation: Operation) -> list[str]:
    """Return what stands for the *values* of a parameter: its names in v2, and further requests."""
    if not known.words:
        return list(known.v2[:1])
    if not values:
        return list(known.v2)
    asked = [new for new, words in known.words if any(_begins(v, w) for v in values for w in words)]
    shape = shape_of(operation.key) if any(value.startswith(WITH_PATHS) for value in values) else None
    further = shape.asked_by(values).values() if shape is not None else ()
    return [*(new for new in known.v2 if new in asked), *further]


def _begins(value: str, word: str) -> bool:
    return f"{value}.".startswith(f"{word}.")


def _takes_cursor(operation: Operation) -> bool:
    parameters = parameters_of(operation)
    return parameters is not None and "cursor" in parameters.query


def _unknown_keys(
    site: CallSite, operation: Operation, keys: list[str], parameters: Parameters
) -> str | None:
    if parameters.body_open or not parameters.body or any(key.startswith("[].") for key in parameters.body):
        return None
    taken = tuple(dict.fromkeys(key.partition(".")[0] for key in parameters.body))

    def rename(name: str, of: Parameters) -> list[str]:
        known = renamed_key(name, of)
        if known is not None:
            return list(known.v2[:1])
        below = dict.fromkeys(key for data in site.requests for key, _ in nested(data.body))
        parts = [renamed_key(key, of) for key in below if key.startswith(f"{name}.")]
        return [instead for part in parts if part is not None and (instead := part.instead_of(operation))]

    text = _unknown(keys, taken, parameters, rename, f"{operation.key} has no body key")
    if text is None or ";" in text or len(taken) > MAX_KEYS:
        return text
    return shortest(f"{text}; it has {either(taken, 'and')}", text)


def _unknown(
    names: list[str],
    taken: tuple[str, ...],
    parameters: Parameters,
    rename: Callable[[str, Parameters], list[str]],
    says: str,
) -> str | None:
    """Return a message about the *names* that aren't *taken*, with their names in v2."""
    unknown = [name for name in names if name not in taken]
    if not unknown:
        return None
    instead = {name: _instead(name, taken, parameters, rename) for name in unknown}
    text = f"{says}{'s' if len(unknown) > 1 else ''} {listing([one_line(n, MAX_NAME) for n in unknown])}"
    new = list(dict.fromkeys(new for found in instead.values() for new in found))
    if not new:
        return text
    pairs = [
        f"{' and '.join(found)} for {one_line(name, MAX_NAME)}" for name, found in instead.items() if found
    ]
    return shortest(
        f"{text}; use {listing(pairs if len(unknown) > 1 else new)}", f"{text}; use {listing(new)}", text
    )


def _instead(
    name: str, taken: tuple[str, ...], parameters: Parameters, rename: Callable[[str, Parameters], list[str]]
) -> list[str]:
    """Return what replaces the parameter *name*: names that are *taken*, or other operations."""
    return rename(name, parameters) or [other for other in taken if plain_name(other) == plain_name(name)][:1]


RULES = (
    Rule(
        "AAR403",
        "unknown-parameter",
        "query parameter, body key or path value that the operation doesn't take",
        True,
        unknown_parameter,
        severity="warning",
    ),
)
