"""JSON that is printed: in no encoding and in no log does its text do anything."""

from __future__ import annotations

import json

from appaccess_lint.version import __version__
from appaccess_lint.wording import COMMAND

SCHEMA = 1
"""The version of the documents' form, for programs that read them."""


def result_document(**contents: object) -> str:
    """Return *contents* as JSON, after the version of their form and the name and version of this tool."""
    head = {"schema": SCHEMA, "tool": {"name": "appaccess-lint", "version": __version__}}
    return json_text({**head, **contents})


def json_text(document: object) -> str:
    """Return *document* as JSON.

    It is ASCII only, so that no encoding of the terminal or the pipe, and no odd file name, can break it.
    Text that a CI system reads as a command is escaped.
    """
    return COMMAND.sub(r"#\\u0023", json.dumps(document, indent=2))
