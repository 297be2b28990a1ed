"""What is known of a request in addition to its method and URL: query, body, headers, client."""

from __future__ import annotations

from typing import Union

from appaccess_lint.immutable import immutable
from appaccess_lint.text.text import Origin

Scalar = Union[str, int, float, bool, None]  # noqa: UP007 - it is evaluated under Python 3.10 as well


Value = Union[Scalar, "Table", "Items"]


@immutable(frozen=True, slots=True)
class KnownValue:
    """What is known of one value.

    Attributes:
        values: What it can be; a text has ``{}`` for each stretch that isn't known (``Bearer {}``).
        open: It can be something else too, of which nothing is known.
        names: What the source calls that which isn't known: a variable (``page_id``), or the call that gives
            it (``requests.auth.HTTPBasicAuth()``).
        place: Where the first literal of it stands.
    """

    values: tuple[Value, ...] = ()
    open: bool = False
    names: tuple[str, ...] = ()
    place: Origin | None = None

    @property
    def texts(self) -> tuple[str, ...]:
        """Each text that it can be."""
        return tuple(value for value in self.values if isinstance(value, str))

    @property
    def tables(self) -> tuple[Table, ...]:
        """Each mapping that it can be."""
        return tuple(value for value in self.values if isinstance(value, Table))


NOTHING = KnownValue((None,))
"""What is known of an argument that isn't given."""


@immutable(frozen=True, slots=True)
class Table:
    """A mapping by its keys; ``open`` where a part isn't known, so that there can be further keys.

    ``grows``: it is open only because a later round of a loop may change it.
    """

    items: tuple[tuple[str, KnownValue], ...] = ()
    open: bool = False
    grows: bool = False

    def get(self, key: str) -> KnownValue | None:
        """Return what stands under *key*, ``None`` where nothing does that is known."""
        return next((known for name, known in self.items if name == key), None)


@immutable(frozen=True, slots=True)
class Items:
    """A list or tuple; ``open`` where there can be further items."""

    items: tuple[KnownValue, ...] = ()
    open: bool = False


@immutable(frozen=True, slots=True)
class Client:
    """An object that requests go through.

    Attributes:
        name: Its dotted class.
        constructor: The arguments that it is made with, by parameter; several if made in several ways.
        query: What it holds for the query of each request.
        headers: Likewise, for the headers.
        auth: Likewise, for the authentication.
        place: Where it is made.
    """

    name: str
    constructor: tuple[Table, ...] = ()
    query: tuple[KnownValue, ...] = ()
    headers: tuple[KnownValue, ...] = ()
    auth: tuple[KnownValue, ...] = ()
    place: Origin | None = None


@immutable(frozen=True, slots=True)
class RequestData:
    """What one request carries.

    Attributes:
        url: The URL; ``names`` are those of the holes in its path.
        query: The parameters behind the URL's ``?``.
        parameters: The argument that adds to these.
        body: Each argument with a body.
        headers: The argument with the headers.
        auth: The argument that says how the request is authenticated.
        arguments: The arguments of a client's method that names its operations, by parameter.
        through: The client or session that does it, and the session that this was made with.
        content: The content type that a client's method is for.
        child: The type of the children that it asks for by default.
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
