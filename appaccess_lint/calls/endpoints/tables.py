"""Find requests whose endpoint is a row of a table that the code doesn't choose: any row may be sent.

Such a request says nothing about its endpoint. The rows do, where they are written, if they name one alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from appaccess_lint.calls.endpoints.evidence import EndpointResolver
from appaccess_lint.catalog.match import has_root
from appaccess_lint.project.testing import is_test_module
from appaccess_lint.project.view import ModulesByPath
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import cached, path_of, place_of
from appaccess_lint.syntax.module import Module
from appaccess_lint.syntax.walk import expressions, functions, statements
from appaccess_lint.text.text import Origin, Template, template

_Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table."""

    number: int
    keys: dict[str, _Place]
    """The strings in its key, and where they stand."""
    is_record: bool
    """Whether it has several values."""
    is_only: bool
    """Whether no other row of the table has an endpoint: it is a field of a record."""

    def is_chosen(self, url: Template) -> bool:
        """Return whether *url* has a key of this row from another place."""
        return any(self.keys.get(o.text, _place(o)) != _place(o) for o in url.origins)

    def is_of_loop(self, url: Template) -> bool:
        """Return whether *url* has a key of this row from the table itself, over which a loop runs."""
        return any(self.keys.get(o.text) == _place(o) for o in url.origins)


@dataclass(frozen=True, slots=True, eq=False)
class _Items:
    """The table that a function or a module fills item by item."""

    name: str


_Rows = dict[object, _Row]
"""The rows that contain a literal, by their tables: the outermost first."""


class EndpointTables:
    """Knows the tables in which the literals of the analysed modules stand."""

    def __init__(self, modules: ModulesByPath, resolver: EndpointResolver) -> None:
        self._modules = modules
        self._resolver = resolver
        self.known: dict[object, object] = {}
        """The cache of the method that ``cached`` decorates."""

    def unchosen(self, urls: Sequence[Template], *, direct: bool) -> frozenset[Origin]:
        """Return the literals that name the endpoints of *urls*, if these are any rows of one table.

        Return nothing if literal keys choose the rows, or if one of the literals names no endpoint by itself.
        With *direct*, the URLs are those of one call, where plain paths in a table remain.
        """
        literals = [literal for url in urls if (literal := self._endpoint(url)) is not None]
        if len(literals) < len(urls):
            return frozenset()
        rows = [self._rows_in(literal.path).get(_place(literal), {}) for literal in literals]
        for table in rows[0]:
            if all(table in found for found in rows):
                own = [found[table] for found in rows]
                several = len({row.number for row in own}) > 1
                if several or all(map(_Row.is_of_loop, own, urls)):
                    chosen = any(_is_chosen(*pair, table) for pair in zip(urls, rows, strict=True))
                    stays = chosen or (direct and not all(row.is_record for row in own))
                    return frozenset() if stays else frozenset(literals)
        return frozenset()

    def _endpoint(self, url: Template) -> Origin | None:
        """Return the only literal of *url* that names an endpoint by itself."""
        found = [o for o in url.origins if has_root(o.text) and self._names_endpoint(o)]
        return found[0] if len(found) == 1 else None

    def _names_endpoint(self, origin: Origin) -> bool:
        module = self._modules(origin.path)
        return (
            module is not None
            and not is_test_module(module)  # whose literals aren't reported
            and self._resolver.names_operation(template((origin.text,)), module)
        )

    @cached
    def _rows_in(self, path: str) -> dict[_Place, _Rows]:
        module = self._modules(path)
        return _table_rows(module) if module is not None else {}


def _place(origin: Origin) -> _Place:
    return origin.line, origin.column


def _is_chosen(url: Template, rows: _Rows, table: object) -> bool:
    """Return whether a literal key chooses the row of *url* in *table*, or in a table within that row."""
    inner = [*rows.values()][[*rows].index(table) :]
    return any(row.is_chosen(url) for row in inner if not row.is_only)


def _table_rows(module: Module) -> dict[_Place, _Rows]:
    """Return the rows that contain each literal of *module*."""
    found: dict[_Place, _Rows] = {}
    for table, entries in _tables(module):
        texts = [list(_literals(value)) for _, value in entries]
        naming = sum(any(has_root(text) for _, text in own) for own in texts)
        for number, ((key, value), own) in enumerate(zip(entries, texts, strict=True)):
            keys = {text: place for place, text in _literals(key)}
            if any(map(has_root, keys)):
                continue  # a table of paths by other paths
            is_record = isinstance(value, (ir.DictDisplay, ir.Sequence, ir.Call))
            row = _Row(number, keys, is_record, naming < 2)
            for place, text in own:
                if has_root(text):
                    found.setdefault(place, {})[table] = row
    return found


def _literals(node: ir.Expr | None) -> Iterator[tuple[_Place, str]]:
    """Yield the positions and texts of the strings in *node*."""
    for inner in expressions(node):
        if isinstance(inner, (ir.Const, ir.FString)) and (place := place_of(inner)) is not None:
            texts = (inner.value,) if isinstance(inner, ir.Const) else inner.parts
            yield place, "".join(part for part in texts if isinstance(part, str))


_Entries = list[tuple[ir.Expr | None, ir.Expr]]


def _tables(module: Module) -> Iterator[tuple[object, _Entries]]:
    """Yield the tables of *module* with their keys and values: names whose items it sets, and displays."""
    for block in (module.body, *(function.body for function in functions(module.body))):
        items: dict[str, _Entries] = {}
        for statement in statements(block):
            match statement:
                case ir.Assign(targets=(ir.Subscript(value=table, index=index),), value=value):
                    items.setdefault(path_of(table) or "", []).append((index, value))
        yield from ((_Items(name), entries) for name, entries in items.items() if name)
    for node in expressions(module.body):  # the outer ones first
        match node:
            case ir.DictDisplay(items=pairs):
                yield node, list(pairs)
            case ir.Sequence(items=values):
                yield node, [(None, value) for value in values]
