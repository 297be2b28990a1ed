"""Merge the results of repositories: a report for each, and one for all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from appaccess_lint.cache.sites import BROKEN, Unreadable, site_from
from appaccess_lint.catalog.load import Catalog
from appaccess_lint.formats.report import Report
from appaccess_lint.model import CallSite, FileError
from appaccess_lint.organisation.task import Result
from appaccess_lint.rules import findings_for
from appaccess_lint.site_positions import with_places


@dataclass(frozen=True, slots=True)
class Part:
    """The report of one repository; ``error`` is the reason if there is no result."""

    name: str
    report: Report
    error: str = ""


def parts_of(results: Mapping[str, Result], catalog: Catalog, shows: Callable[[str], bool]) -> list[Part]:
    """Return the reports of *results*, in their order; *shows* returns whether a code is reported."""
    return [_part(name, result, catalog, shows) for name, result in results.items()]


def is_whole(result: Result, catalog: Catalog) -> bool:
    """Return whether *result*, which may come from an untrusted file, is valid."""
    try:
        if not all(map(_is_error, result["errors"])):
            return False
        _part("", result, catalog, lambda code: True)
    except (Unreadable, *BROKEN):
        return False
    return type(result["files"]) is int and "error" not in result


def _is_error(kept: object) -> bool:
    if not isinstance(kept, list) or not 2 <= len(kept) <= 3:
        return False
    path, message, *line = kept
    number = line[0] if line else None
    return isinstance(path, str) and isinstance(message, str) and (number is None or type(number) is int)


def _part(name: str, result: Result, catalog: Catalog, shows: Callable[[str], bool]) -> Part:
    if "error" in result:
        return Part(name, Report(0, (), (), (FileError(".", result["error"]),)), result["error"])
    sites = tuple(_site(site_from(kept, catalog), shows) for kept in result["sites"])
    errors = tuple(FileError(*error) for error in result["errors"])
    findings = tuple(finding for site in sites for finding in site.findings)
    return Part(name, Report(result["files"], sites, findings, errors))


def _site(site: CallSite, shows: Callable[[str], bool]) -> CallSite:
    return replace(site, findings=tuple(finding for finding in findings_for(site) if shows(finding.code)))


def merged(parts: Iterable[Part]) -> Report:
    """Return one report of all *parts*, with the repository's name as the first part of paths."""
    listed = list(parts)
    sites = tuple(_below(part.name, site) for part in listed for site in part.report.sites)
    return Report(
        files=sum(part.report.files for part in listed),
        sites=sites,
        findings=tuple(finding for site in sites for finding in site.findings),
        errors=tuple(
            replace(error, path=_path(part.name, error.path))
            for part in listed
            for error in part.report.errors
        ),
    )


def _below(name: str, site: CallSite) -> CallSite:
    path = _path(name, site.path)
    findings = tuple(replace(finding, path=path) for finding in site.findings)
    moved = with_places(site, lambda place: replace(place, path=_path(name, place.path)))
    return replace(moved, path=path, findings=findings)


def _path(name: str, path: str) -> str:
    path = path.replace("\\", "/").removeprefix("./")
    return f"{name}/{path}" if path != "." else name
