"""Define the settings of the analyzer."""

from __future__ import annotations

from typing import Any, Literal

from appaccess_lint.immutable import immutable


@immutable(frozen=True, slots=True)
class Settings:
    """The settings of the analyzer.

    Attributes:
        deployment: Where Confluence runs: decided for each URL (``auto``), or always ``cloud`` or ``server``.
        auth: How the app is authenticated: decided for each call (``auto``), or always ``oauth`` or
            ``basic``.
        certainty: ``sure`` leaves out calls for which only the surrounding code indicates Confluence.
        by_path: Patterns of files, each with pairs of ``auth``, ``deployment`` or ``client-versions`` and a
            value.
        catalog_files: TOML files with additional operations.
        client_files: TOML files with additional client models.
        client_versions: Pairs of a distribution and its version, in addition to the project's requirements.
        follow_imports: Whether to read the modules that a file imports.
        roots: Folders from which the code's own modules are imported, in addition to those that are detected.
        cache: The folder in which results are kept; without one, every file is analyzed again.
        usage: Whether to analyze how answers are used and refusals handled.
    """

    deployment: Literal["auto", "cloud", "server"] = "auto"
    auth: Literal["auto", "oauth", "basic"] = "auto"
    certainty: Literal["likely", "sure"] = "likely"
    by_path: tuple[tuple[str, tuple[tuple[str, Any], ...]], ...] = ()
    catalog_files: tuple[str, ...] = ()
    client_files: tuple[str, ...] = ()
    client_versions: tuple[tuple[str, str], ...] = ()
    follow_imports: bool = True
    roots: tuple[str, ...] = ()
    cache: str | None = None
    usage: bool = False
