"""What has to change so that what a function reads of an answer of v1 is in the answer of v2."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import libcst as cst

from appaccess_lint.catalog.migrations import LIST_SHAPE, Lack, Migration, Shape, shapes_of_answers
from appaccess_lint.fix.model import Edit, Nodes, Refusal
from appaccess_lint.fix.tree import code_of
from appaccess_lint.fix.usage import ITEM, Keys, Step, Steps, Usage
from appaccess_lint.fix.written import quoted

LEAVES = "the answer leaves the function"


@dataclass(slots=True)
class Answer:
    """``asks`` has, for a key as v1's ``expand`` names it, what v2's query must send.

    ``nodes`` are the reads with the names of v2, ``renamed`` pairs of the keys.
    """

    asks: dict[str, str] = field(default_factory=dict)
    nodes: dict[cst.CSTNode, cst.CSTNode | Edit] = field(default_factory=dict)
    renamed: dict[str, str] = field(default_factory=dict)


def answer_of(usage: Usage, migration: Migration, when: str, after: str) -> Answer:
    """Return what changes for the operation *after*; raises ``Refusal`` where a key has no equivalent."""
    if usage.status and after in migration.created:
        raise Refusal("the status is looked at, and v2 answers 201")
    found, lack = Answer(), migration.lacks.get(after, Lack())
    tested = {keys for keys in usage.tests if keys and not (migration.is_list and keys == ("results",))}
    for keys in sorted(usage.values | tested):
        shape, named = _shape(keys, migration, when)
        need, new = _key(named, shape, lack, migration.is_list)
        if need is not None:
            found.asks[need[0]] = need[1]
        if new != named:
            found.renamed[".".join(named)] = ".".join(new)
            for steps in usage.places[keys]:
                found.nodes.update(_renamed(steps[len(keys) - len(named) :], new))
    _check_lists(usage, migration.is_list)
    if len(set(found.asks.values())) > 1:
        raise Refusal("v2 returns one body format for each request")
    return found


def _check_lists(usage: Usage, is_list: bool) -> None:
    """Raise ``Refusal`` where the answer is looped over as if it were a list, or isn't as one."""
    for keys in usage.values | usage.tests:
        if ITEM in keys and (not is_list or keys[:2] != ("results", ITEM) or ITEM in keys[2:]):
            raise Refusal("a loop runs over what isn't a list of results")


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


def _key(keys: Keys, shape: Shape, lack: Lack, is_list: bool) -> tuple[tuple[str, str] | None, Keys]:
    """Return what a request sends so that *keys* are as before, and their names in v2."""
    key = ".".join(keys)
    if key in shape.differs:
        raise Refusal(f"the answer's {key} has another kind of value in v2")
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
        raise Refusal(f"the answer's {key} is asked for by {shape.asks[key]} in v2")
    raise Refusal(f"the answer's {key} isn't the same in v2")


def _renamed(steps: Steps, new: Sequence[str]) -> Nodes:
    """Return the edits that make the reads *steps* those of the keys *new*."""
    old = [step.key for step in steps]
    start = next(i for i in range(len(new) + 1) if i == len(new) or old[i] != new[i])
    end = 0
    while end < len(new) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    middle, names = steps[start : len(old) - end], new[start : len(new) - end]
    surplus = len(middle) - len(names)
    if surplus and not _chained(middle):
        raise Refusal("the keys of the answer that v2 renames aren't read in one expression")
    edits: dict[cst.CSTNode, cst.CSTNode | Edit] = {}
    for step in middle[:surplus]:
        node = _node(step)
        if isinstance(node, cst.Call) and code_of(node.args[-1]) not in {code_of(node.args[0]), "{}", "None"}:
            raise Refusal(f"{code_of(node.args[-1])} stands in for a key of the answer that v2 renames")
        edits[node] = Edit.UNWRAP
    for step, name in zip(middle[surplus:], names, strict=True):
        edits.update(_with_key(_node(step), name))
    return edits


def _chained(steps: Steps) -> bool:
    """Whether each of *steps* reads what the one before it gives, in the same expression."""
    return all(
        b.node is not None and a.node is not None and _inner(b.node) is a.node for a, b in pairwise(steps)
    )


def _node(step: Step) -> cst.Subscript | cst.Call:
    if step.node is None:
        raise Refusal("the keys of the answer that v2 renames aren't read in one expression")
    return step.node


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
    """Return the keys that are renamed, for a message."""
    return ", ".join(f"{old} is {new} in v2" for old, new in renamed.items())
