"""Analyze source text into call sites with their findings, or read them from the cached results.

Most files don't concern Confluence, or have cached results: the modules of the analysis are imported on
demand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from appaccess_lint.files.reading import forget_links, place_of
from appaccess_lint.finding import FileError, Finding
from appaccess_lint.frame_memory import with_frame_memory
from appaccess_lint.garbage_collection import collect_young
from appaccess_lint.gate import forget_neighbours, may_concern
from appaccess_lint.immutable import immutable
from appaccess_lint.project.tree import Answer, Question, Tree
from appaccess_lint.settings import Settings

if TYPE_CHECKING:
    import ast

    from appaccess_lint.analysis import SiteFinder
    from appaccess_lint.cache.results import CachedResult, Results
    from appaccess_lint.catalog.load import Catalog
    from appaccess_lint.clients.load import ClientModels
    from appaccess_lint.model import CallSite
    from appaccess_lint.project.requirements import Requirements
    from appaccess_lint.usage.usages import Usages

__all__ = ["Analysis", "Analyzer", "Settings"]


@immutable(frozen=True, slots=True)
class Analysis:
    """The call sites of one file, in order, and what could not be analyzed."""

    sites: tuple[CallSite, ...]
    errors: tuple[FileError, ...] = ()


@immutable(frozen=True, slots=True)
class Findings:
    """The findings for the call sites of one file, site by site, and what could not be analyzed."""

    by_site: tuple[tuple[Finding, ...], ...] = ()
    errors: tuple[FileError, ...] = ()


class Analyzer:
    """Analyses files one by one; keeps the catalog and the other modules that it has read."""

    def __init__(self, settings: Settings | None = None) -> None:
        """Raises ``CatalogError`` or ``ClientError`` for an invalid file in the settings."""
        self.settings = settings or Settings()
        self._models: dict[frozenset[tuple[str, str]], ClientModels] = {}
        roots = tuple(Path(root) for root in self.settings.roots)
        self._tree = Tree(follow=self.settings.follow_imports, roots=roots)
        # now, because an invalid file must be reported before anything else
        if self.settings.catalog_files:
            self._catalog  # noqa: B018
        if self.settings.client_files or self.settings.client_versions:
            self._models_for(dict(self.settings.client_versions))
        if self.settings.client_files:
            from appaccess_lint.clients.documents import check_operations

            for name in self.settings.client_files:
                check_operations(Path(name), lambda key: self._catalog.find(key) is not None)

    def forget_files(self) -> None:
        """Forget the other files, because some were created or deleted; catalog and models are kept."""
        self._tree.forget_all()
        self._forget(None)
        for name in ("_results", "_requirements"):
            vars(self).pop(name, None)

    def forget_file(self, path: str) -> None:
        """Forget what depends on the text of the module at *path*, which has changed."""
        file = place_of(path)
        if file is not None:
            self._tree.forget(file)
            self._forget(file)

    def _forget(self, file: Path | None) -> None:
        forget_neighbours()
        forget_links()
        for name in ("_usages", "_beside"):
            vars(self).pop(name, None)
        if "_finder" in vars(self):
            self._finder.forget(file)

    def noting(self) -> AbstractContextManager[Mapping[Question, Answer]]:
        """Record the questions of analyses about files within the block; not with cached results."""
        return self._tree.noting()

    def still(self, asked: Mapping[Question, Answer]) -> bool:
        """Return whether all questions that an analysis *asked* still have the same answers."""
        return self._tree.still(asked.items())

    @cached_property
    def _catalog(self) -> Catalog:
        from appaccess_lint.catalog.load import load_catalog

        return load_catalog([Path(f) for f in self.settings.catalog_files])

    @cached_property
    def _finder(self) -> SiteFinder:
        from appaccess_lint.analysis import SiteFinder

        return SiteFinder(self._tree, self._catalog)

    @cached_property
    def _usages(self) -> Usages:
        from appaccess_lint.usage.usages import Usages

        return Usages(self._tree)

    @cached_property
    def _results(self) -> Results | None:
        if self.settings.cache is None:
            return None
        from appaccess_lint.cache.results import Results

        return Results(self.settings, self._tree)

    @cached_property
    def _requirements(self) -> Requirements:
        from appaccess_lint.clients.releases import version_lines
        from appaccess_lint.project.requirements import Requirements

        return Requirements(version_lines())

    def _models_for(self, versions: Mapping[str, str]) -> ClientModels:
        from appaccess_lint.clients.load import load_clients

        key = frozenset(versions.items())
        if key not in self._models:
            self._models[key] = load_clients(versions, [Path(f) for f in self.settings.client_files])
        return self._models[key]

    def _versions(self, source: str, file: Path | None, settings: Settings) -> dict[str, str]:
        """Return the versions of client libraries that the user sets, or the script or project allows."""
        from appaccess_lint.project.script_metadata import script_versions

        required = self._requirements.of(file.parent) if file is not None else {}
        stated = {name: found.specifier for name, found in required.items()}
        stated |= script_versions(source, self._requirements.names)
        return {name: text for name, text in stated.items() if text} | dict(settings.client_versions)

    def _may_concern(self, source: str, path: str) -> bool:
        # a file that uses one of the user's clients needn't mention Confluence
        return may_concern(source, path) or any(name in source for name in self._own_libraries)

    @cached_property
    def _own_libraries(self) -> frozenset[str]:
        if not self.settings.client_files:
            return frozenset()
        return self._models_for(dict(self.settings.client_versions)).own_libraries()

    def analyze(self, source: str, path: str, tree: ast.Module | None = None) -> Analysis:
        """Find the call sites of *source*, the content of the file *path*, which need not exist.

        *tree* is the source parsed by ``ast``, if the caller has it already.
        """
        file = place_of(path)
        if not self._may_concern(source, str(file or path)):
            return Analysis(())
        settings = self._settings_for(path)
        versions = self._versions(source, file, settings)
        if file is None or self._results is None:
            return self._with_all_findings(self._analyze(source, path, file, versions, tree), settings)
        kept = self._results.of(source, path, file, versions)
        return self._with_all_findings(self._kept_or_new(kept, source, path, file, versions, tree), settings)

    def with_usage(self, sites: Sequence[CallSite], source: str, path: str) -> list[CallSite]:
        """Return *sites*, all of *source*, with the use of their answers."""
        file = place_of(path)
        models = self._models_for(self._versions(source, file, self._settings_for(path)))
        return self._usages.of(sites, source, path, file, models)

    def sites_beside(self, path: str, text: str) -> tuple[CallSite, ...]:
        """Return the call sites of other files of the project of the file at *path* that have *text*."""
        file = place_of(path)
        found: list[CallSite] = []
        for other in self._tree.files_with(file, text) if file is not None else ():
            if other not in self._beside:
                source = self._tree.source(other)
                analysis = self.analyze(source, str(other)) if source is not None else Analysis(())
                self._beside[other] = analysis.sites
            found += self._beside[other]
        return tuple(found)

    @cached_property
    def _beside(self) -> dict[Path, tuple[CallSite, ...]]:
        return {}

    def findings(self, source: str, path: str, tree: ast.Module | None = None) -> Findings:
        """Return the findings for *source*, like ``analyze`` but without the call sites.

        Cached results contain the findings too, and then neither catalog nor rules are needed.
        """
        file = place_of(path)
        if not self._may_concern(source, str(file or path)):
            return Findings()
        if file is None or self._results is None:
            return _findings_of(self.analyze(source, path, tree))
        settings = self._settings_for(path)
        versions = self._versions(source, file, settings)
        kept = self._results.of(source, path, file, versions)
        said = kept.findings(settings)
        if said is not None:
            if tree is not None:
                collect_young()  # as an analysis does: what linters leave of the file before
            return Findings(said)
        analysis = self._kept_or_new(kept, source, path, file, versions, tree)
        found = _findings_of(self._with_all_findings(analysis, settings))
        if not found.errors:
            kept.add_findings(settings, found.by_site)
        return found

    def _kept_or_new(
        self,
        kept: CachedResult,
        source: str,
        path: str,
        file: Path,
        versions: Mapping[str, str],
        tree: ast.Module | None,
    ) -> Analysis:
        """Return the kept call sites, or find and keep them."""
        found = kept.read(lambda: self._catalog)
        if found is not None:
            return Analysis(found)
        with self._tree.noting() as asked:
            analysis = self._analyze(source, path, file, versions, tree)
        if not analysis.errors:  # some of these depend on more than the files
            kept.write(analysis.sites, asked)
        return analysis

    def _settings_for(self, path: str) -> Settings:
        """Return the settings for the file at *path*."""
        if not self.settings.by_path:
            return self.settings
        from appaccess_lint.overrides import settings_for

        return settings_for(self.settings, path)

    def take_followed(self) -> tuple[str, ...]:
        """Return the paths of the modules that analyses have followed since the last call."""
        return self._tree.take_followed()

    @with_frame_memory
    def _analyze(
        self,
        source: str,
        path: str,
        file: Path | None,
        versions: Mapping[str, str],
        tree: ast.Module | None,
    ) -> Analysis:
        from appaccess_lint.analysis import SourceError
        from appaccess_lint.secrets.masking import masked_sites

        try:
            found = self._finder.find(source, path, file, self._models_for(versions), tree)
        except SourceError as error:
            return Analysis((), (FileError(path, str(error), error.line),))
        except RecursionError:
            return Analysis((), (FileError(path, "too deeply nested to analyze"),))
        sites = self._with_answer_keys(found.sites, source, path, file, versions)
        if self.settings.usage:
            sites = self._usages.of(sites, source, path, file, self._models_for(versions), refusals=True)
        masked = masked_sites(sites, source, found.bodies)
        return Analysis(masked, tuple(replace(e, path=path) for e in found.errors))

    def _with_answer_keys(
        self,
        sites: Sequence[CallSite],
        source: str,
        path: str,
        file: Path | None,
        versions: Mapping[str, str],
    ) -> Sequence[CallSite]:
        if not any("/api/v2/" in operation.path for site in sites for operation in site.operations):
            return sites
        from appaccess_lint.usage.answer_keys import with_answer_keys

        return with_answer_keys(sites, source, path, file, self._tree, self._models_for(versions))

    def _with_all_findings(self, analysis: Analysis, settings: Settings) -> Analysis:
        """Return *analysis* with the findings of each site under *settings*."""
        from appaccess_lint.site_findings import with_findings

        return replace(analysis, sites=with_findings(analysis.sites, settings, lambda: self._catalog))


def _findings_of(analysis: Analysis) -> Findings:
    return Findings(tuple(site.findings for site in analysis.sites), analysis.errors)
