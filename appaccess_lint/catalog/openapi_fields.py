"""Read an operation of an OpenAPI document, including Atlassian's own marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal

from appaccess_lint.catalog.json_positions import JsonPlace
from appaccess_lint.immutable import immutable
from appaccess_lint.model import SourceClaim
from appaccess_lint.wording import printable

POLICY = "x-atlassian-data-security-policy"
EXEMPT = "app-access-rule-exempt"
SCOPES = "x-atlassian-oauth2-scopes"
CONNECT_SCOPE = "x-atlassian-connect-scope"
EXPERIMENTAL = "x-experimental"

AppAccessMark = Literal["blocked", "not-blocked"]


@immutable(frozen=True, slots=True)
class Documented:
    """An operation in a document; ``app_access`` is ``None`` if it has no mark."""

    key: str
    api_version: str
    title: str
    group: str
    deprecated: bool
    app_access: AppAccessMark | None
    experimental: bool
    classic_scopes: tuple[str, ...]
    granular_scopes: tuple[str, ...]
    connect_scope: str

    @property
    def method(self) -> str:
        """Its HTTP method."""
        return self.key.partition(" ")[0]

    @property
    def path(self) -> str:
        """Its path template."""
        return self.key.partition(" ")[2]

    def claim(self, source: str) -> SourceClaim:
        """Return its facts as a claim of *source*."""
        return SourceClaim(source, self.app_access, self.deprecated)


def documented(key: str, value: object, place: JsonPlace, api_version: str) -> Documented:
    """Return the facts in the operation object *value* at *place*; raises ``OpenApiError``."""
    table = place.table(value)
    scopes = sorted(set(_scopes(table, place)))
    return Documented(
        key=key,
        api_version=api_version,
        title=_title(table, place),
        group=_group(table, place),
        deprecated=_flag(table, "deprecated", place),
        app_access=_mark(table, place),
        experimental=_flag(table, EXPERIMENTAL, place),
        classic_scopes=tuple(scope for scope in scopes if not _is_granular(scope)),
        granular_scopes=tuple(scope for scope in scopes if _is_granular(scope)),
        connect_scope=_line(table.get(CONNECT_SCOPE, ""), place.below(CONNECT_SCOPE)),
    )


def _is_granular(scope: str) -> bool:
    # "read:page:confluence"; the classic ones have two parts, as "search:confluence" has
    return scope.count(":") > 1


def _title(table: Mapping[str, Any], place: JsonPlace) -> str:
    below = place.below("summary")
    title = _line(table.get("summary"), below)
    if not title:
        raise below.error("the operation's title", "nothing")
    return title


def _group(table: Mapping[str, Any], place: JsonPlace) -> str:
    below = place.below("tags")
    tags = below.array(table.get("tags"))
    group = _line(tags[0], below.item(0)) if tags else ""
    if not group:
        raise below.error("the group that the operation belongs to", "nothing")
    return group


def _line(value: object, place: JsonPlace) -> str:
    text = " ".join(place.text(value).split())
    # JSON may contain half a surrogate pair, which no file can
    return printable(text)


def _flag(table: Mapping[str, Any], name: str, place: JsonPlace) -> bool:
    return place.below(name).flag(table[name]) if name in table else False


def _mark(table: Mapping[str, Any], place: JsonPlace) -> AppAccessMark | None:
    """Return Atlassian's mark: no rule can block operations with ``[{"app-access-rule-exempt": true}]``."""
    if POLICY not in table:
        return None
    below = place.below(POLICY)
    for index, policy in enumerate(below.array(table[POLICY])):
        item = below.item(index)
        if EXEMPT in item.table(policy):
            return "not-blocked" if item.below(EXEMPT).flag(policy[EXEMPT]) else "blocked"
    return None


def _scopes(table: Mapping[str, Any], place: JsonPlace) -> Iterator[str]:
    """Yield the scopes that aren't deprecated; older documents have them under ``security`` alone."""
    if SCOPES in table:
        below = place.below(SCOPES)
        for index, entry in enumerate(below.array(table[SCOPES])):
            item = below.item(index)
            entry = item.table(entry)
            if entry.get("state") != "Deprecated" and entry.get("deprecated") is not True:
                yield from _names(entry.get("scopes"), item.below("scopes"))
    elif "security" in table:
        below = place.below("security")
        for index, entry in enumerate(below.array(table["security"])):
            item = below.item(index)
            for scheme, names in item.table(entry).items():
                yield from _names(names, item.below(scheme))


def _names(value: object, place: JsonPlace) -> Iterator[str]:
    for index, name in enumerate(place.array(value)):
        item = place.item(index)
        scope = _line(name, item)
        if not scope:
            raise item.error("the name of a scope", "an empty string")
        yield scope
