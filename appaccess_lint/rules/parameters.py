"""AAR403: parameters and values of a request that its operation doesn't take."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from appaccess_lint.catalog.load import V2_ROOT
from appaccess_lint.catalog.migrations import WITH_PATHS, shape_of
from appaccess_lint.catalog.nearest import meant_by
from appaccess_lint.catalog.parameters import (
    Parameters,
    Renamed,
    found_by_key,
    greatest,
    list_of_parent,
    numbers,
    one_of_list,
    one_that_takes,
    parameters_of,
    renamed,
    renamed_key,
    values_of,
)
from appaccess_lint.model import CallSite, Operation
from appaccess_lint.request_data import KnownValue, RequestData, Table
from appaccess_lint.rules.gone import gone_parameter
from appaccess_lint.rules.rule import Rule
from appaccess_lint.rules.wording import shortest
from appaccess_lint.wording import either, listing, one_line

MAX_NAME = 40
_WORD = re.compile(r"[A-Za-z~][\w~-]*")
_NUMBER = re.compile("[0-9]{1,9}")


def unknown_parameter(site: CallSite) -> str | None:
    """AAR403: a parameter, a body key or a value that the operation doesn't take, or a required key."""
    if len(site.operations) != 1 or site.kind == "literal":
        return None
    operation = site.operations[0]
    if operation.api_version == "v1":
        return gone_parameter(site, operation, complete=bool(_names(site, _query)))
    if site.url is None:
        return None
    names = _names(site, _query)
    keys = _names(site, _body)
    words = list(_words_for_parameters(site.url, operation))
    values = list(_words_for_numbers(site))
    if not (names or keys or words or values):
        return _other_value(site, operation)
    parameters = parameters_of(operation)
    if parameters is None:
        return None
    return (
        _path(site, operation, words, parameters)
        or _unknown_names(site, operation, names, parameters)
        or _unknown_keys(operation, _own(keys, site), parameters)
        or _value(operation, values, parameters)
        or _other_value(site, operation)
        or _lacking(site, operation, parameters)
    )


def _lacking(site: CallSite, operation: Operation, parameters: Parameters) -> str | None:
    """Return a message about required keys that no body of *site* has, if its bodies are known."""
    tables: list[Table] = []
    for data in site.requests:
        known = data.body[0] if len(data.body) == 1 else None
        if known is None or _keys(known) is None or any(table.grows for table in known.tables):
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
            return _for_values(known, _values_of(site, name), operation)
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
    return shortest(f"{text}; {key} takes {listing(new)}", text) if new and all(taken) else text


def _for_values(known: Renamed, values: frozenset[str] | None, operation: Operation) -> list[str]:
    """Return what stands for the *values* of a parameter: its names in v2, and further requests."""
    if not known.words:
        return list(known.v2[:1])
    if not values:
        return list(known.v2)
    asked = [new for new, words in known.words if any(_begins(v, w) for v in values for w in words)]
    shape = shape_of(operation.key) if any(value.startswith(WITH_PATHS) for value in values) else None
    further = shape.asked_by(values) if shape is not None else ()
    return [*(new for new in known.v2 if new in asked), *further]


def _begins(value: str, word: str) -> bool:
    return f"{value}.".startswith(f"{word}.")


def _values_of(site: CallSite, name: str) -> frozenset[str] | None:
    """Return the words that *site* sends for the query parameter *name*, ``None`` if there may be others."""
    found: set[str] = set()
    for known in (known for data in site.requests for other, known in data.queried if other == name):
        if known.open or len(known.texts) < len(known.values) or any("{" in text for text in known.texts):
            return None
        found.update(word.strip() for text in known.texts for word in text.split(","))
    return frozenset(found)


def _unknown_keys(operation: Operation, keys: list[str], parameters: Parameters) -> str | None:
    if parameters.body_open or not parameters.body or any(key.startswith("[].") for key in parameters.body):
        return None
    taken = tuple(dict.fromkeys(key.partition(".")[0] for key in parameters.body))

    def rename(name: str, of: Parameters) -> list[str]:
        known = renamed_key(name, of)
        return list(known.v2[:1]) if known is not None else []

    return _unknown(keys, taken, parameters, rename, f"{operation.key} has no body key")


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
    return rename(name, parameters) or [other for other in taken if _plain(other) == _plain(name)][:1]


def _plain(name: str) -> str:
    return re.sub("[-_]", "", name).lower()


def _path(
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


def _value(operation: Operation, values: list[tuple[str, str]], parameters: Parameters) -> str | None:
    """Return a message about a word in the query or the body where the operation expects a number."""
    taken = {*parameters.query, *parameters.body}
    wrong = next(((name, word) for name, word in values if name in taken), None)
    return _wrong(operation, *wrong, of_space=_plain(wrong[0]) == "spaceid") if wrong is not None else None


def _wrong(operation: Operation, name: str, word: str, *, of_space: bool) -> str:
    word = one_line(word, MAX_NAME)
    start = f"{operation.key} takes a number for {name}"
    says = f"{start}, not {word}"
    if of_space:
        return shortest(f"{says}; GET /wiki/api/v2/spaces?keys={word} returns the id", says)
    listed = found_by_key(operation) if operation.path.endswith(f"/{{{name}}}") else None
    if listed is None:
        return says
    finds = [f"{start}; GET {listed}?key={key} returns it" for key in (word, "")]
    return shortest(f"{says}; GET {listed}?key={word} returns it", *finds, says)


def _words_for_numbers(site: CallSite) -> Iterator[tuple[str, str]]:
    """Yield each query parameter and key of the body that is a word instead of a number, and the word."""
    for data in site.requests:
        tables = (
            data.query,
            *data.parameters.tables,
            *(table for body in data.body for table in body.tables),
        )
        for name, known in (item for table in tables for item in table.items):
            words = [text for text in known.texts if _WORD.fullmatch(text)]
            if words and len(words) == len(known.values) and not known.open and name in numbers():
                yield name, words[0]


def _other_value(site: CallSite, operation: Operation) -> str | None:
    """Return a message about a value that is none of those which a parameter or a key takes."""
    for data in site.requests:
        body = [(n, k) for n, k in _nested(data.body) if all(values_of(o.key, n) for o in site.shared_with)]
        for name, known in (*data.queried, *body):
            taken = values_of(operation.key, name)
            if taken and _is_other(known, taken):
                return _refused(operation, name, one_line(known.texts[0], MAX_NAME), taken)
            most = greatest(name) if not taken else None
            if most is not None and _exceeds(known, most) and _has(operation, name):
                return f"{operation.key} takes at most {most} for {name}, not {known.values[0]}"
    return None


def _nested(body: Iterable[KnownValue], outer: str = "") -> Iterator[tuple[str, KnownValue]]:
    """Yield the keys of *body* and their values, nested keys with the outer ones: ``body.representation``."""
    for key, known in (item for value in body for table in value.tables for item in table.items):
        yield f"{outer}{key}", known
        if known.tables and outer.count(".") < 2:
            yield from _nested([known], f"{outer}{key}.")


def _is_other(known: KnownValue, taken: tuple[str, ...]) -> bool:
    """Return whether *known* is a text that has none of the words *taken*."""
    if known.open or not known.texts or any("{" in text for text in known.texts):
        return False
    return not {*taken}.intersection(word for text in known.texts for word in text.split(","))


def _refused(operation: Operation, name: str, word: str, taken: tuple[str, ...]) -> str:
    """Return a message about the *word* that is none of those *taken*, and the operation that takes it."""
    one = one_that_takes(operation, name, word)
    says = f"{operation.key} takes {either(taken)} for {name}, not {word}"
    hint = [f"{says}; {one} takes {word}"] if one else []
    return shortest(*hint, says, f"{operation.key} doesn't take {word} for {name}")


def _exceeds(known: KnownValue, most: int) -> bool:
    """Return whether each of the possible values of *known* is a number that is greater than *most*."""
    texts = [str(value) for value in known.values]
    return not known.open and bool(texts) and all(_NUMBER.fullmatch(t) and int(t) > most for t in texts)


def _has(operation: Operation, name: str) -> bool:
    parameters = parameters_of(operation)
    return parameters is not None and name in parameters.query


def _words_for_parameters(url: str, operation: Operation) -> Iterator[tuple[str, str]]:
    """Yield each path parameter that *url* fills with a word, and the word."""
    wanted = operation.path.partition(V2_ROOT)[2].split("/")
    given = re.split("[?#]", url, maxsplit=1)[0].rstrip("/").split("/")[-len(wanted) :]
    pairs = list(zip(wanted, given, strict=False))
    if len(given) < len(wanted) or any(word != value for word, value in pairs if not word.startswith("{")):
        return
    for word, value in pairs:
        if word.startswith("{") and _WORD.fullmatch(value):
            yield word.strip("{}"), value


def _names(site: CallSite, part: Callable[[RequestData], Iterable[str] | None]) -> list[str]:
    """Return the names that the requests of *site* send in *part*; none if a request may send others too."""
    found: dict[str, None] = {}
    for data in site.requests:
        names = part(data)
        if names is None:
            return []
        found.update(dict.fromkeys(names))
    return list(found)


def _query(data: RequestData) -> list[str] | None:
    given = [data.parameters, *(query for client in data.through for query in client.query)]
    found = [name for name, _ in data.query.items]
    for known in given:
        keys = _keys(known)
        if data.query.open or keys is None:
            return None
        found += keys
    return found


def _body(data: RequestData) -> list[str] | None:
    found: list[str] = []
    for body in data.body:
        keys = _keys(body)
        if keys is None:
            return None
        found += keys
    return found


def _keys(known: KnownValue) -> list[str] | None:
    """Return the keys of the mappings that *known* can be; ``None`` if it can be anything else."""
    if known.open or any(value is not None and value not in known.tables for value in known.values):
        return None
    if any(table.open and not table.grows for table in known.tables):
        return None
    return [key for table in known.tables for key, _ in table.items]


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
