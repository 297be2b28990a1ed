"""One source file: what it defines, lowered from libcst piece by piece as it is asked for.

libcst is exact but costly, so the file is first parsed with ``ast``, which tells where definitions stand;
libcst then parses the *skeleton* (the file without the bodies of functions) and, later, those bodies that
somebody needs.
"""

from __future__ import annotations

import ast
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import libcst as cst

from appaccess_lint.model import FileError
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.anchors import FUNCTIONS, Anchor, Columns, anchors, leaves_out
from appaccess_lint.syntax.definition import Definition
from appaccess_lint.syntax.lower import BodyLoader, Lowering
from appaccess_lint.syntax.outline import FunctionNode
from appaccess_lint.syntax.size import TooLarge, check_part, check_source, check_words
from appaccess_lint.syntax.writers import Writers

# the annotation is bounded, as each attribute of a line of megabytes would look for its end
_ATTRIBUTE_SET = re.compile(r"\.(\w+)(?=\s{0,50}(?::[^=\n]{1,200})?[+|-]?=(?!=))")


TOO_DEEP = "nested too deeply to be analysed"


class SourceError(ValueError):
    """The source can't be parsed; ``line`` counts from 1 where it is known."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.line = line


@dataclass(slots=True, eq=False)
class Module:
    """A parsed file.

    ``path`` names it in results; ``file`` is where it lies (``None`` for a source that has no file).
    ``errors`` grows while bodies are lowered.
    """

    path: str
    file: Path | None
    source: str
    is_package: bool
    body: ir.Block = ()
    strings: list[ir.Const | ir.FString] = field(default_factory=list)
    errors: list[FileError] = field(default_factory=list)
    global_writers: dict[str, list[ir.Function]] = field(default_factory=dict)
    later: list[ir.Function] = field(default_factory=list)
    """Functions whose bodies are lowered when they are asked for."""

    _set_twice: frozenset[str] | None = None

    def let_go(self) -> None:
        """Free the trees that ``ast`` made, which take more memory than all else that is kept of a module."""
        for function in self.later:
            if function.form is not None:
                if function.owner is not None:
                    function.sets  # noqa: B018  asked of every method of a class, and cheap while the tree is here
                function.form.let_go()
        self.later.clear()

    def too_deep(self, line: int) -> None:
        """Note that what begins at *line* is nested too deeply; the first such place stands for all."""
        if not any(error.message == TOO_DEEP for error in self.errors):
            self.errors.append(FileError(self.path, TOO_DEEP, line))

    @property
    def set_twice(self) -> frozenset[str]:
        """The names of attributes that the source sets at more than one place, as far as its text tells."""
        if self._set_twice is None:
            counted = Counter(_ATTRIBUTE_SET.findall(self.source))
            self._set_twice = frozenset(name for name, count in counted.items() if count > 1)
        return self._set_twice


def parse_module(source: str, path: str, file: Path | None = None, tree: ast.Module | None = None) -> Module:
    """Parse *source*, of which *tree* is what ``ast`` makes where the caller has it already.

    Raises ``SourceError`` where Python itself couldn't parse it, or it is too large.
    """
    source = normalized(source)
    try:
        if tree is None:
            check_words(source)
            tree = ast.parse(source)
    except TooLarge as error:
        raise SourceError(str(error)) from None
    except SyntaxError as error:
        raise SourceError(f"syntax error: {error.msg}", error.lineno) from None
    except (ValueError, RecursionError, MemoryError) as error:
        raise SourceError(f"can't be parsed: {str(error) or type(error).__name__}") from None
    is_package = file is not None and file.name in {"__init__.py", "__init__.pyi"}
    module = Module(path, file, source, is_package)
    try:
        _Loader(module).load(tree)
    except TooLarge as error:
        raise SourceError(str(error)) from None
    return module


def normalized(source: str) -> str:
    """*source* with ``\\n`` line ends and without a byte order mark: as ``Module.source`` has it."""
    return source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


class _Loader:
    def __init__(self, module: Module) -> None:
        self.module = module
        # split as Python counts lines: a form feed or a line separator ends none
        self.lines = module.source.split("\n")
        self.columns = Columns(self.lines)

    def load(self, tree: ast.Module) -> None:
        try:
            self._load(tree)
        except RecursionError:
            self.module.too_deep(1)

    def _load(self, tree: ast.Module) -> None:
        cut = list(_outer_functions(tree.body))
        check_source(tree, len(self.module.source))
        skeleton = self._skeleton(cut)
        check_part(tree.body, len(skeleton), [node for node in cut if leaves_out(node)])
        parsed = self._parse_skeleton(skeleton, cut)
        if parsed is None:
            return
        later = [self._definition(node) if leaves_out(node) else None for node in cut]
        lowering = Lowering(iter([self._body_loader(found) if found else None for found in later]))
        self.module.body = lowering.block(parsed)
        if not self._placed(lowering, anchors(list(tree.body), bodies=False)):
            numbered = self._parse(self._skeleton(cut, numbered=True), 1)
            if numbered is not None:
                _place_by_libcst(numbered, lowering, 0)
        writers = Writers(tree.body, self.module.source)
        for node, definition, function in zip(cut, later, lowering.outermost, strict=True):
            function.line = node.lineno
            if definition is not None:
                function.form = definition
                self.module.later.append(function)
            for name in dict.fromkeys(writers.changed_by(node, self._lines_of(node))):
                self.module.global_writers.setdefault(name, []).append(function)

    def _lines_of(self, node: FunctionNode) -> list[str]:
        return self.lines[node.lineno - 1 : node.end_lineno]

    def _parse_skeleton(self, skeleton: str, cut: list[FunctionNode]) -> cst.Module | None:
        try:
            return cst.parse_module(skeleton)
        except (cst.ParserSyntaxError, RecursionError):
            return self._parse(self._skeleton(cut, numbered=True), 1)  # tells the line

    def _skeleton(self, cut: list[FunctionNode], *, numbered: bool = False) -> str:
        """The source without bodies.

        ``numbered`` keeps an empty line for each left out, for which libcst takes as long as for a name.
        """
        kept: list[str] = []
        last = 0
        for node in cut:
            if not leaves_out(node):
                continue
            start, end = _body_start(node), node.end_lineno or node.lineno
            text = self.lines[start - 1]
            indent = text[: len(text) - len(text.lstrip(" \t\f"))]
            kept += self.lines[last : start - 1]
            kept.append(f"{indent}pass")
            if numbered:
                kept += [""] * (end - start)
            last = end
        return "\n".join([*kept, *self.lines[last:]])

    def _definition(self, node: FunctionNode) -> Definition:
        return Definition(self.lines, node.lineno, node.end_lineno or node.lineno, node)

    def _body_loader(self, definition: Definition) -> BodyLoader:
        def load() -> ir.Block:
            try:
                node = definition.node()
                start = _body_start(node)
                text = "\n".join(self.lines[start - 1 : definition.end])
                check_part(node.body, len(text))
                return lowered(node, start, text)
            except RecursionError:
                self.module.too_deep(definition.line)
            except TooLarge as error:
                self.module.errors.append(FileError(self.module.path, str(error), definition.line))
            return ()

        def lowered(node: FunctionNode, start: int, text: str) -> ir.Block:
            parsed = self._parse(f"async def _():\n{text}\n", start)
            if parsed is None:
                return ()
            function = parsed.body[0]
            assert isinstance(function, cst.FunctionDef)
            lowering = Lowering()
            body = lowering.block(function.body)
            if not self._placed(lowering, anchors(list(node.body), bodies=True)):
                _place_by_libcst(parsed, lowering, start - 2)
            return body

        return load

    def _parse(self, source: str, line: int) -> cst.Module | None:
        try:
            return cst.parse_module(source)
        except cst.ParserSyntaxError as error:
            at = line + max(0, error.raw_line - 2)
            self.module.errors.append(
                FileError(self.module.path, f"libcst can't parse this: {error.message}", at)
            )
        except RecursionError:
            self.module.too_deep(line)
        return None

    def _placed(self, lowering: Lowering, found: list[Anchor]) -> bool:
        """Give each call and string its span; ``False`` where ``ast`` doesn't tell all of them."""
        met = lowering.met
        self.module.strings.extend(n for n in met if not isinstance(n, ir.Call))
        kinds = [isinstance(node, ir.Call) for node in met]
        if kinds != [anchor.kind == "call" for anchor in found]:
            return False
        for node, anchor in zip(met, found, strict=True):
            node.span = self.columns.span(anchor.node)
        return sys.version_info >= (3, 12) or _placed_inside(lowering)


def _place_by_libcst(parsed: cst.Module, lowering: Lowering, offset: int) -> None:
    from appaccess_lint.syntax.positions import place_by_libcst

    place_by_libcst(parsed, lowering.met, offset)


def _placed_inside(lowering: Lowering) -> bool:
    """Place what f-strings hold, of which old Pythons tell wrongly; ``False`` where that can't be done."""
    from appaccess_lint.syntax.positions import place_inside

    end = 0
    for first, last, node in sorted(lowering.holding, key=lambda held: (held[0], -held[1])):
        span = lowering.met[first].span
        if first < end:  # inside the one before
            continue
        if span is None or span.line != span.end_line:
            return False  # further lines are indented as the block is, which the f-string alone doesn't tell
        place_inside(node, lowering.met[first:last])
        end = last
    return True


def _outer_functions(body: list[ast.stmt]) -> Iterator[FunctionNode]:
    """Functions that are in no other function, in source order."""
    stack: list[ast.AST] = list(reversed(body))
    while stack:
        node = stack.pop()
        if isinstance(node, FUNCTIONS):
            yield node
            continue
        for suite in reversed(_SUITES):
            stack.extend(reversed(getattr(node, suite, ())))


_SUITES = ("body", "cases", "handlers", "orelse", "finalbody")


def _body_start(node: FunctionNode) -> int:
    first = node.body[0]
    if isinstance(first, (*FUNCTIONS, ast.ClassDef)) and first.decorator_list:
        return first.decorator_list[0].lineno
    return first.lineno
