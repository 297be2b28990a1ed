"""Parses files of a project with Python's own parsers, to ``None`` where a file is invalid."""

from __future__ import annotations

import ast
import configparser
import warnings


def python_tree(text: str) -> ast.Module | None:
    """Return the tree of Python source; what the parser warns of stays unsaid."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def ini(text: str) -> configparser.RawConfigParser | None:
    """Return the sections of a file such as ``setup.cfg``, the last of keys that are there twice."""
    parser = configparser.RawConfigParser(strict=False)
    try:
        parser.read_string(text)
    except configparser.Error:
        return None
    return parser
