"""Locate the path of a URL in a call: the literals, and the ID between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import libcst as cst

from appaccess_lint.fix.model import Refusal
from appaccess_lint.fix.tree import literal_of

ROOT = re.compile(r"(?:^|(?<=/))rest/api/")
NAMES = re.compile(r"\{[^}]*\}")
ELSEWHERE = "the path isn't a literal in the call's own URL argument"
_FORMATTED = re.compile(r"\{(\w*)\}")
_PERCENT = re.compile(r"%(?:\((\w+)\))?[sd]")

Text = cst.SimpleString | cst.FormattedStringText
Pieces = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Path:
    """A path in a call: the literal at its beginning, the ID after it, and the literal at its end.

    For a template (``"…/{}".format(page_id)``), ``hole`` is the placeholder of the ID in ``start``.
    """

    start: Text
    id: cst.BaseExpression | None
    end: Text | None
    last: cst.FormattedString | cst.SimpleString | None
    """The string at the end of the URL, if there is one."""
    hole: str = ""


@dataclass(frozen=True, slots=True)
class _Atom:
    """A text or an expression in a URL, the string that contains it, and a template's values."""

    node: cst.CSTNode
    within: cst.FormattedString | cst.SimpleString | None = None
    values: tuple[tuple[re.Match[str], cst.BaseExpression], ...] = ()


def has_root(url: cst.BaseExpression) -> bool:
    """Return whether *url* contains the beginning of the v1 path."""
    try:
        return any(is_text(atom.node) and ROOT.search(raw_of(atom.node)) for atom in _atoms(url))
    except Refusal:
        return False


def read_path(url: cst.BaseExpression, before: str) -> tuple[Path, Pieces]:
    """Return the path of *url*, which is that of the operation *before*, and the pairs of its query.

    Raises ``Refusal`` unless these are literals with at most one ID.
    """
    atoms = _atoms(url)
    begins = [i for i, atom in enumerate(atoms) if is_text(atom.node) and ROOT.search(raw_of(atom.node))]
    if len(begins) != 1:
        raise Refusal(ELSEWHERE)
    tail = atoms[begins[0] :]
    texts = [atom.node for atom in tail if is_text(atom.node)]
    if any(mark in raw_of(text) for text in texts for mark in ("\\", "{{", "}}", "%%")):
        raise Refusal("the path has escapes")
    if [is_text(atom.node) for atom in tail] not in ([True], [True, False], [True, False, True]):
        raise Refusal("the path is built in an unsupported way")
    if tail[0].values:
        return _template(tail, before)
    hole = tail[1].node if len(tail) > 1 else None
    if isinstance(hole, cst.FormattedStringExpression):
        if hole.conversion is not None or hole.format_spec is not None:
            raise Refusal("the ID is formatted")
        hole = hole.expression
    end = tail[2].node if len(tail) > 2 else None
    written = _below(texts[0]) + ("\0" if hole is not None else "")
    pieces = _pieces(written + (raw_of(end) if end is not None else ""), before)
    assert hole is None or isinstance(hole, cst.BaseExpression)
    return Path(_text(texts[0]), hole, _text(end) if end is not None else None, tail[-1].within), pieces


def _template(tail: Sequence[_Atom], before: str) -> tuple[Path, Pieces]:
    start, root = tail[0], ROOT.search(raw_of(tail[0].node))
    assert root is not None
    behind = [(match, value) for match, value in start.values if match.start() >= root.end()]
    if len(tail) > 1 or len(behind) > 1:
        raise Refusal("the path is built in an unsupported way")
    written = _below(start.node)
    for match, _ in behind:
        written = written.replace(match[0], "\0", 1)
    pieces = _pieces(written, before)
    hole, value = (behind[0][0][0], behind[0][1]) if behind else ("", None)
    return Path(_text(start.node), value, None, None, hole), pieces


def _below(node: cst.CSTNode) -> str:
    return ROOT.split(raw_of(node), maxsplit=1)[1]


def _pieces(written: str, before: str) -> Pieces:
    """Return the query of the text *written* below the root, if the rest is the path of *before*."""
    plain, mark, query = written.partition("?")
    below = ROOT.split(before, maxsplit=1)[1]
    pattern = "(\0|[0-9]+)".join(map(re.escape, NAMES.split(below)))
    if not re.fullmatch(pattern, plain) or "\0" in query or "#" in written:
        raise Refusal("the path in the call isn't the whole path of the operation")
    pieces = tuple((k, v) for k, _, v in (pair.partition("=") for pair in query.split("&"))) if mark else ()
    if any(not k or not v or "%" in v or "+" in v for k, v in pieces) or len(dict(pieces)) < len(pieces):
        raise Refusal("the query in the URL isn't a plain literal")
    return pieces


def _atoms(node: cst.BaseExpression) -> list[_Atom]:
    """Return the texts and expressions that *node* combines."""
    if isinstance(node, cst.BinaryOperation) and isinstance(node.operator, cst.Add):
        return [*_atoms(node.left), *_atoms(node.right)]
    if isinstance(node, cst.FormattedString):
        return [_Atom(part, node) for part in node.parts]
    if isinstance(node, cst.ConcatenatedString):
        return [*_atoms(node.left), *_atoms(node.right)]
    if isinstance(node, cst.BinaryOperation) and isinstance(node.operator, cst.Modulo):
        return [_percent(node)]
    if (
        isinstance(node, cst.Call)
        and isinstance(node.func, cst.Attribute)
        and node.func.attr.value == "format"
    ):
        return [_format(node, node.func.value)]
    return [_Atom(node, node if isinstance(node, cst.SimpleString) else None)]


def _format(node: cst.Call, template: cst.BaseExpression) -> _Atom:
    if not isinstance(template, cst.SimpleString) or any(argument.star for argument in node.args):
        return _Atom(node)
    holes = list(_FORMATTED.finditer(template.raw_value))
    named = {a.keyword.value: a.value for a in node.args if a.keyword is not None}
    rest = iter([a.value for a in node.args if a.keyword is None])
    plain = _FORMATTED.sub("", template.raw_value)
    values = [named.get(hole[1]) if hole[1] else next(rest, None) for hole in holes]
    return _with_values(template, holes, values, {"{", "}"} & {*plain})


def _percent(node: cst.BinaryOperation) -> _Atom:
    template, given = node.left, node.right
    if not isinstance(template, cst.SimpleString):
        return _Atom(node)
    holes = list(_PERCENT.finditer(template.raw_value))
    values: list[cst.BaseExpression | None]
    if isinstance(given, cst.Dict):
        by_key = {literal_of(e.key): e.value for e in given.elements if isinstance(e, cst.DictElement)}
        values = [by_key.get(hole[1]) for hole in holes]
    else:
        parts = [e.value for e in given.elements] if isinstance(given, cst.Tuple) else [given]
        values = [*parts[: len(holes)], *[None] * (len(holes) - len(parts))]
    return _with_values(template, holes, values, "%" in _PERCENT.sub("", template.raw_value))


def _with_values(
    template: cst.SimpleString,
    holes: Sequence[re.Match[str]],
    values: Sequence[cst.BaseExpression | None],
    escapes: object,
) -> _Atom:
    known = [value for value in values if value is not None]
    if escapes or len(known) < len(holes):
        if ROOT.search(template.raw_value):
            raise Refusal("the URL is formatted in an unsupported way")
        return _Atom(template)
    return _Atom(template, None, tuple(zip(holes, known, strict=True)))


def is_text(node: cst.CSTNode) -> bool:
    """Return whether *node* is a string literal, or a text within an f-string."""
    return isinstance(node, cst.FormattedStringText) or (
        isinstance(node, cst.SimpleString) and "b" not in node.prefix
    )


def raw_of(node: cst.CSTNode) -> str:
    """Return the text in its source form."""
    text = _text(node)
    return text.raw_value if isinstance(text, cst.SimpleString) else text.value


def _text(node: cst.CSTNode) -> Text:
    assert isinstance(node, (cst.SimpleString, cst.FormattedStringText))
    return node
