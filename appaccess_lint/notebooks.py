"""Jupyter notebooks as one Python source, and back from its lines to cells.

Cells share their names, so they are analysed together, in their order.  https://nbformat.readthedocs.io/
"""

from __future__ import annotations

import ast
import json
import re
import warnings
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from appaccess_lint.model import CallSite, FileError, Finding, Span
from appaccess_lint.reading import ReadError
from appaccess_lint.values.text import Origin

SUFFIX = ".ipynb"
MAX_BYTES = 100_000_000
"""Larger notebooks aren't analysed; most of one are pictures."""

# these run the rest of their cell as Python; all other cell magics hand it to something else
_PYTHON_CELLS = re.compile(r"%%(?:time|timeit|capture|prun)\b")
_COMMAND = re.compile(
    r"(?P<indent>[ \t]*)(?:(?P<target>[\w.]+(?:\s*,\s*[\w.]+)*\s*=\s*)[!%]|[!%?]|.*[^\s#]\?\??\s*$)"
)


@dataclass(frozen=True, slots=True)
class Notebook:
    """``source`` has the code cells one behind another; ``starts`` the lines, from 1, at which each begins.

    ``cells`` are the numbers of these among all cells, from 1.
    """

    source: str
    starts: tuple[int, ...]
    cells: tuple[int, ...]

    def span(self, span: Span) -> Span:
        """*span* within its cell."""
        start, cell = self._place(span.line)
        return replace(span, line=span.line - start + 1, end_line=span.end_line - start + 1, cell=cell)

    def site(self, site: CallSite) -> CallSite:
        """*site* with all its places within their cells."""
        trail = tuple(self._origin(origin, site.path) for origin in site.trail)
        findings = tuple(map(self.finding, site.findings))
        return replace(site, span=self.span(site.span), findings=findings, trail=trail)

    def finding(self, finding: Finding) -> Finding:
        """*finding* with its place within its cell."""
        return replace(finding, span=self.span(finding.span))

    def error(self, error: FileError) -> FileError:
        """*error*, whose message names the cell."""
        if error.line is None or not self.starts:
            return error
        start, cell = self._place(error.line)
        return replace(error, line=error.line - start + 1, message=f"cell {cell}: {error.message}")

    def lines(self, path: str) -> dict[str, tuple[str, ...]]:
        """The lines of each cell, by the name that a report has for it."""
        lines = self.source.split("\n")
        ends = (*self.starts[1:], len(lines) + 1)
        return {
            f"{path}:cell {cell}": tuple(lines[start - 1 : end - 1])
            for cell, start, end in zip(self.cells, self.starts, ends, strict=True)
        }

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
    """Return the Python code of a notebook; raises ``ReadError`` where it isn't one."""
    try:
        document = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ReadError(f"not a notebook: {error or type(error).__name__}") from error
    lines: list[str] = []
    starts: list[int] = []
    cells: list[int] = []
    if _is_python(document):
        for number, text in _code(document):
            starts.append(len(lines) + 1)
            cells.append(number)
            lines += _python(text).split("\n")
    return Notebook("\n".join(lines) + "\n", tuple(starts), tuple(cells))


def _is_python(document: Any) -> bool:
    metadata = document.get("metadata", {}) if isinstance(document, dict) else {}
    for key, name in (("language_info", "name"), ("kernelspec", "language")):
        told = metadata.get(key) if isinstance(metadata, dict) else None
        if isinstance(told, dict) and isinstance(told.get(name), str):
            return bool(told[name].lower() == "python")
    return True


def _code(document: Any) -> Iterator[tuple[int, str]]:
    cells = document.get("cells") if isinstance(document, dict) else None
    if not isinstance(cells, list):
        raise ReadError("not a notebook: no list of cells, as there is from version 4 on")
    for number, cell in enumerate(cells, 1):
        if isinstance(cell, dict) and cell.get("cell_type") == "code":
            source = cell.get("source", "")
            parts = source if isinstance(source, list) else [source]
            if not all(isinstance(part, str) for part in parts):
                raise ReadError(f"not a notebook: cells[{number - 1}].source: text is expected")
            text = "".join(parts).replace("\r\n", "\n").replace("\r", "\n")
            yield number, text


def _python(text: str) -> str:
    """*text* with as many lines, and nothing in them that only IPython understands."""
    if _parses(text):
        return text
    if text.startswith("%%"):
        if not _PYTHON_CELLS.match(text):
            return "\n" * text.count("\n")
        text = "\n".join(["", *text.split("\n")[1:]])
    changed = "\n".join(_plain(line) for line in text.split("\n"))
    # an exercise left open, say: what one cell lacks must not hide the others
    return changed if _parses(changed) else "\n" * text.count("\n")


def _plain(line: str) -> str:
    found = _COMMAND.match(line)
    if found is None:
        return line
    return f"{found['indent']}{found['target']}None" if found["target"] else f"{found['indent']}pass"


def _parses(text: str) -> bool:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # names are awaited at a notebook's top level
            compile(
                text, "cell", "exec", ast.PyCF_ONLY_AST | ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True
            )
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True
