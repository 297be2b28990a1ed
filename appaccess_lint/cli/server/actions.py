"""The code actions that need no analysis: ignore a finding, and explain its rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lsprotocol import types

from appaccess_lint.cli.server.messages import SOURCE, Text

EXPLAIN = f"{SOURCE}.explain"
"""The command of the code action that explains a finding."""


def codes_of(diagnostics: Iterable[types.Diagnostic]) -> Iterator[tuple[types.Diagnostic, str]]:
    """Yield those of *diagnostics* that this server published, with their codes."""
    for found in diagnostics:
        if found.source == SOURCE and isinstance(found.code, str):
            yield found, found.code


def ignores(uri: str, text: Text, diagnostics: Sequence[types.Diagnostic]) -> Iterator[types.CodeAction]:
    """Yield the actions that add an ignore comment to the document *uri*."""
    for found, code in codes_of(diagnostics):
        line = text.span(found.range).end_line
        if line > len(text.lines):
            continue  # the text has become shorter
        edit = types.WorkspaceEdit(changes={uri: [text.ignoring(code, line)]})
        yield types.CodeAction(
            f"Suppress {code} here, with a reason", types.CodeActionKind.QuickFix, [found], edit=edit
        )


def explains(diagnostics: Sequence[types.Diagnostic]) -> Iterator[types.Command]:
    """Yield the commands that explain the codes of *diagnostics*."""
    for code in dict.fromkeys(code for _, code in codes_of(diagnostics)):
        yield types.Command(f"Explain {code}", EXPLAIN, arguments=[code])
