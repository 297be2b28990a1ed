"""AAR406: keys that v1 returns, read of a response of v2."""

from __future__ import annotations

from collections.abc import Iterator

from appaccess_lint.answer import ITEM
from appaccess_lint.catalog.migrations import Shape, missing_in_answer, shape_of
from appaccess_lint.catalog.parameters import parameters_of
from appaccess_lint.model import CallSite
from appaccess_lint.rules.rule import Rule
from appaccess_lint.rules.sent_names import query_names, sent_values
from appaccess_lint.rules.wording import shortest


def answer_of_v1(site: CallSite) -> str | None:
    """AAR406: the code reads what v2 names otherwise, returns elsewhere, or returns only if it is asked."""
    shape = shape_of(site.operations[0].key) if site.answer_keys and len(site.operations) == 1 else None
    if shape is None:
        return None
    read = list(dict.fromkeys(map(_dotted, site.answer_keys)))
    ways = [(path, whole) for whole in (False, True) for path in read]
    said = (text for path, whole in ways for text in _said(site, shape, path, read, whole))
    return next(said, None)


def _dotted(keys: tuple[str, ...]) -> str:
    """Return the key of one object of the answer: ``space.key`` for ``["results"][0]["space"]["key"]``."""
    return ".".join(key for key in keys if key != ITEM).removeprefix("results.")


def _said(site: CallSite, shape: Shape, path: str, read: list[str], whole: bool) -> Iterator[str]:
    """Yield messages about the key *path*, one of those *read*; if *whole*, as an object that v1 returns."""
    (operation,) = site.operations
    parameters = parameters_of(operation)
    taken = parameters.query if parameters is not None else ()
    lacks = f"{operation.key} returns no"
    missing = missing_in_answer(operation.key)
    for old, new in shape.renamed.items():
        key = _lacking(shape, path, old, whole)
        if key and not any(_is_in(other, new) for other in read):
            yield f"{lacks} {key}" if new in missing else f"{lacks} {key}; read {new}"
    for old, request in shape.asks.items():
        key = _lacking(shape, path, old, whole)
        if key and f"include-{key}" not in taken:
            of_other = "/pages/" in request and "/pages" not in operation.path
            yield (
                f"{lacks} {key}" if of_other else shortest(f"{lacks} {key}; use {request}", f"{lacks} {key}")
            )
    for key, query in shape.needs.items():
        name, _, value = query.partition("=")
        if _is_in(path, key) and _lacks(site, name, value):
            yield f"{operation.key} returns {key} only with {query}" if name in taken else f"{lacks} {key}"


def _lacking(shape: Shape, path: str, key: str, whole: bool) -> str:
    """Return *key* if *path* is in it; if *whole*, return *path* where v2 has nothing: ``space`` of *key*."""
    if not whole:
        return key if _is_in(path, key) else ""
    known = (*shape.same, *shape.renamed.values(), *shape.needs)
    return path if _is_in(key, path) and not any(_is_in(name, path) for name in known) else ""


def _is_in(path: str, key: str) -> bool:
    return f"{path}.".startswith(f"{key}.")


def _lacks(site: CallSite, parameter: str, value: str) -> bool:
    """Return whether the requests certainly don't send *value* for the query parameter."""
    names = [query_names(data) for data in site.requests]
    if not names or any(known is None for known in names):
        return False
    if not any(known and parameter in known for known in names):
        return True
    values = sent_values(site, parameter)
    return bool(values) and values is not None and value not in values


RULES = (
    Rule(
        "AAR406",
        "response-of-v1",
        "key of a response that v1 returns and this v2 operation doesn't",
        True,
        answer_of_v1,
        severity="warning",
    ),
)
