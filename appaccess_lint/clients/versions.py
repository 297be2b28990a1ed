"""Which version of a library applies to a call of one of its methods, and which version breaks the call."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from appaccess_lint.clients.load import ClientModels, Release
from appaccess_lint.clients.model import UNKNOWN, Arguments, ClientClass, ClientMethod, Unknown
from appaccess_lint.clients.operations import operations, others
from appaccess_lint.model import ClientBreak

Status = Literal["rest", "outside", "pure", "missing", "elsewhere"]
"""What a method does in a version: requests of the REST API, only requests outside it, or none; or the
version lacks the method, or doesn't send it to Confluence Cloud."""


@dataclass(frozen=True, slots=True, eq=False)
class Called:
    """The class and the method of a call, in the version that counts.

    ``fallback`` is another version's method, for one whose path isn't known: with requests of the REST API,
    or else the oldest one with a path outside of it.
    """

    cls: ClientClass
    method: ClientMethod
    fallback: Called | None = None


MOST_KNOWN = 10_000
"""Maximum number of calls whose results are kept."""


@lru_cache(maxsize=4)
def versioned_methods(models: ClientModels) -> VersionedMethods:
    """Return the finder of methods of *models*, the same one for all files."""
    return VersionedMethods(models)


class VersionedMethods:
    """Finds methods in the versions of a library; keeps the results."""

    def __init__(self, models: ClientModels) -> None:
        self._models = models
        self._known: dict[tuple[object, ...], tuple[Called | None, ClientBreak | None]] = {}

    def find(
        self, dotted: str, name: str, constructor: Arguments, address: str
    ) -> tuple[Called | None, ClientBreak | None]:
        """Return the class and method of a call of *name*, and the version that breaks it.

        Args:
            dotted: The class of the object.
            name: The method.
            constructor: The arguments with which the object was created.
            address: Its address, with ``{}`` for unknown parts; empty if nothing is known.
        """
        key = (dotted, name, frozenset(constructor.items()), address)
        if key not in self._known:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            self._known[key] = self._find(dotted, name, constructor, address)
        return self._known[key]

    def _find(
        self, dotted: str, name: str, constructor: Arguments, address: str
    ) -> tuple[Called | None, ClientBreak | None]:
        primary = _called(self._models.instance(dotted, constructor), name)
        releases = [r for r in self._models.releases(dotted) if r.models.cls(dotted) is not None]
        if not releases or (primary is not None and primary.method.http is not None):
            return primary, None
        usual = self._with_address(dotted, constructor, address)
        found = [_Found.of(release, dotted, name, usual) for release in releases]
        allowed = [one for one in found if one.release.allowed]
        found += self._followed(dotted, name, usual)
        if not allowed:  # a name of versions that the project doesn't allow
            return primary, None
        if all(one.status == "elsewhere" for one in allowed):
            return None, None
        if allowed[0].status == "missing" and all(one.called is None for one in found):
            found += _of_siblings(allowed[0].release, dotted, name)
        chosen = _chosen(allowed, found, [_Found.of(r, dotted, name, constructor) for r in releases])
        other = _first(found, "rest") or _first(found[::-1], "outside")
        if chosen is not None and other is not None and other.called is not chosen:
            chosen = replace(chosen, fallback=other.called)
        return chosen, _break(allowed, found, assumed=not address and usual is not constructor)

    def rootless(self, dotted: str, constructor: Arguments, address: str) -> str | None:
        """Return the newest version that the project allows if only older ones add a root to paths.

        The class that counts is that of the oldest version, and adds ``/wiki`` to the address of a site.
        The arguments are those of ``find``.
        """
        newest = next((release for release in self._models.releases(dotted) if release.allowed), None)
        counted = self._models.instance(dotted, constructor)
        if newest is None or counted is None or not counted.root:
            return None
        worker = newest.models.instance(dotted, self._with_address(dotted, constructor, address))
        return newest.version if worker is not None and not worker.root else None

    def _followed(self, dotted: str, name: str, constructor: Arguments) -> list[_Found]:
        """Return *name* in the predecessor of *dotted*, for releases that don't have *dotted* yet."""
        cls = self._models.cls(dotted)
        if cls is None or not cls.follows:
            return []
        before = [r for r in self._models.releases(dotted) if r.models.cls(dotted) is None]
        return [replace(_Found.of(r, cls.follows, name, constructor), followed=True) for r in before]

    def _with_address(self, dotted: str, constructor: Arguments, address: str) -> Arguments:
        """Return *constructor* with the assumed address in place of an unknown one."""
        cls, lines = self._models.cls(dotted), self._models.lines(dotted)
        argument = cls.base_url.keyword if cls is not None and cls.base_url is not None else None
        if argument is None or lines is None or not isinstance(constructor.get(argument), Unknown):
            return constructor
        return {**constructor, argument: address or lines.address}


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """A method in a release; ``followed`` is whether it belongs to the predecessor of the called class."""

    release: Release
    status: Status
    called: Called | None = None
    path: str = ""
    followed: bool = False
    root: str = ""

    @classmethod
    def of(cls, release: Release, dotted: str, name: str, constructor: Arguments) -> _Found:
        """Look up *name* in *release*, regardless of the arguments of the call."""
        worker = release.models.instance(dotted, constructor)
        if worker is None or worker.product == "other":
            return cls(release, "elsewhere")
        called = _called(worker, name)
        if called is None:
            return cls(release, "missing", root=worker.root)
        anything = dict.fromkeys(called.method.parameters, UNKNOWN)
        if called.method.http is not None or operations(called.method, anything, constructor):
            return cls(release, "rest", called)
        outside = others(called.method, anything, constructor)
        status: Status = "outside" if outside else "pure"
        return cls(release, status, called, outside[0] if outside else "", root=worker.root)


def _of_siblings(release: Release, dotted: str, name: str) -> list[_Found]:
    """Return *name* in another class to which the facade *dotted* can delegate."""
    facade = release.models.cls(dotted)
    workers = [release.models.cls(choice.name) for choice in facade.choices] if facade is not None else []
    called = next(filter(None, (_called(worker, name) for worker in workers)), None)
    anything = dict.fromkeys(called.method.parameters, UNKNOWN) if called is not None else {}
    requests = called is not None and bool(operations(called.method, anything, {}))
    return [_Found(release, "rest", called, followed=True)] if requests else []


def _called(cls: ClientClass | None, name: str) -> Called | None:
    method = cls.methods.get(name) if cls is not None else None
    return Called(cls, method) if cls is not None and method is not None else None


def _chosen(allowed: list[_Found], found: list[_Found], unsure: list[_Found]) -> Called | None:
    """Return the method of the newest allowed version that has it, else of the newest version that had it.

    A version that sends the method outside the REST API doesn't count if an older version uses the REST
    API, nor does a version whose class the code didn't request.  *found* are the methods for an assumed
    address, *unsure* those for any possible address.
    """
    sure = found[found.index(allowed[0]) :] if any(one.called for one in allowed) else found
    possible = [one for one in unsure if one.release.allowed]
    for candidates, statuses in (
        ([one for one in allowed if one.called is None or not one.called.cls.unasked], ("rest",)),
        (allowed, ("rest",)),
        (possible, ("rest",)),
        (sure, ("rest",)),
        (allowed, ("outside", "pure")),
        (possible, ("outside", "pure")),
        (found, ("outside", "pure")),
        (unsure, ("rest", "outside", "pure")),
    ):
        for one in candidates:
            if one.status in statuses:
                return one.called
    return None


def _break(allowed: list[_Found], found: list[_Found], *, assumed: bool) -> ClientBreak | None:
    """Return how the newest allowed version, or else the newest version of all, breaks a call."""
    for one in dict.fromkeys((allowed[0], found[0])):
        if one.status not in {"missing", "outside"}:
            continue
        older = found[found.index(one) + 1 :]
        newer = found[: found.index(one)][::-1]
        own = [other for other in older if not other.followed]
        outside = _first(own, "outside") if one.status == "missing" else None
        works = _first(own, "rest") or outside or _first(newer, "rest") or _first(older, "rest")
        if works is not None:
            line = works.release.line
            return ClientBreak(
                version=one.release.version,
                path=one.path,
                works="" if works.followed else line.bound if works in older else f">={line.release}",
                in_use=one is allowed[0],
                assumed=assumed,
                instead=works.called.method.instead if works.called is not None else (),
                bare=not one.root,
            )
    return None


def _first(found: list[_Found], status: Status) -> _Found | None:
    return next((one for one in found if one.status == status), None)
