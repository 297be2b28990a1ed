"""Find the context of a call: whether its function, class, module or package names Confluence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from appaccess_lint.calls.names.resolver import own_parts
from appaccess_lint.calls.names.words import words
from appaccess_lint.catalog.evidence import names_confluence, names_other_product
from appaccess_lint.files.checks import is_file
from appaccess_lint.immutable import immutable
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import cached, docstring, last_name
from appaccess_lint.syntax.module import Module
from appaccess_lint.syntax.walk import calls_in, expressions, statements
from appaccess_lint.values.domain.program import ModuleValue

PACKAGE_LEVELS = 2
"""Maximum number of packages around a module whose names count."""

_GENERIC = frozenset(
    "a api app async base basic client cloud connection connector endpoint endpoints fetcher gateway http "
    "page pages content space spaces attachment attachments comment comments label labels rest sdk "
    "service session sync transport wiki wrapper".split()
)
"""Words in names of classes that don't indicate a product."""

_OF_SECTION = frozenset("api client cloud config rest server settings site wiki".split())
"""Words allowed in a section's name in addition to Confluence; ``confluence_id`` isn't a section."""

# "https://example.atlassian.net/wiki/rest/api", "Confluence's REST API", "the REST API of Confluence Cloud",
# "Groups of Confluence, /rest/api/group"
_ABOUT = re.compile(
    r"atlassian\.net/wiki|/wiki/(?:rest/)?api\b|/ex/confluence/"
    r"|\bconfluence\b(?:'s|[ ]cloud|[ ]server)?[ ](?:v\d[ ])?(?:rest|api|http|client)\b"
    r"|\b(?:rest|api|client|sdk)[ ](?:of|for|to)[ ](?:the[ ])?(?:atlassian[ ])?confluence\b"
    r"|\bconfluence\b[^.]{0,60}/rest/api/",
    re.IGNORECASE,
)


def about_confluence(module: ModuleValue, node: ir.Call) -> bool | None:
    """Return whether the code around *node* in *module* is about Confluence.

    ``False`` if it is about another product, ``None`` if it indicates none.
    """
    return surroundings(module.module).about_confluence(node) if module.module is not None else None


@cached
def surroundings(module: Module) -> Surroundings:
    """Return the surroundings of the calls in *module*."""
    return Surroundings(module)


class Surroundings:
    """Determines the products of the code around the calls of one module."""

    def __init__(self, module: Module) -> None:
        self._classes = [s for s in statements(module.body) if isinstance(s, ir.Class)]
        self._named = _is_named(module)
        self._described = _describes(module.body)
        self._around: dict[ir.Expr, _Around] = {}
        self.known: dict[object, object] = {}
        """The cache of the methods that ``cached`` decorates."""
        self._mark(module.body, _Around(None, ()))

    @cached  # called repeatedly for the same request
    def about_confluence(self, node: ir.Call) -> bool | None:
        """Return whether the code around *node* is about Confluence; ``None`` if it indicates no product."""
        around = self._around.get(node)
        return self._is_about(around) if around is not None else None

    def about_class(self, cls: ir.Class) -> bool | None:
        """Return whether *cls* is about Confluence, like ``about_confluence`` for a call in it."""
        return self._is_about(_Around(cls, ()))

    def _mark(self, body: ir.Block, around: _Around) -> None:
        for statement in statements(body):
            match statement:
                case ir.Function() as function:
                    for call in calls_in(function.decorators):
                        self._around[call] = around
                    self._mark(function.body, around.within(function))
                case ir.Class() as cls:
                    self._mark(cls.body, _Around(cls, ()))
                case _:
                    for call in calls_in(own_parts(statement)):
                        self._around[call] = around

    @cached
    def _is_about(self, around: _Around) -> bool | None:
        names = [function.name for function in around.functions]
        if any(map(names_other_product, names)):
            return False
        cls = around.cls
        if cls is not None:
            if names_other_product(cls.name):
                return False
            init = cls.methods.get("__init__")
            described = _describes(cls.body) or (init is not None and _is_for_confluence(init))
            if described or any(map(names_confluence, _names(cls))) or self._is_mixed_in(cls):
                return True
        if any(map(_is_for_confluence, around.functions)):
            return True
        if self._named or self._described:
            return True if cls is None or self._stands_for_module(cls) else None
        return None

    def _is_mixed_in(self, cls: ir.Class) -> bool:
        """Return whether *cls* has no base class, and the classes derived from it are about Confluence."""
        if cls.bases:
            return False
        derived = [c for c in self._classes if any(last_name(base.value) == cls.name for base in c.bases)]
        about = (names_confluence(c.name) or _describes(c.body) for c in derived)
        return bool(derived) and all(about) and not any(names_other_product(c.name) for c in derived)

    def _stands_for_module(self, cls: ir.Class) -> bool:
        """Return whether the product of the module's name or docstring is that of *cls* too."""
        if words(cls.name) <= _GENERIC:
            return True
        if self._named:
            return not any(names_confluence(other.name) for other in self._classes)
        with_methods = (c for c in self._classes if not all(name.startswith("__") for name in c.methods))
        return [*with_methods] == [cls]


@immutable(frozen=True, slots=True)
class _Around:
    """The class and the functions that contain a statement."""

    cls: ir.Class | None
    functions: tuple[ir.Function, ...]

    def within(self, function: ir.Function) -> _Around:
        return _Around(self.cls, (*self.functions, function))


_BETWEEN = frozenset({"to", "2", "from", "and", "vs"})
"""Words between the names of two products: ``confluence_to_docs``."""


def _is_named(module: Module) -> bool:
    """Return whether *module*, or a package around it, is named after Confluence."""
    stem = Path(module.path).stem
    if names_other_product(stem) or _BETWEEN & words(stem):
        return False
    if names_confluence(stem):
        return True
    folder = module.file.parent if module.file is not None else None
    for _ in range(PACKAGE_LEVELS):
        if folder is None or names_other_product(folder.name) or _BETWEEN & words(folder.name):
            return False
        if names_confluence(folder.name):
            return True
        folder = folder.parent if is_file(folder / "__init__.py") else None
    return False


def _describes(body: ir.Block) -> bool:
    """Return whether the docstring at the start of *body* mentions Confluence's API."""
    return _ABOUT.search(docstring(body)) is not None


@cached
def _is_for_confluence(function: ir.Function) -> bool:
    """Return whether name or docstring of *function*, or a section of settings in it, names Confluence."""
    if names_confluence(function.name) or _describes(function.body):
        return True
    sections = list(_sections(function.body))
    own = any(names_confluence(key) and words(key) - {"confluence"} <= _OF_SECTION for key in sections)
    return own and not any(map(names_other_product, sections))


def _sections(body: ir.Block) -> Iterator[str]:
    """Yield the keys of tables that *body* reads: ``settings["confluence"]``, ``cfg.get("confluence")``."""
    for node in expressions(body):
        match node:
            case ir.Subscript(index=ir.Const(value=str() as key)):
                yield key
            case ir.Call(func=ir.Attr(name="get"), args=(ir.Arg(value=ir.Const(value=str() as key)), *_)):
                if "/" not in key:
                    yield key


def _names(cls: ir.Class) -> list[str]:
    return [cls.name, *(last_name(base.value) for base in cls.bases)]
