"""Recognise Server and Data Center by names of classes, modules, settings and flags, and by docstrings.

They are weak evidence: they count only without other evidence of the deployment, and only remove findings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from pathlib import Path

from appaccess_lint.calls.names.words import words
from appaccess_lint.calls.server.branches import server_branches
from appaccess_lint.calls.server.functions import server_functions
from appaccess_lint.calls.server.words import describes_server, mentions_another, names_server
from appaccess_lint.catalog.hosts import GATEWAYS, SITE_DOMAINS
from appaccess_lint.model import CallSite
from appaccess_lint.project.tree import Tree
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.facts import docstring, place_of
from appaccess_lint.syntax.module import Module
from appaccess_lint.syntax.walk import expressions, functions


class ServerNames:
    """The names around the calls of one module."""

    def __init__(self, module: Module, tree: Tree) -> None:
        self._module = module
        self._tree = tree

    def applied(self, site: CallSite) -> CallSite:
        """Return *site*, for Server if names indicate Server and there is no other evidence."""
        if site.deployment == "server" or any(o.api_version == "v2" for o in site.operations):
            return site
        place = site.span.line, site.span.column
        if site.deployment == "cloud":
            named = place in self._places and not _at_cloud_site(site)
        else:
            named = self._of_module or place in self._places or any(map(names_server, _settings(site)))
        return replace(site, deployment="server") if named else site

    @cached_property
    def _of_module(self) -> bool:
        """Return whether the module is described as for Server, or is named after it, or its folder is."""
        module = self._module
        if describes_server(docstring(module.body)) and not mentions_another(module.source):
            return True
        file = self._module.file
        if file is None:
            return names_server(Path(self._module.path).stem)
        names = [(file.parent, file.stem), (file.parent.parent, file.parent.name)]
        return any(names_server(name) or self._has_cloud_beside(folder, name) for folder, name in names)

    def _has_cloud_beside(self, folder: Path, name: str) -> bool:
        """Return whether *name* mentions a server, and *folder* also has the same name for Cloud.

        Without the latter, it may be any server: that of an app, of a protocol.
        """
        if "server" not in words(name):
            return False
        return self._tree.below(folder, name.lower().replace("server", "cloud")) is not None

    def _is_described(self, definition: ir.Class | ir.Function) -> bool:
        """Return whether the docstring of a class or function describes it as for Server or Data Center.

        Further sentences of a function's docstring may be remarks, such as comparisons.
        """
        described = docstring(definition.body)
        if isinstance(definition, ir.Function):
            described = _SENTENCE_END.split(described, maxsplit=1)[0]
        if not describes_server(described):
            return False
        spans = [
            node.span for node in expressions(definition.body) if isinstance(node, _PLACED) and node.span
        ]
        first, last = min(span.line for span in spans), max(span.end_line for span in spans)
        parameters = definition.parameters if isinstance(definition, ir.Function) else ()
        names = (definition.name, *(p.name for p in parameters))
        return not mentions_another("\n".join((*names, *self._lines[first - 1 : last])))

    @cached_property
    def _lines(self) -> list[str]:
        return self._module.source.split("\n")

    @cached_property
    def _places(self) -> set[tuple[int, int]]:
        """The positions of calls and strings in classes and branches that say that they are for Server."""
        classes = [node for node in self._module.body if isinstance(node, ir.Class)]
        names = {cls.name for cls in classes}
        nodes = [*server_branches(self._module.body)]
        for cls in classes:
            has_cloud = "Server" in cls.name and cls.name.replace("Server", "Cloud") in names
            if has_cloud or names_server(cls.name) or self._is_described(cls):
                nodes += expressions(cls.body)
        for function in filter(self._is_described, functions(self._module.body)):
            nodes += expressions(function.body)
        nodes += server_functions(self._module.body, nodes)
        return {place for node in nodes if (place := place_of(node)) is not None}


_SENTENCE_END = re.compile(r"\. |。")
_PLACED = (ir.Call, ir.Const, ir.FString)


def _at_cloud_site(site: CallSite) -> bool:
    """Return whether the host of *site*, or of its clients in each way of creation, is a Cloud site."""
    if _is_of_cloud(site.url or ""):
        return True
    ways = [way for data in site.requests for client in data.through for way in client.constructor]
    urls = [way.get("url") for way in ways]
    return bool(urls) and all(url and not url.open and all(map(_is_of_cloud, url.texts)) for url in urls)


def _is_of_cloud(url: str) -> bool:
    return any(domain in url for domain in (*SITE_DOMAINS, *GATEWAYS))


def _settings(site: CallSite) -> Iterator[str]:
    """Yield the names in place of the address of a call."""
    for data in site.requests:
        yield from data.url.names[:1] if data.url.texts and data.url.texts[0].startswith("{}") else ()
        for client in data.through:
            for way in client.constructor:
                known = way.get("url")
                yield from known.names if known is not None else ()
