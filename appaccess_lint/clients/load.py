"""Find the shipped client models and the user's own by the dotted names that code uses.

A library's models are read when one of its names is first needed: most files use one library, if any.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from pathlib import Path

from appaccess_lint.clients.answers import Answers, Boundaries, load_boundaries
from appaccess_lint.clients.documents import Documents, Parsed, overlay
from appaccess_lint.clients.effects import Effects
from appaccess_lint.clients.model import Arguments, ClientClass, ClientFunction, ClientMethod, Scheme
from appaccess_lint.clients.operations import may_hold, must_hold, operations
from appaccess_lint.clients.parse import ClientError
from appaccess_lint.clients.programs import Programs
from appaccess_lint.clients.releases import (
    Allowed,
    Line,
    Lines,
    allowed_lines,
    in_release,
    specifier_of,
    version_lines,
)
from appaccess_lint.immutable import immutable
from appaccess_lint.wording import describe

__all__ = ["ClientError", "ClientModels", "Release", "load_clients", "operations", "version_lines"]


@immutable(frozen=True, slots=True)
class Release:
    """A version range: its newest version, whether the project allows that version, and its models."""

    line: Line
    version: str
    allowed: bool
    models: ClientModels


class ClientModels:
    """Client models by dotted name; reads a library's models on first use and keeps them.

    If a library's models differ by version, those of the oldest version that the project allows count;
    ``releases`` has those of all versions.
    """

    def __init__(self, documents: Documents, versions: Mapping[str, str], *, strict: bool = False) -> None:
        """With *strict*, names that only other versions have are unknown."""
        self._documents = documents
        self._versions = versions
        self._strict = strict
        self._functions: dict[str, ClientFunction] = {}
        self._classes: dict[str, ClientClass] = {}
        self._classes_of: dict[str, Mapping[str, ClientClass]] = {}
        self._schemes: dict[str, Scheme] = {}
        self._answers: dict[str, Answers] = {}
        self._exceptions: dict[str, tuple[str, ...]] = {}
        self._read: set[str] = set()
        self._asked: set[str] = set()
        self._read_versions: set[str] = set()
        self._releases: dict[str, tuple[Release, ...]] = {}
        self._merged: dict[tuple[int, ...], ClientClass] = {}

    @cached_property
    def effects(self) -> Effects:
        """The effects of calls on strings that they don't send."""
        return Effects(self._documents.overlays)

    @cached_property
    def programs(self) -> Programs:
        """Programs that make requests by their command line."""
        return Programs(self._documents.overlays)

    def function(self, dotted: str) -> ClientFunction | None:
        """Return the function with the name *dotted* (``requests.get``)."""
        self._need(dotted)
        return self._functions.get(dotted)

    def cls(self, dotted: str) -> ClientClass | None:
        """Return the class with the name *dotted* (``requests.sessions.Session``)."""
        if dotted not in self._asked:  # called at each call
            self._need(dotted)
        return self._classes.get(dotted)

    def scheme(self, dotted: str) -> Scheme | None:
        """Return the authentication of requests with the result of the callable *dotted*."""
        self._need(dotted)
        return self._schemes.get(dotted)

    @cached_property
    def boundaries(self) -> Boundaries:
        """The places where frameworks call code."""
        return load_boundaries(self._documents.overlays)

    def answers(self, dotted: str) -> Answers | None:
        """Return the model of the answers of the library of *dotted*."""
        self._need(dotted)
        found = self._answers.get(dotted.partition(".")[0])
        if found is None or not found.like or found.like == dotted:
            return found
        return self.answers(found.like)

    def bases_of(self, exception: str) -> tuple[str, ...]:
        """Return the base classes of the dotted *exception* of a library."""
        self._need(exception)
        return self._exceptions.get(exception, ())

    def instance(self, dotted: str, constructor: Arguments) -> ClientClass | None:
        """Return the class that handles the calls of a *dotted* created with the arguments *constructor*.

        This is the class itself unless it is a facade.  If several classes are possible, the result has the
        methods of all those that call Confluence Cloud, with the cases of each.
        """
        facade = self.cls(dotted)
        if facade is None or not facade.choices:
            return facade
        chosen: list[tuple[ClientClass, bool]] = []
        for choice in facade.choices:
            if may_hold(choice.when, {}, constructor) and (found := self.instance(choice.name, constructor)):
                chosen.append((found, choice.unasked))
                if must_hold(choice.when, {}, constructor):
                    break
        chosen = [(cls, unasked) for cls, unasked in chosen if cls.product == "confluence"] or chosen
        # a facade has few combinations of classes, and is needed at every call
        key = (id(facade), *(part for cls, unasked in chosen for part in (id(cls), unasked)))
        if key not in self._merged:
            self._merged[key] = _merged(facade, [replace(cls, unasked=unasked) for cls, unasked in chosen])
        return self._merged[key]

    def releases(self, dotted: str) -> tuple[Release, ...]:
        """Return the releases of the library of *dotted*, newest first.

        There are none if the library's models don't differ by version.
        """
        library = dotted.partition(".")[0]
        if library not in self._releases:
            lines = self._documents.lines(library)
            self._releases[library] = tuple(self._release_of(lines)) if lines is not None else ()
        return self._releases[library]

    def lines(self, dotted: str) -> Lines | None:
        """Return the version ranges of the library of *dotted*."""
        return self._documents.lines(dotted.partition(".")[0])

    def _release_of(self, lines: Lines) -> Iterator[Release]:
        allowed = {
            a.line: a.version for a in allowed_lines(lines.lines, self._versions.get(lines.package, ""))
        }
        for line in reversed(lines.lines):
            models = ClientModels(self._documents, {lines.package: line.release}, strict=True)
            yield Release(line, allowed.get(line, line.release), line in allowed, models)

    def _allowed(self, lines: Lines) -> tuple[Allowed, ...]:
        return allowed_lines(lines.lines, self._versions.get(lines.package, ""))

    def libraries(self) -> Iterator[str]:
        """Yield the import name of every library that has a model."""
        yield from self._documents.libraries()

    def own_libraries(self) -> frozenset[str]:
        """Return the import name of every library that only the user's documents model."""
        return self._documents.own_libraries()

    def classes(self, library: str) -> Mapping[str, ClientClass]:
        """Return every class of *library* (its import name) by dotted name."""
        self._need(library)
        library = library.partition(".")[0]
        if library not in self._classes_of:
            own = {name: cls for name, cls in self._classes.items() if name.partition(".")[0] == library}
            self._classes_of[library] = own
        return self._classes_of[library]

    def functions(self, library: str) -> Mapping[str, ClientFunction]:
        """Return every function of *library* (its import name) by dotted name."""
        self._need(library)
        library = library.partition(".")[0]
        return {name: f for name, f in self._functions.items() if name.partition(".")[0] == library}

    def _need(self, dotted: str) -> None:
        """Read the models of the library of *dotted*, unless this was done before."""
        if dotted in self._asked:
            return
        self._asked.add(dotted)
        library = dotted.partition(".")[0]
        lines = self._documents.lines(library)
        if library not in self._read:
            self._read.add(library)
            if lines is None:
                self._add(library, self._documents.parsed(library))
            else:
                oldest = self._allowed(lines)[0].line
                self._add(library, self._documents.parsed(library, oldest.file), oldest.release)
        if dotted in self._functions or dotted in self._classes or library in self._read_versions:
            return
        # a name that only another version has shows for which version the code was written
        self._read_versions.add(library)
        if lines is not None and not self._strict:
            newest = {line.file: line.release for line in lines.lines}
            for file, release in newest.items():
                self._add(library, self._documents.parsed(library, file), release)

    def _add(self, library: str, parsed: Parsed, release: str = "") -> None:
        self._schemes.update(parsed.schemes)
        self._exceptions.update(parsed.exceptions)
        if parsed.answers is not None:
            self._answers.setdefault(library, parsed.answers)
        for function in parsed.functions:
            self._functions.setdefault(function.names[0], function)
        for cls in parsed.classes:
            known = in_release(cls, release) if release else cls
            for name in cls.names:
                self._classes.setdefault(name, known)
        self._classes_of.clear()


def load_clients(versions: Mapping[str, str] | None = None, overlays: Sequence[Path] = ()) -> ClientModels:
    """Return the shipped client models with the overrides in the user's *overlays*.

    *versions* has the possible versions of libraries by the names of their distributions: a version
    (``4.0.7``) or a specifier (``>=3.41,<5``).  Raises ``ClientError`` for an invalid overlay or version.
    """
    if not versions and not overlays:
        return _default()
    _check(versions or {})
    return ClientModels(Documents([overlay(path) for path in overlays]), dict(versions or {}))


def _check(versions: Mapping[str, str]) -> None:
    for package, version in versions.items():
        if version and specifier_of(version) is None:
            raise ClientError(f"{package}: expected a version, found {describe(version)}")


@lru_cache(maxsize=1)
def _default() -> ClientModels:
    return ClientModels(Documents(), {})


def _merged(facade: ClientClass, chosen: Sequence[ClientClass]) -> ClientClass:
    """Return one class with the methods of all *chosen* classes, under the names of *facade*."""
    if not chosen:
        return facade
    methods: dict[str, ClientMethod] = {}
    for cls in chosen:
        for name, method in cls.methods.items():
            known = methods.get(name)
            methods[name] = (
                method
                if known is None
                else replace(known, cases=known.cases + method.cases, other=known.other + method.other)
            )
    return replace(chosen[0], names=facade.names, methods=methods, choices=())
