"""Parse a source file with ``ast``, and lower it."""

from __future__ import annotations

import ast
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from appaccess_lint.files.notebook_runs import with_runs
from appaccess_lint.model import FileError
from appaccess_lint.resource_errors import TOO_DEEP, exhausted
from appaccess_lint.syntax import ir, newer
from appaccess_lint.syntax.cells import with_cells
from appaccess_lint.syntax.facts import cached, last_name, names_bound
from appaccess_lint.syntax.lower import Lowering
from appaccess_lint.syntax.lower_expr import ExpressionLowering
from appaccess_lint.syntax.source import Definition, Source

# the annotation is bounded: otherwise, the search in a line of megabytes takes quadratic time
_ATTRIBUTE_SET = re.compile(r"\.(\w+)(?=\s{0,50}(?::[^=\n]{1,200})?[+|-]?=(?!=))")
_ATTRIBUTE_SET_ON = re.compile(r"(?<![\w.])(\w+)" + _ATTRIBUTE_SET.pattern)
_CONTAINERS = frozenset(
    "dict list set defaultdict OrderedDict deque Counter "
    "ContextVar Queue LifoQueue PriorityQueue SimpleQueue".split()
)
MAX_NODES = 600_000
"""Maximum number of nodes of a source: about 40,000 lines."""
MAX_WORDS = 1_500_000
"""Maximum number of tokens of a source; ``ast`` takes up to a kilobyte for one."""
LARGE = 1_000_000
"""Minimum length of a source whose tokens are counted."""
_WORD = re.compile(r"""#[^\n]*|"[^"\n]*"|'[^'\n]*'|\w+|[^\w\s]""")
_SIGNS = (ast.expr_context, ast.boolop, ast.operator, ast.unaryop, ast.cmpop)


class SourceError(ValueError):
    """The source can't be parsed; ``line``, if known, counts from 1."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


@dataclass(slots=True, eq=False)
class Module:
    """A parsed file.

    ``path`` is its name in results, and ``file`` its file (``None`` for a source without one).
    ``global_writers`` are the functions that change the value of each name of the module, ``definitions`` all
    functions and classes in the order of the source, and ``known`` is the cache of ``facts.cached``.
    """

    path: str
    file: Path | None
    source: str
    is_package: bool
    body: ir.Block = ()
    strings: list[ir.Const | ir.FString] = field(default_factory=list)
    errors: list[FileError] = field(default_factory=list)
    global_writers: dict[str, list[ir.Function]] = field(default_factory=dict)
    definitions: list[Definition] = field(default_factory=list)
    known: dict[object, object] = field(default_factory=dict, repr=False)

    def too_deep(self, line: int) -> None:
        """Record that code at *line* is nested too deeply; only the first such place is reported."""
        if not any(error.message == TOO_DEEP for error in self.errors):
            self.errors.append(FileError(self.path, TOO_DEEP, line))


@cached
def set_twice(module: Module) -> frozenset[str]:
    """Return the names of attributes that the text of the source assigns in more than one place."""
    counted = Counter(_ATTRIBUTE_SET.findall(module.source))
    return frozenset(name for name, count in counted.items() if count > 1)


@cached
def set_outside(module: Module) -> frozenset[str]:
    """Return the names of attributes that the text of the source assigns on other names than ``self``."""
    return frozenset(
        found[2] for found in _ATTRIBUTE_SET_ON.finditer(module.source) if found[1] not in {"self", "cls"}
    )


def parse_module(source: str, path: str, file: Path | None = None, tree: ast.Module | None = None) -> Module:
    """Parse *source*; *tree* is its tree by ``ast`` if the caller has it already.

    Raises ``SourceError`` if it has a syntax error or is too large.
    """
    source = normalized(source)
    is_package = file is not None and file.name in {"__init__.py", "__init__.pyi"}
    module = Module(path, file, source, is_package)
    python = with_runs(source)
    if tree is None or python != source:
        _check_words(python)
        tree = _parsed(python)
    _check_nodes(tree, len(source))
    _lower(with_cells(tree) if "marimo" in source else tree, module)
    return module


def _parsed(source: str) -> ast.Module:
    try:
        return newer.parse(source)
    except SyntaxError as error:
        raise SourceError(f"syntax error: {error.msg}", error.lineno) from None
    except ValueError as error:
        raise SourceError(f"can't be parsed: {error}") from None
    except (RecursionError, MemoryError) as error:
        raise SourceError(exhausted(error)) from None


def _check_words(source: str) -> None:
    """Raise ``SourceError`` if *source* is too large to be parsed."""
    if len(source) > LARGE and sum(1 for _ in _WORD.finditer(source)) > MAX_WORDS:
        raise SourceError(f"more than {MAX_WORDS:,} tokens; not analyzed")


def _check_nodes(tree: ast.Module, length: int) -> None:
    """Raise ``SourceError`` if *tree*, of a source of *length* characters, has too many nodes."""
    if length < MAX_NODES // 2:  # a node has at least one character
        return
    pieces = (node for node in ast.walk(tree) if not isinstance(node, _SIGNS))
    if any(count >= MAX_NODES for count, _ in enumerate(pieces)):
        raise SourceError(f"more than {MAX_NODES:,} expressions and statements; not analyzed")


def normalized(source: str) -> str:
    """Return *source* as in ``Module.source``: with ``\\n`` line ends and without a byte order mark."""
    return source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def expression(text: str) -> ir.Expr | None:
    """Lower the expression in a string (a quoted annotation); return ``None`` if it isn't one."""
    try:
        return _expression(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


@lru_cache(maxsize=512)
def _expression(text: str) -> ir.Expr:
    # each run of a function evaluates the annotations of its parameters
    return ExpressionLowering().expr(newer.parse_expression(text.strip()))


def _lower(tree: ast.Module, module: Module) -> None:
    lowering = Lowering(Source(module.source))
    try:
        module.body = lowering.block(tree.body)
    except RecursionError:
        module.too_deep(1)
        return
    module.strings, module.definitions = lowering.strings, lowering.definitions
    containers = frozenset(names_bound(module.body, is_container))
    objects = frozenset(names_bound(module.body, is_object))
    for function, *written in sorted(lowering.writers, key=lambda writer: writer[0].full_name):
        declared, changed, set_up = written
        for name in sorted(declared | changed & containers | set_up & objects):
            module.global_writers.setdefault(name, []).append(function)


def is_object(value: ir.Expr) -> bool:
    """Return whether *value* creates an object: ``httpx.Client()``."""
    return isinstance(value, ir.Call) and last_name(value.func)[:1].isupper()


def is_container(value: ir.Expr) -> bool:
    """Return whether *value* creates a list, set or dictionary: ``[]``, ``defaultdict(list)``."""
    match value:
        case ir.Call(func=ir.Name(id=name) | ir.Attr(name=name)):
            return name in _CONTAINERS
        case ir.Sequence(kind=kind) | ir.Comprehension(kind=kind):
            return kind in {"list", "set", "dict"}
    return isinstance(value, ir.DictDisplay)
