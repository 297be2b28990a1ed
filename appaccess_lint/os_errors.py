"""Messages for errors of the operating system."""

from __future__ import annotations


def reason(error: OSError) -> str:
    """Return what the system refused, as a part of a message: ``no such file or directory``."""
    text = error.strerror or str(error) or type(error).__name__
    return uncapitalised(text)


def uncapitalised(text: str) -> str:
    """Return *text* with a small first letter, unless its first word is an abbreviation such as TLS."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
