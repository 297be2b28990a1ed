"""From options to the analyzer's settings, for the command and the plugin alike."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from appaccess_lint.engine import Analyzer


class AnalyzerError(Exception):
    """A file of the user's that the analyzer can't use; the text is one line."""


def analyzer_for(value_of: Callable[[str], Any]) -> Analyzer:
    """Return an analyzer; *value_of* takes the name of an option.  Raises ``AnalyzerError``."""
    # imported here, as it is dear and most files don't need it
    from appaccess_lint.catalog.load import CatalogError
    from appaccess_lint.clients.parse import ClientError
    from appaccess_lint.engine import Analyzer, Settings

    settings = Settings(
        deployment=value_of("deployment"),
        catalog_files=value_of("catalog"),
        client_files=value_of("clients"),
        client_versions=value_of("client-versions"),
        follow_imports=value_of("follow-imports"),
        roots=value_of("roots"),
    )
    try:
        return Analyzer(settings)
    except (CatalogError, ClientError, ValueError) as error:
        raise AnalyzerError(str(error)) from error
    except OSError as error:
        raise AnalyzerError(f"{error.filename}: {error.strerror}") from error
