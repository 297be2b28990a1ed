"""Attach the call sites of a file to libcst's nodes, for codemods and for rules of other linters.

Importing this package imports libcst, which the analysis itself doesn't need.
"""

from __future__ import annotations

from appaccess_lint.visitor.provider import RequestProvider
from appaccess_lint.visitor.statements import statements_with_sites
from appaccess_lint.visitor.visitor import ConfluenceVisitor

__all__ = ["ConfluenceVisitor", "RequestProvider", "statements_with_sites"]
