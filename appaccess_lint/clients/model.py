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
"""The parts of a request in addition to method and URL."""
Join = Literal["concat", "path", "urljoin"]
"""How the parts of a URL are joined: as they are, with one slash between, or as relative links are."""
Scheme = Literal["basic", "bearer", "oauth"]
"""How a request is authenticated; a bearer token may be one of OAuth or a person's."""


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
    """A call that does an HTTP request.

    ``method`` is an upper-case verb, or the argument that holds it, or ``None`` where it can't be known.
    ``default_method`` counts where that argument isn't given; ``method_with_body`` counts instead where an
    argument with the body is given (``urllib``'s ``data``).  ``method_of_object`` is the constructor's
    argument that holds the verb instead.  ``query``, ``body``, ``headers`` and ``auth`` are the arguments,
    any of several, with these parts of the request.  ``url_else`` are the arguments that hold the URL where
    the first one isn't given.  ``connection`` is the argument that names where the
    base URL is configured.  ``may_be_file`` says that the URL may be a path of the file system as well.
    ``deferred`` says that the call only makes an object, which another call sends.
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
    """Holds where ``argument`` (of the call, or of the constructor) has one of the values ``values``.

    ``test`` is ``equal`` for one of the values themselves, ``contains`` for a string that has one of them in
    it.  ``negated`` turns the answer round.  An argument that isn't given has the value ``default``.
    """

    argument: str
    values: tuple[Scalar, ...]
    of: Literal["call", "constructor"] = "call"
    default: Scalar = None
    test: Literal["equal", "contains"] = "equal"
    negated: bool = False


@immutable(frozen=True, slots=True)
class Case:
    """Operations (keys such as ``GET /wiki/rest/api/space``) called where all conditions hold.

    ``other`` are the paths outside of the REST API that are called then, as in ``ClientMethod``, ``since``
    and ``before`` the releases that have the case.
    """

    operations: tuple[str, ...]
    when: tuple[Condition, ...] = ()
    other: tuple[str, ...] = ()
    since: str = ""
    before: str = ""


@immutable(frozen=True, slots=True)
class ClientMethod:
    """A method of a client class: generic HTTP (``http``) or a named one with its operations (``cases``).

    ``parameters`` lists its parameters in order, without ``self``.  ``other`` lists the paths that it always
    reaches outside the documented REST API, with the HTTP method before them or without.  A method with
    neither ``http`` nor ``cases`` is known to reach nothing of the REST API.  ``returns`` is the dotted class
    of its result where that is a client, made with the arguments of the call and of the object.  ``sets`` is
    the part of the object's requests in which the method sets a value, by its first two parameters.
    ``content`` is the content type that the method is for, ``child`` that of the children that it asks for by
    default.  ``query`` pairs parameters with the query parameters that they become.
    ``since`` is the release in which it appeared, ``before`` the one that no longer has it, where the models
    of a library's versions share a file.  ``wraps`` is as for functions.  ``raises`` are the exceptions for a
    refusal where these aren't those of the library's other calls; none where the method catches them.
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


@immutable(frozen=True, slots=True)
class Choice:
    """The class ``name`` (dotted) does an instance's work where all conditions on its constructor hold.

    ``since`` and ``before`` are the releases that choose so, as in ``ClientMethod``.  ``unasked`` says that
    code which was written for an older version, with other methods, may come to the class.
    """

    name: str
    when: tuple[Condition, ...] = ()
    unasked: bool = False
    since: str = ""
    before: str = ""


@immutable(frozen=True, slots=True)
class ClassRequest:
    """A request that a framework makes for each class which derives from one of its own.

    ``url`` names the attributes, properties or methods whose texts make the URL.  ``method_from`` names those
    that may hold the HTTP method, the first one that is set counts.
    """

    url: tuple[str, ...]
    join: Join = "concat"
    method_from: tuple[str, ...] = ()
    default_method: str = "GET"


@immutable(frozen=True, slots=True)
class DeclaredRequests:
    """Requests that an argument of a call lists as data.

    Keys are dotted, from the ``argument`` on (``client.base_url``, ``resources``), those of ``path`` and
    ``method`` from each of the ``items`` on; of several, the first one that is there counts.  An item that is
    a text itself is a path.  ``base`` may stand in an item, too.  Without an ``argument``, the names of the
    call's ``parameters`` are the first keys; without ``items``, the declaration is one itself.
    """

    argument: Argument | None
    parameters: tuple[str, ...]
    base: str
    items: str
    path: tuple[str, ...]
    method: tuple[str, ...] = ()
    default_method: str = "GET"
    join: Join = "path"


@immutable(frozen=True, slots=True)
class ClientClass:
    """A class of a library, known by the dotted names under which code reaches it.

    ``product`` is ``confluence`` where an instance always talks to Confluence (then a path needs no further
    evidence, and ``root`` is what the library itself puts in front of paths, ``/wiki``); ``other`` where it
    never talks to Confluence Cloud (``atlassian.Jira``); ``any`` for a general HTTP client.  ``base_url`` is
    the constructor's argument that is put in front of relative URLs, ``base_scheme`` what belongs before it
    where it is a bare host (``https://``).  ``constructor`` lists the constructor's parameters in order.
    ``attributes`` maps an attribute to the dotted class of what it holds (``_session`` ->
    ``requests.Session``), ``fields`` one to the constructor's argument that it holds (``url``).  ``settings``
    maps what an object holds for all of its requests, an attribute or a constructor's argument of that name,
    to the part of a request that it is.  ``scheme`` is how all of its requests are authenticated,
    ``credentials`` maps the constructor's arguments to it where these decide; ``cloud`` is the argument that
    says whether it talks to Cloud.  ``choices`` are the classes that a facade hands its calls on to.
    ``unasked`` says that a choice of this kind came to the class.  ``follows`` is the class that code of
    earlier versions, which don't have this one, used instead.  ``connection`` is the constructor's
    argument that names where the base URL is configured.  ``requests`` are made for each class that derives
    from this one.  ``sends_by`` is the method through which those named after an HTTP method send, with that
    as the first argument.  Where ``segments`` is true, attributes and arguments of an object are segments of
    a URL (``api.content("12").label.get()``).
    """

    client: str
    names: tuple[str, ...]
    product: Literal["confluence", "other", "any"] = "any"
    base_url: Argument | None = None
    base_scheme: str = ""
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
    segments: bool = False


@immutable(frozen=True, slots=True)
class Runs:
    """A command line that a call runs: ``argument`` holds it, as a text or a list of words.

    Without an ``argument``, the positional arguments from ``first`` on are its words.  ``program`` is the
    program where the words don't name it.
    """

    argument: Argument | None
    first: int = 0
    program: str = ""


@immutable(frozen=True, slots=True)
class ClientFunction:
    """A callable of a library's module that does a request by itself (``requests.get``).

    ``returns`` is the dotted class of its result where that is itself a client (a factory); ``constructor``
    then lists its parameters, where it hands these on to that class's constructor.  ``operations`` is what
    it calls of Confluence, where it hides these calls, ``declares`` where an argument lists requests.
    ``wraps`` says that it gives back a callable that calls what it is given, or a decorator that does so;
    ``again`` is then the attribute of a decorated function that decorates it anew.
    ``runs`` is the command line that it runs.
    """

    client: str
    names: tuple[str, ...]
    http: HttpCall | None = None
    returns: str | None = None
    constructor: tuple[str, ...] = ()
    operations: ClientMethod | None = None
    declares: DeclaredRequests | None = None
    wraps: bool = False
    runs: Runs | None = None
    again: str = ""
