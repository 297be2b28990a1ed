"""Client models: which call of a library reaches which HTTP method and URL, or which operations.

The models themselves are TOML files under ``rules_data/clients``; these classes are what they load into.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from appaccess_lint.immutable import immutable

Scalar = str | int | float | bool | None
Part = Literal["query", "body", "headers", "auth"]
"""The parts of a request other than method and URL."""
Join = Literal["concat", "path", "urljoin"]
"""How the parts of a URL are joined: unchanged, with one slash between them, or like ``urljoin``."""
Scheme = Literal["basic", "bearer", "oauth"]
"""How a request is authenticated; a bearer token may be one of OAuth or a person's."""
Product = Literal["confluence", "other", "any"]
"""What a client's requests reach."""


CONTENT_TYPES = (
    *("page", "blog post", "custom content", "attachment", "folder", "whiteboard", "database"),
    *("comment", "footer comment", "inline comment"),
)


class Unknown:
    """The value of an argument that was given but can't be known; the only instance is ``UNKNOWN``."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN = Unknown()

Arguments = Mapping[str, Scalar | Unknown]
"""Known scalar value, or ``UNKNOWN``, for each argument given, by parameter; a missing key: not given."""


@immutable(frozen=True, slots=True)
class Argument:
    """Where a call passes something: by position (from 0, ``self`` not counted), by keyword, or either."""

    position: int | None = None
    keyword: str | None = None


@immutable(frozen=True, slots=True)
class HttpCall:
    """A call that makes an HTTP request.

    Attributes:
        url: The argument with the URL; if it isn't given, one of ``url_else`` has the URL.
        method: An upper-case method, the argument with the method, or ``None`` if it is unknown.
        default_method: The method if that argument isn't given.
        method_with_body: The method if an argument with the body is given, such as ``data`` of ``urllib``.
        method_of_object: The constructor's argument with the method.
        query, body, headers, auth: The arguments, any of several, with these parts of the request.
        connection: The argument with the name under which the base URL is configured.
        may_be_file: Whether the URL may also be a path in the file system.
        deferred: Whether the call only creates a request object, which another call sends.
    """

    url: Argument
    method: str | Argument | None
    default_method: str | None = None
    method_with_body: str | None = None
    query: tuple[Argument, ...] = ()
    body: tuple[Argument, ...] = ()
    headers: tuple[Argument, ...] = ()
    auth: tuple[Argument, ...] = ()
    url_else: tuple[Argument, ...] = ()
    method_of_object: str = ""
    connection: Argument | None = None
    may_be_file: bool = False
    deferred: bool = False


FALSY: tuple[Scalar, ...] = (None, False, 0, "")


@immutable(frozen=True, slots=True)
class Condition:
    """Holds if ``argument``, of the call or of the constructor, has one of ``values``.

    ``test`` is ``equal`` for one of the values, ``contains`` for a string that contains one of them.
    ``negated`` inverts the condition.  An argument that isn't given has the value ``default``.
    """

    argument: str
    values: tuple[Scalar, ...]
    of: Literal["call", "constructor"] = "call"
    default: Scalar = None
    test: Literal["equal", "contains"] = "equal"
    negated: bool = False


@immutable(frozen=True, slots=True)
class Case:
    """Operations (keys such as ``GET /wiki/rest/api/space``) that are called if all conditions hold.

    ``other`` are the paths outside the REST API that are called then.  ``since`` and ``before`` limit the
    case to some releases.  See ``ClientMethod`` for the three.
    """

    operations: tuple[str, ...]
    when: tuple[Condition, ...] = ()
    other: tuple[str, ...] = ()
    since: str = ""
    before: str = ""


@immutable(frozen=True, slots=True)
class ClientMethod:
    """A method of a client class: generic HTTP (``http``), or a named one with its operations (``cases``).

    A method with neither makes no request of the REST API.

    Attributes:
        parameters: The parameters in order, without ``self``.
        other: The paths outside the REST API that it always requests, with or without an HTTP method.
        sets: The part of the object's requests in which it sets a value: name and value are its parameters.
        content: The content type that the method is for.
        child: The content type of the children that it requests by default.
        query: Pairs of a parameter and the query parameter that is sent for it.
        since, before: The first release with the method, and the first one without it again.
        wraps: As in ``ClientFunction``.
        raises: The exceptions for a refusal, if they differ from the library's; none if it catches them.
        returns: The dotted class of its result, a client made with the arguments of call and object.
        instead: The requests to make instead, by the generic methods, in versions without the method.
        fields: Pairs of an attribute of the object and the parameter that the method sets it to.
    """

    name: str
    parameters: tuple[str, ...] = ()
    http: HttpCall | None = None
    cases: tuple[Case, ...] = ()
    other: tuple[str, ...] = ()
    sets: Part | None = None
    content: str = ""
    child: str = ""
    query: tuple[tuple[str, str], ...] = ()
    since: str = ""
    before: str = ""
    wraps: bool = False
    raises: tuple[str, ...] | None = None
    returns: str | None = None
    fields: tuple[tuple[str, str], ...] = ()
    instead: tuple[str, ...] = ()


@immutable(frozen=True, slots=True)
class Choice:
    """The class ``name`` (dotted) to which a facade delegates if all conditions on its constructor hold.

    ``since`` and ``before`` are the releases with this choice, as in ``ClientMethod``.  ``unasked`` means
    that code for an older version, with other methods, may get this class.
    """

    name: str
    when: tuple[Condition, ...] = ()
    unasked: bool = False
    since: str = ""
    before: str = ""


@immutable(frozen=True, slots=True)
class ClassRequest:
    """A request that a framework makes for each class that derives from one of its classes.

    ``url`` names the attributes, properties or methods whose strings are the parts of the URL.
    ``method_from`` names those that may contain the HTTP method; the first one that is set counts.
    """

    url: tuple[str, ...]
    join: Join = "concat"
    method_from: tuple[str, ...] = ()
    default_method: str = "GET"


@immutable(frozen=True, slots=True)
class ClientClass:
    """A class of a library, with the dotted names by which code imports it.

    Attributes:
        product: ``confluence`` if instances always call Confluence, so that a path needs no further evidence;
            ``other`` if they never call Confluence Cloud (``atlassian.Jira``); ``any`` for HTTP clients.
        root: The prefix that the library itself adds to paths: ``/wiki``.
        base_url: The constructor's argument with the base of relative URLs.
        base_scheme: The scheme that is added to it if it is only a host: ``https://``.
        join: How a relative URL is joined to it.
        constructor: The parameters of the constructor in order.
        attributes: The dotted class of the object in an attribute (``_session``: ``requests.Session``).
        fields: The constructor's argument that an attribute contains.
        settings: The part of all requests that an attribute, or a constructor's argument, contains.
        scheme: The authentication of all requests.
        credentials: The authentication that follows from a constructor's argument.
        cloud: The constructor's argument that states whether Confluence is Cloud.
        choices: The classes to which a facade delegates its calls.
        unasked: Whether a choice with ``unasked`` led to this class.
        follows: The class that code for earlier versions, without this class, used instead.
        connection: The constructor's argument with the name under which the base URL is configured.
        requests: The requests that are made for each derived class.
        sends_by: The method that sends for ``get``, ``post`` and so on, with the HTTP method as first
            argument.
    """

    client: str
    names: tuple[str, ...]
    product: Product = "any"
    base_url: Argument | None = None
    base_scheme: str = ""
    join: Join = "path"
    root: str = ""
    constructor: tuple[str, ...] = ()
    methods: Mapping[str, ClientMethod] = field(default_factory=dict)
    attributes: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    settings: Mapping[str, Part] = field(default_factory=dict)
    scheme: Scheme | None = None
    credentials: Mapping[str, Scheme] = field(default_factory=dict)
    cloud: str = ""
    choices: tuple[Choice, ...] = ()
    unasked: bool = False
    follows: str = ""
    connection: str = ""
    requests: tuple[ClassRequest, ...] = ()
    sends_by: str = ""


@immutable(frozen=True, slots=True)
class Runs:
    """A command line that a call runs: ``argument`` contains it, as a string or a list of words.

    Without an ``argument``, the positional arguments from ``first`` on are its words.  ``program`` is the
    program if the words don't name it.
    """

    argument: Argument | None
    first: int = 0
    program: str = ""


@immutable(frozen=True, slots=True)
class ClientFunction:
    """A function of a library's module, such as one that makes a request (``requests.get``).

    Attributes:
        returns: The dotted class of its result, if that is a client.
        constructor: Its parameters, if it passes them to the constructor of that class.
        operations: The operations of Confluence that it calls internally.
        wraps: Whether it returns a callable that calls its argument, or a decorator that does so.
        runs: The command line that it runs.
    """

    client: str
    names: tuple[str, ...]
    http: HttpCall | None = None
    returns: str | None = None
    constructor: tuple[str, ...] = ()
    operations: ClientMethod | None = None
    wraps: bool = False
    runs: Runs | None = None
