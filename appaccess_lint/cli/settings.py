"""From the arguments of the command to the analyzer and the codes that they ask for."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from appaccess_lint.cli.status import UsageError

if TYPE_CHECKING:
    from appaccess_lint.cli.selection import Selection
    from appaccess_lint.engine import Analyzer


def selection_of(arguments: argparse.Namespace) -> Selection:
    """Return which codes are shown; raises ``UsageError`` at a prefix that no code has."""
    from appaccess_lint.cli.selection import Selection, unknown_prefix

    select, extend_select, ignore = (
        None if prefixes is None else tuple(prefix.upper() for prefix in prefixes)
        for prefixes in (arguments.select, arguments.extend_select, arguments.ignore)
    )
    wrong = unknown_prefix((*(select or ()), *(extend_select or ()), *(ignore or ())))
    if wrong is not None:
        raise UsageError(f"no code begins with {wrong!r}")
    return Selection(select, extend_select or (), ignore or ())


def make_analyzer(arguments: argparse.Namespace) -> Analyzer:
    """Return the analyzer; raises ``UsageError`` where a file or version that the user gave can't be used."""
    # imported here, as it is dear and most files don't need it
    from appaccess_lint.catalog.load import CatalogError
    from appaccess_lint.clients.parse import ClientError
    from appaccess_lint.engine import Analyzer, Settings
    from appaccess_lint.rules.wording import one_line

    settings = Settings(
        deployment=arguments.deployment,
        catalog_files=tuple(arguments.catalog),
        client_files=tuple(arguments.clients),
        client_versions=tuple(arguments.client_version),
        follow_imports=not arguments.no_follow_imports,
        roots=tuple(arguments.root),
    )
    try:
        return Analyzer(settings)
    except (CatalogError, ClientError, ValueError) as error:
        raise UsageError(one_line(str(error))) from error
    except OSError as error:
        raise UsageError(one_line(f"{error.filename}: {error.strerror}")) from error
