"""One source file: what it defines, parsed by ``ast`` and lowered as a whole."""

from __future__ import annotations

import ast
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from appaccess_lint.model import FileError
from appaccess_lint.resource_errors import TOO_DEEP, exhausted
from appaccess_lint.syntax import ir, newer
from appaccess_lint.syntax.lower import Lowering
from appaccess_lint.syntax.lower_expr import ExpressionLowering
from appaccess_lint.syntax.source import Definition, Source
from appaccess_lint.syntax.targets import last_name, names_bound

# the annotation is bounded, as each attribute of a line of megabytes would look for its end
_ATTRIBUTE_SET = re.compile(r"\.(\w+)(?=\s{0,50}(?::[^=\n]{1,200})?[+|-]?=(?!=))")
_CONTAINERS = frozenset(
    "dict list set defaultdict OrderedDict deque Counter "
    "ContextVar Queue LifoQueue PriorityQueue SimpleQueue".split()
)
MAX_NODES = 600_000
"""Pieces of syntax of a source: some 40,000 lines."""
MAX_WORDS = 1_500_000
"""Words and signs of a source that ``ast`` is given, which takes up to a kilobyte for one."""
LARGE = 1_000_000
"""Characters from which on words are counted."""
_WORD = re.compile(r"""#[^\n]*|"[^"\n]*"|'[^'\n]*'|\w+|[^\w\s]""")
_SIGNS = (ast.expr_context, ast.boolop, ast.operator, ast.unaryop, ast.cmpop)


class SourceError(ValueError):
    """The source can't be parsed; ``line`` counts from 1 where it is known."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


@dataclass(slots=True, eq=False)
class Module:
    """A parsed file.

    ``path`` names it in results; ``file`` is where it lies (``None`` for a source that has no file).
    ``global_writers`` are the functions that change what a name of the module stands for, ``definitions`` all
    functions and classes in the order of the source, ``known`` what ``targets.kept`` keeps.
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

    _set_twice: frozenset[str] | None = None

    def too_deep(self, line: int) -> None:
        """Note that what begins at *line* is nested too deeply; the first such place stands for all."""
        if not any(error.message == TOO_DEEP for error in self.errors):
            self.errors.append(FileError(self.path, TOO_DEEP, line))

    @property
    def set_twice(self) -> frozenset[str]:
        """The names of attributes that the source sets at more than one place, by its text."""
        if self._set_twice is None:
            counted = Counter(_ATTRIBUTE_SET.findall(self.source))
            self._set_twice = frozenset(name for name, count in counted.items() if count > 1)
        return self._set_twice


def parse_module(source: str, path: str, file: Path | None = None, tree: ast.Module | None = None) -> Module:
    """Parse *source*, of which *tree* is what ``ast`` makes where the caller has it already.

    Raises ``SourceError`` where Python itself couldn't parse it, or it is too large.
    """
    source = normalized(source)
    is_package = file is not None and file.name in {"__init__.py", "__init__.pyi"}
    module = Module(path, file, source, is_package)
    if tree is None:
        _check_words(source)
        tree = _parsed(source)
    _check_nodes(tree, len(source))
    _lower(tree, module)
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
    """Raise ``SourceError`` where *source* had better not be parsed at all."""
    if len(source) > LARGE and sum(1 for _ in _WORD.finditer(source)) > MAX_WORDS:
        raise SourceError(f"more than {MAX_WORDS:,} words and signs, not analysed")


def _check_nodes(tree: ast.Module, length: int) -> None:
    """Raise ``SourceError`` where *tree*, of a source of *length* characters, has too many nodes."""
    if length < MAX_NODES // 2:  # a node takes a character at least
        return
    pieces = (node for node in ast.walk(tree) if not isinstance(node, _SIGNS))
    if any(count >= MAX_NODES for count, _ in enumerate(pieces)):
        raise SourceError(f"more than {MAX_NODES:,} expressions and statements, not analysed")


def normalized(source: str) -> str:
    """*source* with ``\\n`` line ends and without a byte order mark: as ``Module.source`` has it."""
    return source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def expression(text: str) -> ir.Expr | None:
    """Lower the expression that a string holds (a quoted annotation); ``None`` where it holds none."""
    try:
        return ExpressionLowering().expr(newer.parse_expression(text.strip()))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def _lower(tree: ast.Module, module: Module) -> None:
    lowering = Lowering(Source(module.source))
    try:
        module.body = lowering.block(tree.body)
    except RecursionError:
        module.too_deep(1)
        return
    module.strings, module.definitions = lowering.strings, lowering.definitions
    containers = frozenset(names_bound(module.body, _is_container))
    objects = frozenset(names_bound(module.body, _is_object))
    for function, *written in sorted(lowering.writers, key=lambda writer: writer[0].full_name):
        declared, changed, set_up = written
        for name in sorted(declared | changed & containers | set_up & objects):
            module.global_writers.setdefault(name, []).append(function)


def _is_object(value: ir.Expr | None) -> bool:
    """Return whether *value* makes an object: ``httpx.Client()``."""
    return isinstance(value, ir.Call) and last_name(value.func)[:1].isupper()


def _is_container(value: ir.Expr | None) -> bool:
    match value:
        case ir.Call(func=ir.Name(id=name) | ir.Attr(name=name)):
            return name in _CONTAINERS
        case ir.Sequence(kind=kind) | ir.Comprehension(kind=kind):
            return kind in {"list", "set", "dict"}
    return isinstance(value, ir.DictDisplay)
