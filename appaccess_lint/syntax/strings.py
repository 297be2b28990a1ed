"""What the strings of libcst's trees say."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import libcst as cst

# what would end a string between quotes, and escapes, which stay as they are: they may be of such
_ESCAPE_OR_END = re.compile(r"""\\.|["\r\n]""", re.DOTALL)
_ESCAPED = {'"': '\\"', "\r": "\\r", "\n": "\\n"}


def pieces_of(node: cst.BaseExpression) -> Iterator[cst.BaseExpression]:
    """The strings that a string is concatenated of by standing side by side, or itself alone."""
    waiting = [node]
    while waiting:
        at = waiting.pop()
        if isinstance(at, cst.ConcatenatedString):
            waiting += (at.right, at.left)
        else:
            yield at


def evaluated(node: cst.SimpleString) -> str | bytes:
    """The value of a string; empty where it has none."""
    # what is written as it reads needn't go through a parser, as it would there
    if "\\" not in node.value and "b" not in node.prefix.lower():
        return node.raw_value
    try:
        return node.evaluated_value
    except (ValueError, SyntaxError):
        return ""


def fstring_text(value: str, raw: bool) -> str:
    """What literal text of an f-string stands for."""
    value = value.replace("{{", "{").replace("}}", "}")
    if "\\" in value and not raw:
        quoted = _ESCAPE_OR_END.sub(lambda found: _ESCAPED.get(found[0], found[0]), value)
        try:
            decoded = ast.literal_eval(f'"{quoted}"')
        except (ValueError, SyntaxError):
            return value
        return decoded if isinstance(decoded, str) else value
    return value
