"""Determine the content type of a call, and its replacements.

v1 has one operation for all content types where v2 has one for each. The right replacement therefore
depends on what the call says about its content.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from appaccess_lint.calls.content.stated_types import (
    TYPE_ARGUMENTS,
    api_type,
    api_types,
    stated_types,
    tables_of,
    usual_types,
)
from appaccess_lint.calls.endpoints.queries import without_query
from appaccess_lint.catalog.content_names import is_of_id, names_said
from appaccess_lint.model import CallSite, Content, Operation, OutsidePath, Replacement, Strength
from appaccess_lint.request_data import RequestData, Table

_TREE = ("page", "folder", "whiteboard", "database", "Smart Link")
"""The content types that have children of each other's types."""
_CHANGES_MORE = re.compile(r"body|parent|ancestor|metadata|extension")
"""Keys and arguments that change more than the title."""
_COMPOSITE = re.compile(r"(?P<child>.+) (?:of|on|to) (?P<parent>.+)")


def content_of(site: CallSite) -> Content:
    """Return the content type of *site*, with the strength of the evidence.

    A type in the call (query, body, path, the API's default) outweighs the type of the client's method.  The
    method outweighs a comparison of the answer, which outweighs names.  A name that contradicts the method
    cancels both.
    """
    about_children = _is_about_children(site)
    child = _agreed(site, lambda data: _child(site, data)) if about_children else ()
    usual_child = _usual_child(site) if about_children and not child else ()
    location = _agreed(site, _location)
    container = _agreed(site, _container)
    title_alone = bool(site.requests) and all(map(_is_title_alone, site.requests))
    subject: tuple[str, ...] = ()
    name = ""
    strength: Strength = "stated"
    if not about_children:
        subject = _agreed(site, lambda data: _in_path(site, data) or stated_types(site, data))
    if not subject:
        subject, strength, name = _indicated(site)
    if not (subject or child or usual_child or location or container):
        return Content(title_alone=title_alone)
    strength = strength if subject else "stated"
    return Content(subject, child, location, container, strength, name, title_alone, usual_child)


def _indicated(site: CallSite) -> tuple[tuple[str, ...], Strength, str]:
    """Return the content types that method, comparisons or names indicate, with evidence and name."""
    named = names_said(site)
    by_method = _agreed(site, _by_method)
    if by_method:
        # the name of an ID contradicts the method; that of a function around the call doesn't
        against = {kind for kind, name in named.items() if is_of_id(name)} - {*by_method}
        return ((), "", "") if against else (by_method, "method", "")
    if site.compared and (compared := tuple(filter(None, map(api_type, site.compared)))):
        return compared, "checked", ""
    usual = _agreed(site, usual_types) if not _is_about_children(site) else ()
    if len(usual) == 1 and {*named} <= {*usual}:
        return usual, "named", "type="
    if len(named) == 1 and not usual:
        ((kind, name),) = named.items()
        return (kind,), "named", name
    return (), "", ""


_Called = TypeVar("_Called", Operation, OutsidePath)


def narrowed(called: _Called, content: Content) -> _Called:
    """Return the operation or path *called* with the replacements for *content*.

    If only comparisons or names indicate the type, all replacements are kept, and the first one is marked as
    likely.  A replacement for the title alone counts, instead of the one for the whole content, only if the
    call sends nothing else.
    """
    if not any(replacement.when for replacement in called.replacements):
        return called
    found: Sequence[Replacement] = _for_title(called.replacements, content.title_alone)
    if content.child:
        found = _kept(found, lambda when: _is_child(when, content))
    if content.location:
        found = _kept(found, lambda when: any(f"{kind} comment" in when for kind in content.location))
    likely = found
    if content.usual_child:
        likely = _kept(likely, lambda when: _is_child(when, content))
    if content.types:
        likely = _kept(likely, lambda when: _is_about(when, content))
        if content.strength not in {"named", "checked"}:
            found = _kept(found, lambda when: _is_about(when, content))
    found = _first(found, likely)
    return replace(called, replacements=tuple(found))


def _kept(found: Sequence[Replacement], fits: Callable[[str], bool]) -> Sequence[Replacement]:
    """Return the replacements in *found* for all content or for this content; all if none fits."""
    fitting = [r for r in found if r.when and fits(r.when)]
    return [r for r in found if not r.when or r in fitting] if fitting else found


def _first(found: Sequence[Replacement], fitting: Sequence[Replacement]) -> Sequence[Replacement]:
    """Return *found* with the *fitting* ones before the others and marked as likely, if there are others."""
    if len(fitting) == len(found):
        return found
    likely = [replace(r, likely=True) if r.when else r for r in fitting]
    return [*likely, *(r for r in found if r not in fitting)]


def _for_title(found: Sequence[Replacement], title_alone: bool) -> Sequence[Replacement]:
    titles = {r.when.removeprefix("title of "): r for r in found if r.when.startswith("title of ")}
    others = [r for r in found if r not in titles.values()]
    return [titles.get(r.when, r) for r in others] if title_alone else others


def _is_about(when: str, content: Content) -> bool:
    """Return whether *when* (``page``, ``attachment of page``) names this content type."""
    composite = _COMPOSITE.fullmatch(when)
    if composite is None:
        return _is_one_of(when, content.types)
    return _is_one_of(composite["parent"], content.container or content.types)


def _is_child(when: str, content: Content) -> bool:
    """Return whether *when* (``child of page``, ``attachment of page``) names this type of children.

    Child pages belong to a page, unless the parent is known to be something else.
    """
    composite = _COMPOSITE.fullmatch(when)
    if composite is None:
        return False
    kind, parent = composite["child"], composite["parent"]
    if kind == "reply":  # is a comment's child; the IDs of most code are pages'
        return any(name.endswith("comment") for name in content.types)
    children = content.child or content.usual_child
    if kind not in ("child", "descendant"):
        return _is_one_of(kind, children)
    if parent not in _TREE:
        return _is_one_of(parent, children)
    in_tree = [child for child in children if child in _TREE]
    return parent == "page" or parent in content.types if in_tree == ["page"] else bool(in_tree)


def _is_one_of(kind: str, types: Iterable[str]) -> bool:
    return any(kind == name or (name == "comment" and kind.endswith(" comment")) for name in types)


def _agreed(site: CallSite, of: Callable[[RequestData], tuple[str, ...]]) -> tuple[str, ...]:
    """Return the evidence of all requests of *site*; none if one request has none.

    If some requests go to v1 and others to v2, those to v2 need no evidence.
    """
    to_v1 = [data for data in site.requests if not any("/api/v2/" in url for url in data.url.texts)]
    said = [of(data) for data in to_v1 or site.requests]
    return tuple(dict.fromkeys(kind for kinds in said for kind in kinds)) if all(said) else ()


def _is_title_alone(data: RequestData) -> bool:
    """Return whether a request sends a title, and evidently nothing else of the content."""
    for tables in (tuple(table for body in data.body for table in body.tables), (data.arguments,)):
        if tables and all(table.get("title") for table in tables):
            keys = [key for table in tables for key, _ in table.items]
            is_open = any(table.open for table in tables) or any(
                body.open or body.texts for body in data.body
            )
            # a title of an answer isn't a new one: the request publishes a draft, or restores the content
            titles = [known for table in tables if (known := table.get("title"))]
            is_new = not any(name.endswith("().title") for known in titles for name in known.names)
            return is_new and not is_open and not any(map(_CHANGES_MORE.search, keys))
    return False


def _child(site: CallSite, data: RequestData) -> tuple[str, ...]:
    """Return the type of the requested children: ``content/12/child/page``."""
    for argument in TYPE_ARGUMENTS:
        if types := api_types(data.arguments.get(argument)):
            return types
    if kind := _last_segment(site, data):
        return (kind,)
    if expanded := _expanded(site, data):
        return expanded
    unknown = any(data.arguments.get(argument) is not None for argument in TYPE_ARGUMENTS)
    return (data.child,) if data.child and not unknown else ()


def _expanded(site: CallSite, data: RequestData) -> tuple[str, ...]:
    """Return the types of the children that ``content/12/child?expand=page`` requests."""
    if not all(operation.path.endswith(("/child", "/descendant")) for operation in site.operations):
        return ()
    given = [known for table in data.query_tables if (known := table.get("expand"))]
    texts = [text for known in given for text in known.texts if not known.open]
    kinds = [api_type(word.partition(".")[0].strip()) for text in texts for word in text.split(",")]
    return tuple(dict.fromkeys(kinds)) if all(kinds) else ()


def _usual_child(site: CallSite) -> tuple[str, ...]:
    """Return the type of the children that are requested by default."""
    said = {kind for data in site.requests for kind in _child(site, data)}
    for argument in TYPE_ARGUMENTS:
        for known in (data.arguments.get(argument) for data in site.requests):
            said |= {kind for text in (known.texts if known is not None else ()) if (kind := api_type(text))}
    return tuple(said) if len(said) == 1 else ()


def _in_path(site: CallSite, data: RequestData) -> tuple[str, ...]:
    """Return the type that a path ends in: ``space/ENG/content/blogpost``."""
    ends = bool(site.operations) and all(o.path.endswith("/{type}") for o in site.operations)
    kind = _last_segment(site, data) if ends else ""
    return (kind,) if kind else ()


def _last_segment(site: CallSite, data: RequestData) -> str:
    """Return the type that the last segment of a path names."""
    url = (*data.url.texts, site.url or "")[0]
    return api_type(without_query(url).rstrip("/").rpartition("/")[2])


def _by_method(data: RequestData) -> tuple[str, ...]:
    """Return the content type of a client's method, unless an argument states another one.

    If the method lists children, the argument is their type, and the parent is of the method's type.
    """
    if not data.child and any(data.arguments.get(argument) is not None for argument in TYPE_ARGUMENTS):
        return ()
    return (data.content,) if data.content else ()


def _is_about_children(site: CallSite) -> bool:
    return any("/child" in o.path or "/descendant" in o.path for o in site.operations)


def _location(data: RequestData) -> tuple[str, ...]:
    """Return the kind of comments that are requested or created: ``inline`` or ``footer``."""
    tables = [*tables_of(data), data.arguments]
    tables += [inner for table in tables if (e := table.get("extensions")) for inner in e.tables]
    for table in tables:
        known = table.get("location")
        if known is not None and not known.open:
            return tuple(text for text in known.texts if text in ("inline", "footer"))
    made = [table for body in data.body if not body.open for table in body.tables]
    # a new comment without a place on the page that isn't a reply is a footer comment
    at_foot = made and all(
        _is_comment(t) and not (t.open or t.get("extensions") or t.get("ancestors")) for t in made
    )
    return ("footer",) if at_foot else ()


def _is_comment(table: Table) -> bool:
    return api_types(table.get("type")) == ("comment",) and table.get("container") is not None


def _container(data: RequestData) -> tuple[str, ...]:
    """Return the type of the content that a new comment is attached to."""
    for body in data.body:
        for table in body.tables:
            container = table.get("container")
            for inner in container.tables if container is not None else ():
                if types := api_types(inner.get("type")):
                    return types
    return ()
