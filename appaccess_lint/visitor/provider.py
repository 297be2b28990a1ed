"""A metadata provider with the results of the analysis, like ``TypeInferenceProvider`` for Pyre's types."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import libcst as cst
from libcst.metadata import BatchableMetadataProvider, CodePosition, CodeRange, PositionProvider

from appaccess_lint.engine import Analyzer
from appaccess_lint.files.reading import read_source
from appaccess_lint.model import CallSite, Span
from appaccess_lint.text.text import Origin


class RequestProvider(BatchableMetadataProvider[tuple[CallSite, ...]]):
    """Provides the call sites of calls and string literals; other nodes have no entry.

    A call has the site at its position.  A string has the site of a URL without a known call (``site.kind ==
    "literal"``), or the sites of the calls whose URLs contain it.

    With ``FullRepoManager``, the codemod command and Fixit, the provider analyzes the files itself.
    Otherwise, pass the sites of one file::

        sites = analyze(source, "app.py")
        wrapper = MetadataWrapper(cst.parse_module(source), cache={RequestProvider: sites})
        by_node = wrapper.resolve(RequestProvider)
    """

    METADATA_DEPENDENCIES = (PositionProvider,)

    @classmethod
    def gen_cache(
        cls, root_path: Path, paths: list[str], timeout: int | None = None, **_: Any
    ) -> Mapping[str, object]:
        """Analyze the files *paths* in *root_path* with the default settings.

        Raises ``ReadError`` if a file can't be read as Python source.
        """
        analyzer = Analyzer()
        files = {path: str(root_path / path) for path in paths}
        return {path: analyzer.analyze(read_source(file), file).sites for path, file in files.items()}

    def __init__(self, cache: Sequence[CallSite]) -> None:
        """*cache* are the call sites of the file, as ``appaccess_lint.analyze`` returns them."""
        super().__init__(cache)
        self._calls: dict[CodeRange, dict[CallSite, None]] = {}
        self._strings: dict[CodeRange, dict[CallSite, None]] = {}
        for site in cache:
            if site.kind == "unresolved":
                continue
            if site.kind != "literal":
                self._calls.setdefault(_range(site.span), {})[site] = None
            for place in strings_of(site):
                self._strings.setdefault(_range(place), {})[site] = None

    def visit_Call(self, node: cst.Call) -> None:
        self._look_up(node, self._calls)

    def visit_SimpleString(self, node: cst.SimpleString) -> None:
        self._look_up(node, self._strings)

    def visit_FormattedString(self, node: cst.FormattedString) -> None:
        self._look_up(node, self._strings)

    def visit_ConcatenatedString(self, node: cst.ConcatenatedString) -> None:
        self._look_up(node, self._strings)

    def _look_up(self, node: cst.CSTNode, sites: Mapping[CodeRange, Mapping[CallSite, None]]) -> None:
        found = sites.get(self.get_metadata(PositionProvider, node))
        if found is not None:
            self.set_metadata(node, tuple(found))


def strings_of(site: CallSite) -> Iterator[Span | Origin]:
    """Yield the positions of the literals in the same file from which the URL of *site* is built."""
    if site.kind == "literal":
        yield site.span
    for origin in site.trail:
        if origin.path == site.path:
            yield origin


def _range(place: Span | Origin) -> CodeRange:
    """Return *place* in libcst's form, with columns counted from 0."""
    return CodeRange(
        CodePosition(place.line, place.column - 1), CodePosition(place.end_line, place.end_column - 1)
    )
