"""The intermediate representation to which ``ast``'s trees are lowered for the interpreter.

It contains only what affects values, calls and control flow; other expressions become ``Opaque`` with their
parts. Nodes compare by identity, because a node represents one position in one file.
"""

from appaccess_lint.syntax.ir.expressions import *  # noqa: F403 - all names
from appaccess_lint.syntax.ir.statements import *  # noqa: F403
