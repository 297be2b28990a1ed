"""Find reasons against a rewrite in the use of the response, and other functions that read it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import libcst as cst

from appaccess_lint.answer import Keys, Through, Usage
from appaccess_lint.fix.model import Refusal
from appaccess_lint.fix.path import has_root
from appaccess_lint.fix.tree import Parents, resolved
from appaccess_lint.model import CallSite

LEAVES = "the response leaves the function"
_LEAVES = {
    "argument": "the response leaves the function",
    "returned": "the response leaves the function",
    "container": "the response leaves the function",
    "yielded": "the response leaves the function",
    "attribute": "the response is kept in an attribute",
    "module": "the response is kept in a variable of the module, which others may read",
    "names": "the function looks at its variables by name",
    "closure": "the response is kept by a function within the function",
}


def usage_of(site: CallSite) -> Usage:
    """Return the use of the response to *site*.

    Raises ``Refusal`` if the answer itself, not only its values, reaches unknown code.
    """
    usage = site.usage
    if usage is None:
        raise Refusal("the use of the response is unknown")
    for escape in usage.escapes:
        if not escape.keys:
            raise Refusal(_LEAVES[escape.kind])
    for use in usage.uses:
        if use.kind == "changed":
            raise Refusal("the response is changed")
        if use.kind == "lost":
            raise Refusal("the response passes through too many functions")
        if use.kind == "attribute":
            raise Refusal(f"the code reads the response by .{use.name}")
        if use.kind == "value" and use.of == "response":
            raise Refusal(LEAVES)
    return usage


def check_through(node: cst.Call, between: Through, parents: Parents) -> None:
    """Raise ``Refusal`` if functions on the way to the request do more with the path than pass it on."""
    given = [(str(i) if a.keyword is None else a.keyword.value, a.value) for i, a in enumerate(node.args)]
    paths = [name for name, value in given if has_root(resolved(value, parents))]
    if len(paths) != 1:
        raise Refusal("the path isn't a literal in an argument of the call")
    if between.decorated:
        raise Refusal("a decorated function makes the request")
    if paths[0] not in between.arguments:
        raise Refusal("the function that makes the request uses the path in other ways")


def reasons_of(usage: Usage, is_same: Callable[[Keys], bool]) -> Iterator[str]:
    """Yield why a rewrite isn't safe because of other functions.

    *is_same* returns whether the value of some keys is unchanged, so that readers don't notice.
    """
    if usage.through is not None:
        yield f"{_listed(usage.through.functions[-1:])} makes the request"
    others = dict.fromkeys(
        reader.name for reader in usage.readers if not (reader.certain or is_same(reader.keys))
    )
    if others:
        yield f"{_listed(list(others))} {'reads' if len(others) == 1 else 'read'} the response"


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:3]) + (" and others" if len(names) > 3 else "")
