"""Find and read the shipped data: the TOML files of ``rules_data/``, and the pages of ``docs/rules/``.

In a wheel, they are inside the package; in a checkout (and an editable install), next to it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    # importlib.resources.abc exists from 3.11 on; type checkers know it under this name for 3.10 too
    from importlib.abc import Traversable


def data_folder(name: str) -> Traversable:
    """Return ``rules_data/<name>`` of an installed, zipped or editable copy of the package."""
    return _inside(name) or _checkout().joinpath("rules_data", name)


@lru_cache(maxsize=1)
def known_modules() -> frozenset[str]:
    """Return the names of Python's modules, and of the libraries that the shipped data describes."""
    described = (entry.name for kind in ("clients", "library") for entry in data_folder(kind).iterdir())
    return sys.stdlib_module_names | {name.removesuffix(".toml") for name in described}


def shipped_documents(folder: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the name and the content of each TOML file in ``rules_data/<folder>``, in the order of names."""
    for file in sorted(data_folder(folder).iterdir(), key=lambda file: file.name):
        # editors and file managers leave temporary files in a checkout
        if file.name.endswith(".toml"):
            yield file.name, read_shipped(file)


def shipped_document(folder: str, name: str) -> dict[str, Any]:
    """Return the content of ``rules_data/<folder>/<name>.toml``."""
    return read_shipped(data_folder(folder).joinpath(f"{name}.toml"))


def read_shipped(file: Traversable) -> dict[str, Any]:
    """Return the content of a shipped TOML file."""
    import tomli  # noqa: PLC0415 - files of no concern only need the names of files

    return tomli.loads(file.read_text(encoding="utf-8"))


def rule_pages() -> Traversable:
    """Return the folder of the rules' pages; a wheel has ``docs/rules/`` as ``rules_data/rules/``."""
    return _inside("rules") or _checkout().joinpath("docs", "rules")


def _inside(name: str) -> Traversable | None:
    folder = files("appaccess_lint").joinpath("rules_data").joinpath(name)
    return folder if folder.is_dir() else None


def _checkout() -> Path:
    return Path(__file__).resolve().parent.parent.parent


def is_shipped(file: Traversable) -> bool:
    """Return whether *file* exists; its name may come from an analyzed source and be too long for one."""
    try:
        return file.is_file()
    except OSError:
        return False
