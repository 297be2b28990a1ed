"""Define the known parts of a request in addition to method and URL: query, body, headers, client."""

from __future__ import annotations

from typing import Union

from appaccess_lint.immutable import immutable
from appaccess_lint.text.text import Origin

Scalar = Union[str, int, float, bool, None]  # noqa: UP007 - it is evaluated under Python 3.10 as well


Value = Union[Scalar, "Table", "Items"]


@immutable(frozen=True, slots=True)
class KnownValue:
    """The known alternatives of one value.

    Attributes:
        values: The alternatives; a string has ``{}`` for each unknown part (``Bearer {}``).
        open: Whether there are further, unknown alternatives.
        names: The names of unknown parts in the source: a variable (``page_id``), or the call that returns it
            (``requests.auth.HTTPBasicAuth()``).
        place: The position of the first literal.
    """

    values: tuple[Value, ...] = ()
    open: bool = False
    names: tuple[str, ...] = ()
    place: Origin | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """The strings that the value can be."""
        return tuple([value for value in self.values if isinstance(value, str)])

    @property
    def tables(self) -> tuple[Table, ...]:
        """The mappings that the value can be."""
        return tuple([value for value in self.values if isinstance(value, Table)])


NOTHING = KnownValue((None,))
"""The value of a missing argument."""


@immutable(frozen=True, slots=True)
class Table:
    """A mapping; ``open`` if it may have further keys.

    ``grows`` means that it is open only because a later iteration of a loop may change it.
    """

    items: tuple[tuple[str, KnownValue], ...] = ()
    open: bool = False
    grows: bool = False

    def get(self, key: str) -> KnownValue | None:
        """Return the value of *key*; ``None`` if it isn't known."""
        for name, known in self.items:
            if name == key:
                return known
        return None


@immutable(frozen=True, slots=True)
class Items:
    """A list or tuple; ``open`` if it may have further items."""

    items: tuple[KnownValue, ...] = ()
    open: bool = False


@immutable(frozen=True, slots=True)
class Client:
    """An object that sends requests.

    Attributes:
        name: Its dotted class.
        constructor: The arguments of its constructor by parameter, for each place that creates it.
        query: The query parameters that it adds to each request.
        headers: The headers that it adds to each request.
        auth: The authentication that it adds to each request.
        place: The position where it is created.
    """

    name: str
    constructor: tuple[Table, ...] = ()
    query: tuple[KnownValue, ...] = ()
    headers: tuple[KnownValue, ...] = ()
    auth: tuple[KnownValue, ...] = ()
    place: Origin | None = None


@immutable(frozen=True, slots=True)
class RequestData:
    """The contents of one request.

    Attributes:
        url: The URL; ``names`` are those of the holes in its path.
        query: The query parameters in the URL.
        parameters: The argument with further query parameters.
        body: The arguments with a body.
        headers: The argument with the headers.
        auth: The argument with the authentication.
        arguments: The arguments of a client's method that determines the operations, by parameter.
        through: The client or session that sends the request, and the session that it uses.
        content: The content type of a client's method.
        child: The type of the children that it requests by default.
    """

    url: KnownValue = NOTHING
    query: Table = Table()
    parameters: KnownValue = NOTHING
    body: tuple[KnownValue, ...] = ()
    headers: KnownValue = NOTHING
    auth: KnownValue = NOTHING
    arguments: Table = Table()
    through: tuple[Client, ...] = ()
    content: str = ""
    child: str = ""

    @property
    def query_tables(self) -> tuple[Table, ...]:
        """Return the mappings with query parameters: that of the URL and those of the argument."""
        return self.query, *self.parameters.tables

    @property
    def queried(self) -> list[tuple[str, KnownValue]]:
        """Return the query parameters with their values, in the order of the request."""
        return [item for table in self.query_tables for item in table.items]
