"""Keep the method and the path of a request together where one row or branch of the code has both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import product

from appaccess_lint.calls.endpoints.choices import Place, literals_of
from appaccess_lint.calls.endpoints.evidence import METHODS
from appaccess_lint.immutable import replace
from appaccess_lint.project.view import ModulesByPath
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import cached, names_bound, place_of
from appaccess_lint.syntax.module import Module, set_twice
from appaccess_lint.syntax.walk import functions, of_kinds, statements
from appaccess_lint.text.text import Template, Text
from appaccess_lint.values.domain.frames import Request
from appaccess_lint.values.domain.unions import members

Groups = dict[object, object]
"""The rows that contain a literal, and the choices in its function, each with the way that leads to it."""
ROW = "row"
_LITERALS = (ir.Const, ir.FString)


class Rows:
    """Knows which literals of the analysed modules are in one row or branch.

    A row is a tuple ``("GET", "/pages")``, a call ``Route("GET", "/pages")`` or a dictionary with an HTTP
    method, or an entry of a dictionary from methods to paths.
    """

    def __init__(self, modules: ModulesByPath) -> None:
        self._modules = modules
        self.known: dict[object, object] = {}
        """The cache of the method that ``cached`` decorates."""

    def parted(self, request: Request) -> list[Request]:
        """Return *request* as several ones, without pairs of a method and a URL that no run has."""
        given = members(request.method)
        methods = [t for m in given if isinstance(m, Text) for t in m.alternatives]
        if len(methods) < 2 or len(methods) < len(given) or len(request.urls) < 2:
            return [request]
        if request.module.module is not None:
            self._modules.note(request.module.module)
        kept = self._pairs(methods, request.urls)
        if len(kept) == len(methods) * len(request.urls):
            return [request]
        by_methods: dict[tuple[Template, ...], list[Template]] = {}
        for url in request.urls:
            by_methods.setdefault(tuple(m for m in methods if (m, url) in kept), []).append(url)
        return [
            replace(request, method=Text(sent), url=Text(tuple(urls))) for sent, urls in by_methods.items()
        ]

    def _pairs(self, methods: Iterable[Template], urls: Iterable[Template]) -> set[tuple[Template, Template]]:
        """Return the pairs of *methods* and *urls* that a run of the code may have.

        Others combine two rows or branches, each of which has both a method and a path.
        """
        groups = {t: self._of(t) for t in (*methods, *urls)}
        pairs = [*product(methods, urls)]
        together = [p for p in pairs if _are_together(groups[p[0]], groups[p[1]])]
        paired = {t for pair in together for t in pair}
        return {
            (m, u) for m, u in pairs if not (m in paired and u in paired and _are_apart(groups[m], groups[u]))
        }

    def _of(self, text: Template) -> Groups:
        found: Groups = {}
        for origin in text.origins:
            found |= self._in(origin.path).get((origin.line, origin.column), {})
        return found

    @cached
    def _in(self, path: str) -> dict[Place, Groups]:
        module = self._modules(path)
        return dict(_places(module, path)) if module is not None else {}


def _are_together(first: Groups, second: Groups) -> bool:
    """Return whether a row or branch has both, and no choice has them on different branches."""
    shared = first.keys() & second.keys()
    return bool(shared) and all(first[group] == second[group] for group in shared)


def _are_apart(first: Groups, second: Groups) -> bool:
    """Return whether each has a row without the other, or a choice has them on different branches."""
    shared = first.keys() & second.keys()
    if any(first[group] != second[group] for group in shared):
        return True
    return not shared and all(any(way is ROW for way in groups.values()) for groups in (first, second))


def _places(module: Module, path: str) -> Iterator[tuple[Place, Groups]]:
    """Yield the groups of each literal of *module* that has some."""
    found: dict[Place, Groups] = {}
    twice = set_twice(module)
    for function in (None, *functions(module.body)):
        body = module.body if function is None else function.body
        changed = {name.strip("_") for name in twice | _bound_twice(body, function)}
        for place, choices in literals_of(body):
            known = [choice for choice in choices if _tested(choice) not in changed]
            found[place] = {(path, function, choice): way for choice, way in known}
    for row in _rows(module):
        literals = [at for node in of_kinds(row, _LITERALS) if (at := place_of(node)) is not None]
        for at in literals:
            found.setdefault(at, {})[(path, literals[0])] = ROW
    yield from found.items()


def _bound_twice(body: ir.Block, function: ir.Function | None) -> frozenset[str]:
    """Return the names that a function or module binds again: two tests of one may differ."""
    parameters = (p.name for p in function.parameters) if function is not None else ()
    counted = Counter((*parameters, *names_bound(tuple(statements(body)), lambda value: True)))
    return frozenset(name for name, count in counted.items() if count > 1)


def _tested(choice: object) -> object:
    """Return the name that a condition tests: ``mode`` of ``mode == "read"``."""
    while isinstance(choice, tuple):
        choice = choice[0]
    return choice


def _rows(module: Module) -> Iterator[tuple[ir.Expr, ...]]:
    """Yield the expressions that stand together in a row with an HTTP method."""
    for node in of_kinds(module.body, (ir.Sequence, ir.Call, ir.DictDisplay)):
        parts: list[tuple[ir.Expr, ...]] = []
        match node:
            case ir.Sequence(items=items):
                parts = [items]
            case ir.Call(args=args):
                parts = [tuple(arg.value for arg in args)]
            case ir.DictDisplay(items=pairs):
                entries = [(key, value) for key, value in pairs if key is not None]
                is_table = sum(any(map(_is_method, entry)) for entry in entries) > 1
                parts = [*entries] if is_table else [tuple(value for _, value in entries)]
        yield from (part for part in parts if len(part) > 1 and any(map(_is_method, part)))


def _is_method(node: ir.Expr) -> bool:
    return isinstance(node, ir.Const) and isinstance(node.value, str) and node.value.upper() in METHODS
