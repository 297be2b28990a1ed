"""The migration guide is what its script generates from the catalog."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
pytest.importorskip("ecosystem.migration_guide", reason="the ecosystem runs are not part of a distribution")

from appaccess_lint.catalog.load import load_catalog  # noqa: E402
from appaccess_lint.catalog.migrations import migrations  # noqa: E402
from ecosystem.migration_guide import PAGE, guide  # noqa: E402


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == guide(load_catalog()), (
        "run python -m ecosystem.migration_guide"
    )


def test_each_migration_has_a_section() -> None:
    titles = {line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("## ")}
    assert {f"## {key}" for key in migrations()} <= titles
