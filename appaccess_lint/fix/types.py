"""The content types that a user can state; imported at the start of the command, so without libcst."""

from __future__ import annotations

from types import MappingProxyType

CONTENT_TYPES = MappingProxyType(
    {
        "page": "page",
        "blogpost": "blog post",
        "attachment": "attachment",
        "custom-content": "custom content",
        "comment": "comment",
    }
)
"""The types as a user writes them, with their names in the catalog."""
