"""Apply the settings of a file and the rules to its call sites."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from appaccess_lint.calls.content.content import content_of, narrowed
from appaccess_lint.calls.content.shared_bodies import with_shared_bodies
from appaccess_lint.catalog.load import Catalog
from appaccess_lint.catalog.nearest import nearest
from appaccess_lint.model import CallSite
from appaccess_lint.overrides import is_certain, with_settings
from appaccess_lint.rules import findings_for
from appaccess_lint.rules.client_version import with_requirements_once
from appaccess_lint.settings import Settings


def with_findings(
    sites: Sequence[CallSite], settings: Settings, catalog: Callable[[], Catalog]
) -> tuple[CallSite, ...]:
    """Return the *sites* that have the certainty which *settings* require, each with its findings.

    *catalog* returns the catalog; it is only called for a site without a documented operation.
    """
    wanted = (with_settings(settings, site) for site in sites if is_certain(settings, site))
    return tuple(_with_findings(site, catalog) for site in with_requirements_once(with_shared_bodies(wanted)))


def _with_findings(site: CallSite, catalog: Callable[[], Catalog]) -> CallSite:
    if site.deployment != "server" and site.unmatched is not None and site.url is not None:
        site = replace(site, nearest=nearest(catalog(), site.url, site.method))
    content = content_of(site)
    operations = tuple(narrowed(operation, content) for operation in site.operations)
    outside = tuple(narrowed(path, content) for path in site.outside)
    site = replace(site, content=content, operations=operations, outside=outside)
    return replace(site, findings=findings_for(site))
