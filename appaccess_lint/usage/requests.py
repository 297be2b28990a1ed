"""Find what a refused request returns and raises, by the client's model."""

from __future__ import annotations

import ast

from appaccess_lint.clients.answers import Answers
from appaccess_lint.clients.load import ClientModels
from appaccess_lint.immutable import immutable
from appaccess_lint.model import CallSite
from appaccess_lint.usage.answer_values import Kind

LIBRARIES = {"atlassian-python-api": "atlassian", "http.client": "http", "markdown-to-confluence": "md2conf"}
"""The names by which libraries are imported, where their client is called otherwise."""


@immutable(frozen=True, slots=True)
class Refused:
    """The refusal of one request as the code sees it: a value, exceptions, or both."""

    kind: Kind
    raised: frozenset[str]
    answers: Answers


def refused_request(site: CallSite, call: ast.Call, models: ClientModels) -> Refused | None:
    """Return what happens to the refusal of the request *call*; ``None`` where the library isn't known."""
    library = LIBRARIES.get(site.client or "", (site.client or "").replace("-", "_"))
    through = [client for data in site.requests for client in data.through]
    names = [client.name for client in through]
    answers = next((a for a in (*map(models.answers, names), models.answers(library)) if a is not None), None)
    if answers is None:
        return None
    raises = answers.always or _flag(site, call, answers.flag)
    if answers.unless and _flag(site, call, answers.unless, opposite=answers.unless == "raise_error"):
        raises = False
    named = answers.raises
    if site.client_method is not None:
        for name in names or [library]:
            cls = models.cls(name)
            method = cls.methods.get(site.client_method) if cls is not None else None
            if method is not None and method.raises is not None:
                named = method.raises
                raises = raises and bool(named)
                break
    kind: Kind = "body" if answers.body and raises else "response"
    return Refused(kind, frozenset(named) if raises else frozenset(), answers)


def _flag(site: CallSite, call: ast.Call, name: str, *, opposite: bool = False) -> bool:
    """Return whether the argument *name* is true, at the call or where the client is made."""
    if not name:
        return False
    wanted = not opposite
    for keyword in call.keywords:
        if keyword.arg == name:
            return isinstance(keyword.value, ast.Constant) and bool(keyword.value.value) is wanted
    for data in site.requests:
        for client in data.through:
            for table in client.constructor:
                known = table.get(name)
                if known is not None and wanted in known.values:
                    return True
    return False
