"""Each value of the files that people write, one after the other in each wrong type.

Either one line names the file and the key, or the value is as good as the right one: ``lenient`` says where.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from kinds import ANY, KINDS

Way = tuple[str | int, ...]
"""The keys and indexes that lead to a value."""


def ways(value: Any, way: Way = ()) -> Iterator[Way]:
    """The way to each value within *value*."""
    if way:
        yield way
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from ways(inner, (*way, key))


def at(document: Any, way: Way) -> Any:
    for key in way:
        document = document[key]
    return document


def changed(document: dict[str, Any], way: Way, value: object) -> dict[str, Any]:
    copy = deepcopy(document)
    at(copy, way[:-1])[way[-1]] = value
    return copy


def toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(key)} = {toml(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return value.isoformat() if isinstance(value, date) else json.dumps(value)


def written(document: dict[str, Any], suffix: str) -> str:
    if suffix == ".json":
        return json.dumps(document)
    return "".join(f"{json.dumps(key)} = {toml(value)}\n" for key, value in document.items())


CASES = [
    pytest.param(name, way, id=f"{name}: {'.'.join(map(str, way))}")
    for name, kind in KINDS.items()
    for way in ways(kind.document)
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", KINDS)
def test_the_whole_one_is_taken(folder: Path, name: str) -> None:
    kind = KINDS[name]
    file = Path(f"file{kind.suffix}")
    file.write_text(written(kind.document, kind.suffix), encoding="utf-8")
    assert kind.read(file)


@pytest.mark.parametrize(("name", "way"), CASES)
def test_each_value_in_each_wrong_type(folder: Path, name: str, way: Way) -> None:
    kind = KINDS[name]
    file = Path(f"file{kind.suffix}")
    right = at(kind.document, way)
    key = next(str(step) for step in reversed(way) if isinstance(step, str))
    nothing = None if kind.suffix == ".json" else date(2024, 4, 2)
    wrong = ("odd", "", True, 1, 1.0, -1.5, nothing, [], [1], [[]], {}, {"odd": 1})
    refused = 0
    for value in wrong:
        if type(value) is type(right):
            continue
        file.write_text(written(changed(kind.document, way, value), kind.suffix), encoding="utf-8")
        try:
            kind.read(file)
        except kind.error as error:
            refused += 1
            text = str(error)
            assert text.startswith(f"{file}:")
            assert "\n" not in text
            assert key in text
        else:
            assert isinstance(value, kind.lenient.get(key, ())), value
    assert refused or kind.lenient.get(key) == ANY


@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if kind.suffix == ".json"])
def test_a_key_that_stands_twice(folder: Path, name: str) -> None:
    """Of a merge gone wrong, a parser of JSON would keep one half."""
    kind = KINDS[name]
    file = Path("file.json")
    text = written(kind.document, kind.suffix)
    for key in ("findings", "path", "paths", "get"):
        if f'"{key}": ' in text:
            file.write_text(text.replace(f'"{key}": ', f'"{key}": 1, "{key}": ', 1), encoding="utf-8")
            with pytest.raises(kind.error) as refused:
                kind.read(file)
            assert str(refused.value).startswith("file.json:")
            assert str(refused.value).endswith(f'the key "{key}" twice in one object')


@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if kind.suffix == ".toml"])
def test_a_key_that_stands_twice_in_toml(folder: Path, name: str) -> None:
    kind = KINDS[name]
    file = Path("file.toml")
    text = written(kind.document, kind.suffix)
    file.write_text(f"{text}{text}", encoding="utf-8")
    with pytest.raises(kind.error) as refused:
        kind.read(file)
    assert str(refused.value).startswith("file.toml:")
    assert "\n" not in str(refused.value)
