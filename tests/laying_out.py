"""Writes the files that a test needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path


def lay_out(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write *files*, by their names below *root*, and return *root*."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def writer(root: Path, usual: str = "") -> Callable[..., Path]:
    """Return a function that writes one file below *root*, with the content *usual* if none is given."""

    def write(name: str, content: str | bytes = usual) -> Path:
        return lay_out(root, {name: content}) / name

    return write
