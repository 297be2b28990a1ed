"""Convert shell commands of a notebook (``!curl …``, ``%%bash``) to calls that run the same command line.

IPython replaces ``{expression}`` and ``$name`` in them by Python values.
https://ipython.readthedocs.io/en/stable/interactive/reference.html#system-shell-access
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

PREFACE = "from os import system as _run; from subprocess import getoutput as _output"
"""The imports for the calls, before the first cell."""
COMMAND = re.compile(r"(?:!!?|%(?:sx|system|sh)\s)\s*(?P<line>\S.*)", re.DOTALL)
SCRIPT = re.compile(r"%%(?:bash|sh|script\s+(?:ba|z)?sh)\b[^\n]*\n")
_VALUE = re.compile(r"\{\{|\}\}|\{(?P<value>[^{}\n!]*)\}|\$\$|\$(?P<name>[A-Za-z_]\w*)|[{}]")


def command_call(line: str, target: str | None) -> str | None:
    """Return a call that runs the command *line* (``!curl {url}``); ``None`` for another line.

    *target* is the target of an assignment of its output, with the ``=``.

    Example:
        >>> command_call("!curl {site}/rest", None)
        '_run(f\"\"\"curl {site}/rest\"\"\")'
    """
    found = COMMAND.match(line)
    if found is None:
        return None
    text = "".join(_interpolated(found["line"]))
    called = f'_output(f"""{text}""")' if target else f'_run(f"""{text}""")'
    return f"{target or ''}{called}"


def script_call(cell: str) -> str | None:
    """Return a call that runs a ``%%bash`` cell, with as many lines; ``None`` for another cell."""
    head = SCRIPT.match(cell)
    if head is None:
        return None
    return f'_run("""\n{_escaped(cell[head.end() :])}""")'


def _interpolated(text: str) -> Iterator[str]:
    """Yield the pieces of the f-string with the result of IPython's replacements in *text*."""
    at = 0
    for found in _VALUE.finditer(text):
        yield _escaped(text[at : found.start()])
        at = found.end()
        value = found["name"] or found["value"]
        if value and _is_expression(value):
            yield f"{{{value}}}"
        else:
            yield _escaped(found[0]).replace("{", "{{").replace("}", "}}")
    yield _escaped(text[at:])


def _is_expression(text: str) -> bool:
    # older versions of Python accept neither the enclosing quotes nor backslashes in a field
    if '"' in text or "\\" in text or "#" in text:
        return False
    try:
        return isinstance(ast.parse(text.strip(), mode="eval"), ast.Expression)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')
