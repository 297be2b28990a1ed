"""Define the plain data between the stages: operations, call sites, findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from appaccess_lint.answer import RefusalHandling, Usage
from appaccess_lint.facts import ClientBreak as ClientBreak
from appaccess_lint.facts import Content as Content
from appaccess_lint.facts import Evidence as Evidence
from appaccess_lint.facts import Fact as Fact
from appaccess_lint.facts import Strength as Strength
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
"""The response to a blocked app: an error, or a result without the blocked content."""
Lifecycle = Literal["current", "deprecated", "removed"]
Deployment = Literal["cloud", "server", "unknown"]
Kind = Literal["http", "client", "literal", "unresolved"]
Unmatched = Literal["path", "method", "root"]
"""Why a URL matches no documented operation: ``root`` if ``/wiki`` is missing on a Cloud site."""
Certainty = Literal["sure", "likely"]
Ground = Literal["client", "host", "prefix", "path", "name", "context", ""]
"""The evidence that a call reaches Confluence, strongest first."""


@immutable(frozen=True, slots=True)
class Lookup:
    """A request that is needed before another one: its response ``gives`` a parameter of the other."""

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
    """An operation to use instead of another one.

    Attributes:
        method: The HTTP method.
        path: The path template.
        when: The content type for which the replacement is right; empty for all.
        likely: Whether, at a call, only names in the code indicate this content type.
        query: The query that makes the replacement equivalent (``keys={spaceKey}``), with parameters of the
            replaced operation in braces.
        needs: The requests that are needed before.
    """

    method: str
    path: str
    when: str = ""
    likely: bool = False
    query: str = ""
    needs: tuple[Lookup, ...] = ()

    @classmethod
    def of(cls, key: str) -> Replacement:
        """Return the operation with *key* (``GET /wiki/api/v2/pages``) as a replacement for all content."""
        method, _, path = key.partition(" ")
        return cls(method, path)

    def __str__(self) -> str:
        return f"{self.method} {self.path}"

    @property
    def request(self) -> str:
        """``GET /wiki/api/v2/spaces?keys={spaceKey}``."""
        return f"{self}?{self.query}" if self.query else str(self)


@immutable(frozen=True, slots=True)
class SourceClaim:
    """The statements of one source about an operation; ``None`` if it makes no statement.

    ``source`` is its name and month: ``page-2024-04``, ``openapi-2026-07``.
    """

    source: str
    app_access: AppAccess | None = None
    deprecated: bool | None = None
    listed: bool = True


@immutable(frozen=True, slots=True)
class Parameters:
    """The parameters of an operation.

    Attributes:
        path: The type of each path parameter: ``number``, ``text``, ``space key``, ``a|b`` for one of two
            values.
        query: The query parameters.
        body: The keys of the body; nested keys with dots (``version.number``), keys of items after ``[].``.
        body_open: Whether the body may have other keys.
        required: The query parameters and keys that a request must have.
    """

    path: Mapping[str, str] = field(default_factory=dict, hash=False)
    query: tuple[str, ...] = ()
    body: tuple[str, ...] = ()
    body_open: bool = False
    required: tuple[str, ...] = ()


@immutable(frozen=True, slots=True)
class Operation:
    """One documented REST operation.

    ``timeline`` names its group of events in ``rules_data/timeline/``; empty for none.  ``parameters`` are
    those of a user's catalog file.  ``content`` is the content type that the API assumes for a call without
    one; empty if there is no such default.
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
    """A path of the site outside the documented REST API that code calls.

    Attributes:
        method: The HTTP method.
        path: The path template (``/wiki/download/attachments/{id}/{filename}``).
        name: The name of the path in messages.
        title: What a request for the path does.
        answer: The status that Cloud returns; empty if it is unknown.
        source: The source of ``answer``.
        replacements: The operations to use instead.
        note: Further information.
        link: Whether the path is also an address for browsers, so that only requests for it are reported.
        followed: Whether code follows a link of a response to it: the code names no endpoint.
        procedure: The key of a body that names the procedure of a remote call; empty for other paths.
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
    followed: bool = False
    procedure: str = ""

    @property
    def key(self) -> str:
        """``GET /wiki/download/attachments/{id}/{filename}``."""
        return f"{self.method} {self.path}"


@immutable(frozen=True, slots=True)
class CallSite:
    """A place in the source that reaches Confluence, and the documented operations that it may call.

    Attributes:
        path: The file.
        span: The position of the call.
        kind: ``http``, ``client``, ``literal`` (a URL without a known call), or ``unresolved``.
        client: The library, or ``None`` for an unknown one.
        client_method: The method of a client library, if it determines the operations.
        method: The HTTP method, or ``None`` if it is unknown.
        url: The resolved URL, with ``{}`` for unknown parts; ``None`` for a method of a client library.
        deployment: ``cloud``, ``server`` or ``unknown``.
        auth: The authentication: ``oauth``, ``basic`` or ``unknown``.
        operations: The possible operations, with the replacements that are right for this call.
        unmatched: Why ``operations`` is empty: ``"path"`` if no documented operation has this path,
            ``"method"`` if one has the path with another method.
        trail: The literals from which the URL is built.
        requests: The contents of the request, with several possibilities; empty for a literal.
        findings: The findings of the call.
        outside: The paths outside the documented REST API that the call may request.
        nearest: The documented operations that are most similar, if none matches.
        content: The statements of the call about its content.
        via: The positions of the requests through which the call reaches Confluence.
        help: What would resolve the URL of an unresolved request.
        breaks: The version of the client library in which the call fails.
        certainty: ``likely`` if only the surrounding code indicates that the call reaches Confluence.
        direct: Whether the call itself is the request, not a call of a function of the project that sends it.
        function: The dotted name of the function that contains the call (``Client.pages``); empty at
            module level.
        integers: The parameters of the functions that contain the call which can be ``int`` by their
            annotations.
        compared: The content types with which the code compares the content later.
        requirement_named: Whether an earlier call of the file fails in the same version of the client
            library, so that its finding names the requirement that helps both.
        shared_with: The other operations to which the same file sends a body with the same keys.
        also_server: Whether the call also has an operation for Server, which isn't one of ``operations``.
            Query and body may be of either.
        ground: The strongest evidence that the call reaches Confluence.
        usage: How the response is used, if the settings ask for it.
        refusal: What handles a refusal, if the settings ask for it.
        sends_link_as_cursor: Whether the function of a request to v2 sends the link to the next page, which
            is a URL, as the parameter ``cursor``.
        answer_keys: The keys that the function of a request to v2 reads of the answer.
    """

    path: str
    span: Span
    kind: Kind
    client: str | None = None
    client_method: str | None = None
    method: str | None = None
    url: str | None = None
    deployment: Deployment = "unknown"
    auth: Fact = Fact()
    operations: tuple[Operation, ...] = ()
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
    integers: tuple[str, ...] = ()
    compared: tuple[str, ...] = ()
    requirement_named: bool = False
    shared_with: tuple[Operation, ...] = ()
    also_server: bool = False
    ground: Ground = ""
    usage: Usage | None = None
    refusal: RefusalHandling | None = None
    sends_link_as_cursor: bool = False
    answer_keys: tuple[tuple[str, ...], ...] = ()
