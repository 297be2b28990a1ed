"""TOML files that people write: each error is one line with its place."""

from __future__ import annotations

from typing import Any

import tomli


class TomlError(ValueError):
    """The content isn't valid; the text is the file, the line if it is known, and the reason."""


def parsed(name: str, content: bytes) -> tuple[str, dict[str, Any]]:
    """Return the text of the file *name* with its line ends as ``\\n``, and its value.

    Raises ``TomlError``.
    """
    try:
        # editors on Windows put a byte order mark in front of UTF-8
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
        return text, tomli.loads(text)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise TomlError(f"{name}:{line}: not UTF-8") from error
    except tomli.TOMLDecodeError as error:
        reason = error.msg[:1].lower() + error.msg[1:]
        raise TomlError(f"{name}:{error.lineno}: not valid TOML: {' '.join(reason.split())}") from error
    except RecursionError as error:
        raise TomlError(f"{name}: not valid TOML: nested too deeply") from error
    except ValueError as error:  # more digits than Python converts
        raise TomlError(f"{name}: not valid TOML: {error}") from error
