"""Define the facts about a call on which its findings depend: content, evidence, client version."""

from __future__ import annotations

from typing import Literal

from appaccess_lint.immutable import immutable
from appaccess_lint.text.text import Origin

Strength = Literal["stated", "method", "checked", "named", ""]


@immutable(frozen=True, slots=True)
class Content:
    """The statements of a call about its content.

    Attributes:
        types: The types of the content that the call names or lists.
        child: The types of the children that it requests.
        location: The location of comments: ``inline``, ``footer``.
        container: The types of the content to which a new comment is attached.
        strength: The kind of evidence for ``types``.
        name: The name in the code that indicates ``types``.
        title_alone: Whether the call changes only the title of the content.
        usual_child: The types of the children unless a caller states others.
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
    """One piece of evidence for a fact of a call.

    Attributes:
        kind: ``setting``, ``host``, ``argument``, ``header``, ``client``, ``constructor``, ``class`` or
            ``name``.
        says: The value that the evidence supports.
        strength: ``stated`` if the code says so, ``implied`` if it follows from the code, ``named`` if only a
            name indicates it.
        detail: The code or name, without secrets.
        place: The position.
    """

    kind: str
    says: str
    strength: Literal["stated", "implied", "named"]
    detail: str = ""
    place: Origin | None = None


@immutable(frozen=True, slots=True)
class Fact:
    """A fact on which the findings of a call depend; ``unknown`` if evidence is missing or contradictory."""

    value: str = "unknown"
    evidence: tuple[Evidence, ...] = ()


@immutable(frozen=True, slots=True)
class ClientBreak:
    """A version of a client library in which the method of a call fails.

    Attributes:
        version: The version.
        path: The path, outside the REST API, to which the method sends; empty if the version lacks the
            method.
        works: The versions in which the method works (``<5``); empty if there is none for this class.
        in_use: Whether the project allows this version today; otherwise, an upgrade breaks the call.
        assumed: Whether the client's address is unknown, and assumed to be that of a site.
        instead: The requests that do the same, if the library's model states them.
        bare: Whether the client's address is a Cloud site without ``/wiki``, and this version adds none.
    """

    version: str
    path: str
    works: str
    in_use: bool
    assumed: bool = False
    instead: tuple[str, ...] = ()
    bare: bool = False
