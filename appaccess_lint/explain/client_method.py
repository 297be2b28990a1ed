"""Find the operations that a client library's method calls in each version."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from appaccess_lint.clients.load import ClientModels
from appaccess_lint.clients.model import UNKNOWN, ClientClass
from appaccess_lint.clients.operations import operations, others
from appaccess_lint.immutable import immutable


@immutable(frozen=True, slots=True)
class MethodVersions:
    """The calls of a method of the class ``cls`` in the versions from ``oldest`` to ``newest``.

    ``operations`` and ``outside`` are its calls of the REST API and outside it; none if it is ``missing``.
    ``breaks`` means that the method of an older version uses the REST API.
    """

    library: str
    cls: str
    method: str
    oldest: str
    newest: str
    operations: tuple[str, ...]
    outside: tuple[str, ...]
    missing: bool
    breaks: bool

    @property
    def versions(self) -> str:
        """The versions, for people."""
        return self.oldest if self.oldest == self.newest else f"{self.oldest} to {self.newest}"


def method_versions(name: str, models: ClientModels) -> list[MethodVersions]:
    """Return the calls of the method *name* in each version of the libraries that distinguish versions.

    The client has the address of a Cloud site; the oldest versions come first.
    """
    found: list[MethodVersions] = []
    for library in models.libraries():
        for dotted in _classes(library, name, models):
            found += _of_class(dotted, name, models)
    return found


def known_methods(models: ClientModels) -> set[str]:
    """Return the names for which ``method_versions`` returns something."""
    return {
        name
        for library in models.libraries()
        for release in models.releases(library)
        for cls in release.models.classes(library).values()
        if cls.product == "confluence"
        for name in cls.methods
    }


def _classes(library: str, name: str, models: ClientModels) -> list[str]:
    """Return one name of each Confluence class of *library* that has the method *name* in some version."""
    names: dict[str, None] = {}
    for release in reversed(models.releases(library)):
        for cls in dict.fromkeys(map(_key, release.models.classes(library).values())):
            worker = release.models.cls(cls)
            if worker is not None and worker.product == "confluence" and name in worker.methods:
                names[cls] = None
    return list(names)


def _key(cls: ClientClass) -> str:
    return cls.names[0]


def _of_class(dotted: str, name: str, models: ClientModels) -> Iterator[MethodVersions]:
    lines = models.lines(dotted)
    cases = []
    for release in reversed(models.releases(dotted)):
        facade = release.models.cls(dotted)
        if facade is None or lines is None or facade.base_url is None:
            continue
        constructor = {facade.base_url.keyword or "url": lines.address}
        worker = release.models.instance(dotted, constructor)
        method = worker.methods.get(name) if worker is not None else None
        anything = dict.fromkeys(method.parameters, UNKNOWN) if method is not None else {}
        called = operations(method, anything, constructor) if method is not None else ()
        outside = others(method, anything, constructor) if method is not None else ()
        cases.append((release.line.release, facade.client, (method is None, called, outside)))
    had = False
    for (library, (missing, called, outside)), group in groupby(cases, key=lambda case: case[1:]):
        versions = [version for version, _, _ in group]
        yield MethodVersions(
            library, dotted, name, versions[0], versions[-1], called, outside, missing, had and not called
        )
        had = had or bool(called)
