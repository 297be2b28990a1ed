"""What a user of the analyzer can set."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user can set.

    ``deployment``: where the code's Confluence runs, told by each URL (``auto``), or always ``cloud`` or
    ``server``.  ``catalog_files`` and ``client_files`` are TOML files with more of both.  ``client_versions``
    has pairs of a distribution and the version of it in use, for those of which the code's project says
    nothing or something else.  ``roots`` are folders from which the code's own modules are imported, besides
    those that its place in the tree tells.  ``cache`` is a folder of the user's in which results are kept and
    found again; without one, every file is analysed anew.
    """

    deployment: Literal["auto", "cloud", "server"] = "auto"
    catalog_files: tuple[str, ...] = ()
    client_files: tuple[str, ...] = ()
    client_versions: tuple[tuple[str, str], ...] = ()
    follow_imports: bool = True
    roots: tuple[str, ...] = ()
    cache: str | None = None
