"""JSON that is printed: in no encoding and in no log does its text do anything."""

from __future__ import annotations

import json

from appaccess_lint.rules.wording import COMMAND


def json_text(document: object) -> str:
    """Return *document* as JSON.

    It is ASCII only, so that no encoding of the terminal or the pipe, and no odd file name, can break it.
    Text that a CI system reads as a command is escaped.
    """
    return COMMAND.sub(r"#\\u0023", json.dumps(document, indent=2))
