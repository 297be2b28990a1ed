"""Whatever a table holds, it is taken, or refused in one line."""

from __future__ import annotations

import pickle

from hypothesis import given, settings
from hypothesis import strategies as st

from appaccess_lint.config.file import ConfigError, ConfigFile
from appaccess_lint.config.merge import merge
from appaccess_lint.config.options import BY_NAME, OPTIONS

texts = st.sampled_from(
    [
        "AAR1",
        "aar302",
        "cloud",
        ".",
        "lint/*.py",
        "atlassian-python-api=4.0",
        "=",
        "",
        " ",
        "\0",
        "a\nb",
        "\x1b",
    ]
) | st.text(max_size=8)
scalars = texts | st.booleans() | st.integers() | st.floats() | st.datetimes() | st.dates() | st.times()
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
keys = st.sampled_from(sorted(BY_NAME)) | texts


def merged(file, given_by_name):
    """The configuration, or the message of the error."""
    try:
        return merge(file, given_by_name)
    except ConfigError as error:
        return str(error)


@settings(max_examples=4 * settings().max_examples)
@given(st.dictionaries(keys, values, max_size=4))
def test_file(table):
    got = merged(ConfigFile("pyproject.toml", "", table), {})
    if isinstance(got, str):
        assert got.startswith("pyproject.toml: ")
        return
    for setting in got.settings:
        assert setting.sources == (("file",) if setting.option.name in table else ("default",))
        assert isinstance(setting.option.kind.shown(setting.value), str)
    again = pickle.loads(pickle.dumps(got))
    assert [setting.value for setting in again.settings] == [setting.value for setting in got.settings]


@settings(max_examples=4 * settings().max_examples)
@given(st.sampled_from(OPTIONS), st.lists(texts, min_size=1, max_size=3))
def test_command_line(option, given_texts):
    got = merged(None, {option.name: given_texts})
    if isinstance(got, str):
        assert got.startswith(f"--{option.name}: ")
    else:
        assert next(s.sources for s in got.settings if s.option is option) == ("command line",)
