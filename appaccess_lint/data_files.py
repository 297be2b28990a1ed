"""Where the data that the package ships (``rules_data/``) is found.

In a wheel it lies inside the package; in a checkout (and an editable install) beside it.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # importlib.resources.abc exists from 3.11 on; type checkers know it under this name for 3.10 too
    from importlib.abc import Traversable


def data_folder(name: str) -> Traversable:
    """Return ``rules_data/<name>``, from an installed, zipped or editable copy of the package alike."""
    inside = files("appaccess_lint").joinpath("rules_data").joinpath(name)
    if inside.is_dir():
        return inside
    return Path(__file__).resolve().parent.parent.joinpath("rules_data", name)
