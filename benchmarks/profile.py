"""``python -m benchmarks.profile FILE...``: where the time goes that files take, stage by stage."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

STAGES = {
    "ast": ("appaccess_lint.syntax.module", "ast.parse"),
    "lowering": ("appaccess_lint.syntax.module", "Lowering.block"),
    "imports found": ("appaccess_lint.project.tree", "Tree.locate"),
    "modules run": ("appaccess_lint.values.interpreter", "Interpreter.run_module"),
    "functions run": ("appaccess_lint.values.summaries.functions", "run_body"),
    "requests recognised": ("appaccess_lint.calls.observer", "CallObserver.call"),
    "literals": ("appaccess_lint.analysis", "literal_sites"),
    "rules": ("appaccess_lint.rules", "findings_for"),
}
"""Each stage's function: the time within it, without that of the stages that it calls, is the stage's."""


class Stages:
    """Own time by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._within: list[float] = []

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return *function* so that its own time counts for *name*."""

        def run(*arguments: Any, **keywords: Any) -> Any:
            start = time.process_time()
            self._within.append(0.0)
            try:
                return function(*arguments, **keywords)
            finally:
                taken = time.process_time() - start
                own = taken - self._within.pop()
                self.seconds[name] = self.seconds.get(name, 0.0) + own
                if self._within:
                    self._within[-1] += taken

        return run


def main(files: list[str]) -> None:
    """Analyse *files* with nothing kept, and print a table."""
    import importlib

    stages = Stages()
    start = time.process_time()
    for name, (module, path) in STAGES.items():
        owner: Any = importlib.import_module(module)
        *outer, last = path.split(".")
        for part in outer:
            owner = getattr(owner, part)
        setattr(owner, last, stages.timed(name, getattr(owner, last)))
    from appaccess_lint.engine import Analyzer

    stages.seconds["imports of the program"] = time.process_time() - start
    analyzer = Analyzer()
    analyze = stages.timed("the rest", analyzer.analyze)
    for file in files:
        analyze(Path(file).read_text(encoding="utf-8"), file)
    total = sum(stages.seconds.values())
    print("| stage | s | share |\n| --- | --- | --- |")
    for name, seconds in sorted(stages.seconds.items(), key=lambda item: -item[1]):
        print(f"| {name} | {seconds:.2f} | {seconds / total:.0%} |")


if __name__ == "__main__":
    main(sys.argv[1:])
