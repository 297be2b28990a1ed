"""Build the nodes that turn a call of v1 into one of v2."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

import libcst as cst

from appaccess_lint.fix.model import Items, Nodes, Old, Refusal
from appaccess_lint.fix.path import NAMES, ROOT, Path, Text, raw_of
from appaccess_lint.fix.request import Call
from appaccess_lint.fix.tree import code_of, literal_of

V2 = "api/v2/"


def rewritten(call: Call, before: str, after: str, query: Items, body: Items | None) -> Nodes:
    """Return the nodes that turn *call* into one of the v2 operation *after*, with *query* and *body*."""
    nodes: dict[cst.CSTNode, cst.CSTNode] = {}
    text = ""
    if call.params is None:
        text = "&".join(f"{name}={_query_text(value, call)}" for name, value in query.items())
    elif not _same(query, list(call.given())):
        nodes[call.params] = table_with(call.params, query)
    if call.body is not None and body is not None:
        nodes[call.body] = table_with(call.body, body)
    return {**nodes, **_path(call.path, before, after, f"?{text}" if text else "")}


def quoted(text: str, quote: str = '"') -> cst.SimpleString:
    """Return the literal of *text*."""
    return cst.SimpleString(f"{quote}{text}{quote}")


def _same(items: Items, names: list[str]) -> bool:
    return list(items) == names and all(value == Old(name) for name, value in items.items())


def _query_text(value: cst.BaseExpression | Old, call: Call) -> str:
    text = dict(call.in_url).get(value.name) if isinstance(value, Old) else literal_of(value)
    if text is None:
        raise Refusal("a query parameter has no text")
    return text


def _path(path: Path, before: str, after: str, mark: str) -> Mapping[cst.CSTNode, cst.CSTNode]:
    """Return the literals of the path of *after*, followed by *mark*."""
    old, new = ROOT.split(before, maxsplit=1)[1], after.partition(V2)[2]
    (old_start, *old_end), (new_start, *new_end) = NAMES.split(old), NAMES.split(new)
    raw, ends = raw_of(path.start), "".join(new_end) + mark
    root = ROOT.search(raw)
    assert root is not None
    head, body = raw[: root.start()] + V2 + new_start, raw[root.end() :].partition("?")[0]
    if path.hole:
        return {path.start: _with_raw(path.start, head + path.hole + ends)}
    changed = head + body.removeprefix(old_start)
    if path.id is None:  # the ID too, if any, is in this literal
        behind = "".join(old_end)
        changed = (changed.removesuffix(behind) if behind else changed) + ends
        return {path.start: _with_raw(path.start, changed)}
    start = _with_raw(path.start, changed)
    if path.end is not None:
        return {path.start: start, path.end: _with_raw(path.end, ends)}
    if not ends:
        return {path.start: start}
    if not isinstance(path.last, cst.FormattedString):
        raise Refusal("the URL ends in a variable, and the v2 request needs more behind it")
    parts = [start if part is path.start else part for part in path.last.parts]
    whole = path.last.with_changes(parts=[*parts, cst.FormattedStringText(ends)])
    return {path.last: whole} if path.start in path.last.parts else {path.start: start, path.last: whole}


def table_with(node: cst.Dict, items: Items) -> cst.Dict:
    """Return *node* with *items*; unchanged items keep their form."""
    old = {literal_of(e.key): e for e in node.elements if isinstance(e, cst.DictElement)}
    quote = next((e.key.quote[0] for e in old.values() if isinstance(e.key, cst.SimpleString)), '"')
    elements: list[cst.BaseDictElement] = []
    for index, (name, value) in enumerate(items.items()):
        if isinstance(value, Old):
            kept = old[value.name]
            elements.append(kept if name == value.name else kept.with_changes(key=quoted(name, quote)))
            continue
        key = quoted(name, quote)
        if isinstance(value, cst.SimpleString) and quote not in value.raw_value:
            value = quoted(value.raw_value, quote)
        place = node.elements[index] if index < len(node.elements) else None
        if isinstance(place, cst.DictElement):
            elements.append(place.with_changes(key=key, value=value))
        else:
            elements.append(cst.DictElement(key, value))
    separated = _separated(node.elements, node.lbrace.whitespace_after, elements)
    changed = node.with_changes(elements=separated)
    if code_of(node).count("#") != code_of(changed).count("#"):
        raise Refusal("there is a comment between the parameters")
    return changed


def call_with(node: cst.Call, func: cst.BaseExpression, arguments: list[cst.Arg]) -> cst.Call:
    """Return *node* with another function and other *arguments*, on as many lines."""
    if isinstance(node.whitespace_before_args, cst.ParenthesizedWhitespace):
        arguments = _separated(node.args, node.whitespace_before_args, arguments)
        after = node.args[-1].whitespace_after_arg if node.args else cst.SimpleWhitespace("")
        arguments[-1] = arguments[-1].with_changes(whitespace_after_arg=after)
    changed = node.with_changes(func=func, args=arguments)
    if code_of(node).count("#") != code_of(changed).count("#"):
        raise Refusal("there is a comment between the arguments")
    return changed


_Part = TypeVar("_Part", cst.BaseDictElement, cst.Arg)


def _separated(
    old: Sequence[_Part], opening: cst.BaseParenthesizableWhitespace, elements: list[_Part]
) -> list[_Part]:
    """Return *elements* with the commas of *old*; further ones have the line break of the *opening*."""
    last, between = cst.MaybeSentinel.DEFAULT, cst.Comma(whitespace_after=opening)
    if isinstance(between.whitespace_after, cst.SimpleWhitespace):
        between = cst.Comma(whitespace_after=cst.SimpleWhitespace(" "))
    old_commas = [element.comma for element in old]
    commas: list[cst.Comma | cst.MaybeSentinel] = [
        comma if isinstance(comma, cst.Comma) else between for comma in old_commas[: len(elements) - 1]
    ]
    if len(elements) > len(old_commas) > 0:
        commas[len(old_commas) - 1] = between  # what was behind the last one
    commas += [between] * (len(elements) - 1 - len(commas))
    commas.append(old_commas[-1] if old_commas else last)
    return [e.with_changes(comma=comma) for e, comma in zip(elements, commas, strict=False)]


def _with_raw(node: Text, raw: str) -> Text:
    if isinstance(node, cst.FormattedStringText):
        return node.with_changes(value=raw)
    return node.with_changes(value=f"{node.prefix}{node.quote}{raw}{node.quote}")
