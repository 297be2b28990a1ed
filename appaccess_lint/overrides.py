"""Settings that override what the analysis found about a call."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from appaccess_lint.files.discovery import is_within
from appaccess_lint.model import CallSite, Evidence, Fact
from appaccess_lint.settings import Settings

_BY_OAUTH = {"oauth", "bearer"}


def settings_for(settings: Settings, path: str) -> Settings:
    """Return *settings* with the overrides for the file at *path*."""
    if not settings.by_path:
        return settings
    given: dict[str, Any] = {}
    versions = dict(settings.client_versions)
    for pattern, pairs in settings.by_path:
        if is_within(path, [pattern]):
            given.update(pairs)
            versions.update(given.pop("client-versions", ()))
    return replace(settings, **given, client_versions=tuple(versions.items()))


def with_settings(settings: Settings, site: CallSite) -> CallSite:
    """Return *site* with what the settings of its file state."""
    if settings.deployment == "server":
        return replace(site, deployment="server")
    if settings.deployment == "cloud" and site.deployment == "unknown":
        site = replace(site, deployment="cloud", auth=_in_cloud(site.auth))
    if settings.auth != "auto":
        said = Evidence("setting", settings.auth, "stated", f"auth = {settings.auth}")
        site = replace(site, auth=Fact(settings.auth, (said, *site.auth.evidence)))
    return site


def is_certain(settings: Settings, site: CallSite) -> bool:
    """Return whether *site* reaches Confluence with the certainty that the settings require."""
    return settings.certainty == "likely" or site.certainty == "sure"


def _in_cloud(auth: Fact) -> Fact:
    """Return the authentication in Cloud, where a bearer token is one of OAuth."""
    by_oauth = auth.evidence and all(found.says in _BY_OAUTH for found in auth.evidence)
    return replace(auth, value="oauth") if by_oauth else auth
