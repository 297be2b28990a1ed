"""The subcommands, a module each: ``add`` declares what may be said on it, ``run`` does it.

A module is imported at every start, for the help; what its ``run`` needs it imports there.
"""

from __future__ import annotations

from appaccess_lint.cli.commands import (
    catalog,
    check,
    completion,
    config,
    explain,
    fix,
    init,
    inventory,
    organisation,
    report,
    server,
)

COMMANDS = (check, inventory, report, organisation, fix, explain, catalog, config, init, completion, server)
