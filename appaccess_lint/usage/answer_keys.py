"""Find the keys of an answer that the function of its request reads without testing them."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from appaccess_lint.answer import Keys
from appaccess_lint.clients.load import ClientModels
from appaccess_lint.model import CallSite
from appaccess_lint.project.tree import Tree
from appaccess_lint.usage.answer_values import AnswerValue, Value
from appaccess_lint.usage.flow import flow_of
from appaccess_lint.usage.requests import refused_request
from appaccess_lint.usage.sources import File, Sources

_EMPTY = (ast.Constant, ast.Dict, ast.List)
"""What code has in place of a missing answer: ``answer.json() or {}``."""
_READ = frozenset({"value", "given", "changed"})


def with_answer_keys(
    sites: Sequence[CallSite], source: str, path: str, file: Path | None, tree: Tree, models: ClientModels
) -> Sequence[CallSite]:
    """Return *sites*, all of *source*, with the keys that code reads of the answers of v2.

    Only the function of a request is read, neither its callers nor functions that get the answer: this is
    done for every file.
    """
    if not any(map(_is_of_v2, sites)):
        return sites
    own = Sources(tree).own(source, path, file)
    if own is None:
        return sites
    return [replace(s, answer_keys=_keys(s, own, models)) if _is_of_v2(s) else s for s in sites]


def _is_of_v2(site: CallSite) -> bool:
    """Return whether the call itself is a request that gets something from v2, and can get nothing else."""
    return (
        site.direct
        and site.kind == "http"
        and site.method == "GET"
        and site.deployment != "server"
        and not site.also_server
        and [operation.api_version for operation in site.operations] == ["v2"]
    )


def _keys(site: CallSite, file: File, models: ClientModels) -> tuple[Keys, ...]:
    node = file.call_of(site.span)
    refused = refused_request(site, node, models) if node is not None else None
    if node is None or refused is None:
        return ()
    answer: Value = ("body" if refused.answers.body else "response", ())
    try:
        uses = flow_of(file, node, answer, refused.answers).uses
    except RecursionError:  # nested too deeply: unknown
        return ()
    of_body = [(kind, used) for kind, _, used in uses if used.kind == "body" and used.keys]
    if _is_one_of(file, node) or any(_is_one_of(file, read) for _, used in of_body for read in _owners(used)):
        return ()
    tested = [used.keys for kind, used in of_body if kind == "test" or used.shared]
    read = dict.fromkeys(used.keys for kind, used in of_body if kind in _READ)
    return tuple(keys for keys in read if not any(_meet(keys, known) for known in tested))


def _owners(used: AnswerValue) -> Iterator[ast.expr]:
    """Yield the expressions of which the keys of *used* are read."""
    for _, read in used.steps:
        match read:
            case ast.Subscript(value=owner) | ast.Call(func=ast.Attribute(value=owner)):
                yield owner


def _is_one_of(file: File, node: ast.expr) -> bool:
    """Return whether *node*, or an expression that it is a part of, may have one of several values."""
    for part in (node, *(parent for parent, _ in file.upwards(node))):
        match part:
            case ast.IfExp():
                return True
            case ast.BoolOp(values=values):
                if sum(not isinstance(value, _EMPTY) for value in values) > 1:
                    return True
            case ast.stmt():
                return False
    return False


def _meet(keys: Keys, others: Keys) -> bool:
    """Return whether one of the values is in the other one, or is the same."""
    return all(key == other for key, other in zip(keys, others, strict=False))
