"""Read ``%run``, which runs a script or another notebook, as an import of its names."""

from __future__ import annotations

import keyword
import re

# %run -i ./lib/helpers.py: binds the names of the module in the notebook
_RUN = re.compile(
    r"%run(?:[ \t]+-[a-zA-Z])*[ \t]+[\"']?(?:\./)?(?P<up>(?:\.\./)*)(?P<path>[A-Za-z_]\w*(?:/[A-Za-z_]\w*)*)"
    r"(?:\.py)?[\"']?(?:[ \t]+\$\w[^\n]*)?[ \t]*$"
)
# https://docs.databricks.com/aws/en/notebooks/notebook-export-import
_DATABRICKS = "# Databricks notebook source"
# the command stands alone in its cell
_CELL = re.compile(
    rf"^((?:{_DATABRICKS}|# COMMAND -+)\s+(?:# DBTITLE [^\n]*\n)?)# MAGIC (%run\b[^\r\n]*)", re.MULTILINE
)


def import_of(command: str) -> str | None:
    """Return an import that binds the names which *command* binds; ``None`` if it runs no module.

    Example:
        >>> import_of("%run ../lib/tools.py")
        'from ..lib.tools import *'
    """
    run = _RUN.match(command)
    if run is None or any(map(keyword.iskeyword, run["path"].split("/"))):
        return None
    dots = "." * (1 + len(run["up"]) // len("../")) if run["up"] else ""
    return f"from {dots}{run['path'].replace('/', '.')} import *"


def with_imports(source: str) -> str:
    """Return *source* with imports for ``# MAGIC %run ./lib`` if it is a notebook that Databricks exports.

    Lines keep their numbers.
    """
    if not source.startswith(_DATABRICKS):
        return source
    return _CELL.sub(lambda found: found[1] + (import_of(found[2]) or f"# {found[2]}"), source)
