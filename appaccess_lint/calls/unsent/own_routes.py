"""Find the paths that the project itself serves: its own service may have the same paths as Confluence."""

from __future__ import annotations

import re

from appaccess_lint.calls.unsent.literals import UnsentTexts
from appaccess_lint.project.view import Project
from appaccess_lint.syntax.module import Module
from appaccess_lint.text.text import Template

ROOT = 2
"""Number of segments in the root of an API: ``api/v2``."""
RESOURCE = 3
"""Number of segments up to a resource: ``api/v2/pages``."""
MAX_FILES = 20
"""Maximum number of files of a project that are searched for routes."""
_PATH = re.compile(r"/?((?:api/v2|rest/api)(?:/[^?#]*)?)")
_VARIABLE = re.compile(r"\{.*\}|<.*>|:\w+")


class OwnRoutes:
    """The routes of the projects of modules."""

    def __init__(self, project: Project, unsent: UnsentTexts) -> None:
        self._project = project
        self._unsent = unsent

    def serve(self, url: Template, module: Module | None) -> bool:
        """Return whether another module of the project of *module* serves the path of *url*.

        A request from the module that serves the path itself doesn't count: it is passed on.
        """
        path = _PATH.search(str(url))
        if path is None or module is None:
            return False
        wanted = path[1].strip("/").split("/")
        root = "/".join(wanted[:ROOT])
        files = self._project.files_with(module, root)[:MAX_FILES]
        modules = (self._project.load(file) for file in files)
        return any(
            _covers(route, wanted)
            for other in modules
            if other is not None
            for route in self._unsent(other).routes
        )


def _covers(route: str, wanted: list[str]) -> bool:
    """Return whether *route*, or the prefix of one, is for the resource of the path *wanted*."""
    served = route.strip("/").split("/")
    is_rooted = len(served) >= ROOT and served[:ROOT] == wanted[:ROOT]
    return is_rooted and all(map(_may_be_same, served[ROOT:RESOURCE], wanted[ROOT:RESOURCE]))


def _may_be_same(served: str, wanted: str) -> bool:
    return served == wanted or wanted == "{}" or _VARIABLE.fullmatch(served) is not None
