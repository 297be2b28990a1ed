"""Client models: which call of a library reaches which HTTP method and URL, or which operations.

The models themselves are TOML files under ``rules_data/clients``; these classes are what they load into.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Scalar = str | int | float | bool | None


class Unknown:
    """The value of an argument that was given but can't be known; the only instance is ``UNKNOWN``."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "UNKNOWN"


UNKNOWN = Unknown()

Arguments = Mapping[str, Scalar | Unknown]
"""Known scalar value, or ``UNKNOWN``, for each argument given, by parameter name; a missing key: not given."""


@dataclass(frozen=True, slots=True)
class Argument:
    """Where a call passes something: by position (from 0, ``self`` not counted), by keyword, or either."""

    position: int | None = None
    keyword: str | None = None


@dataclass(frozen=True, slots=True)
class HttpCall:
    """A call that does an HTTP request.

    ``method`` is an upper-case verb, or the argument that holds it, or ``None`` where it can't be known.
    ``default_method`` counts where that argument isn't given; ``method_with_body`` counts instead where the
    argument ``body`` is given (``urllib``'s ``data``).  ``prefix`` is put between the base URL and the URL.
    """

    url: Argument
    method: str | Argument | None
    default_method: str | None = None
    body: Argument | None = None
    method_with_body: str | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds where argument ``argument`` (of the call, or of the constructor) has one of the values ``values``."""

    argument: str
    values: tuple[Scalar, ...]
    of: Literal["call", "constructor"] = "call"
    default: Scalar = None


@dataclass(frozen=True, slots=True)
class Case:
    """Operations (keys such as ``GET /wiki/rest/api/space``) called where all conditions hold."""

    operations: tuple[str, ...]
    when: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class ClientMethod:
    """A method of a client class: generic HTTP (``http``) or a named one with its operations (``cases``).

    ``parameters`` lists its parameters in order, without ``self``.  A method with neither ``http`` nor
    ``cases`` is known to reach nothing of the REST API.
    """

    name: str
    parameters: tuple[str, ...] = ()
    http: HttpCall | None = None
    cases: tuple[Case, ...] = ()


@dataclass(frozen=True, slots=True)
class ClientClass:
    """A class of a library, known by the dotted names under which code reaches it.

    ``product`` is ``confluence`` where an instance always talks to Confluence (then a path needs no further
    evidence, and ``root`` is what the library itself puts in front of paths, ``/wiki``); ``other`` where it
    never does (``atlassian.Jira``); ``any`` for a general HTTP client.  ``base_url`` is the constructor's
    argument that is put in front of relative URLs.  ``attributes`` maps an attribute to the dotted class of
    what it holds (``_session`` -> ``requests.Session``).
    """

    client: str
    names: tuple[str, ...]
    product: Literal["confluence", "other", "any"] = "any"
    base_url: Argument | None = None
    root: str = ""
    constructor: tuple[str, ...] = ()
    methods: Mapping[str, ClientMethod] = field(default_factory=dict)
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ClientFunction:
    """A callable of a library's module that does a request by itself (``requests.get``).

    ``returns`` is the dotted class of its result where that is itself a client (a factory).
    """

    client: str
    names: tuple[str, ...]
    http: HttpCall | None = None
    returns: str | None = None
