"""Call sites with what becomes of their answers and of their refusals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from appaccess_lint.clients.load import ClientModels
from appaccess_lint.model import CallSite
from appaccess_lint.project.testing import in_tests
from appaccess_lint.project.tree import Tree
from appaccess_lint.usage.callees import Callees
from appaccess_lint.usage.callers import CallGraph
from appaccess_lint.usage.reading import Reading
from appaccess_lint.usage.refusals import Refusals
from appaccess_lint.usage.sources import Sources


class Usages:
    """Adds usage to call sites; keeps the trees of files between them."""

    def __init__(self, tree: Tree) -> None:
        self._sources = Sources(tree)

    def of(
        self,
        sites: Sequence[CallSite],
        source: str,
        path: str,
        file: Path | None,
        models: ClientModels,
        *,
        refusals: bool = False,
    ) -> list[CallSite]:
        """Return *sites*, all of *source*, with their usage.

        With *refusals*, calls outside tests have what handles their refusal too.
        """
        calls = [site for site in sites if site.kind in {"http", "client"}]
        own = self._sources.own(source, path, file) if calls else None
        if own is None:
            return list(sites)
        # created for each file, so that the queries to the tree are recorded for each
        callees = Callees(self._sources)
        graph = CallGraph(self._sources, callees)
        search = Refusals(self._sources, callees, graph, models, calls)
        reading = Reading(self._sources, callees, graph, models)
        refusals = refusals and not in_tests(path, file)
        found: list[CallSite] = []
        for site in sites:
            if site.kind in {"http", "client"}:
                try:
                    refusal = search.of(site, own) if refusals and site.deployment != "server" else None
                    site = replace(site, usage=reading.of(site, own), refusal=refusal)
                except RecursionError:
                    pass  # nested too deeply: unknown
            found.append(site)
        return found
