"""Locate the URL, the query and the body of a request in its call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import libcst as cst

from appaccess_lint.fix.model import Refusal
from appaccess_lint.fix.path import ELSEWHERE, Path, Pieces, has_root, read_path
from appaccess_lint.fix.tree import Parents, called_name, literal_of, name_of, resolved
from appaccess_lint.model import CallSite
from appaccess_lint.request_data import KnownValue

Pair = tuple[str, cst.BaseExpression]
FORMS = frozenset({"requests", "httpx", "aiohttp"})
"""The libraries that send a mapping as ``data`` as a form."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call that makes a request, with its path, its query parameters and its body.

    The literals are in the call, or in a variable that the function binds only for it.
    """

    node: cst.Call
    path: Path
    in_url: Pieces = ()
    params: cst.Dict | None = None
    body: cst.Dict | None = None

    @property
    def id(self) -> cst.BaseExpression | None:
        """The expression of the ID in the path."""
        return self.path.id

    @property
    def id_name(self) -> str:
        """The name of the ID in the code: ``page_id`` in ``str(self.page_id)``."""
        return name_of(self.id) if self.id is not None else ""

    def given(self) -> Mapping[str, str | None]:
        """Return the query parameters as text; ``None`` for values other than literals."""
        found: dict[str, str | None] = dict(self.in_url)
        for key, value in pairs(self.params) if self.params is not None else ():
            found[key] = literal_of(value)
        return found


def read_call(node: cst.Call, site: CallSite, before: str, parents: Parents) -> Call:
    """Return the request of *node* for the v1 operation *before*; raises ``Refusal`` if it is incomplete."""
    if any(argument.star for argument in node.args):
        raise Refusal("some arguments of the call are unknown")
    values = [resolved(argument.value, parents) for argument in node.args]
    urls = [value for value in values if has_root(value)]
    if len(urls) != 1:
        raise Refusal(ELSEWHERE)
    path, pieces = read_path(urls[0], before)
    if site.client in FORMS and any(map(_is_form, node.args, values)):
        raise Refusal("the body is a form, not JSON")
    tables = [_literal(argument, parents) for argument in node.args]
    query = _sent((data.parameters for data in site.requests), tables, "query parameters")
    body = _body(node, tables) or _sent((k for data in site.requests for k in data.body), tables, "body")
    if query is not None and query is body:
        raise Refusal("the query and the body can't be distinguished")
    if query is not None and pieces:
        raise Refusal("the query is in the URL and in an argument")
    return Call(node, path, pieces, query, body)


def _is_form(argument: cst.Arg, value: cst.BaseExpression) -> bool:
    return argument.keyword is not None and argument.keyword.value == "data" and isinstance(value, cst.Dict)


def pairs(node: cst.Dict) -> list[Pair]:
    """Return the items of a literal; raises ``Refusal`` if a key isn't a literal."""
    found = []
    for element in node.elements:
        if not isinstance(element, cst.DictElement) or (key := literal_of(element.key)) is None:
            raise Refusal("the name of a parameter isn't a literal")
        found.append((key, element.value))
    if len(dict(found)) < len(found):
        raise Refusal("a parameter occurs twice")
    return found


def _sent(known: Iterable[KnownValue], literals: list[cst.Dict | None], what: str) -> cst.Dict | None:
    """Return the one of *literals* that the request sends by *known* values; ``None`` if it sends none."""
    found: list[frozenset[str]] = []
    for one in known:
        if one.open or len(one.values) > 1 or any(table.open for table in one.tables):
            raise Refusal(f"the {what} aren't all visible" if what[-1] == "s" else f"the {what} is unknown")
        found += [frozenset(name for name, _ in table.items) for table in one.tables]
        if any(value is not None for value in one.values) and not one.tables:
            raise Refusal(f"the {what} isn't a literal")
    if not found:
        return None
    named = [table for table in literals if table is not None and _keys(table) == found[0]]
    if len({*found}) > 1 or len(named) != 1:
        raise Refusal(f"the {what} can't be found as a literal of the function")
    return named[0]


def _body(node: cst.Call, literals: list[cst.Dict | None]) -> cst.Dict | None:
    """Return the literal in an argument with the name of a body."""
    named = zip(node.args, literals, strict=True)
    found = [table for a, table in named if a.keyword is not None and a.keyword.value in {"data", "json"}]
    return found[0] if len(found) == 1 else None


def _keys(table: cst.Dict) -> frozenset[str] | None:
    try:
        return frozenset(key for key, _ in pairs(table))
    except Refusal:
        return None


def _literal(argument: cst.Arg, parents: Parents) -> cst.Dict | None:
    """Return the literal in *argument*, directly or as JSON, but not for headers."""
    if argument.keyword is not None and argument.keyword.value == "headers":
        return None
    node = resolved(argument.value, parents)
    while isinstance(node, cst.Call):
        if called_name(node) == "encode" and isinstance(node.func, cst.Attribute):
            node = resolved(node.func.value, parents)
        elif called_name(node) == "dumps" and node.args:
            node = resolved(node.args[0].value, parents)
        else:
            return None
    return node if isinstance(node, cst.Dict) else None
