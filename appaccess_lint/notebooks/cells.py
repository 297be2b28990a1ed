"""Read a Jupyter notebook as one Python source, and map positions back to its cells.

Cells share their names, so they are analyzed together, in an order in which they can run.
https://nbformat.readthedocs.io/
"""

from __future__ import annotations

import ast
import json
import re
import warnings
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from appaccess_lint.files.notebook_runs import code_of
from appaccess_lint.files.reading import MAX_BYTES as MAX_CODE
from appaccess_lint.files.reading import ReadError
from appaccess_lint.files.strict_json import json_fault
from appaccess_lint.model import CallSite, FileError, Finding, Span
from appaccess_lint.notebooks.shell import PREFACE, command_call, script_call
from appaccess_lint.resource_errors import check_nesting, exhausted
from appaccess_lint.site_positions import with_places
from appaccess_lint.syntax.cells import running_order
from appaccess_lint.syntax.rewriting import rewritten
from appaccess_lint.text.text import Origin

SUFFIX = ".ipynb"
MAX_BYTES = 100_000_000
"""Larger notebooks aren't analyzed; most of their content is images."""
MAX_NESTING = 200
"""Maximum depth of nested lists and objects; the parser's own limit depends on the version of Python."""
MAX_COMMANDS = 200
"""Maximum number of IPython commands in a cell, which is parsed again for each; one with more is left out."""
MAX_ORDERED = 500
"""Maximum number of code cells that are put in order."""

# these run the rest of their cell as Python; other cell magics pass it to another program
_PYTHON_CELLS = re.compile(r"%%(?:time|timeit|capture|prun)\b")
_COMMAND = re.compile(
    r"(?P<indent>[ \t]*)(?:(?P<target>[\w.]+(?:\s*,\s*[\w.]+)*\s*=\s*)[!%]|[!%?]|.*[^\s#]\?\??\s*$)"
)
_NESTED = f"not a notebook: nested more than {MAX_NESTING} deep"


@dataclass(frozen=True, slots=True)
class Notebook:
    """A notebook; ``source`` contains its code cells, and ``starts`` their first lines, from 1.

    ``cells`` are their numbers among all cells, from 1, in the order of the source. ``broken`` are the
    errors of cells that are left out because they aren't Python.
    """

    source: str
    starts: tuple[int, ...]
    cells: tuple[int, ...]
    broken: tuple[str, ...] = ()
    text: str = ""
    """The text of the notebook's file."""
    written: Mapping[int, str] = field(default_factory=dict)
    """The original lines of commands, by the lines of ``source`` that replace them."""

    def span(self, span: Span) -> Span:
        """Return *span* relative to its cell."""
        start, cell = self._place(span.line)
        end = self._column(span.end_line, span.end_column)
        return replace(
            span,
            line=span.line - start + 1,
            column=self._column(span.line, span.column),
            end_line=span.end_line - start + 1,
            end_column=end,
            cell=cell,
        )

    def _column(self, line: int, column: int) -> int:
        """Return *column*, or the last column of the original line if that is shorter."""
        return min(column, len(self.written[line]) + 1) if line in self.written else column

    def site(self, site: CallSite) -> CallSite:
        """Return *site* with all its positions relative to their cells."""
        findings = tuple(map(self.finding, site.findings))
        moved = with_places(site, lambda place: self._origin(place, site.path))
        return replace(moved, span=self.span(site.span), findings=findings)

    def finding(self, finding: Finding) -> Finding:
        """Return *finding* with its position relative to its cell."""
        return replace(finding, span=self.span(finding.span))

    def error(self, error: FileError) -> FileError:
        """Return *error* with the cell in its message."""
        if error.line is None or not self.starts:
            return error
        start, cell = self._place(error.line)
        # no line: programs would look for it in the file
        return replace(error, line=None, message=_fmt(cell, error.line - start + 1, error.message))

    def lines(self, path: str) -> dict[str, tuple[str, ...]]:
        """Return the lines of each cell, by the cell's name in reports."""
        lines = [self.written.get(n, line) for n, line in enumerate(self.source.split("\n"), 1)]
        ends = (*self.starts, len(lines) + 1)[1:]
        return {
            f"{path}:cell {cell}": tuple(lines[start - 1 : end - 1])
            for cell, start, end in zip(self.cells, self.starts, ends, strict=True)
        }

    def places(self, path: str) -> dict[str, tuple[int, ...]]:
        """Return the file's line of each line of each cell, by the same names."""
        from appaccess_lint.notebooks.positions import lines_in_file  # noqa: PLC0415 - rarely needed

        found = lines_in_file(self.text) if self.cells else []
        return {f"{path}:cell {cell}": found[cell - 1] for cell in self.cells}

    def _origin(self, origin: Origin, path: str) -> Origin:
        if origin.path != path:
            return origin
        start, cell = self._place(origin.line)
        name = f"{path}:cell {cell}"
        return replace(origin, path=name, line=origin.line - start + 1, end_line=origin.end_line - start + 1)

    def _place(self, line: int) -> tuple[int, int]:
        index = max(0, bisect_right(self.starts, line) - 1)
        return self.starts[index], self.cells[index]


def parse_notebook(data: bytes) -> Notebook:
    """Return the Python code of a notebook; raise ``ReadError`` if *data* isn't one."""
    try:
        source = data.decode("utf-8-sig")
        document = json.loads(source)
    except ValueError as error:
        line, why = json_fault(error)
        raise ReadError(f"not a notebook: {why}", line) from error
    except RecursionError as error:
        raise ReadError(_NESTED) from error
    if _is_nested(document):
        raise ReadError(_NESTED)
    length = 0
    numbers: list[int] = []
    texts: list[str] = []
    commands: list[dict[int, str]] = []
    broken: list[str] = []
    if _is_python(document):
        for number, text in _code(document):
            length += len(text)
            if length > MAX_CODE:
                raise ReadError(f"more than {MAX_CODE // 1_000_000} MB of code; not analyzed")
            python, fault, replaced = _python(text)
            numbers.append(number)
            texts.append(python)
            commands.append(replaced)
            if fault is not None:
                broken.append(_fmt(number, fault.lineno, f"syntax error: {fault.msg}; the cell is skipped"))
    lines: list[str] = [PREFACE] if any(commands) else []
    starts: list[int] = []
    written: dict[int, str] = {}
    order = running_order(texts) if len(texts) <= MAX_ORDERED else range(len(texts))
    for index in order:
        starts.append(len(lines) + 1)
        written |= {len(lines) + 1 + line: text for line, text in commands[index].items()}
        lines += texts[index].split("\n")
    cells = tuple(numbers[index] for index in order)
    return Notebook("\n".join(lines) + "\n", tuple(starts), cells, tuple(broken), source, written)


def _is_nested(document: Any) -> bool:
    level = [document] if isinstance(document, (dict, list)) else []
    for _ in range(MAX_NESTING):
        level = [
            inner
            for outer in level
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, (dict, list))
        ]
        if not level:
            return False
    return True


def _is_python(document: Any) -> bool:
    metadata = document.get("metadata", {}) if isinstance(document, dict) else {}
    for key, name in (("language_info", "name"), ("kernelspec", "language")):
        section = metadata.get(key) if isinstance(metadata, dict) else None
        if isinstance(section, dict) and isinstance(section.get(name), str):
            return bool(section[name].lower() == "python")
    return True


def _code(document: Any) -> Iterator[tuple[int, str]]:
    cells = document.get("cells") if isinstance(document, dict) else None
    if not isinstance(cells, list):
        raise ReadError("not a notebook of format 4: no list of cells")
    for number, cell in enumerate(cells, 1):
        if isinstance(cell, dict) and cell.get("cell_type") == "code":
            source = cell.get("source", "")
            parts = source if isinstance(source, list) else [source]
            if not all(isinstance(part, str) for part in parts):
                raise ReadError(f"not a notebook: cells[{number - 1}].source: expected a string")
            text = "".join(parts).replace("\r\n", "\n").replace("\r", "\n")
            yield number, text


def _python(text: str) -> tuple[str, SyntaxError | None, dict[int, str]]:
    """Return *text* as Python with the same number of lines; blank lines if it has another syntax error.

    Shell commands become calls. The last result contains their original lines, by index.
    """
    lines = text.split("\n")
    replaced: dict[int, str] = {}
    blank = "\n" * (len(lines) - 1)
    if text.startswith("%%"):
        script = script_call(text)
        if script is not None and _syntax_error(script.split("\n")) is None:
            return script, None, dict(enumerate(lines))
        if not _PYTHON_CELLS.match(text):
            return blank, None, {}
        lines[0] = ""
    fault = _syntax_error(lines)
    # only lines with a syntax error: what looks like a command may be in a string or a comment
    for _ in range(MAX_COMMANDS):
        if fault is None or not _replace_command(lines, (fault.lineno or 1) - 1, replaced):
            break
        fault = _syntax_error(lines)
    # such as an unfinished exercise: an error in one cell must not hide the other cells
    return ("\n".join(lines), None, replaced) if fault is None else (blank, fault, {})


def _replace_command(lines: list[str], index: int, replaced: dict[int, str]) -> bool:
    """Replace the IPython command at *index* by Python; return whether there is one.

    The lines of a shell command are added to *replaced*.
    """
    found = _COMMAND.match(lines[index]) if index < len(lines) else None
    if found is None:
        return False
    last = index
    while lines[last].endswith("\\") and last + 1 < len(lines):
        last += 1
    said = [line.removesuffix("\\") for line in lines[index : last + 1]]
    command = "".join(said)[len(found["indent"] + (found["target"] or "")) :]
    running = code_of(command.strip())
    if running is not None and not found["indent"]:
        python = running
    elif (call := command_call(command, found["target"])) is not None and _syntax_error([call]) is None:
        replaced.update(enumerate(lines[index : last + 1], index))
        python = found["indent"] + call
    else:
        python = found["indent"] + (f"{found['target']}None" if found["target"] else "pass")
    lines[index : last + 1] = [python, *("" for _ in said[1:])]
    return True


def _syntax_error(lines: list[str]) -> SyntaxError | None:
    text = "\n".join(lines)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fault = _compiled(text)
        if fault is not None and (older := rewritten(text)) is not None:
            fault = _compiled(older.text)
    return fault


def _compiled(text: str) -> SyntaxError | None:
    # a notebook can await at its top level
    flags = ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    try:
        check_nesting(text)
        compile(text, "cell", "exec", flags, dont_inherit=True)
    except SyntaxError as error:
        return error
    except ValueError as error:
        return SyntaxError(str(error))
    except (RecursionError, MemoryError) as error:
        return SyntaxError(exhausted(error))
    return None


def _fmt(cell: int, line: int | None, message: str) -> str:
    return f"cell {cell}, line {line}: {message}" if line else f"cell {cell}: {message}"
