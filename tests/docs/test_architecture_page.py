"""The page about the architecture: it names what the package consists of."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "appaccess_lint"
PAGE = (ROOT / "docs/contributing/architecture.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`([^`\n]+)`", PAGE))


@pytest.mark.parametrize(("folder", "unnamed"), [("", {"py.typed"}), ("calls", set())])
def test_every_folder_and_module_of_the_package_is_on_the_page(folder: str, unnamed: set[str]) -> None:
    entries = [entry for entry in (PACKAGE / folder).iterdir() if not entry.name.startswith("__")]
    assert {f"{entry.name}/" if entry.is_dir() else entry.name for entry in entries} - NAMED == unnamed
