"""What tests of the catalog write for short: operations by their keys, and texts with holes."""

from __future__ import annotations

import re

from appaccess_lint.catalog.load import Catalog
from appaccess_lint.model import Operation
from appaccess_lint.text.text import Hole, Template, template


def get(catalog: Catalog, key: str) -> Operation:
    """Return the operation *key*, which *catalog* has."""
    operation = catalog.find(key)
    assert operation is not None, key
    return operation


def text(written: str) -> Template:
    """Return the text in which ``«name»`` is a hole."""
    parts = re.split("«(.*?)»", written)
    return template(Hole(part) if index % 2 else part for index, part in enumerate(parts))
