"""Find the headers that objects and functions of the project set when they are passed as ``auth=``.

Libraries call them with the request (``requests.auth.AuthBase.__call__``, ``httpx.Auth.auth_flow``); the code
of the project doesn't.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.walk import expressions
from appaccess_lint.text.text import Hole, Template, Text, literal
from appaccess_lint.values.domain.containers import DictValue, SeqValue
from appaccess_lint.values.domain.program import BoundMethod, FunctionValue, Instance, Scope, origins_of_node
from appaccess_lint.values.domain.unions import join, members
from appaccess_lint.values.domain.values import Value
from appaccess_lint.values.objects.classes import mro

_SCHEME = re.compile(r"(?:bearer|basic|oauth) (?=$|[{%])", re.IGNORECASE)
"""The start of a header's value in literals: ``Bearer ``, ``Bearer {}``, ``Bearer %s``."""


def headers_put(value: Value) -> Value:
    """Return *value*, an argument for authentication, with objects replaced by the headers that they set.

    Example: ``Tokens(…)``, whose ``__call__`` sets ``Bearer …``, becomes ``{"Authorization": "Bearer {}"}``.
    """
    return join(_headers_put(m) or m for m in members(value))


def _headers_put(value: Value) -> DictValue | None:
    texts = [*_schemes(value)]
    return DictValue(((literal("Authorization"), join(texts)),)) if texts else None


def _schemes(value: Value) -> Iterator[Text]:
    """Yield the scheme with which a literal in the code of *value* begins, followed by a hole."""
    for body, scope in _bodies(value):
        for node in expressions(body):
            if isinstance(node, (ir.Const, ir.FString)):
                start = node.value if isinstance(node, ir.Const) else next(iter(node.parts), "")
                found = _SCHEME.match(start) if isinstance(start, str) else None
                if found is not None:
                    yield Text((Template((found[0], Hole()), origins_of_node(scope, node)),))


def _bodies(value: Value) -> Iterator[tuple[ir.Block, Scope]]:
    match value:
        case Instance(cls=cls):
            yield from ((c.cls.body, c.scope) for c in mro(cls))
        case FunctionValue(function=function, scope=scope):
            yield function.body, scope
        case BoundMethod(function=method):
            yield method.function.body, method.scope
        case DictValue() | SeqValue():  # httpx: {"request": [set_token]}
            for held in value.contents:
                yield from chain.from_iterable(map(_bodies, members(held)))
