"""Create the analyzer from the options, for the command and the plugin."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from appaccess_lint.os_errors import reason

if TYPE_CHECKING:
    from appaccess_lint.engine import Analyzer


class AnalyzerError(Exception):
    """An invalid file of the user; the text is one line."""


def analyzer_for(value_of: Callable[[str], Any], *, usage: bool = False) -> Analyzer:
    """Return an analyzer; *value_of* takes the name of an option.  Raises ``AnalyzerError``.

    *usage* also analyses how answers and refusals are used, which takes more time.
    """
    # not at start-up: expensive, and most files don't need it
    from appaccess_lint.catalog.errors import CatalogError
    from appaccess_lint.clients.errors import ClientError
    from appaccess_lint.engine import Analyzer
    from appaccess_lint.settings import Settings

    settings = Settings(
        deployment=value_of("deployment"),
        auth=value_of("auth"),
        certainty=value_of("certainty"),
        by_path=value_of("per-path"),
        catalog_files=value_of("catalog"),
        client_files=value_of("clients"),
        client_versions=value_of("client-versions"),
        follow_imports=value_of("follow-imports"),
        roots=value_of("roots"),
        cache=_cache(value_of("cache-dir")) if value_of("cache") else None,
        usage=usage,
    )
    try:
        return Analyzer(settings)
    except (CatalogError, ClientError, ValueError) as error:
        raise AnalyzerError(str(error)) from error
    except OSError as error:
        raise AnalyzerError(f"{error.filename}: {reason(error)}") from error


def _cache(given: str | None) -> str | None:
    """Return the folder for results: the one in *given* or in the environment, or the user's own.

    Raises ``AnalyzerError`` if the named folder has other content.
    """
    # not at start-up: runs without a cache need neither
    from appaccess_lint.cache.location import FOLDER_VARIABLE, users_folder
    from appaccess_lint.cache.store import check_folder

    named = given or os.environ.get(FOLDER_VARIABLE)
    if not named:
        return users_folder()
    try:
        check_folder(named)
    except ValueError as error:
        raise AnalyzerError(str(error)) from error
    return named
