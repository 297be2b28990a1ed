"""The code action of python-lsp-server, which loads this as a plugin: rewrite a call to v2."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from pylsp import hookimpl

from appaccess_lint.cli.commands.server import parsed
from appaccess_lint.cli.server.lines import line_edits, split_lines
from appaccess_lint.cli.server.session import Session
from appaccess_lint.model import Span

PLUGIN = "appaccess_lint"
"""The name of the plugin in the settings of python-lsp-server; ``arguments`` are options of ``check``."""


@hookimpl
def pylsp_settings(config: Any) -> dict[str, Any]:
    """Return the settings that the plugin has where the editor sets nothing."""
    return {"plugins": {PLUGIN: {"enabled": True, "arguments": []}}}


@hookimpl
def pylsp_code_actions(
    config: Any, workspace: Any, document: Any, range: Mapping[str, Any], context: Any
) -> list[dict[str, Any]]:
    """Return the rewrite of a call that *range* touches, where it is provably safe.

    Nothing is analyzed until the editor asks for actions.
    """
    session = _session(tuple(map(str, config.plugin_settings(PLUGIN).get("arguments", ()))))
    session.changed(document.path)
    for site in session.result(document.path, document.source).sites:
        if _touches(site.span, range):
            after = session.fixed(document.path, document.source, site)
            if after is not None:
                changes = {document.uri: _edits(document.source, after)}
                title = "Rewrite to REST API v2 (provably safe)"
                return [{"title": title, "kind": "quickfix", "edit": {"changes": changes}}]
    return []


@cache
def _session(arguments: Sequence[str]) -> Session:
    return Session(parsed, arguments)


def _touches(span: Span, within: Mapping[str, Any]) -> bool:
    first, last = int(within["start"]["line"]), int(within["end"]["line"])
    return span.line - 1 <= last and first <= span.end_line - 1


def _edits(before: str, after: str) -> list[dict[str, Any]]:
    """Return the edits that turn *before* into *after*, line by line."""
    return [
        {
            "range": {"start": {"line": start, "character": 0}, "end": {"line": end, "character": 0}},
            "newText": new_text,
        }
        for start, end, new_text in line_edits(split_lines(before), after)
    ]
