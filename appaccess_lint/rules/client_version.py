"""AAR404: client methods that the client's version in use lacks, or sends outside the REST API."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from appaccess_lint.model import CallSite, ClientBreak, Operation, Replacement
from appaccess_lint.rules.gone import lost_parameter
from appaccess_lint.rules.lookups import lookups, with_lookups
from appaccess_lint.rules.rule import Rule
from appaccess_lint.rules.wording import MAX_MESSAGE, shortest
from appaccess_lint.wording import one_line

MAX_METHOD = 60
MAX_WITH_ALTERNATIVE = 140
"""Maximum length of a message that names both the call to use instead and the versions that work."""


def client_version(site: CallSite) -> str | None:
    """AAR404: in the newest version that the project allows, the call fails."""
    found = breaks_today(site)
    if found is None:
        return None
    method = one_line(site.client_method or "this method", MAX_METHOD)
    if site.kind == "http":
        path = one_line(found.path, MAX_METHOD)
        return f"{method} requests {path} in {site.client} {found.version}; end the client's URL with /wiki"
    if found.path:
        says = f"{method} requests {found.path} in {site.client} {found.version}"
    else:
        says = f"{site.client} {found.version} has no {method} on Cloud"
    texts = [f"{says}; {advice}" for advice in _advice(site, found)]
    wanted = [(_generic(request, found), gives) for request, gives in _lookups(site, found)]
    if whole := next((text for text in with_lookups(texts, wanted) if len(text) <= MAX_MESSAGE), ""):
        return whole
    return next((text for text in texts if len(text) <= MAX_WITH_ALTERNATIVE), shortest(*texts[-1:], says))


def breaks_today(site: CallSite) -> ClientBreak | None:
    """Return the version in use that breaks the call of *site*."""
    return site.breaks if site.breaks is not None and site.breaks.in_use and _is_sure(site) else None


def breaks_on_upgrade(site: CallSite) -> ClientBreak | None:
    """Return the version beyond those that the project allows that breaks the call of *site*."""
    return site.breaks if site.breaks is not None and not site.breaks.in_use and _is_sure(site) else None


def with_requirements_once(sites: Iterable[CallSite]) -> Iterator[CallSite]:
    """Yield *sites*, those of one file, and mark those whose requirement is that of an earlier one."""
    named: set[tuple[str | None, str]] = set()
    for site in sites:
        found = breaks_today(site) if site.deployment != "server" else None
        requirement = (site.client, _requirement(found) if found is not None else "")
        yield replace(site, requirement_named=True) if requirement in named else site
        if found is not None and requirement[1] and requirement[1] in (client_version(site) or ""):
            named.add(requirement)


def _is_sure(site: CallSite) -> bool:
    """Return whether the client calls a site directly; for OAuth apps, another class calls the gateway."""
    if site.breaks is None or (site.breaks.path and site.outside):  # AAR405 says more about it
        return False
    return not (site.breaks.assumed and site.auth.value == "oauth")


def _advice(site: CallSite, found: ClientBreak) -> list[str]:
    requests = found.instead or _generic_request(site.operations)
    instead = " or ".join(_generic(request, found) for request in requests)
    before = site.outside[0] if site.outside and not found.path else None
    if before is not None:  # where it worked, the method called a path outside the REST API
        instead = next((_generic(str(r), found) for r in before.replacements if not r.when), "")
        if before.answer or not instead:
            answers = f"returns {before.answer} on Cloud" if before.answer else "is undocumented"
            called = f"with {found.works or 'an older version'}, it requests {before.name}, which {answers}"
            return [f"use {instead}"] if instead else [called]
    lost = next(filter(None, (lost_parameter(site, operation) for operation in site.operations)), None)
    if lost is not None and instead:  # Cloud refuses the request of older versions
        return [f"use {instead} with {lost[1]}"]
    if not found.works:
        return [f"use {instead}"] if instead else []
    if site.requirement_named and instead:
        return [f"use {instead}"]
    pin = _requirement(found)
    if before is not None and instead:  # the versions that have the method send it to that path
        return [f"use {instead}"]
    return [f"{pin} or use {instead}", pin] if instead else [pin]


def _requirement(found: ClientBreak) -> str:
    """Return the requirement with which the call works, ``pin <5``; empty if there is none."""
    return f"{'pin' if found.works.startswith('<') else 'require'} {found.works}" if found.works else ""


def _lookups(site: CallSite, found: ClientBreak) -> list[tuple[str, str]]:
    """Return what the equivalent request needs in addition, if it replaces a single operation."""
    (operation,) = site.operations if len(site.operations) == 1 else (None,)
    replacements = tuple(map(Replacement.of, found.instead))
    replacements = replacements or (operation.replacements if operation is not None else ())
    if operation is None or len(replacements) != 1:
        return []
    return lookups(site, operation, replacements)


def _generic_request(operations: tuple[Operation, ...]) -> tuple[str, ...]:
    """Return the equivalent request for the client's generic method, if a single operation does the same.

    A method that changes content may also read it first.
    """
    changing = [operation for operation in operations if operation.method != "GET"]
    if len(changing or operations) != 1:
        return ()
    (operation,) = changing or operations
    if operation.lifecycle == "current":
        return (operation.key,)
    return (operation.replacements[0].request,) if len(operation.replacements) == 1 else ()


def _generic(request: str, found: ClientBreak) -> str:
    method, _, path = request.partition(" ")
    return f'{method.lower()}("{path.removeprefix("/" if found.bare else "/wiki/")}")'


RULES = (
    Rule(
        "AAR404",
        "client-version",
        "client method that the client's version in use lacks, or sends outside the REST API",
        True,
        client_version,
        severity="error",
    ),
)
