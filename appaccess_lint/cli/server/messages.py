"""Turn findings and call sites into diagnostics, hovers and edits of the protocol."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lsprotocol import types
from pygls.workspace import PositionCodec

from appaccess_lint.catalog.timeline import answers_410
from appaccess_lint.cli.server.lines import line_edits, split_lines
from appaccess_lint.model import CallSite, Finding, Operation, Span
from appaccess_lint.rules import RULES
from appaccess_lint.rules.help import help_for
from appaccess_lint.rules.wording import lifecycle_of
from appaccess_lint.suppression import OWN

SOURCE = "appaccess-lint"
SEVERITIES = {
    "note": types.DiagnosticSeverity.Information,
    "warning": types.DiagnosticSeverity.Warning,
    "error": types.DiagnosticSeverity.Error,
}
APP_ACCESS = {
    "blocked": "an app access rule can block it",
    "not-blocked": "app access rules don't govern it",
    "unlisted": "no source says whether an app access rule can block it",
}
ADDRESSES = {rule.code: rule.url for rule in RULES}
MOST = 6


class Text:
    """The lines of a document; converts between our positions, in characters, and the client's units."""

    def __init__(self, source: str, codec: PositionCodec) -> None:
        self.source = source
        self.lines = split_lines(source)
        self._codec = codec

    def range(self, span: Span) -> types.Range:
        """Return the client's range of *span*, whose lines and columns count from 1."""
        return types.Range(
            self._position(span.line, span.column), self._position(span.end_line, span.end_column)
        )

    def ignoring(self, code: str, line: int) -> types.TextEdit:
        """Return the edit that adds *code* to an ignore comment on *line*, counted from 1."""
        end = self.lines[line - 1].rstrip("\r\n")
        comment = OWN.search(end)
        listed = comment and next((name for name in ("codes", "bare") if comment[name] is not None), None)
        if comment is not None and listed:
            place = self._position(line, comment.end(listed) + 1)
            return types.TextEdit(types.Range(place, place), f",{code}" if comment[listed].strip() else code)
        place = self._position(line, len(end) + 1)
        return types.TextEdit(types.Range(place, place), f"  # appaccess: ignore[{code}] reason")

    def span(self, found: types.Range) -> Span:
        """Return our span of the client's range."""
        start = self._codec.position_from_client_units(self.lines, found.start)
        end = self._codec.position_from_client_units(self.lines, found.end)
        return Span(start.line + 1, start.character + 1, end.line + 1, end.character + 1)

    def _position(self, line: int, column: int) -> types.Position:
        return self._codec.position_to_client_units(self.lines, types.Position(line - 1, column - 1))


def diagnostic(finding: Finding, text: Text) -> types.Diagnostic:
    """Return the diagnostic of *finding*."""
    deprecated = finding.code in {"AAR201", "AAR202", "AAR204"}
    return types.Diagnostic(
        range=text.range(finding.span),
        message=finding.message,
        severity=SEVERITIES[finding.severity],
        code=finding.code,
        code_description=types.CodeDescription(href=ADDRESSES[finding.code]),
        source=SOURCE,
        tags=[types.DiagnosticTag.Deprecated] if deprecated else None,
    )


def explanation(code: str) -> str:
    """Return the explanation of the rule *code* for a message window; empty for other codes."""
    for rule in RULES:
        if rule.code == code:
            found = help_for(rule)
            return f"{code} ({rule.name})\n\n{found.does}\n\n{found.why}"
    return ""


def hover(sites: Sequence[CallSite]) -> str:
    """Return the facts about the calls *sites* as Markdown."""
    return "\n\n---\n\n".join(_call(site) for site in sites)


def _call(site: CallSite) -> str:
    if not site.operations:
        return f"No documented operation matches `{site.url or site.client_method}`."
    parts = ["\n".join(_operation(operation)) for operation in site.operations[:MOST]]
    if len(site.operations) > MOST:
        parts.append(f"and {len(site.operations) - MOST} more operations")
    if site.deployment == "server":
        parts.append("The call goes to Server or Data Center, where there are no app access rules.")
    return "\n\n".join(parts)


def _operation(operation: Operation) -> Iterator[str]:
    title = f"[{operation.title}]({operation.documentation})" if operation.documentation else operation.title
    yield f"**`{operation.key}`** {title}\n"
    yield f"- App access: {APP_ACCESS[operation.app_access]}"
    gone = ", returns 410 Gone to OAuth apps" if answers_410(operation) else ""
    yield f"- Life cycle: {lifecycle_of(operation)}{gone}"
    for replacement in operation.replacements[:MOST]:
        when = f" ({replacement.when})" if replacement.when else ""
        yield f"- Use instead: `{replacement.request}`{when}"
    if len(operation.replacements) > MOST:
        yield f"- Use instead: {len(operation.replacements) - MOST} more by content type"
    for kind, scopes in (("classic", operation.classic_scopes), ("granular", operation.granular_scopes)):
        if scopes:
            yield f"- Scopes, {kind}: {', '.join(f'`{scope}`' for scope in scopes)}"


def edits(before: Text, after: str) -> list[types.TextEdit]:
    """Return the edits that turn *before* into *after*, line by line."""
    return [
        types.TextEdit(types.Range(types.Position(start, 0), types.Position(end, 0)), new_text)
        for start, end, new_text in line_edits(before.lines, after)
    ]
