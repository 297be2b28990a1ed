"""Notebooks that are open in the editor: each is one file, whose cells are documents of their own."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Sequence
from urllib.parse import unquote

from lsprotocol import types
from pygls.workspace import Workspace

Cells = Sequence[types.NotebookCell]
SYNC = types.NotebookDocumentSyncOptions(
    [types.NotebookDocumentFilterWithNotebook("jupyter-notebook", [types.NotebookCellLanguage("python")])],
    save=True,
)
_BROKEN = re.compile(r"cell (\d+), line ")


def cells_of(workspace: Workspace, uri: str) -> Cells | None:
    """Return the cells of the open notebook *uri*, ``None`` if it is another file."""
    notebook = workspace.get_notebook_document(notebook_uri=uri)
    return None if notebook is None else notebook.cells


def file_of(workspace: Workspace, uri: str) -> tuple[str, int | None]:
    """Return the file of the document *uri*: the document itself, or a notebook and the cell's number."""
    notebook = workspace.get_notebook_document(cell_uri=uri)
    if notebook is not None:
        for number, cell in enumerate(notebook.cells, 1):
            # editors may encode the same address in several ways
            if unquote(cell.document) == unquote(uri):
                return notebook.uri, number
    return uri, None


def notebook_text(cells: Cells, text: Callable[[str], str]) -> str:
    """Return what the file of a notebook with these *cells* contains; *text* returns that of a document."""
    listed = [
        {"cell_type": "code", "source": text(cell.document)}
        if cell.kind == types.NotebookCellKind.Code
        else {"cell_type": "markdown"}
        for cell in cells
    ]
    return json.dumps({"cells": listed})


def broken_cells(messages: Iterable[str]) -> set[int]:
    """Return the numbers of the cells that error *messages* of a notebook name."""
    return {int(found[1]) for message in messages if (found := _BROKEN.match(message))}
