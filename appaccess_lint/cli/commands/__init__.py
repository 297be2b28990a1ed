"""The subcommands, one module each: ``add`` declares the options, and ``run`` does the work.

A command's module is imported when the command is used.  The list of commands needs only this table.
"""

from __future__ import annotations

COMMANDS = {
    "check": "lint: print the findings",
    "inventory": "list every Confluence call, including calls without a finding",
    "report": "summarize how app access rules and deprecations affect an app",
    "organisation": "summarize many repositories, on one machine or many",
    "fix": "rewrite deprecated v1 calls to v2 where this is provably safe",
    "explain": "explain a code or an operation",
    "catalog": "list and search the operations; show the catalog's age; compare or import a document",
    "config": "show the settings in force, and the origin of each",
    "init": "set up a project for pre-commit and flake8 or ruff",
    "completion": "print a shell completion script",
    "server": "serve an editor through the Language Server Protocol",
}
"""Each command with its line in the help."""

ALIASES = {"organisation": ["organization"]}
