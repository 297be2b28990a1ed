"""Determine which of the version ranges that a library's models distinguish a requirement allows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar, cast

from appaccess_lint.files.shipped import data_folder, read_shipped
from appaccess_lint.immutable import immutable

if TYPE_CHECKING:
    from packaging.specifiers import SpecifierSet
    from packaging.version import Version

    from appaccess_lint.clients.model import Case, Choice, ClientClass, ClientMethod

INDEX = "versions.toml"
"""The file in a library's folder of models that lists the version ranges and their files."""
MAX_LENGTH = 1000
"""Maximum length of a version or a specifier; longer ones may have more digits than Python converts."""
_Dated = TypeVar("_Dated", "ClientMethod", "Case", "Choice")


@immutable(frozen=True, slots=True)
class Line:
    """A range of versions with the same model.

    ``release`` is the newest version, ``file`` has the model.  ``older`` are further known releases of the
    range, oldest first.
    """

    release: str
    versions: str
    file: str
    older: tuple[str, ...] = ()

    @property
    def bound(self) -> str:
        """The end of the range, such as ``<5``; empty for the newest."""
        return next((part for part in self.versions.split(",") if part.startswith("<")), "")


@immutable(frozen=True, slots=True)
class Lines:
    """All version ranges of a library, oldest first; ``address`` is assumed for an unknown address.

    ``package`` is the name of the distribution, ``module`` of its top-level package.
    """

    package: str
    module: str
    address: str
    lines: tuple[Line, ...]


@lru_cache(maxsize=1)
def version_lines() -> Mapping[str, Lines]:
    """Return the version ranges that the shipped models distinguish, by the distribution's name."""
    folders = sorted(data_folder("clients").iterdir(), key=lambda entry: entry.name)
    files = (folder.joinpath(INDEX) for folder in folders if folder.is_dir())
    read = (read_lines(read_shipped(file)) for file in files if file.is_file())
    return {lines.package: lines for lines in read}


def read_lines(index: Mapping[str, object]) -> Lines:
    """Return the version ranges in the document *index* (``versions.toml``)."""
    tables = cast("list[dict[str, str]]", index["line"])
    lines = tuple(
        Line(table["release"], table["versions"], table["file"], tuple(table.get("older", ())))
        for table in tables
    )
    return Lines(str(index["package"]), str(index["module"]), str(index["address"]), lines)


@immutable(frozen=True, slots=True)
class Allowed:
    """A version range that a requirement allows, and its newest known version that is allowed."""

    line: Line
    version: str


def allowed_lines(lines: Sequence[Line], requirement: str = "") -> tuple[Allowed, ...]:
    """Return the ranges of *lines* that *requirement* allows, in their order; all if it allows none.

    *requirement* is a version or a PEP 440 specifier; an empty one allows every version.
    """
    return (_allowed_lines(tuple(lines), requirement) if requirement else ()) or tuple(
        Allowed(line, line.release) for line in lines
    )


@lru_cache(maxsize=256)
def _allowed_lines(lines: tuple[Line, ...], requirement: str) -> tuple[Allowed, ...]:
    # too slow to import for projects that require none of the libraries
    from packaging.specifiers import SpecifierSet

    specifier = specifier_of(requirement)
    if specifier is None:
        return ()
    exact = exact_version(specifier)
    found = []
    for line in lines:
        together = specifier & SpecifierSet(line.versions)
        if exact:
            version = exact if _allowed(together) is not None else ""
        else:
            known = (r for r in (line.release, *line.older[::-1]) if together.contains(r, prereleases=True))
            version = next(known, "") or _unknown_version(line, together)
        if version:
            found.append(Allowed(line, version))
    return tuple(found)


def _unknown_version(line: Line, together: SpecifierSet) -> str:
    """Return a name for the newest version of *line* that *together* allows if no known version is allowed.

    Versions later than the known ones count if a bound requires them, not if ``!=`` only excludes the newest.
    """
    from packaging.specifiers import SpecifierSet

    bounds = SpecifierSet(",".join(str(clause) for clause in together if clause.operator != "!="))
    if bounds.contains(line.release, prereleases=True):
        together &= SpecifierSet(f"<{line.release}")
    version = _allowed(together)
    if version is None:
        return ""
    named = any(str(version) == clause.version for clause in together)
    # a version in the range doesn't necessarily exist
    return str(version) if named else line.release


def exact_version(specifier: SpecifierSet) -> str:
    """Return the only version that *specifier* allows (``3.41.16`` for ``==3.41.16``), else an empty text."""
    exact = (s.version for s in specifier if s.operator in {"==", "==="} and not s.version.endswith(".*"))
    return next(exact, "")


def may_be_met(specifier: SpecifierSet) -> bool:
    """Return whether a version meets *specifier*."""
    return _allowed(specifier) is not None


def specifier_of(requirement: str) -> SpecifierSet | None:
    """Return *requirement*, a version or a specifier, as a specifier; ``None`` if it is neither."""
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    if len(requirement) > MAX_LENGTH:
        return None
    try:
        return SpecifierSet(f"=={requirement}" if parsed(requirement) is not None else requirement)
    except InvalidSpecifier:
        return None


def _allowed(specifier: SpecifierSet) -> Version | None:
    """Return a version that *specifier* allows: the newest one that it names, else one next to these.

    The existing versions aren't needed: a nonempty range begins or ends next to a version that it names.
    """
    if exact := exact_version(specifier):
        version = parsed(exact)
        return version if version is not None and specifier.contains(version, prereleases=True) else None
    named = [v for v in (parsed(s.version.removesuffix(".*")) for s in specifier) if v is not None]
    beside = [neighbour for version in named for neighbour in _neighbours(version)]
    for candidates in (named, beside):
        if allowed := [v for v in candidates if specifier.contains(v, prereleases=True)]:
            return max(allowed)
    return None


def _neighbours(version: Version) -> Iterator[Version]:
    """Yield a version shortly after *version*, and one shortly before it."""
    from packaging.version import Version

    release = list(version.release)
    yield Version(".".join(map(str, [*release, 1])))
    while release and not release[-1]:
        release.pop()
    if release:
        yield Version(".".join(map(str, [*release[:-1], release[-1] - 1, 9999])))


def parsed(version: str) -> Version | None:
    """Parse *version* as PEP 440; ``None`` if it isn't valid."""
    from packaging.version import Version

    try:
        return Version(version) if len(version) <= MAX_LENGTH else None
    except ValueError:  # not in the form of one, or with more digits than Python converts
        return None


def in_release(cls: ClientClass, release: str) -> ClientClass:
    """Return *cls* with only the methods and cases of *release*."""
    at = _numbers(release)
    methods = {name: _method_in(method, at) for name, method in cls.methods.items() if _has(method, at)}
    return replace(cls, methods=methods, choices=_of(cls.choices, at))


def _method_in(method: ClientMethod, at: tuple[int, ...]) -> ClientMethod:
    cases = _of(method.cases, at)
    return method if len(cases) == len(method.cases) else replace(method, cases=cases)


def _of(dated: tuple[_Dated, ...], at: tuple[int, ...]) -> tuple[_Dated, ...]:
    return tuple(one for one in dated if _has(one, at))


def _has(dated: ClientMethod | Case | Choice, at: tuple[int, ...]) -> bool:
    if dated.since and at < _numbers(dated.since):
        return False
    return not dated.before or at < _numbers(dated.before)


@lru_cache(maxsize=64)
def _numbers(release: str) -> tuple[int, ...]:
    return tuple(int(number) for number in release.split("."))
