"""The JSON Schema of the settings takes what the tool takes, and an editor shows what it doesn't."""

from __future__ import annotations

import re

import jsonschema
import pytest
import tomli

from appaccess_lint.formats.choices import BY_NAME


@pytest.fixture
def validator(command):
    schema = command("config", "--schema").document
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def tables(root):
    """The tables of settings that the documentation shows."""
    for page in ("docs/configuration.md", "README.md"):
        for text in re.findall(r"```toml\n(.*?)```", (root / page).read_text(encoding="utf-8"), re.DOTALL):
            table = tomli.loads(text).get("tool", {}).get("appaccess-lint")
            if table is not None:
                yield table


def test_documented_settings_are_valid(root, validator):
    found = list(tables(root))
    assert len(found) > 2
    for table in found:
        validator.validate(table)


ALL = """\
select = ["AAR1"]
per-file-ignores = ["tests/*:AAR1,AAR2"]
severity = { AAR1 = "error" }
fail-on = "note"
format = "full"
jobs = "auto"
respect-gitignore = false
client-versions = ["atlassian-python-api=4.0.7"]
baseline = "known.json"
follow-imports = true
[per-path."a/*"]
auth = "oauth"
client-versions = { atlassian-python-api = "3.41.16" }
"""


def test_what_the_schema_takes_the_tool_takes(validator, command, write):
    validator.validate(tomli.loads(ALL))
    write("appaccess-lint.toml", ALL)
    assert command("config").status == 0


@pytest.mark.parametrize(
    "wrong",
    [
        'selct = ["AAR1"]',
        'select = "AAR1"',
        'deployment = "clouds"',
        "jobs = 0",
        'severity = { AAR1 = "fatal" }',
        'cache-dir = "x"',
        '[per-path."a/*"]\nselect = ["AAR1"]',
    ],
)
def test_mistakes_are_none_of_it(validator, command, write, wrong):
    assert not validator.is_valid(tomli.loads(wrong))
    write("appaccess-lint.toml", wrong)
    assert command("config").status == 2


def test_every_form_of_check_can_be_set(validator):
    assert all(validator.is_valid({"format": name}) for name in BY_NAME)
