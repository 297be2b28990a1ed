"""The JSON Schema of the settings, by which editors complete and check them.

``appaccess-lint config --schema`` prints it; it is for ``appaccess-lint.toml``, and for the table
``[tool.appaccess-lint]``.
"""

from __future__ import annotations

from typing import Any

from appaccess_lint.config.options import OPTIONS, Option

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def configuration_schema() -> dict[str, Any]:
    """Return the schema, with the help of each option as its description."""
    return {
        "$schema": DRAFT,
        "title": "Settings of appaccess-lint",
        "type": "object",
        "properties": {option.name: _property(option) for option in OPTIONS if option.in_files},
        "additionalProperties": False,
    }


def _property(option: Option) -> dict[str, Any]:
    default = option.kind.as_json(option.default)
    stated = {} if option.default is None else {"default": default}
    return {"description": option.help, **stated, **option.kind.schema()}
