"""The plain data that the stages hand on: operations, call sites, findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from appaccess_lint.answer import RefusalHandling, Usage
from appaccess_lint.finding import FileError as FileError
from appaccess_lint.finding import Finding as Finding
from appaccess_lint.finding import Fix as Fix
from appaccess_lint.finding import Severity as Severity
from appaccess_lint.finding import Span as Span
from appaccess_lint.finding import TextEdit as TextEdit
from appaccess_lint.immutable import immutable
from appaccess_lint.request_data import RequestData
from appaccess_lint.text.text import Origin

AppAccess = Literal["blocked", "not-blocked", "unlisted"]
Refusal = Literal["error", "omission"]
"""What a blocked app gets: an error, or an answer that leaves the blocked content out."""
Lifecycle = Literal["current", "deprecated", "removed"]
Deployment = Literal["cloud", "server", "unknown"]
Kind = Literal["http", "client", "literal", "unresolved"]
Unmatched = Literal["path", "method", "root"]
"""Why a URL names no documented operation: ``root`` where it leaves out ``/wiki`` on a Cloud site."""
Strength = Literal["stated", "method", "checked", "named", ""]
Certainty = Literal["sure", "likely"]
Ground = Literal["client", "host", "prefix", "path", "name", "context", ""]
"""What says that a call reaches Confluence, strongest first."""


@immutable(frozen=True, slots=True)
class Lookup:
    """A request that has to be made before another, as its answer ``gives`` a parameter of that."""

    gives: str
    method: str
    path: str
    query: str = ""

    def __str__(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def request(self) -> str:
        """``GET /wiki/api/v2/spaces?keys={spaceKey}``."""
        return f"{self}?{self.query}" if self.query else str(self)


@immutable(frozen=True, slots=True)
class Replacement:
    """An operation to use instead; ``when`` names the content type for which it holds, empty for all.

    ``query`` is the query that makes it do the same (``keys={spaceKey}``), with the names of the replaced
    operation's parameters in braces; ``needs`` are the requests that have to be made before.
    At a call, ``likely`` marks those that hold if names in the code are right about the content type.
    """

    method: str
    path: str
    when: str = ""
    likely: bool = False
    query: str = ""
    needs: tuple[Lookup, ...] = ()

    def __str__(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def request(self) -> str:
        """``GET /wiki/api/v2/spaces?keys={spaceKey}``."""
        return f"{self}?{self.query}" if self.query else str(self)


@immutable(frozen=True, slots=True)
class SourceClaim:
    """What one source says of an operation; ``None`` where it doesn't speak of it.

    ``source`` is its name and month: ``page-2024-04``, ``openapi-2026-07``.
    """

    source: str
    app_access: AppAccess | None = None
    deprecated: bool | None = None
    listed: bool = True


@immutable(frozen=True, slots=True)
class Parameters:
    """What an operation takes.

    ``path`` has the type of each path parameter: ``number``, ``text``, ``space key``, ``a|b`` for one of some
    values.  ``body`` are the keys of the body, nested ones with dots (``version.number``), those of a list's
    items behind ``[].``; ``body_open`` says that it may have others.  ``required`` are the query parameters
    and keys that a request must have.
    """

    path: Mapping[str, str] = field(default_factory=dict, hash=False)
    query: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    body_open: bool = False
    required: tuple[str, ...] = ()


@immutable(frozen=True, slots=True)
class Operation:
    """One documented REST operation.

    ``timeline`` names the group of ``rules_data/timeline/`` whose events are its own, empty for none.
    ``parameters`` are there where a user's catalog file states them.  ``content`` is the content type that
    the API takes where a call names none, empty where there is no such.
    """

    method: str
    path: str
    api_version: Literal["v1", "v2"]
    title: str
    group: str
    app_access: AppAccess
    lifecycle: Lifecycle
    claims: tuple[SourceClaim, ...] = ()
    replacements: tuple[Replacement, ...] = ()
    classic_scopes: tuple[str, ...] = ()
    granular_scopes: tuple[str, ...] = ()
    connect_scope: str = ""
    refusal: Refusal = "error"
    experimental: bool = False
    documentation: str = ""
    timeline: str = ""
    note: str = ""
    parameters: Parameters | None = None
    content: str = ""

    @property
    def key(self) -> str:
        """``GET /wiki/rest/api/content/{id}``: unique in a catalog."""
        return f"{self.method} {self.path}"


@immutable(frozen=True, slots=True)
class OutsidePath:
    """A path of the site that code calls, outside of the documented REST API.

    ``path`` is the template (``/wiki/download/attachments/{id}/{filename}``), ``name`` what messages call it.
    ``answer`` is what Cloud answers, empty where that isn't known, ``source`` who says so.  ``link`` tells
    that the path is a browser's address as well, so that only a request for it is worth reporting.
    """

    method: str
    path: str
    name: str
    title: str
    answer: str = ""
    source: str = ""
    replacements: tuple[Replacement, ...] = ()
    note: str = ""
    link: bool = False

    @property
    def key(self) -> str:
        """``GET /wiki/download/attachments/{id}/{filename}``."""
        return f"{self.method} {self.path}"


@immutable(frozen=True, slots=True)
class Content:
    """What a call says about its content.

    ``types`` are those of the content that it names or lists, ``child`` those of the children that it asks
    for, ``location`` (``inline``, ``footer``) that of comments, ``container`` the type of what a new comment
    is attached to; each empty where nothing is said.
    ``title_alone`` says that the call sends a title and nothing else that changes the content.
    ``strength`` is how ``types`` is known, ``name`` the name in the code that says so.
    ``usual_child`` is the type of the children unless a caller of the code says otherwise.
    """

    types: tuple[str, ...] = ()
    child: tuple[str, ...] = ()
    location: tuple[str, ...] = ()
    container: tuple[str, ...] = ()
    strength: Strength = ""
    name: str = ""
    title_alone: bool = False
    usual_child: tuple[str, ...] = ()


@immutable(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for a fact of a call.

    Attributes:
        kind: What it is: ``setting``, ``host``, ``argument``, ``header``, ``client``, ``constructor``,
            ``class`` or ``name``.
        says: The value that it speaks for.
        strength: ``stated`` where the code says so, ``implied`` where it follows from what the code says,
            ``named`` where only a name says so.
        detail: What stands there, without secrets.
        place: Where that is.
    """

    kind: str
    says: str
    strength: Literal["stated", "implied", "named"]
    detail: str = ""
    place: Origin | None = None


@immutable(frozen=True, slots=True)
class Fact:
    """Something that the verdict on a call depends on, ``unknown`` without or with contradicting evidence."""

    value: str = "unknown"
    evidence: tuple[Evidence, ...] = ()


@immutable(frozen=True, slots=True)
class ClientBreak:
    """A version of a client library in which the method of a call fails.

    Attributes:
        version: The version.
        path: Where the method goes in it, outside of the REST API; empty where the version lacks the method.
        works: The versions in which the method works (``<5``); empty where none has it in this class.
        in_use: Whether it is the newest version that the project allows; else an upgrade brings it.
        assumed: Whether the client's address is unknown, and is assumed to be a site's.
    """

    version: str
    path: str
    works: str
    in_use: bool
    assumed: bool = False


@immutable(frozen=True, slots=True)
class CallSite:
    """A place in the source that reaches Confluence, and the documented operations that it may call.

    ``method`` is ``None`` where the HTTP method can't be known.  ``url`` is the text as resolved, holes as
    ``{}``; ``None`` for a named client method.  ``auth`` is how it is authenticated: ``oauth``,
    ``basic`` or ``unknown``.  ``unmatched`` is ``"path"`` where no documented operation has this
    path, ``"method"`` where one has the path but not the method; ``operations`` is then empty.
    ``requests`` are what the request carries, several where it may be one of several; none for a literal.
    ``outside`` are the paths outside of the documented REST API that it calls.  ``nearest`` are the
    documented operations that are probably meant where none matches.  ``content`` is what the call says about
    its content; the replacements of ``operations`` are those that hold for it.  ``breaks`` is the version of
    the client library in which the call fails.

    A request of the kind ``unresolved`` has a URL that can't be known; ``help`` says what would have to be.
    ``via`` are the places of the requests that a call goes through, its own for an unresolved one; ``direct``
    says that the call itself does the request, not a function of the project that it calls.

    ``ground`` is the strongest thing that says that the call reaches Confluence: a known client, the host,
    the prefix of the REST API, a path that Confluence alone has, a name, or the code around it.
    ``function`` is the dotted name of the function or method that it stands in (``Client.pages``), empty for
    code of the module.  ``usage`` and ``refusal`` are there where the settings ask for them.
    ``certainty`` is ``likely`` where only what surrounds the call says that it reaches
    Confluence.
    """

    path: str
    span: Span
    kind: Kind
    client: str | None
    client_method: str | None
    method: str | None
    url: str | None
    deployment: Deployment
    auth: Fact
    operations: tuple[Operation, ...]
    unmatched: Unmatched | None = None
    trail: tuple[Origin, ...] = ()
    requests: tuple[RequestData, ...] = ()
    findings: tuple[Finding, ...] = ()
    outside: tuple[OutsidePath, ...] = ()
    nearest: tuple[Operation, ...] = ()
    content: Content = Content()
    via: tuple[str, ...] = ()
    help: str = ""
    breaks: ClientBreak | None = None
    certainty: Certainty = "sure"
    direct: bool = False
    function: str = ""
    compared: tuple[str, ...] = ()
    ground: Ground = ""
    usage: Usage | None = None
    refusal: RefusalHandling | None = None
