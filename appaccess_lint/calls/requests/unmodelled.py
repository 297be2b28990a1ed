"""Recognise requests by unknown objects, if both the name and an argument indicate one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from appaccess_lint.calls.endpoints.hosts import has_scheme
from appaccess_lint.calls.names.words import words
from appaccess_lint.calls.requests.http_requests import text_of
from appaccess_lint.syntax import ir
from appaccess_lint.text.text import Hole, Template, Text, literal
from appaccess_lint.values.domain.containers import Arguments
from appaccess_lint.values.domain.frames import Frame, Request
from appaccess_lint.values.domain.outside import External, ExternalInstance, ExternalMethod, Place, TextMethod
from appaccess_lint.values.domain.program import ModuleValue
from appaccess_lint.values.domain.unions import literals
from appaccess_lint.values.domain.values import Unknown, Value

VERBS = frozenset("get post put delete patch head options".split())
REQUEST_WORDS = VERBS | frozenset(
    "request requests fetch send call query api http rest paginate paginated paginator paged paging download "
    "upload invoke execute exec retrieve stream search pages all iter ajax curl".split()
)
NO_REQUEST_WORDS = frozenset(
    "url uri urls endpoint path link href setting settings config env key attr log logger debug info warning "
    "error print parse match compile build make format join mock patcher route".split()
)
MADE_FIRST = frozenset("build make".split())
"""Verbs of functions that build a URL or a path, except for requests (``make_request``)."""
EXECUTORS = frozenset("perform run submit dispatch process handle do serialize".split())
"""Verbs of functions that send data with a method and a URL (``bus.dispatch(method="GET", url=…)``)."""
METHOD_KEYWORDS = ("method", "http_method", "verb")
URL_WORDS = frozenset("url path endpoint uri resource route href api target address".split())
BASE_WORDS = frozenset("base host site server domain root".split())
HTTP_KEYWORDS = frozenset(
    "params headers json data auth timeout files verify body cookies allow_redirects".split()
)
PARTS = {
    **dict.fromkeys(("params", "query", "query_params", "fields"), "query"),
    **dict.fromkeys(("json", "data", "body", "content", "payload", "json_data"), "body"),
    "headers": "headers",
    "auth": "auth",
}
"""The conventional roles of keywords in a request."""
HTTP_RECEIVERS = frozenset(
    "session client http api rest conn connection requests request confluence web sess".split()
)

_CALLED_WITH_VERB = EXECUTORS | HTTP_RECEIVERS

Evident = Callable[[Text, str | None, bool], bool]


def call_place(module: ModuleValue, node: ir.Call) -> Place | None:
    """Return the place of the call *node* in *module*, which identifies the object that it creates."""
    source, span = module.module, node.span
    return (source.path, span.line, span.column) if source is not None and span is not None else None


def unmodelled_call(
    frame: Frame,
    node: ir.Call,
    callee: Value,
    arguments: Arguments,
    evident: Evident,
    rooted: Callable[[Text], bool],
) -> Request | None:
    """Return the request of a call of something unknown.

    ``evident`` returns whether a text alone names an endpoint, in a call with this HTTP method and with or
    without the name of an HTTP client's method.  If it doesn't, the call may still be the request of a
    wrapper whose callers name the endpoint.  ``rooted`` returns whether a text begins with the root of the
    API.  The address of the object's host counts, if it is known.
    """
    name, owner = _names(node, callee)
    kind = _kind(name)
    if kind == "other" or (kind == "executor" and not _given_verb(name, arguments)):
        return None
    if isinstance(callee, TextMethod) or "mock" in owner.lower() or _reads_item(name, owner, arguments):
        return None
    said = words(name)
    method = _method(said, arguments)
    verb = next(iter(literals(method)), None)
    candidates = [text_of(v) for v in _candidates(arguments) if v is not method]
    like_http = name.lstrip("_").lower() in VERBS | {"request"} and _like_http(owner, arguments)
    http_method = verb.upper() if verb else None
    if (text := next((t for t in candidates if evident(t, http_method, like_http)), None)) is not None:
        return _made(frame, node, callee, method, text, arguments)
    if (text := next(filter(rooted, candidates), None)) is not None:
        return replace(_made(frame, node, callee, method, text, arguments), evident=False)
    text = next((t for t in candidates if t.parameters), None) if like_http else None
    if text is None:
        return None
    made = _made(frame, node, callee, method, text, arguments)
    return replace(made, evident=not any(map(_may_be_url, text.alternatives)))


def unmodelled_client(
    frame: Frame, node: ir.Call, callee: Value, arguments: Arguments
) -> ExternalInstance | None:
    """Return the object that an unknown class makes of a host's address: ``RestClient("https://…")``."""
    if not isinstance(callee, External):
        return None
    name = callee.name.rpartition(".")[2]
    is_client = name[:1].isupper() and not words(name).isdisjoint(HTTP_RECEIVERS)
    if not is_client or _address(arguments) is None:
        return None
    return ExternalInstance(callee.name, arguments, call_place(frame.scope.module, node))


def _address(arguments: Arguments) -> Text | None:
    """Return the address of the host with which an object of an unknown class is created."""
    named = [value for name, value in arguments.keywords if words(name) & (URL_WORDS | BASE_WORDS)]
    given = map(text_of, (*arguments.positional[:1], *named))
    return next((text for text in given if any(map(has_scheme, text.alternatives))), None)


def _may_be_url(text: Template) -> bool:
    """Return whether *text* looks like a URL of several parts, and not like the key of a table."""
    holes = [part for part in text.parts if isinstance(part, Hole)]
    if len(text.parts) == 1:
        return any(len(hole.parameters) > 1 for hole in holes)  # base + path
    return "/" in str(text) or any(words(hole.name) & (URL_WORDS | BASE_WORDS) for hole in holes)


def _reads_item(name: str, owner: str, arguments: Arguments) -> bool:
    """Return whether a call looks like that of a mapping: ``client.page().get("self", default)``."""
    if name != "get" or len(arguments.positional) != 2 or arguments.keywords:
        return False
    called, _, read = owner.rpartition("()")
    if _like_http(read or called.rpartition(".")[2], arguments):
        return False
    keys = literals(arguments.positional[0])
    return bool(keys) and all(key.isidentifier() and key.lower() not in VERBS for key in keys)


@lru_cache(maxsize=4096)
def _kind(name: str) -> Literal["request", "executor", "other"]:
    """Return what the name of a function indicates: a request, or one if an argument is its HTTP method."""
    said = words(name)
    against = said & NO_REQUEST_WORDS
    if against and not ("request" in said and against <= MADE_FIRST):
        return "other"
    return "request" if said & REQUEST_WORDS else "executor" if said & _CALLED_WITH_VERB else "other"


def _given_verb(name: str, arguments: Arguments) -> bool:
    """Return whether a keyword, or the field of a record, states the HTTP method.

    A client that is called itself receives it first: ``self.connection("GET", path)``.
    """
    given = [value for keyword, value in arguments.keywords if keyword in METHOD_KEYWORDS]
    if any(known.lower() in VERBS for value in given for known in literals(value)):
        return True
    first = literals(arguments.positional[0]) if len(arguments.positional) > 1 else ()
    is_verb = bool(first) and all(known.isupper() and known.lower() in VERBS for known in first)
    return is_verb and not words(name).isdisjoint(HTTP_RECEIVERS)


def _made(
    frame: Frame, node: ir.Call, callee: Value, method: Value, text: Text, arguments: Arguments
) -> Request:
    parts = ((PARTS[name], value) for name, value in arguments.keywords if name in PARTS)
    made = frame.request(node, method, text, parts=parts, evident=True)
    receiver = callee.receiver if isinstance(callee, ExternalMethod) else None
    base = _address(receiver.arguments) if receiver is not None and receiver.arguments is not None else None
    return replace(made, base=base, through=receiver) if base is not None else made


def _names(node: ir.Call, callee: Value) -> tuple[str, str]:
    """Return the name of the called function, and the dotted name of its object."""
    if isinstance(callee, (External, Unknown)) and callee.name:
        owner, _, last = callee.name.rpartition(".")
        if last and not last.endswith(")"):
            return last, owner
    if isinstance(callee, ExternalMethod):
        owner, _, last = f"{callee.receiver.cls}.{callee.name}".rpartition(".")
        return last, owner
    if isinstance(node.func, ir.Attr):
        return node.func.name, ""
    return (node.func.id, "") if isinstance(node.func, ir.Name) else ("", "")


def _method(said: frozenset[str], arguments: Arguments) -> Value:
    given = [value for keyword in METHOD_KEYWORDS if (value := arguments.get(None, keyword)) is not None]
    if given:
        return given[0]
    for value in arguments.positional[:3]:
        known = literals(value)
        if known and all(k.lower() in VERBS for k in known):
            return value
    verbs = said & VERBS
    if len(verbs) == 1:
        return literal(next(iter(verbs)).upper())
    if "request" in said and len(arguments.positional) > 1:
        return arguments.positional[0]
    return Unknown()


def _candidates(arguments: Arguments) -> list[Value]:
    found = [v for k, v in arguments.keywords if k.rpartition("_")[2] in URL_WORDS]
    return [*found, *arguments.positional[:4]]


def _like_http(owner: str, arguments: Arguments) -> bool:
    return bool(words(owner) & HTTP_RECEIVERS) or any(k in HTTP_KEYWORDS for k, _ in arguments.keywords)
