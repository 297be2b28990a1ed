"""Notebooks that are open in the editor: a file whose cells are documents, with findings each."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from lsprotocol import types

FIRST = "import requests\nSITE = 'https://acme.atlassian.net/wiki'\n"
SECOND = "requests.get(f'{SITE}/rest/api/space', timeout=9)\n"


def cell_uri(editor, number: int) -> str:
    """The address of a cell as VS Code forms it."""
    return f"vscode-notebook-cell:{editor.uri('a b.ipynb').removeprefix('file://')}#W{number}sZmlsZQ%3D%3D"


def items(editor, texts: Sequence[str]) -> list[types.TextDocumentItem]:
    return [
        types.TextDocumentItem(cell_uri(editor, number), "python", 1, text)
        for number, text in enumerate(texts, 1)
    ]


def cells_of(documents: Sequence[types.TextDocumentItem]) -> list[types.NotebookCell]:
    return [types.NotebookCell(types.NotebookCellKind.Code, document.uri) for document in documents]


def open_notebook(editor, *texts: str, markup: str | None = None) -> None:
    documents = items(editor, texts)
    cells = cells_of(documents)
    if markup is not None:
        cells.insert(0, types.NotebookCell(types.NotebookCellKind.Markup, markup))
    notebook = types.NotebookDocument(editor.uri("a b.ipynb"), "jupyter-notebook", 1, cells)
    editor.client.notebook_document_did_open(types.DidOpenNotebookDocumentParams(notebook, documents))


def change(editor, changes: types.NotebookDocumentCellChanges) -> None:
    notebook = types.VersionedNotebookDocumentIdentifier(2, editor.uri("a b.ipynb"))
    event = types.NotebookDocumentChangeEvent(cells=changes)
    editor.client.notebook_document_did_change(types.DidChangeNotebookDocumentParams(notebook, event))


def type_in(editor, number: int, text: str) -> None:
    document = types.VersionedTextDocumentIdentifier(2, cell_uri(editor, number))
    whole = types.TextDocumentContentChangeWholeDocument(text)
    content = types.NotebookDocumentCellContentChanges(document, [whole])
    change(editor, types.NotebookDocumentCellChanges(text_content=[content]))


async def shown(editor, number: int) -> list[str]:
    """Wait for diagnostics of a cell; return their codes."""
    uri = cell_uri(editor, number)
    editor.published.pop(uri, None)
    await editor.until(lambda: uri in editor.published)
    return [str(found.code) for found in editor.published[uri]]


def test_cells_have_findings_where_they_stand(in_editor):
    async def work(editor):
        open_notebook(editor, FIRST, SECOND)
        assert await shown(editor, 2) == ["AAR101", "AAR201"]
        assert editor.published[cell_uri(editor, 1)] == []
        (place, _) = (found.range for found in editor.published[cell_uri(editor, 2)])
        assert (place.start, place.end) == (types.Position(0, 0), types.Position(0, 49))

    in_editor(work)


def test_the_cells_are_one_program(in_editor):
    async def work(editor):
        open_notebook(editor, FIRST, SECOND)
        await shown(editor, 2)
        type_in(editor, 1, FIRST.replace("acme.atlassian.net/wiki", "acme.example.com"))
        assert await shown(editor, 2) == []

    in_editor(work)


@pytest.mark.parametrize("unfinished", ["def (\n", "requests.get(\n"])
def test_an_unfinished_cell_keeps_its_findings(in_editor, unfinished):
    async def work(editor):
        open_notebook(editor, FIRST, SECOND, SECOND)
        await shown(editor, 3)
        type_in(editor, 3, SECOND + unfinished)
        assert await shown(editor, 2) == ["AAR101", "AAR201"]
        assert [found.code for found in editor.published[cell_uri(editor, 3)]] == ["AAR101", "AAR201"]

    in_editor(work)


def test_cells_come_and_go(in_editor):
    async def work(editor):
        open_notebook(editor, FIRST, SECOND)
        await shown(editor, 2)
        (_, _, third) = items(editor, ["", "", SECOND])
        added = types.NotebookDocumentCellChangeStructure(
            types.NotebookCellArrayChange(2, 0, cells_of([third])), did_open=[third]
        )
        change(editor, types.NotebookDocumentCellChanges(structure=added))
        assert await shown(editor, 3) == ["AAR101", "AAR201"]
        gone = types.NotebookDocumentCellChangeStructure(
            types.NotebookCellArrayChange(1, 1), did_close=[types.TextDocumentIdentifier(cell_uri(editor, 2))]
        )
        change(editor, types.NotebookDocumentCellChanges(structure=gone))
        assert await shown(editor, 2) == []
        assert await shown(editor, 3) == ["AAR101", "AAR201"]

    in_editor(work)


def test_questions_about_a_cell(in_editor):
    async def work(editor):
        open_notebook(editor, FIRST, SECOND, markup="vscode-notebook-cell:/a.ipynb#text")
        await shown(editor, 2)
        cell = types.TextDocumentIdentifier(cell_uri(editor, 2))
        asked = types.HoverParams(cell, types.Position(0, 20))
        hover = await editor.client.text_document_hover_async(asked)
        assert "GET /wiki/rest/api/space" in hover.contents.value
        found = editor.published[cell.uri]
        context = types.CodeActionContext(found)
        asked = types.CodeActionParams(cell, found[0].range, context)
        actions = await editor.client.text_document_code_action_async(asked)
        titles = [action.title for action in actions]
        assert titles[0] == "Suppress AAR101 here, with a reason"
        assert titles[-1] == "Explain AAR201"
        assert list(actions[0].edit.changes) == [cell.uri]

    in_editor(work)


def test_a_closed_notebook_has_no_findings(in_editor):
    async def work(editor):
        open_notebook(editor, FIRST, SECOND)
        await shown(editor, 2)
        cells = [types.TextDocumentIdentifier(cell_uri(editor, number)) for number in (1, 2)]
        notebook = types.NotebookDocumentIdentifier(editor.uri("a b.ipynb"))
        closed = types.DidCloseNotebookDocumentParams(notebook, cells)
        editor.client.notebook_document_did_close(closed)
        assert await shown(editor, 2) == []

    in_editor(work)


def test_a_notebook_without_cells(in_editor):
    async def work(editor):
        open_notebook(editor)
        await editor.open("app.py", FIRST + SECOND)
        assert editor.codes("app.py") == ["AAR101", "AAR201"]

    in_editor(work)


def test_a_notebook_follows_the_settings(in_editor, tmp_path):
    async def work(editor):
        open_notebook(editor, FIRST, SECOND)
        await shown(editor, 2)
        (tmp_path / "appaccess-lint.toml").write_text('select = ["AAR2"]\n')
        editor.touched("appaccess-lint.toml")
        assert await shown(editor, 2) == ["AAR201"]
        notebook = types.NotebookDocumentIdentifier(editor.uri("a b.ipynb"))
        editor.client.notebook_document_did_save(types.DidSaveNotebookDocumentParams(notebook))
        assert await shown(editor, 2) == ["AAR201"]

    in_editor(work)
