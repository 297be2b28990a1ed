"""Read the parts of an HTTP request from the arguments that the model of a call names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from appaccess_lint.calls.requests.request_data import arguments_value
from appaccess_lint.clients.model import Argument, ClientClass, ClientMethod, HttpCall
from appaccess_lint.immutable import replace
from appaccess_lint.syntax import ir
from appaccess_lint.text.operations import path_join
from appaccess_lint.text.text import Hole, Template, Text, literal
from appaccess_lint.values.domain.containers import Arguments, DictValue
from appaccess_lint.values.domain.frames import Frame, Request
from appaccess_lint.values.domain.outside import ExternalInstance, UrlValue
from appaccess_lint.values.domain.program import EnumMember
from appaccess_lint.values.domain.unions import join, literals, members
from appaccess_lint.values.domain.values import NONE, Scalar, Unknown, Value
from appaccess_lint.values.objects.convert import printed

UNGIVEN = Unknown("", frozenset({"**"}))
"""An argument that may be passed by ``*`` or ``**``."""


def http_request(
    frame: Frame, node: ir.Call, http: HttpCall, arguments: Arguments, url: Value, client: str
) -> Request:
    """Return the request to *url* of a call that has the model *http*."""
    text = text_of(url)
    if http.connection is not None:
        base = configured(_argument(http.connection, arguments))
        text = path_join((base, text))
    is_evident = http.may_be_file or _is_object(url) or _is_unseen(arguments)
    method, parts = method_of(http, arguments), _parts(http, arguments)
    return frame.request(node, method, text, client, parts, evident=is_evident)


def _is_unseen(arguments: Arguments) -> bool:
    """Return whether nothing is seen of a call: what it is passed to may call it, as a decorator does."""
    return arguments.is_open and not arguments.values


def _is_object(url: Value) -> bool:
    """Return whether the URL argument is a request object, which counts at its creation."""
    return any(not isinstance(m, (Text, Unknown, UrlValue, Scalar)) for m in members(url))


def has_literal(url: Text | None) -> bool:
    """Return whether more is known of a URL than that it is one."""
    return url is not None and any(t.literal or len(t.parts) > 1 for t in url.alternatives)


def configured(connection: Value | None) -> Text:
    """Return the base URL that is configured under the name *connection*: a hole with that name."""
    names = literals(connection) if connection is not None else ()
    return Text((Template((Hole(names[0] if names else "connection"),)),))


def method_of_object(
    cls: ClientClass, http: HttpCall, receiver: ExternalInstance, ways: Iterable[Arguments]
) -> Value:
    """Return the HTTP method with which the object was created, possibly in one of the *ways*."""
    made = [receiver.arguments] if receiver.arguments is not None else list(ways)
    name = http.method_of_object
    position = cls.constructor.index(name) if name in cls.constructor else None
    default = literal(http.default_method) if http.default_method is not None else Unknown()
    given = (arguments.get(position, name) for arguments in made)
    return join(value if value is not None else default for value in given) if made else Unknown()


def method_parts(method: ClientMethod, arguments: Arguments) -> Iterator[tuple[str, Value]]:
    """Return the parts of the requests that a client's method makes when called with *arguments*."""
    named = arguments_value(arguments, method.parameters)
    yield "arguments", named
    sent = dict(method.query)
    query = [(literal(sent[name]), value) for name, value in named.named if name in sent]
    if query:
        yield "query", DictValue(tuple(query))
    for part, name in (("content", method.content), ("child", method.child)):
        if name:
            yield part, literal(name)


def _parts(http: HttpCall, arguments: Arguments) -> Iterator[tuple[str, Value]]:
    """Return the known data that a call sends in addition to method and URL."""
    named: tuple[tuple[str, tuple[Argument, ...]], ...] = (
        ("query", http.query),
        ("body", http.body),
        ("headers", http.headers),
        ("auth", http.auth),
    )
    for part, places in named:
        given = [value for place in places if (value := _argument(place, arguments)) is not None]
        for value in dict.fromkeys(given):
            yield part, value


def changed_request(request: Request, http: HttpCall, arguments: Arguments, url: Text) -> Request:
    """Return *request* to *url*, made by an object that has *arguments* now."""
    method, parts = method_of(http, arguments), tuple(_parts(http, arguments))
    return replace(request, method=method, url=url, whole_url=url, parts=parts)


def function_call(frame: Frame, node: ir.Call, http: HttpCall, arguments: Arguments, client: str) -> Request:
    """Return the request of a module's function (``requests.get``)."""
    return http_request(frame, node, http, arguments, url_of(http, arguments), client)


def url_of(http: HttpCall, arguments: Arguments) -> Value:
    """Return the argument with the URL, if possible a known one."""
    places = (http.url, *http.url_else)
    given = (_argument(place, arguments) for place in places)
    found = [value for value in given if value is not None and value != Scalar(None)]
    return next((value for value in found if value is not UNGIVEN), found[0] if found else Unknown())


def _argument(where: Argument, arguments: Arguments) -> Value | None:
    value = arguments.get(where.position, where.keyword)
    if value is None and (arguments.open_keywords or arguments.open_positional):
        return UNGIVEN
    return value


def method_of(http: HttpCall, arguments: Arguments) -> Value:
    """Return the HTTP method of a call with *arguments*."""
    if isinstance(http.method, str):
        return literal(http.method)
    value = _argument(http.method, arguments) if http.method is not None else None
    if value == NONE and http.default_method is not None:
        value = None
    if value is not None and value != UNGIVEN:
        return _ascii(value) or value
    if http.method_with_body is not None:
        for place in http.body:
            body = arguments.get(place.position, place.keyword)
            if body is not None and body != Scalar(None):
                return literal(http.method_with_body)
    if http.default_method is not None:
        return literal(http.default_method)
    return value if value is not None else Unknown()


def _ascii(value: Value) -> Text | None:
    """Return the text of bytes, which twisted takes as a URL."""
    if isinstance(value, Scalar) and isinstance(value.value, bytes) and value.value.isascii():
        return literal(value.value.decode("ascii"))
    return None


def text_of(value: Value) -> Text:
    """Return a URL argument as text; an object other than a string is a hole."""
    found: list[Template] = []
    for m in members(value):
        if isinstance(m, Text):
            found.extend(m.alternatives)
        elif isinstance(m, Unknown):
            found.append(Template((Hole(m.name, m.parameters, has_default=m.has_default),)))
        elif isinstance(m, UrlValue):
            found.extend(printed(m).alternatives)
        elif isinstance(m, EnumMember) and isinstance(m.value, Text):
            found.extend(m.value.alternatives)
        elif (written := _ascii(m)) is not None:
            found.extend(written.alternatives)
    return Text(tuple(found) or (Template((Hole(),)),))
