"""Find the changes with which a function reads the same values from the answer of v2."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import pairwise

import libcst as cst

from appaccess_lint.answer import ITEM, KeyRead, Keys, Usage, Use
from appaccess_lint.catalog.migrations import LIST_SHAPE, Migration, MissingFields, Shape, shapes_of_answers
from appaccess_lint.finding import Span
from appaccess_lint.fix.model import Edit, Nodes, Refusal
from appaccess_lint.fix.readers import LEAVES
from appaccess_lint.fix.tree import code_of
from appaccess_lint.fix.written import quoted

Reads = Mapping[Span, "cst.Subscript | cst.Call"]
"""The subscripts and calls of a file by their places."""
_APART = "the keys of the response that v2 renames aren't read in one expression"


@dataclass(slots=True)
class Answer:
    """``asks`` has, for a key as v1's ``expand`` names it, what v2's query must send.

    ``nodes`` are the reads with the names of v2, ``renamed`` pairs of the keys.  ``whole`` are the keys below
    which all is as before.
    """

    asks: dict[str, str] = field(default_factory=dict)
    nodes: dict[cst.CSTNode, cst.CSTNode | Edit] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)
    whole: set[Keys] = field(default_factory=set)


def answer_of(usage: Usage, migration: Migration, when: str, after: str, reads: Reads) -> Answer:
    """Return the changes for the operation *after*; raises ``Refusal`` if a key has no equivalent.

    *reads* has the expressions of the file in which keys are renamed.
    """
    if after in migration.created and any(use.kind == "status" for use in usage.uses):
        raise Refusal("the code tests the status, and v2 returns 201")
    found, lack = Answer(), migration.lacks.get(after, MissingFields())
    whole = found.whole
    values, tested = _keys_of(usage, is_list=migration.is_list)
    for keys in sorted(values | tested):
        if _is_below(keys, whole):
            continue
        shape, named = _shape(keys, migration, when)
        if keys not in values and _has_same_below(named, shape):
            continue
        need, new = _key(named, shape, lack, migration.is_list)
        if need is not None:
            found.asks[need[0]] = need[1]
        if new == named:
            whole.add(keys)
            continue
        found.renamed[".".join(named)] = ".".join(new)
        for use in usage.uses:
            if use.keys == keys and use.given < len(keys):
                found.nodes.update(_renamed(use, len(keys) - len(named), new, reads))
    _check_lists(usage, is_list=migration.is_list, whole=whole)
    if len(set(found.asks.values())) > 1:
        raise Refusal("v2 returns one body format for each request")
    return found


def is_within(keys: Keys, whole: Set[Keys]) -> bool:
    """Return whether *keys* are among *whole* or below them."""
    return keys in whole or _is_below(keys, whole)


def _is_below(keys: Keys, whole: Set[Keys]) -> bool:
    return any(keys[:end] in whole for end in range(1, len(keys)))


def _keys_of(usage: Usage, *, is_list: bool) -> tuple[set[Keys], set[Keys]]:
    """Return the keys whose values matter, and those that must exist."""
    tested = {use.keys for use in usage.uses if use.of == "body" and use.kind == "test" and use.keys}
    tested -= {("results",)} if is_list else set()
    values = {use.keys for use in usage.uses if use.of == "body" and use.kind == "value"}
    values |= {escape.keys for escape in usage.escapes}
    given = {use.keys for use in usage.uses if use.kind == "given"}
    # what another function gets, it reads further or uses whole
    read = values | tested
    values |= {keys for keys in given if not any(other[: len(keys)] == keys for other in read)}
    return values, tested


def _has_same_below(keys: Keys, shape: Shape) -> bool:
    """Return whether v2 has the requested key, because it has keys of v1 below."""
    return any(name.startswith(f"{'.'.join(keys)}.") for name in shape.same)


def _check_lists(usage: Usage, *, is_list: bool, whole: Set[Keys]) -> None:
    """Raise ``Refusal`` if code iterates over anything but a list of results, or takes items by index."""
    for use in usage.uses:
        keys = use.keys
        if _is_below(keys, whole) or ITEM not in keys:
            continue
        if not is_list or keys[:2] != ("results", ITEM) or ITEM in keys[2:]:
            raise Refusal("a loop iterates over a value that isn't a list of results")
        if use.reads[1].span is not None:
            raise Refusal("the code takes an item of the list by its index")


def _shape(keys: Keys, migration: Migration, when: str) -> tuple[Shape, Keys]:
    """Return the shape that *keys* are of, and the keys below it; raises ``Refusal`` where all is used."""
    shape, named = migration.shapes.get(when), keys
    if migration.is_list and keys[:2] == ("results", ITEM):
        named = keys[2:]
    elif migration.is_list:
        shape = shapes_of_answers()[LIST_SHAPE]
    if shape is None or not named or (migration.is_list and keys == ("results",)):
        raise Refusal(LEAVES)
    return shape, named


def _key(keys: Keys, shape: Shape, lack: MissingFields, is_list: bool) -> tuple[tuple[str, str] | None, Keys]:
    """Return what a request must send so that *keys* stay the same, and their names in v2."""
    key = ".".join(keys)
    if key in shape.differs:
        raise Refusal(f"the response's {key} has another kind of value in v2")
    if key in shape.same and key not in lack.response:
        return None, keys
    for need, sends in shape.needs.items():
        of_lists = not is_list or sends.endswith(("=storage", "=atlas_doc_format", "=plain"))
        if key in (f"{need}.value", f"{need}.representation") and "-format=" in sends and of_lists:
            return (need, sends), keys
    new = shape.renamed.get(key)
    if new is not None and key not in shape.needs and new not in lack.response and "-1" not in key:
        return None, tuple(new.split("."))
    if key in shape.asks:
        raise Refusal(f"in v2, {shape.asks[key]} returns the response's {key}")
    raise Refusal(f"the response's {key} isn't the same in v2")


def _renamed(use: Use, start: int, new: Sequence[str], reads: Reads) -> Nodes:
    """Return the edits that change the keys which *use* reads after *start* to *new*."""
    steps = use.reads[start:]
    old = [step.key for step in steps]
    if use.shared:
        raise Refusal(
            "a variable contains the response or another value, and v2 renames a key of the response"
        )
    start = next(i for i in range(len(new) + 1) if i == len(new) or old[i] != new[i])
    end = 0
    while end < len(new) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    nodes = [_node(step, reads) for step in steps[start : len(old) - end]]
    names = new[start : len(new) - end]
    surplus = len(nodes) - len(names)
    if surplus and not all(_inner(b) is a for a, b in pairwise(nodes)):
        raise Refusal(_APART)
    edits: dict[cst.CSTNode, cst.CSTNode | Edit] = {}
    for node in nodes[:surplus]:
        if isinstance(node, cst.Call) and code_of(node.args[-1]) not in {code_of(node.args[0]), "{}", "None"}:
            raise Refusal(
                f"{code_of(node.args[-1])} is the default for a key of the response that v2 renames"
            )
        edits[node] = Edit.UNWRAP
    for node, name in zip(nodes[surplus:], names, strict=True):
        edits.update(_with_key(node, name))
    return edits


def _node(step: KeyRead, reads: Reads) -> cst.Subscript | cst.Call:
    node = reads.get(step.span) if step.span is not None else None
    if node is None:
        raise Refusal(_APART)
    return node


def _inner(node: cst.Subscript | cst.Call) -> cst.BaseExpression:
    if isinstance(node, cst.Subscript):
        return node.value
    assert isinstance(node.func, cst.Attribute)
    return node.func.value


def _with_key(node: cst.Subscript | cst.Call, name: str) -> Iterator[tuple[cst.CSTNode, cst.CSTNode]]:
    index = node.slice[0].slice if isinstance(node, cst.Subscript) else node.args[0]
    literal = index.value if isinstance(index, (cst.Index, cst.Arg)) else None
    if not isinstance(literal, cst.SimpleString):
        raise Refusal(f"the key in {code_of(node)} isn't a literal")
    yield literal, quoted(name, literal.quote)


def renames_text(renamed: Mapping[str, str]) -> str:
    """Return the renamed keys, for a message."""
    return ", ".join(f"{old} is {new} in v2" for old, new in renamed.items())
