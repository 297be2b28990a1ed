"""``python -m benchmarks.profile FILE...``: where the time goes, by stage and by kind of run."""

from __future__ import annotations

import argparse
import importlib
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial, reduce
from itertools import chain
from pathlib import Path
from typing import Any

SUMMARIES = "appaccess_lint.values.summaries"
STAGES = {
    "ast": [("appaccess_lint.syntax.module", "ast.parse")],
    "lowering": [("appaccess_lint.syntax.module", "Lowering.block")],
    "imports found": [("appaccess_lint.project.tree", "Tree.locate")],
    "modules run": [("appaccess_lint.values.interpreter", "Interpreter.run_module")],
    "functions run": [
        *((f"{SUMMARIES}.{module}", "run_body") for module in ("functions", "runs")),
        (f"{SUMMARIES}.runs", "_run_for_stores"),
    ],
    "requests recognised": [("appaccess_lint.calls.observer", "CallObserver.call")],
    "literals": [("appaccess_lint.analysis", "literal_sites")],
    "rules": [("appaccess_lint.rules", "findings_for")],
}
"""Each stage's functions: the time within them, without that of the stages that they call, is the stage's."""
MODULES, FIRST, OTHER_FIRST = "bodies of modules", "first: the analysed file's", "first: of other modules"
FOR_REQUESTS, FOR_RESULTS, STORES = "again: for requests", "again: for results", "constructors and attributes"
CALLERS = "callers"
KINDS = {
    MODULES: [("appaccess_lint.values.interpreter", "Interpreter.run_module")],
    FIRST: [(f"{SUMMARIES}.functions", "run_symbolic")],
    FOR_REQUESTS: [(f"{SUMMARIES}.functions", "run_body")],
    STORES: [
        ("appaccess_lint.values.interpreter", "Interpreter.construct"),
        (f"{SUMMARIES}.runs", "_run_for_stores"),
    ],
    CALLERS: [("appaccess_lint.analysis", "note_callers")],
}
"""Each kind of run, and the functions that begin one; ``Kinds.kind`` tells the others from these."""


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


class Kinds:
    """Runs, own steps and own time by kind of run: without the runs that a run begins."""

    def __init__(self) -> None:
        self.found: dict[str, tuple[int, int, float]] = {}
        self._within: list[tuple[int, float]] = []
        self._for_requests: dict[Any, bool] = {}
        self._of_callers = 0

    def kind(self, name: str, arguments: tuple[Any, ...]) -> str:
        """Return the kind of a run of the kinds like *name*; what callers need counts for the callers."""
        if self._of_callers:
            return CALLERS
        if name == FIRST:
            machine, value = arguments[:2]
            return FIRST if value.scope.module is machine.target else OTHER_FIRST
        if name == FOR_REQUESTS:
            return FOR_REQUESTS if self._for_requests.get(arguments[2]) else FOR_RESULTS
        return name

    def counted(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return *function*, whose first argument is the interpreter, so that its own steps are counted."""

        def run(machine: Any, *arguments: Any) -> Any:
            kind = self.kind(name, (machine, *arguments))
            self._of_callers += name == CALLERS
            steps, start = machine.steps, time.process_time()
            self._within.append((0, 0.0))
            try:
                return function(machine, *arguments)
            finally:
                self._of_callers -= name == CALLERS
                taken = machine.steps - steps, time.process_time() - start
                inner = self._within.pop()
                self._add(kind, taken[0] - inner[0], taken[1] - inner[1])
                if self._within:
                    outer = self._within[-1]
                    self._within[-1] = outer[0] + taken[0], outer[1] + taken[1]

        return run

    def _add(self, kind: str, steps: int, seconds: float) -> None:
        known = self.found.get(kind, (0, 0, 0.0))
        self.found[kind] = known[0] + 1, known[1] + steps, known[2] + seconds

    def noted(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return *function*, which decides whether a call's requests may name an endpoint, and note it.

        A function runs for one call at a time, so that the last answer is that of its run.
        """

        def decide(machine: Any, call: Any, *arguments: Any) -> Any:
            answer = function(machine, call, *arguments)
            self._for_requests[call.value.function] = bool(answer)
            return answer

        return decide

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Wrap the functions of the interpreter that begin runs, within the block."""
        with ExitStack() as wrapped:
            _wrap_all(KINDS, wrapped, self.counted)
            wrapped.enter_context(_wrapped(f"{SUMMARIES}.functions", "relevance.may_name", self.noted))
            yield


def _wrap_all(
    named: Mapping[str, Sequence[tuple[str, str]]], wrapped: ExitStack, wrap: Callable[..., Any]
) -> None:
    for name, places in named.items():
        for place in places:
            wrapped.enter_context(_wrapped(*place, partial(wrap, name)))


@contextmanager
def _wrapped(
    module: str, path: str, wrap: Callable[[Callable[..., Any]], Callable[..., Any]]
) -> Iterator[None]:
    """Replace the function at *path* of *module* by what *wrap* makes of it, within the block."""
    *outer, last = path.split(".")
    owner = reduce(getattr, outer, importlib.import_module(module))
    function = getattr(owner, last)
    setattr(owner, last, wrap(function))
    try:
        yield
    finally:
        setattr(owner, last, function)


def main(files: list[str]) -> None:
    """Analyse *files* with nothing kept, once for the stages and once for the kinds; print both tables."""
    stages, kinds = Stages(), Kinds()
    start = time.process_time()
    for module, _ in chain.from_iterable(STAGES.values()):
        importlib.import_module(module)
    stages.seconds["imports of the program"] = time.process_time() - start
    with ExitStack() as wrapped:
        _wrap_all(STAGES, wrapped, stages.timed)
        stages.timed("the rest", _analyse)(files)
    start = time.process_time()
    with kinds.watching():
        _analyse(files)
    whole = time.process_time() - start
    total = sum(stages.seconds.values())
    print("| stage | s | share |\n| --- | --- | --- |")
    for name, seconds in sorted(stages.seconds.items(), key=lambda item: -item[1]):
        print(f"| {name} | {seconds:.2f} | {seconds / total:.0%} |")
    all_steps = sum(steps for _, steps, _ in kinds.found.values()) or 1
    print("\n| kind of run | runs | steps | share | CPU s | share |\n| --- | --- | --- | --- | --- | --- |")
    for name, (runs, steps, seconds) in sorted(kinds.found.items(), key=lambda item: -item[1][1]):
        shares = f"{steps} | {steps / all_steps:.0%} | {seconds:.2f} | {seconds / whole:.0%}"
        print(f"| {name} | {runs} | {shares} |")


def _analyse(files: list[str]) -> None:
    from appaccess_lint.engine import Analyzer

    analyzer = Analyzer()
    for file in files:
        analyzer.analyze(Path(file).read_text(encoding="utf-8"), file)


def _files() -> list[str]:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.profile", description="Print where the time goes."
    )
    parser.add_argument("file", nargs="+")
    files: list[str] = parser.parse_args().file
    if missing := [file for file in files if not Path(file).is_file()]:
        parser.error(f"no such file: {missing[0]}")
    return files


if __name__ == "__main__":
    main(_files())
