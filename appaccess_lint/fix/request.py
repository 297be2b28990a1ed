"""The URL and the query of a request as they stand in its call, and the same for v2."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import libcst as cst

from appaccess_lint.fix.model import Nodes, Refusal
from appaccess_lint.fix.tree import code_of

V1, V2 = "/rest/api/", "/api/v2/"
ELSEWHERE = "the path isn't a literal in the call's own URL argument"

Text = cst.SimpleString | cst.FormattedStringText
Pair = tuple[str, cst.BaseExpression]
_NAME = re.compile(r"\{[^}]*\}")


@dataclass(frozen=True, slots=True)
class Path:
    """A path in a call: the literal that begins it, the ID behind that, and the literal that ends it."""

    start: Text
    id: cst.BaseExpression | None
    end: Text | None
    last: cst.FormattedString | cst.SimpleString | None
    """The string that the URL ends with, where it ends with one."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call of an HTTP library, with its path and its query parameters."""

    node: cst.Call
    path: Path
    in_url: tuple[tuple[str, str], ...]
    params: cst.Dict | None

    @property
    def id_name(self) -> str:
        """What the code calls the ID: ``page_id`` in ``str(self.page_id)``."""
        return _name_of(self.path.id) if self.path.id is not None else ""

    def given(self) -> dict[str, str | None]:
        """Return the query parameters: their text, ``None`` where it isn't a literal."""
        found: dict[str, str | None] = dict(self.in_url)
        for key, value in pairs(self.params) if self.params is not None else ():
            found[key] = _literal(value)
        return found


def read_call(node: cst.Call, before: str) -> Call:
    """Return what *node* asks of the v1 operation *before*; raises ``Refusal`` where that isn't all there."""
    positional = [argument for argument in node.args if argument.keyword is None]
    named = {argument.keyword.value: argument.value for argument in node.args if argument.keyword is not None}
    if len(positional) + ("url" in named) != 1 or any(argument.star for argument in node.args):
        raise Refusal("the arguments of the call aren't all in sight")
    url = positional[0].value if positional else named["url"]
    path, query = _path(url, before)
    params = named.get("params")
    if params is not None and (not isinstance(params, cst.Dict) or query):
        raise Refusal("the query parameters aren't a literal of the call")
    if isinstance(params, cst.Dict):
        pairs(params)
    return Call(node, path, query, params)


def pairs(node: cst.Dict) -> list[Pair]:
    """Return the items of a literal; raises ``Refusal`` where a key isn't one."""
    found = []
    for element in node.elements:
        if not isinstance(element, cst.DictElement) or (key := _literal(element.key)) is None:
            raise Refusal("a query parameter's name isn't a literal")
        found.append((key, element.value))
    if len(dict(found)) < len(found):
        raise Refusal("a query parameter stands twice")
    return found


def _path(url: cst.BaseExpression, before: str) -> tuple[Path, tuple[tuple[str, str], ...]]:
    atoms = list(_atoms(url))
    begins = [i for i, (atom, _) in enumerate(atoms) if _is_text(atom) and V1 in _raw(atom)]
    if len(begins) != 1:
        raise Refusal(ELSEWHERE)
    tail = atoms[begins[0] :]
    texts = [atom for atom, _ in tail if _is_text(atom)]
    if any("\\" in _raw(text) or "{{" in _raw(text) or "}}" in _raw(text) for text in texts):
        raise Refusal("the path has escapes")
    shape = [_is_text(atom) for atom, _ in tail]
    if shape not in ([True], [True, False], [True, False, True]):
        raise Refusal("the path is put together in a way that isn't followed")
    hole = tail[1][0] if len(tail) > 1 else None
    if isinstance(hole, cst.FormattedStringExpression):
        if hole.conversion is not None or hole.format_spec is not None:
            raise Refusal("the ID is formatted")
        hole = hole.expression
    end = tail[2][0] if len(tail) > 2 else None
    written = _raw(texts[0]).partition(V1)[2] + ("\0" if hole is not None else "")
    written += _raw(end) if end is not None else ""
    plain, mark, query = written.partition("?")
    pattern = "(\0|[0-9]+)".join(map(re.escape, _NAME.split(before.partition(V1)[2])))
    if not re.fullmatch(pattern, plain) or "\0" in query or "#" in written:
        raise Refusal("the path in the call isn't the whole path of the operation")
    last = tail[-1][1]
    pieces = tuple((k, v) for k, _, v in (pair.partition("=") for pair in query.split("&"))) if mark else ()
    if any(not k or not v or "%" in v or "+" in v for k, v in pieces) or len(dict(pieces)) < len(pieces):
        raise Refusal("the query in the URL isn't plain")
    return Path(_text(tail[0][0]), _expression(hole), _text(end) if end is not None else None, last), pieces


def _atoms(
    node: cst.CSTNode,
) -> list[tuple[cst.CSTNode, cst.FormattedString | cst.SimpleString | None]]:
    """Return the texts and the expressions that *node* puts together, each with the string it is in."""
    if isinstance(node, cst.BinaryOperation) and isinstance(node.operator, cst.Add):
        return [*_atoms(node.left), *_atoms(node.right)]
    if isinstance(node, cst.FormattedString):
        return [(part, node) for part in node.parts]
    if isinstance(node, cst.ConcatenatedString):
        return [*_atoms(node.left), *_atoms(node.right)]
    return [(node, node if isinstance(node, cst.SimpleString) else None)]


def rewritten(call: Call, before: str, after: str, query: Mapping[str, str | None]) -> Nodes:
    """Return the nodes that make *call* one of the v2 operation *after*.

    *query* has the parameters of v2 in order: their text, or ``None`` for the value that already stands there
    under the same name.
    """
    old, new = before.partition(V1)[2], after.partition(V2)[2]
    (old_start, *old_end), (new_start, *new_end) = _NAME.split(old), _NAME.split(new)
    path, nodes = call.path, dict[cst.CSTNode, cst.CSTNode]()
    text = ""
    if call.params is None:
        text = "&".join(f"{k}={dict(call.in_url).get(k) if v is None else v}" for k, v in query.items())
    elif list(query) != list(call.given()) or any(v is not None for v in query.values()):
        nodes[call.params] = _dict(call.params, query)
    mark = f"?{text}" if text else ""
    start = _raw(path.start)
    head, _, tail = start.partition(V1)
    body = tail.partition("?")[0]
    changed = head + V2 + new_start + body.removeprefix(old_start)
    if path.id is None:  # the ID too, if any, is in this literal
        ends = "".join(old_end)
        changed = (changed.removesuffix(ends) if ends else changed) + "".join(new_end) + mark
        nodes[path.start] = _with_raw(path.start, changed)
        return nodes
    nodes[path.start] = _with_raw(path.start, changed)
    end = "".join(new_end) + mark
    if path.end is not None:
        nodes[path.end] = _with_raw(path.end, end)
    elif end and path.last is not None and isinstance(path.last, cst.FormattedString):
        parts = [_part(part, nodes) for part in path.last.parts]
        nodes[path.last] = path.last.with_changes(parts=[*parts, cst.FormattedStringText(end)])
        if path.start in path.last.parts:
            del nodes[path.start]
    elif end:
        raise Refusal("the URL ends in a variable, and the v2 request needs more behind it")
    return nodes


def _part(part: cst.BaseFormattedStringContent, nodes: Mapping[cst.CSTNode, cst.CSTNode]) -> cst.CSTNode:
    return nodes.get(part, part)


def _dict(node: cst.Dict, query: Mapping[str, str | None]) -> cst.Dict:
    """Return *node* with the items of *query*; what stays, stays as it is written."""
    old = {_literal(e.key): e for e in node.elements if isinstance(e, cst.DictElement)}
    quote = next((_quote(e.key) for e in old.values() if isinstance(e.key, cst.SimpleString)), '"')
    elements: list[cst.BaseDictElement] = []
    for index, (name, value) in enumerate(query.items()):
        if value is None:
            elements.append(old[name])
            continue
        key, text = cst.SimpleString(f"{quote}{name}{quote}"), cst.SimpleString(f"{quote}{value}{quote}")
        place = node.elements[index] if index < len(node.elements) else None
        if isinstance(place, cst.DictElement):
            elements.append(place.with_changes(key=key, value=text))
        else:
            elements.append(cst.DictElement(key, text))
    last, between = cst.MaybeSentinel.DEFAULT, cst.Comma(whitespace_after=node.lbrace.whitespace_after)
    if isinstance(between.whitespace_after, cst.SimpleWhitespace):
        between = cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))
    old_commas = [element.comma for element in node.elements]
    commas: list[cst.Comma | cst.MaybeSentinel] = [
        comma if isinstance(comma, cst.Comma) else between for comma in old_commas[: len(elements) - 1]
    ]
    if len(elements) > len(old_commas) > 0:
        commas[len(old_commas) - 1] = between  # what was behind the last one
    commas += [between] * (len(elements) - 1 - len(commas))
    commas.append(old_commas[-1] if old_commas else last)
    spaced = [e.with_changes(comma=comma) for e, comma in zip(elements, commas, strict=False)]
    changed = node.with_changes(elements=spaced)
    if code_of(node).count("#") != code_of(changed).count("#"):
        raise Refusal("a comment stands among the query parameters")
    return changed


def _is_text(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.FormattedStringText) or (
        isinstance(node, cst.SimpleString) and "b" not in node.prefix
    )


def _text(node: cst.CSTNode) -> Text:
    assert isinstance(node, (cst.SimpleString, cst.FormattedStringText))
    return node


def _expression(node: cst.CSTNode | None) -> cst.BaseExpression | None:
    assert node is None or isinstance(node, cst.BaseExpression)
    return node


def _raw(node: cst.CSTNode) -> str:
    if isinstance(node, cst.SimpleString):
        return node.raw_value
    assert isinstance(node, cst.FormattedStringText)
    return node.value


def _with_raw(node: Text, raw: str) -> Text:
    if isinstance(node, cst.FormattedStringText):
        return node.with_changes(value=raw)
    return node.with_changes(value=f"{node.prefix}{node.quote}{raw}{node.quote}")


def _quote(node: cst.BaseExpression) -> str:
    return node.quote[0] if isinstance(node, cst.SimpleString) else '"'


def _literal(node: cst.BaseExpression) -> str | None:
    if isinstance(node, cst.SimpleString):
        value = node.evaluated_value
        return value if isinstance(value, str) else None
    return code_of(node) if isinstance(node, cst.Integer) else None


def _name_of(node: cst.BaseExpression) -> str:
    if isinstance(node, cst.Call) and len(node.args) == 1 and code_of(node.func) in {"str", "int"}:
        return _name_of(node.args[0].value)
    if isinstance(node, cst.Attribute):
        return node.attr.value
    return node.value if isinstance(node, cst.Name) else ""
