"""Find values of a request that its operation doesn't take: words for numbers, other words, large numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from appaccess_lint.catalog.load import V2_ROOT
from appaccess_lint.catalog.nearest import meant_by
from appaccess_lint.catalog.parameters import (
    Parameters,
    found_by_key,
    greatest,
    numbers,
    one_that_takes,
    parameters_of,
    values_of,
)
from appaccess_lint.model import CallSite, Operation
from appaccess_lint.request_data import KnownValue, RequestData
from appaccess_lint.rules.wording import shortest
from appaccess_lint.wording import either, one_line

MAX_NAME = 40
_WORD = re.compile(r"[A-Za-z~][\w~-]*")
_NUMBER = re.compile("[0-9]{1,9}")
_KEY_OF_SPACE = re.compile(r"(?:(?i:(?:^|[^a-z])space[_.]?key)|[a-z]SpaceKey)$")
"""The end of names such as ``space_key``, ``ownSpaceKey`` and ``page.space.key``, not ``workspace_key``."""
_KEY = re.compile("(?:^|[._]|[Pp]roperty_?)[Kk]ey$")
"""The end of names such as ``key``, ``property_key``, ``propertyKey`` and ``prop.key``."""
_OTHER = re.compile("(?i:(?:^|_)(?:or|by)_)|[a-z](?:Or|By)(?=[A-Z])")
"""A part of names such as ``space_id_or_space_key``, or ``ids_by_key`` of a table with the IDs of keys."""


def plain_name(name: str) -> str:
    """Return *name* in the form in which v1 and v2 spell it alike: ``spaceid`` for ``space-id``."""
    return re.sub("[-_]", "", name).lower()


def word_in_path(
    site: CallSite, operation: Operation, words: list[tuple[str, str]], parameters: Parameters
) -> str | None:
    """Return a message about a word in the path where the operation expects a number."""
    wrong = next(((name, word) for name, word in words if parameters.path.get(name) == "number"), None)
    if wrong is None:
        return None
    if meant := meant_by(site.url or "", site.method):
        says = _wrong(operation, *wrong, of_space=False)
        return shortest(f"{says}; use {meant}", says)
    return _wrong(operation, *wrong, of_space=f"/spaces/{{{wrong[0]}}}" in operation.path)


def word_for_number(
    operation: Operation, values: list[tuple[str, str]], parameters: Parameters
) -> str | None:
    """Return a message about a word in the query or the body where the operation expects a number."""
    taken = {*parameters.query, *parameters.body}
    wrong = next(((name, word) for name, word in values if name in taken), None)
    return (
        _wrong(operation, *wrong, of_space=plain_name(wrong[0]) == "spaceid") if wrong is not None else None
    )


def _wrong(operation: Operation, name: str, word: str, *, of_space: bool) -> str:
    word = one_line(word, MAX_NAME)
    start = f"{operation.key} needs a number for {name}"
    says = f"{start}, not {word}"
    if of_space:
        return shortest(f"{says}; GET /wiki/api/v2/spaces?keys={word} returns the ID", says)
    listed = found_by_key(operation) if operation.path.endswith(f"/{{{name}}}") else None
    if listed is None:
        return says
    finds = [f"{start}; GET {listed}?key={key} returns it" for key in (word, "{key}")]
    return shortest(f"{says}; GET {listed}?key={word} returns it", *finds, says)


def key_for_id(site: CallSite, operation: Operation) -> str | None:
    """Return a message about what is named after a key where the operation takes the ID.

    Only a whole value counts: ``/spaces/{space_key}/pages``, ``"spaceId": space.key``,
    ``/properties/{property_key}``.
    """
    if (listed := _list_of_keys(site, operation)) is not None:
        name = operation.path.rpartition("/")[2].strip("{}")
        return f"{operation.key} needs a number for {name}, not a key; GET {listed}?key={{key}} returns it"
    found = [_key_of_space(data, operation, site.url or "") for data in site.requests]
    if not found or not all(found) or found[0][0] in site.integers:
        return None
    name, parameter = found[0]
    says = f"{operation.key} needs a number for {parameter}"
    hint = (
        f"{says}; if {one_line(name, MAX_NAME)} is a key, GET /wiki/api/v2/spaces?keys={{key}} returns the id"
    )
    return shortest(hint, says)


def _list_of_keys(site: CallSite, operation: Operation) -> str | None:
    """Return the list that finds by key what the path ends in, if all requests put a key there."""
    url = (site.url or "").partition("?")[0]
    if not (operation.path.endswith("-id}") and url.endswith("/{}")) or not site.requests:
        return None
    names = [data.url.names for data in site.requests]
    # a hole without a name isn't in the names
    is_key = all(len(found) == url.count("{}") and _is_key(site, found[-1]) for found in names)
    return found_by_key(operation) if is_key else None


def _is_key(site: CallSite, name: str) -> bool:
    return _is_named(_KEY, name) and name not in site.integers


def _key_of_space(data: RequestData, operation: Operation, url: str) -> tuple[str, ...]:
    """Return the name after a space's key that stands for an ID in one request, and for which parameter."""
    holes = re.findall(r"\{[^}]*\}", operation.path)
    if len(holes) == 1 and f"/spaces/{holes[0]}" in operation.path and re.search(r"/spaces/\{\}(?:/|$)", url):
        names = data.url.names[-1:]
        return (*names, holes[0].strip("{}")) if names and _is_key_of_space(names[0]) else ()
    for parameter, known in _sent(data):
        if plain_name(parameter) == "spaceid" and known.values in ((), ("{}",)) and len(known.names) == 1:
            return (known.names[0], parameter) if _is_key_of_space(known.names[0]) else ()
    return ()


def _is_key_of_space(name: str) -> bool:
    return _is_named(_KEY_OF_SPACE, name)


def _is_named(key: re.Pattern[str], name: str) -> bool:
    return key.search(name) is not None and _OTHER.search(name) is None


def sends_next_link(site: CallSite) -> bool:
    """Return whether each request of *site* sends the link to the next page, a URL, as ``cursor``."""
    sent = [[known for name, known in data.queried if name == "cursor"] for data in site.requests]
    return bool(sent) and all(
        len(given) == 1 and not given[0].values and _names_next_link(given[0].names) for given in sent
    )


def _names_next_link(names: tuple[str, ...]) -> bool:
    return len(names) == 1 and f".{names[0]}".endswith(("._links.next", "._links.get()"))


def words_for_numbers(site: CallSite) -> Iterator[tuple[str, str]]:
    """Yield each query parameter and key of the body that is a word instead of a number, and the word."""
    for data in site.requests:
        for name, known in _sent(data):
            words = [text for text in known.texts if _WORD.fullmatch(text)]
            if words and len(words) == len(known.values) and not known.open and name in numbers():
                yield name, words[0]


def _sent(data: RequestData) -> Iterator[tuple[str, KnownValue]]:
    """Yield the query parameters and the keys of the body of one request, with their values."""
    for table in (*data.query_tables, *(table for body in data.body for table in body.tables)):
        yield from table.items


def other_value(site: CallSite, operation: Operation) -> str | None:
    """Return a message about a value that is none of those which a parameter or a key takes."""
    for data in site.requests:
        body = [(n, k) for n, k in nested(data.body) if all(values_of(o.key, n) for o in site.shared_with)]
        for name, known in (*data.queried, *body):
            taken = values_of(operation.key, name)
            if taken and _is_other(known, taken):
                return _refused(operation, name, one_line(known.texts[0], MAX_NAME), taken)
            most = greatest(name) if not taken else None
            if most is not None and _exceeds(known, most) and _has(operation, name):
                return f"{operation.key} accepts at most {most} for {name}, not {known.values[0]}"
    return None


def nested(body: Iterable[KnownValue], outer: str = "") -> Iterator[tuple[str, KnownValue]]:
    """Yield the keys of *body* and their values, nested keys with the outer ones: ``body.representation``."""
    for key, known in (item for value in body for table in value.tables for item in table.items):
        yield f"{outer}{key}", known
        if known.tables and outer.count(".") < 2:
            yield from nested([known], f"{outer}{key}.")


def _is_other(known: KnownValue, taken: tuple[str, ...]) -> bool:
    """Return whether *known* is a text that has none of the words *taken*."""
    if known.open or not known.texts or any("{" in text for text in known.texts):
        return False
    return not {*taken}.intersection(word for text in known.texts for word in text.split(","))


def _refused(operation: Operation, name: str, word: str, taken: tuple[str, ...]) -> str:
    """Return a message about the *word* that is none of those *taken*, and the operation that takes it."""
    one = one_that_takes(operation, name, word)
    says = f"{operation.key} accepts {either(taken)} for {name}, not {word}"
    hint = [f"{says}; {one} accepts {word}"] if one else []
    return shortest(*hint, says, f"{operation.key} doesn't accept {word} for {name}")


def _exceeds(known: KnownValue, most: int) -> bool:
    """Return whether each of the possible values of *known* is a number that is greater than *most*."""
    texts = [str(value) for value in known.values]
    return not known.open and bool(texts) and all(_NUMBER.fullmatch(t) and int(t) > most for t in texts)


def _has(operation: Operation, name: str) -> bool:
    parameters = parameters_of(operation)
    return parameters is not None and name in parameters.query


def words_for_parameters(url: str, operation: Operation) -> Iterator[tuple[str, str]]:
    """Yield each path parameter that *url* fills with a word, and the word."""
    wanted = operation.path.partition(V2_ROOT)[2].split("/")
    given = re.split("[?#]", url, maxsplit=1)[0].rstrip("/").split("/")[-len(wanted) :]
    pairs = list(zip(wanted, given, strict=False))
    if len(given) < len(wanted) or any(word != value for word, value in pairs if not word.startswith("{")):
        return
    for word, value in pairs:
        if word.startswith("{") and _WORD.fullmatch(value):
            yield word.strip("{}"), value
