"""Read the requirements in a script's inline metadata: the block ``# /// script`` of PEP 723."""

from __future__ import annotations

import re
from collections.abc import Collection

from appaccess_lint.clients.releases import exact_version, may_be_met, specifier_of
from appaccess_lint.project.parsing import toml_document
from appaccess_lint.project.statements import statements_of

_BLOCK = re.compile(r"^# /// script[ \t]*\r?\n((?:#(?: [^\n]*)?\r?\n)+?)# ///[ \t]*\r?$", re.MULTILINE)


def script_versions(source: str, names: Collection[str]) -> dict[str, str]:
    """Return the specifier of each distribution of *names* that a script requires; empty for any version.

    The block replaces the requirements of the project: tools run the script with these distributions only.

    Example:
        ``# dependencies = ["atlassian-python-api<4"]`` gives ``{"atlassian-python-api": "<4"}``.
    """
    if "# /// script" not in source:  # nearly all sources
        return {}
    block = _BLOCK.search(source + "\n")
    if block is None:
        return {}
    document = toml_document("\n".join(line[1:].removeprefix(" ") for line in block[1].splitlines()))
    dependencies = document.get("dependencies")
    found: dict[str, str] = {}
    for text in dependencies if isinstance(dependencies, list) else ():
        for statement in statements_of(text, names) if isinstance(text, str) else ():
            found[statement.name] = _specifier(statement.version)
    return found


def _specifier(version: str) -> str:
    specifier = specifier_of(version)
    if not specifier or not may_be_met(specifier):
        return ""
    exact = exact_version(specifier)
    return f"=={exact}" if exact else str(specifier)
