"""Notebooks with odd content: what isn't code is nobody's business, and the rest is one line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from appaccess_lint.files.reading import ReadError
from appaccess_lint.notebooks.cells import MAX_NESTING, parse_notebook

CALL = ["import requests\n", "requests.get('https://x.atlassian.net/wiki/rest/api/content/1')"]
NOTEBOOK: dict[str, Any] = {
    "cells": [
        {"cell_type": "markdown", "source": ["text"], "metadata": {}, "attachments": {}},
        {
            "cell_type": "code",
            "source": CALL,
            "metadata": {"tags": ["a"]},
            "outputs": [{"output_type": "stream", "text": ["a"]}],
            "execution_count": 1,
            "id": "a",
        },
    ],
    "metadata": {"kernelspec": {"language": "python"}, "language_info": {"name": "python"}},
    "nbformat": 4,
    "nbformat_minor": 5,
}
WRONG = ("odd", True, 1, 1.5, None, [], [1], [[]], {}, {"odd": 1})
SOURCE = "import requests\n" + CALL[1] + "\n"
NO_CELLS = "not a notebook of format 4: no list of cells"
NESTED = f"not a notebook: nested more than {MAX_NESTING} deep"


def read(text: str) -> str:
    """The code of a notebook, or the message of the error."""
    try:
        notebook = parse_notebook(text.encode())
    except ReadError as error:
        return str(error)
    # as a report would: each cell has its lines in the file
    assert set(notebook.places("a")) == set(notebook.lines("a"))
    return notebook.source


@pytest.mark.parametrize("value", WRONG, ids=repr)
@pytest.mark.parametrize("way", ["metadata", "nbformat", "nbformat_minor", "kernelspec", "language_info"])
def test_what_describes_the_whole(way: str, value: object) -> None:
    parent = NOTEBOOK["metadata"] if way in NOTEBOOK["metadata"] else NOTEBOOK
    changed = {**parent, way: value}
    whole = changed if parent is NOTEBOOK else {**NOTEBOOK, "metadata": changed}
    assert read(json.dumps(whole)) == SOURCE


@pytest.mark.parametrize("value", WRONG, ids=repr)
@pytest.mark.parametrize("key", [key for key in NOTEBOOK["cells"][1] if key not in {"cell_type", "source"}])
def test_what_belongs_to_a_cell(key: str, value: object) -> None:
    text, code = NOTEBOOK["cells"]
    assert read(json.dumps({**NOTEBOOK, "cells": [text, {**code, key: value}]})) == SOURCE


@pytest.mark.parametrize("value", WRONG, ids=repr)
def test_cells(value: object) -> None:
    text, code = NOTEBOOK["cells"]
    is_list = isinstance(value, list)
    assert read(json.dumps({**NOTEBOOK, "cells": value})) == ("\n" if is_list else NO_CELLS)
    for odd in (value, {**text, "source": value}, {**code, "cell_type": value}):
        assert read(json.dumps({**NOTEBOOK, "cells": [odd, code]})) == SOURCE
    found = read(json.dumps({**NOTEBOOK, "cells": [text, {**code, "source": value}]}))
    if isinstance(value, str) or value == []:
        assert "text is expected" not in found
    else:
        assert found == "not a notebook: cells[1].source: expected a string"
    assert read(json.dumps(value)) == NO_CELLS


def test_of_keys_that_stand_twice_the_last_counts() -> None:
    """As for Jupyter itself, which shows and runs that one."""
    whole = json.dumps(NOTEBOOK)
    assert (
        read(whole.replace('"cells": ', '"cells": [{"cell_type": "code", "source": "odd"}], "cells": '))
        == SOURCE
    )
    assert (
        read(whole.replace('"source": ["import', '"source": ["odd\\n", "odd"], "source": ["import')) == SOURCE
    )


@pytest.mark.parametrize("place", ["outputs", "metadata", "source", "cells"])
@pytest.mark.parametrize("deep", [MAX_NESTING + 1, 1_000, 5_000, 10_000, 100_000])
@pytest.mark.parametrize(("opening", "closing"), ["[]", ('{"a":', "}")])
def test_nested(deep: int, place: str, opening: str, closing: str) -> None:
    value = opening * deep + "1" + closing * deep
    code = json.dumps(NOTEBOOK["cells"][1])[:-1]
    texts = {
        "outputs": f'{{"cells": [{code}, "outputs": {value}}}]}}',
        "source": f'{{"cells": [{code}, "source": {value}}}]}}',
        "metadata": f'{{"cells": [{code}}}], "metadata": {value}}}',
        "cells": f'{{"cells": {value}}}',
    }
    assert read(texts[place]) == NESTED


def test_nested_as_far_as_may_be() -> None:
    # the whole, its cells and the cell are three
    value: object = 1
    for _ in range(MAX_NESTING - 4):
        value = [value]
    text, code = NOTEBOOK["cells"]
    assert read(json.dumps({**NOTEBOOK, "cells": [text, {**code, "outputs": value}]})) == SOURCE


@pytest.mark.parametrize("command_name", ["check", "inventory"])
def test_the_others_are_looked_at(command, tmp_path: Path, command_name: str) -> None:
    (tmp_path / "deep.ipynb").write_text(f'{{"cells": {"[" * 10_000}{"]" * 10_000}}}', encoding="utf-8")
    (tmp_path / "good.ipynb").write_text(json.dumps(NOTEBOOK), encoding="utf-8")
    ran = command(command_name, "--isolated", "--no-cache", ".")
    assert (ran.status, ran.err) == (2, f"deep.ipynb: {NESTED}\n")
    assert "good.ipynb:cell 2:2:1: " in ran.out
