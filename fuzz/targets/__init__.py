"""The targets by name."""

from __future__ import annotations

from fuzz.target import Target
from fuzz.targets import documents, programs, source, tables, trees

TARGETS: dict[str, Target] = {
    "source": source.TARGET,
    "programs": programs.TARGET,
    "notebook": source.NOTEBOOK,
    "catalog": tables.CATALOG,
    "clients": tables.CLIENTS,
    "config": tables.CONFIG,
    "requirements": tables.REQUIREMENTS,
    "baseline": documents.BASELINE,
    "openapi": documents.OPENAPI,
    "trees": trees.TREES,
    "options": trees.OPTIONS,
}
