"""Build the v2 request to make instead of a deprecated v1 call, from the known facts about the call."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from appaccess_lint.catalog.load import load_catalog
from appaccess_lint.catalog.migrations import Migration, Shape, migration_of
from appaccess_lint.explain.scopes import scope_changes
from appaccess_lint.immutable import immutable
from appaccess_lint.model import CallSite, Operation, Replacement
from appaccess_lint.request_data import KnownValue, Table

MAX_SHOWN = 4
"""Maximum number of renamed keys in a line."""


@immutable(frozen=True, slots=True)
class Suggestion:
    """A request of v2.

    ``when`` is its content type, empty for any.  ``query`` has names and values, with unknown values in
    braces; ``body`` is an example.  ``before`` are the requests to make first.  ``unsupported`` are the
    parameters without an equivalent, ``paged`` means that v2 uses cursors.  ``needs`` and ``drops`` are
    granular scopes.  ``renamed``, ``asks`` and ``gone`` are the changes in the answer.  ``further`` are the
    requests for what the call expands.
    """

    method: str
    path: str
    when: str = ""
    query: tuple[tuple[str, str], ...] = ()
    body: str = ""
    before: tuple[str, ...] = ()
    unsupported: tuple[str, ...] = ()
    paged: bool = False
    needs: tuple[str, ...] = ()
    drops: tuple[str, ...] = ()
    renamed: Mapping[str, str] | None = None
    asks: Mapping[str, str] | None = None
    gone: tuple[str, ...] = ()
    further: tuple[str, ...] = ()

    @property
    def request(self) -> str:
        """``GET /wiki/api/v2/pages/{id}?body-format=storage&status=current``."""
        query = "&".join(f"{name}={value}" for name, value in self.query)
        return f"{self.method} {self.path}{f'?{query}' if query else ''}"

    @property
    def text(self) -> str:
        """The request with its body and its content type, in one line."""
        body = f" with {self.body}" if self.body else ""
        return f"{self.request}{body}{f' ({self.when})' if self.when else ''}"

    def notes(self) -> Iterator[str]:
        """Yield the other changes, one line each."""
        yield from (f"first {request}" for request in self.before)
        if self.unsupported:
            yield f"no equivalent: {', '.join(self.unsupported)}"
        if self.further:
            yield f"separate requests: {', '.join(self.further)}"
        if self.paged:
            yield "pagination: follow _links.next until it is missing; no start, limit at most 250"
        if self.renamed:
            shown = [f"{old} -> {new}" for old, new in self.renamed.items()]
            more = f" and {len(shown) - MAX_SHOWN} more" if len(shown) > MAX_SHOWN else ""
            yield f"renamed in the response: {', '.join(shown[:MAX_SHOWN])}{more}"
        if self.needs:
            yield f"scopes needed: {', '.join(self.needs)}"
        if self.drops:
            yield f"scopes no longer needed: {', '.join(self.drops)}"


def suggestion_of(site: CallSite) -> Suggestion | None:
    """Return the request to make instead, ``None`` if the call isn't deprecated or v2 has no equivalent.

    If there are several, this is the one that is likely for the content, or the first, with its content type.
    """
    for operation in site.operations:
        if operation.api_version == "v1" and operation.lifecycle != "current" and site.kind != "literal":
            found = [r for r in operation.replacements if "/api/v2/" in r.path]
            best = next((r for r in found if r.likely), found[0] if found else None)
            if best is not None:
                return _suggestion(site, operation, best)
    return None


def _suggestion(site: CallSite, before: Operation, best: Replacement) -> Suggestion:
    after, migration = load_catalog().find(str(best)), migration_of(before.key)
    scopes = scope_changes(before, after)[1] if after is not None else None
    query, unsupported = _query(site, migration, best)
    body = migration.body_of(str(best)) if migration is not None and best.method in {"POST", "PUT"} else ""
    shape = migration.shape(best.when) if migration is not None else Shape()
    lookups = migration.lookups(_given(site), str(best)) if migration is not None else {}
    return Suggestion(
        best.method,
        best.path,
        best.when,
        query,
        body,
        (*(lookup.request for lookup in best.needs), *lookups.values()),
        unsupported,
        migration is not None and migration.is_list,
        scopes.added if scopes is not None else (),
        scopes.removed if scopes is not None else (),
        shape.renamed,
        shape.asks,
        shape.gone,
        _further(site, migration, best.when),
    )


def _query(
    site: CallSite, migration: Migration | None, best: Replacement
) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """Return the query of v2, and the parameters of v1 that have no equivalent."""
    query = dict(pair.partition("=")[::2] for pair in best.query.split("&") if pair)
    if migration is None:
        return tuple(query.items()), ()
    lack = migration.lacks.get(str(best))
    changes, unsupported = migration.query, list[str]()
    for name, value in _given(site).items():
        if name in changes.fields:
            query.update(_fields(value, migration, best.when))
        elif name in changes.looked_up:
            query[changes.looked_up[name]] = f"{{{changes.looked_up[name]}}}"
        elif name in changes.renamed or (name in changes.kept and _fits(value, changes.only.get(name))):
            query[changes.renamed.get(name, name)] = value
        elif name not in (*changes.chooses, *changes.dropped) and changes.only.get(name) != value:
            unsupported.append(f"{name}={value}" if name in changes.kept else name)
    for name, text in migration.implied().items():
        query.setdefault(name, text)
    missing = lack.query if lack is not None else ()
    return tuple((k, v) for k, v in query.items() if k not in missing), tuple(unsupported)


def _fits(value: str, only: str | None) -> bool:
    """Return whether *value* may be the *only* one with an equivalent, if there is such a limit."""
    return only is None or value == only or value.startswith("{")


def _fields(expand: str, migration: Migration, when: str) -> Iterator[tuple[str, str]]:
    """Yield the query for the keys in ``expand``; of several body formats, the first."""
    shape = migration.shape(when)
    sent = {need: sends.partition("=")[::2] for need, sends in shape.needs.items()}
    named = [sent[need] for key in expand.split(",") for need in sent if _is_in(key, need)]
    yield from reversed(named)


def _further(site: CallSite, migration: Migration | None, when: str) -> tuple[str, ...]:
    """Return the requests for what v1 adds to the answer for ``expand``, and v2 doesn't."""
    if migration is None:
        return ()
    given = _given(site).items()
    keys = [key for name, value in given if name in migration.query.fields for key in value.split(",")]
    return tuple(f"{asks} ({wanted})" for wanted, asks in migration.further(keys, when).items())


def _is_in(key: str, wanted: str) -> bool:
    """Return whether *key* of ``expand`` is *wanted* or a part of it: ``body.storage.value``."""
    return f"{key.strip()}.".startswith(f"{wanted}.")


def _given(site: CallSite) -> dict[str, str]:
    """Return the query parameters that the call sends; an unknown value is its name in braces."""
    found: dict[str, str] = {}
    for data in site.requests[:1]:
        for table in data.query_tables:
            found.update(_texts(table))
    return found


def _texts(table: Table) -> Iterator[tuple[str, str]]:
    for name, known in table.items:
        yield name, _text(name, known)


def _text(name: str, known: KnownValue) -> str:
    value = known.values[0] if len(known.values) == 1 and not known.open else None
    plain = isinstance(value, (str, int)) and "{}" not in str(value)
    return str(value) if plain else f"{{{name}}}"
