"""What a user of the analyzer can set."""

from __future__ import annotations

from typing import Any, Literal

from appaccess_lint.immutable import immutable


@immutable(frozen=True, slots=True)
class Settings:
    """What a user can set.

    ``deployment``: where the code's Confluence runs, told by each URL (``auto``), or always ``cloud`` or
    ``server``.  ``auth``: how the app is authenticated, told by each call, or always ``oauth`` or ``basic``.
    ``certainty``: ``sure`` leaves out the calls of which only the code around them says that they reach
    Confluence.
    ``by_path`` has patterns of files, each with pairs of ``auth``, ``deployment`` or ``client-versions`` and
    the value there.  ``catalog_files`` and ``client_files`` are TOML files with more of both.
    ``client_versions`` has pairs of a distribution and the version of it in use, for those of which the
    code's project says nothing or something else. ``roots`` are folders from which the code's own modules
    are imported, in addition to those that its place gives. ``cache`` is a folder of the user's in
    which results are kept and found again; without one, every file is analysed anew.
    ``usage`` also analyses how the answers to calls, and refusals, are used.
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
