"""The page about the architecture: it names what the package consists of."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "appaccess_lint"
PAGE = (ROOT / "docs/contributing/architecture.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`([^`\n]+)`", PAGE))


def test_every_folder_and_module_of_the_package_is_on_the_page() -> None:
    entries = [entry for entry in PACKAGE.iterdir() if not entry.name.startswith("__")]
    assert {f"{entry.name}/" if entry.is_dir() else entry.name for entry in entries} - NAMED == {"py.typed"}


def test_every_module_of_the_largest_stage_is_on_the_page() -> None:
    modules = {file.stem for file in (PACKAGE / "calls").glob("*.py")}
    assert modules - NAMED == {"__init__"}
