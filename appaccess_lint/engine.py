"""The whole way from source text to call sites with their findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Literal

from appaccess_lint.calls.evidence import Judge
from appaccess_lint.calls.literals import literal_sites
from appaccess_lint.calls.observer import CallObserver
from appaccess_lint.calls.sites import call_sites
from appaccess_lint.catalog.load import Catalog, load_catalog
from appaccess_lint.catalog.match import Matcher
from appaccess_lint.clients.load import ClientModels, load_clients, version_lines
from appaccess_lint.garbage import fewer_collections
from appaccess_lint.gate import may_concern
from appaccess_lint.masking import masked
from appaccess_lint.model import CallSite, FileError
from appaccess_lint.project.requirements import required_versions
from appaccess_lint.project.view import Project
from appaccess_lint.rules import findings_for
from appaccess_lint.syntax.module import Module, SourceError
from appaccess_lint.values.callers import note_callers
from appaccess_lint.values.domain import (
    ExternalInstance,
    FunctionValue,
    Instance,
    ModuleValue,
    Value,
    members,
)
from appaccess_lint.values.frames import Request
from appaccess_lint.values.functions import summarize
from appaccess_lint.values.interpreter import Interpreter


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user can set.

    ``deployment``: where the code's Confluence runs, told by each URL (``auto``), or always ``cloud`` or
    ``server``.  ``catalog_files`` and ``client_files`` are TOML files with more of both.  ``client_versions``
    has pairs of a distribution and the version of it in use, for those of which the code's project says
    nothing or something else.  ``roots`` are folders from which the code's own modules are imported, besides
    those that its place in the tree tells.
    """

    deployment: Literal["auto", "cloud", "server"] = "auto"
    catalog_files: tuple[str, ...] = ()
    client_files: tuple[str, ...] = ()
    client_versions: tuple[tuple[str, str], ...] = ()
    follow_imports: bool = True
    roots: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """The call sites of one file, in order, and what could not be analysed."""

    sites: tuple[CallSite, ...]
    errors: tuple[FileError, ...] = ()


class Analyzer:
    """Analyses files one by one; keeps the catalog and what it read of other modules."""

    def __init__(self, settings: Settings | None = None) -> None:
        """Raises ``CatalogError`` or ``ClientError`` where a file that the settings name can't be used."""
        self.settings = settings or Settings()
        self._catalog: Catalog = load_catalog([Path(f) for f in self.settings.catalog_files])
        self._models: dict[frozenset[tuple[str, str]], ClientModels] = {}
        self._models_for(dict(self.settings.client_versions))
        roots = tuple(Path(root) for root in self.settings.roots)
        self._project = Project(follow=self.settings.follow_imports, roots=roots)

    @cached_property
    def _judge(self) -> Judge:
        return Judge(Matcher(self._catalog))

    def _models_for(self, versions: Mapping[str, str]) -> ClientModels:
        key = frozenset(versions.items())
        if key not in self._models:
            self._models[key] = load_clients(versions, [Path(f) for f in self.settings.client_files])
        return self._models[key]

    def _models_of(self, file: Path | None) -> ClientModels:
        """The client models for the versions that the user sets, or else the project of *file* asks for."""
        required = required_versions(file.parent, version_lines()) if file is not None else {}
        return self._models_for({**required, **dict(self.settings.client_versions)})

    def analyze(self, source: str, path: str) -> Analysis:
        """Find the call sites of *source*, which lies (or would lie) at *path*."""
        file = Path(path).resolve() if path not in {"", "-", "stdin"} else None
        if not may_concern(source, str(file or path)):
            return Analysis(())
        try:
            with fewer_collections():
                module = self._project.target(source, path, file)
                sites = self._sites(module)
        except SourceError as error:
            return Analysis((), (FileError(path, str(error), error.line),))
        except RecursionError:
            return Analysis((), (FileError(path, "nested too deeply to be analysed"),))
        found = (self._judged(site) for site in sites)
        return Analysis(tuple(found), tuple(replace(error, path=path) for error in module.errors))

    def _sites(self, module: Module) -> list[CallSite]:
        first, observer, requests = self._interpret(module, {})
        it = first
        # what callers pass tells what a parameter is, of which the function itself says nothing
        note_callers(it, it.module(module))
        own = self._own_parameters(it, module)
        seeds = {key: value for key, value in it.observed.items() if key in own and _may_call(value)}
        if seeds:
            it, observer, requests = self._interpret(module, seeds)
        sites = call_sites(requests, module.path, self._judge, self._catalog)
        literals = literal_sites(it.module(module), observer.seen, self._judge)
        for done in (first, it):
            done.release()
        return sorted([*sites, *literals], key=lambda s: (s.span.line, s.span.column, s.kind))

    def _interpret(
        self, module: Module, seeds: dict[tuple[int, str], Value]
    ) -> tuple[Interpreter, CallObserver, list[Request]]:
        observer = CallObserver(self._models_of(module.file), self._judge)
        it = Interpreter(self._project, observer, seeds)
        value = it.target = it.module(module)
        it.ready(value)
        requests: list[Request] = []
        for frame in list(it.module_frames):
            for request in frame.requests:
                named, _ = observer.split(request)
                if named is not None:
                    requests.append(named)
            for function in frame.nested:
                if frame.scope.module is value:
                    summarize(it, function)
        for summary in list(it.summaries.values()):
            requests.extend(summary.sites if summary is not None else ())
        return it, observer, [r for r in requests if r.module is value]

    @staticmethod
    def _own_parameters(it: Interpreter, module: Module) -> set[tuple[int, str]]:
        own: set[tuple[int, str]] = set()
        value = it.module(module)
        for kept in it.kept:
            if isinstance(kept, FunctionValue) and kept.scope.module is value:
                own |= {(id(kept.function), p.name) for p in kept.function.parameters}
        return own

    def _judged(self, site: CallSite) -> CallSite:
        trail = tuple(replace(origin, text=masked(origin.text)) for origin in site.trail)
        site = replace(site, url=masked(site.url) if site.url else site.url, trail=trail)
        if self.settings.deployment == "server":
            return replace(site, deployment="server")
        if self.settings.deployment == "cloud" and site.deployment == "unknown":
            site = replace(site, deployment="cloud")
        return replace(site, findings=findings_for(site))


def _may_call(value: Value) -> bool:
    """Whether an object, on which all callers agree, may call Confluence: a client, or one made for it."""
    objects = [m for m in members(value) if isinstance(m, (Instance, ExternalInstance))]
    if len({m.cls for m in objects}) != 1:
        return False
    return any(isinstance(m, ExternalInstance) or _has_signs(m) for m in objects)


def _has_signs(instance: Instance) -> bool:
    source = instance.cls.scope.module.module
    return source is not None and may_concern(source.source, str(source.file or source.path))


__all__ = ["Analysis", "Analyzer", "ModuleValue", "Settings"]
