"""Find the operation that a user means with a key, a path template, a path, or a whole URL."""

from __future__ import annotations

import difflib
import re

from appaccess_lint.catalog.load import PARAMETER, Catalog
from appaccess_lint.catalog.match import Matcher
from appaccess_lint.catalog.nearest import meant_by, nearest
from appaccess_lint.catalog.outside import load_outside
from appaccess_lint.catalog.schema import METHODS
from appaccess_lint.immutable import immutable
from appaccess_lint.model import Deployment, Operation, OutsidePath
from appaccess_lint.text.text import template
from appaccess_lint.wording import describe

SHOWN = 5
_METHOD = re.compile(r"([A-Za-z]+)\s+(?=\S)")
_QUERY = re.compile("[?#]")
_ROOT = re.compile(r"/?(?:wiki/)?(rest/api|api/v2)/")
# values for a template's variable: a number, or a placeholder of any form
_VARIABLE = re.compile(r"(?<=/)(?:\d+|\{[^/]*\}|<[^/]*>|:[A-Za-z]\w*)(?=/|$)")
_OTHER_PRODUCT = re.compile(r"/rest/api/(?:\d|latest\b)|//api\.atlassian\.com/ex/(?!confluence/)")
_SEARCH = "; `appaccess-lint catalog search` finds operations by words"
_LONGEST = 300


class NotFound(Exception):
    """No documented operation matches; the text is one line with the nearest ones."""


@immutable(frozen=True, slots=True)
class Found:
    """The operations that *query* may mean, and the deployment of its host."""

    query: str
    operations: tuple[Operation, ...]
    deployment: Deployment = "unknown"
    oauth: bool = False


def look_up(query: str, catalog: Catalog) -> Found:
    """Return the operations that *query* (``GET /wiki/rest/api/space``, or without method) means.

    Raises ``NotFound`` if it means none.
    """
    method, url = _split(query.strip())
    if "/" not in url:
        expected = "expected a code, a client method, or the path or URL of an operation"
        raise NotFound(f"{expected}, found {describe(query)}{_titled(query, catalog) or _SEARCH}")
    same = _same_template(url, catalog)
    if same:
        return Found(query, _of_method(query, method, same, same, _instead(method, url, catalog)))
    match = Matcher(catalog, load_outside).match(template([url]), method)
    if match is not None and match.outside is not None:
        raise NotFound(f"{describe(query)} {_outside(match.outside)}")
    if match is None or match.unmatched in ("path", "root") or match.root_only:
        raise NotFound(f"no documented operation is {describe(query)}{_hint(method, url, catalog)}")
    if match.unmatched == "method":
        others = Matcher(catalog).match(template([url]), None)
        documented = others.operations if others else ()
        _of_method(query, method, (), documented, _instead(method, url, catalog))
    return Found(query, _ordered(match.operations), match.deployment, match.oauth)


def _outside(path: OutsidePath) -> str:
    """Return all facts about a path outside the REST API, on one line."""
    said = [f"is not part of the documented REST API ({path.title})"]
    if path.answer:
        said.append(
            f"Cloud returns {path.answer} ({path.source})" if path.source else f"Cloud returns {path.answer}"
        )
    for replacement in path.replacements:
        said.append(f"use {replacement.request}" + (f" for {replacement.when}" if replacement.when else ""))
    return "; ".join([*said, *([path.note] if path.note else [])])


def _split(query: str) -> tuple[str | None, str]:
    found = _METHOD.match(query)
    if found is None:
        return None, query
    method = found[1].upper()
    if method not in METHODS:
        raise NotFound(f"no HTTP method is {describe(found[1])}; expected one of {', '.join(METHODS)}")
    return method, query[found.end() :]


def _same_template(url: str, catalog: Catalog) -> tuple[Operation, ...]:
    path = _QUERY.split(url, maxsplit=1)[0].rstrip("/")
    shape = PARAMETER.sub("{}", path)
    return tuple(o for o in catalog if PARAMETER.sub("{}", o.path) in (shape, f"/wiki{shape}"))


def _of_method(
    query: str,
    method: str | None,
    found: tuple[Operation, ...],
    documented: tuple[Operation, ...],
    instead: list[str],
) -> tuple[Operation, ...]:
    wanted = "GET" if method == "HEAD" else method
    operations = tuple(o for o in found if wanted in (None, o.method))
    if not operations:
        methods = ", ".join(o.key for o in _ordered(documented)[:SHOWN])
        says = f"no documented operation is {describe(query)}; its path is documented as {methods}"
        raise NotFound(f"{says}; use {' or '.join(instead)}" if instead else says)
    return _ordered(operations)


def _instead(method: str | None, url: str, catalog: Catalog) -> list[str]:
    """Return the operations with *method* that AAR402 names for *url*."""
    return [o.key for o in nearest(catalog, url, method) if o.method == method]


def _ordered(operations: tuple[Operation, ...]) -> tuple[Operation, ...]:
    return tuple(sorted(operations, key=lambda o: (o.path, METHODS.index(o.method))))


def _titled(query: str, catalog: Catalog) -> str:
    titled = [o.key for o in catalog if o.title.casefold() == query.strip().casefold()]
    return f"; nearest: {', '.join(titled[:SHOWN])}" if titled else ""


def _hint(method: str | None, url: str, catalog: Catalog) -> str:
    if _OTHER_PRODUCT.search(url):
        return "; it belongs to another product, not to Confluence"
    if meant_by(url, method):
        return f"; did you mean {' or '.join(o.key for o in nearest(catalog, url, method))}?"
    near = _nearest(_below_root(url), catalog)
    keys = [o.key for o in near if method in (None, o.method)] or [o.key for o in near]
    if not keys:
        return _SEARCH
    return f"; nearest: {', '.join(keys[:SHOWN])}"


def _nearest(wanted: str, catalog: Catalog) -> list[Operation]:
    """Return the operations with paths like *wanted*, which is compared without the API's root."""
    by_path: dict[str, list[Operation]] = {}
    for operation in catalog:
        by_path.setdefault(_below_root(operation.path), []).append(operation)
    near = difflib.get_close_matches(wanted, by_path, n=SHOWN, cutoff=0.7) if wanted else []
    return [operation for path in near for operation in by_path[path]]


def _below_root(url: str) -> str:
    path = _VARIABLE.sub("{}", _QUERY.split(url, maxsplit=1)[0].rstrip("/"))
    root = _ROOT.search(path)
    return (path[root.end() :] if root is not None else path.lstrip("/"))[:_LONGEST]
