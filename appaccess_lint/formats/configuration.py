"""The configuration in force, for people and programs: each option's value and its origin."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from appaccess_lint.config.merge import Configuration, Setting, Source
from appaccess_lint.formats.json_text import result_document
from appaccess_lint.project.client_versions import SelectedVersions
from appaccess_lint.wording import one_line

UNSET = "-"


def configuration_lines(
    configuration: Configuration, codes: Sequence[str], clients: Sequence[SelectedVersions]
) -> Iterator[str]:
    """Yield the file, a line for each option and for each of *clients*, and the *codes* that are shown."""
    file = configuration.file
    yield f"configuration file: {one_line(file.path) if file is not None else 'none'}"
    yield ""
    rows = [("option", "value", "from")]
    rows += [
        (
            setting.option.name,
            one_line(setting.option.kind.shown(setting.value)) or UNSET,
            ", ".join(_place(configuration, setting, source) for source in setting.sources),
        )
        for setting in configuration.settings
    ]
    name_width, value_width = (max(len(row[column]) for row in rows) for column in (0, 1))
    for name, value, place in rows:
        yield f"{name:{name_width}}  {value:{value_width}}  {place}"
    yield ""
    for client in clients:
        versions = dict.fromkeys((client.oldest, client.newest))
        yield f"{client.package}: {' to '.join(map(one_line, versions))} ({one_line(client.why)})"
    yield ""
    yield f"codes shown: {' '.join(codes) or 'none'}"


def configuration_document(
    configuration: Configuration, codes: Sequence[str], clients: Sequence[SelectedVersions]
) -> str:
    """Return the same as JSON."""
    return result_document(
        file=configuration.file.path if configuration.file is not None else None,
        options=[_option(configuration, setting) for setting in configuration.settings],
        codes=list(codes),
        clients=[asdict(client) for client in clients],
    )


def _place(configuration: Configuration, setting: Setting, source: Source) -> str:
    name = setting.option.name
    if source == "file" and configuration.file is not None:
        return one_line(configuration.file.place_of(name))
    return _given(setting) if source == "command line" else source


def _given(setting: Setting) -> str:
    return f"--{'no-' if setting.value is False else ''}{setting.option.name}"


def _option(configuration: Configuration, setting: Setting) -> dict[str, Any]:
    kind = setting.option.kind
    return {
        "name": setting.option.name,
        "value": kind.as_json(setting.value),
        "default": kind.as_json(setting.option.default),
        "from": [_source(configuration, setting, source) for source in setting.sources],
    }


def _source(configuration: Configuration, setting: Setting, source: Source) -> dict[str, Any]:
    name, file = setting.option.name, configuration.file
    if source == "file" and file is not None:
        return {"source": source, "file": file.path, "line": file.line_of(name), "key": name}
    return {"source": source, "option": _given(setting)} if source == "command line" else {"source": source}
