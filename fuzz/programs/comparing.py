"""What the analyzer expects of a program against what a run of it asked for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from unittest import mock

from appaccess_lint.calls.endpoints.evidence import EndpointResolver, methods_of
from appaccess_lint.calls.observer import CallObserver
from appaccess_lint.catalog.load import load_catalog
from appaccess_lint.catalog.match import Matcher
from appaccess_lint.engine import Analyzer
from appaccess_lint.model import CallSite
from appaccess_lint.syntax.module import Module
from appaccess_lint.text.text import Template, template
from appaccess_lint.values.domain.frames import Request
from fuzz.programs.prelude import PRELUDE
from fuzz.programs.running import Asked


@dataclass(frozen=True, slots=True)
class Expected:
    """The requests that the analyzer thought of, by line, and the call sites that it reported."""

    requests: dict[int, list[Request]]
    sites: tuple[CallSite, ...]
    resolver: EndpointResolver = field(repr=False)

    def complaint(self, asked: Asked) -> str | None:
        """Say what is wrong with what was expected of a request; ``None`` where it was foreseen."""
        place, written_here = asked.lines[-1], asked.lines[-1] > PRELUDE.count("\n")
        if written_here and not self._thought_of(place, asked):
            return f"line {place}: {asked.url!r} isn't covered by {self._shown(place)}"
        found = self.resolver.match(template((asked.url,)), asked.method)
        wanted = {operation.key for operation in found.operations} if found is not None else set()
        told = {o.key for s in self.sites if s.span.line in asked.lines for o in s.operations}
        if wanted <= told:
            return None
        for line in asked.lines:
            reported = any(site.span.line == line for site in self.sites)
            if reported and self._leading_to(line, place) and not self._thought_of(line, asked):
                return f"line {line}: {asked.url!r} isn't covered by {self._shown(line)}"
            if any(wanted <= self._named(request, asked) for request in self.requests.get(line, ())):
                return f"line {line}: {sorted(wanted)} is named, but not reported"
        return None

    def _leading_to(self, line: int, place: int) -> bool:
        """Whether a request noted at *line* is done at *place*; others may be noted further inside."""
        lines = {r.node: at for at, requests in self.requests.items() for r in requests}
        return any(lines.get(request.key[-1]) == place for request in self.requests.get(line, ()))

    def _thought_of(self, line: int, asked: Asked) -> bool:
        return any(self._covers(request, asked) for request in self.requests.get(line, ()))

    def _shown(self, line: int) -> list[str]:
        requests = self.requests.get(line, ())
        return sorted({str(t) for r in requests if r.url is not None for t in r.url.alternatives})

    def _covers(self, request: Request, asked: Asked) -> bool:
        methods = methods_of(request)
        if None not in methods and asked.method not in methods:
            return False
        alternatives = request.url.alternatives if request.url is not None else ()
        return any(covers(alternative, asked.url) for alternative in alternatives)

    def _named(self, request: Request, asked: Asked) -> set[str]:
        alternatives = request.url.alternatives if request.url is not None else ()
        return {
            operation.key
            for alternative in alternatives
            if covers(alternative, asked.url)
            for _, match in self.resolver.matches(alternative, request)
            for operation in match.operations
        }


def covers(alternative: Template, text: str) -> bool:
    """Tell whether *text* is one of the URLs that *alternative* stands for; its query may be left out."""
    pattern = "".join(re.escape(part) if isinstance(part, str) else ".*" for part in alternative.parts)
    return re.fullmatch(f"{pattern}([?&].*)?", text, re.DOTALL) is not None


def expected(source: str, file: Path) -> Expected:
    """Return what the analyzer expects of *source*, which lies at *file*."""
    with _noted() as requests:
        analysis = Analyzer().analyze(source, str(file))
    assert not analysis.errors, analysis.errors
    by_line: dict[int, list[Request]] = defaultdict(list)
    for module, request in requests:
        span = request.node.span
        if span is not None and module is not None and module.file == file:
            by_line[span.line].append(request)
    return Expected(dict(by_line), analysis.sites, EndpointResolver(Matcher(load_catalog())))


@contextmanager
def _noted() -> Iterator[list[tuple[Module | None, Request]]]:
    """Every request whose place is known for good, as the call observer gets to see it, with its module."""
    requests: list[tuple[Module | None, Request]] = []
    split = CallObserver.split

    def noting(self: CallObserver, request: Request) -> tuple[Request | None, Request | None]:
        requests.append((request.module.module, request))
        return split(self, request)

    with mock.patch.object(CallObserver, "split", noting):
        yield requests
