"""Read ``%run``, which runs a script or another notebook, as code that runs its source."""

from __future__ import annotations

import os
import re

# %run -i "./lib/helpers.py" --site acme: binds the names of the file in the notebook
_RUN = re.compile(
    r"%run(?:[ \t]+-[a-zA-Z])*[ \t]+"
    r"(?:\"(?P<quoted>[^\"\\\n]+)\"|'(?P<single>[^'\"\\\n]+)'|(?P<plain>[\w./-]+))"
    r"(?:[ \t][^\n]*)?$"
)
# https://docs.databricks.com/aws/en/notebooks/notebook-export-import
_DATABRICKS = "# Databricks notebook source"
# the command stands alone in its cell
_CELL = re.compile(
    rf"^((?:{_DATABRICKS}|# COMMAND -+)\s+(?:# DBTITLE [^\n]*\n)?)# MAGIC (%run\b[^\r\n]*)", re.MULTILINE
)


def code_of(command: str) -> str | None:
    """Return code that binds the names which *command* binds; ``None`` if it runs no file.

    Without a suffix, it is a script or a notebook.

    Example:
        >>> code_of("%run ../lib/tools.py")
        'exec(open("../lib/tools.py").read())'
    """
    run = _RUN.match(command)
    if run is None:
        return None
    path = run["quoted"] or run["single"] or run["plain"]
    suffix = os.path.splitext(path)[1]  # noqa: PTH122 - nothing is looked up
    endings = ("",) if suffix in {".py", ".ipynb"} else (".py", ".ipynb")
    return "; ".join(f'exec(open("{path}{ending}").read())' for ending in endings)


def with_runs(source: str) -> str:
    """Return *source* with code for ``# MAGIC %run ./lib`` if it is a notebook that Databricks exports.

    Lines keep their numbers.
    """
    if not source.startswith(_DATABRICKS):
        return source
    return _CELL.sub(lambda found: found[1] + (code_of(found[2]) or f"# {found[2]}"), source)
