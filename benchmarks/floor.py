"""``python -I floor.py``: the least that any implementation of this design would do, as a program to measure.

``README.md`` defines the floors.  The program runs in the environment of the plugin, and in no other package:

- ``followed OUT FILE...`` writes to OUT the modules that an analysis of the files reads;
- ``first FOLLOWED flake8-options...`` runs flake8 with the plugin, whose analysis is replaced by the floor;
- ``kept FOLLOWED flake8-options...`` does the same where results are kept;
- ``tree FOLDER`` and ``tree-kept FOLDER`` read each file of a folder, and do the same as the command.
"""

from __future__ import annotations

import ast
import json
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from appaccess_lint.catalog.match import Matcher
    from appaccess_lint.text.text import Part

HERE = Path(__file__).resolve()


class Least:
    """The least work for files of which some matter; *followed* are the modules that their analysis reads."""

    def __init__(self, followed: list[str], *, kept: bool) -> None:
        self._followed = followed
        self._kept = kept

    def look_at(self, source: str, path: str, tree: ast.Module | None = None) -> None:
        """Do the least for one file, whose *tree* flake8 has."""
        from appaccess_lint.garbage_collection import leave_garbage_at_exit
        from appaccess_lint.gate import may_concern

        if not may_concern(source, path):
            return
        leave_garbage_at_exit()
        if self._kept:
            self._check_kept(source)
        else:
            self._match(ast.parse(source) if tree is None else tree)

    def _check_kept(self, source: str) -> None:
        """Compute what identifies the file's result, and check once that no other module has changed."""
        from hashlib import blake2b

        from appaccess_lint.engine import Analyzer  # noqa: F401 - the imports of a run with kept results

        blake2b(source.encode("utf-8", "surrogatepass")).hexdigest()
        for file in self._followed:
            Path(file).stat()
        self._followed = []

    def _match(self, tree: ast.Module) -> None:
        """Walk the *tree* once and match its texts; the modules that are followed are parsed once."""
        known = matcher()
        for file in self._followed:
            ast.parse(Path(file).read_bytes())
        self._followed = []
        match_texts(tree, known)


@cache
def matcher() -> Matcher:
    """Return the matcher of the shipped catalog, after the imports of an analysis."""
    import appaccess_lint.analysis
    import appaccess_lint.rules  # noqa: F401
    from appaccess_lint.catalog.load import load_catalog
    from appaccess_lint.catalog.match import Matcher

    return Matcher(load_catalog([]))


def match_texts(tree: ast.Module, known: Matcher) -> int:
    """Match each literal of *tree* that may be an endpoint; return how many name an operation."""
    from appaccess_lint.catalog.match import looks_like_endpoint
    from appaccess_lint.text.text import template

    found = 0
    inside: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            inside.update(node.values)
            parts = [_part(value) for value in node.values]
        elif isinstance(node, ast.Constant) and node not in inside:
            parts = [_part(node)]
        else:
            continue
        if any(isinstance(part, str) and looks_like_endpoint(part) for part in parts):
            found += known.match(template(parts), None) is not None
    return found


def _part(node: ast.AST) -> Part:
    from appaccess_lint.text.text import Hole

    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else Hole("")


def _followed(files: list[str]) -> list[str]:
    """Return the modules that the analysis of *files*, in one process, reads."""
    from appaccess_lint.engine import Analyzer

    analyzer = Analyzer()
    for file in files:
        analyzer.analyze(Path(file).read_text(encoding="utf-8"), file)
    return list(dict.fromkeys(f for f in analyzer.take_followed() if f.endswith(".py")))


def _flake8(least: Least, words: list[str]) -> int:
    """Run flake8 with the plugin, which does only the *least*."""
    from flake8.main.cli import main  # type: ignore[import-untyped]

    from appaccess_lint.flake8_plugin import Plugin

    def run(plugin: Any) -> Iterator[Any]:
        least.look_at("".join(plugin._lines), os.path.abspath(plugin._filename), plugin._tree)  # noqa: PTH100
        return iter(())

    Plugin.run = run  # type: ignore[method-assign, assignment]
    status: int = main(words)
    return status


def _tree(least: Least, folder: str) -> int:
    for file in Path(folder).rglob("*.py"):
        least.look_at(file.read_bytes().decode("utf-8", "replace"), str(file))
    return 0


def main(task: str, first: str, *words: str) -> int:
    """Do *task*; see the module's docstring."""
    if task == "followed":
        Path(first).write_text(json.dumps(_followed(list(words))), encoding="utf-8")
        return 0
    if task.startswith("tree"):
        return _tree(Least([], kept=task == "tree-kept"), first)
    followed = json.loads(Path(first).read_text(encoding="utf-8"))
    return _flake8(Least(followed, kept=task == "kept"), list(words))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
