"""Parse files of a project with Python's own parsers; the result is ``None`` or empty for an invalid one."""

from __future__ import annotations

import ast
import configparser
import warnings
from typing import Any

import tomli

from appaccess_lint.resource_errors import check_nesting


def python_tree(text: str) -> ast.Module | None:
    """Return the tree of Python source; the parser's warnings are suppressed."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            check_nesting(text)
            return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def toml_document(text: str) -> dict[str, Any]:
    """Return the content of a TOML file, empty for an invalid one."""
    try:
        return tomli.loads(text)
    except (ValueError, RecursionError):  # also for more digits than Python converts
        return {}


def ini(text: str) -> configparser.RawConfigParser | None:
    """Return the sections of a file such as ``setup.cfg``; of duplicate keys, the last one counts."""
    parser = configparser.RawConfigParser(strict=False)
    try:
        parser.read_string(text)
    except configparser.Error:
        return None
    return parser
