"""Read from a model how a library's answers show their status, and which exceptions a refusal raises."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from fnmatch import fnmatchcase

from appaccess_lint.clients import tables
from appaccess_lint.clients.tables import Place, Table
from appaccess_lint.files.shipped import shipped_documents
from appaccess_lint.immutable import immutable


@immutable(frozen=True, slots=True)
class Answers:
    """What the answers of a library are like.

    Attributes:
        status: The attributes that give the status of an answer.
        checks: The methods that raise where the status is an error.
        raises: The dotted exceptions that are raised for a refusal, by a check or by the request itself.
        always: Whether a request itself raises.
        flag: The argument, of the call or the client's constructor, with which a request itself raises.
        unless: The argument with which it doesn't.
        truth: Whether an answer is false where the status is an error.
        body: Whether a call's result is the body of the answer.
        sends: The functions and methods that take a request object and send it, or make it ready.
        later: The methods of a connection that give the answer to the request before.
        like: The library whose answers are the same.
    """

    status: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    raises: tuple[str, ...] = ()
    always: bool = False
    flag: str = ""
    unless: str = ""
    truth: bool = False
    body: bool = False
    sends: tuple[str, ...] = ()
    later: tuple[str, ...] = ()
    like: str = ""


def answers(document: Table, place: Place) -> Answers | None:
    """Return what ``[answer]`` of *document* says; raises ``ClientError``."""
    if "answer" not in document:
        return None
    return Answers(**tables.fields_of(Answers, document, "answer", place))


def exceptions(document: Table, place: Place) -> dict[str, tuple[str, ...]]:
    """Return the base classes of each exception in ``[exceptions]``; raises ``ClientError``."""
    found, here = tables.table_of(document, "exceptions", place), place.inner("exceptions")
    return {name: tables.texts(found, key, here) for key in found for name in tables.names(key, here)}


@immutable(frozen=True, slots=True)
class Boundaries:
    """Patterns of names for code that frameworks call, and for exceptions that they handle.

    Attributes:
        decorators: Decorators of what a framework calls: ``*.tool``, ``click.command``.
        transparent: Decorators that leave exceptions as they are.
        bases: Base classes whose methods a framework calls.
        functions: Functions that a platform calls by their name and parameters.
        registers: Functions that take what a framework shall call.
        exceptions: Exceptions that a framework, or Python itself, shows to people.
        entries: Functions that the system starts by name.
    """

    decorators: tuple[str, ...] = ()
    transparent: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    registers: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()


def boundaries(document: Table, place: Place) -> Boundaries:
    """Return what ``[boundaries]`` of *document* says; raises ``ClientError``."""
    return Boundaries(**tables.fields_of(Boundaries, document, "boundaries", place))


def load_boundaries(overlays: Sequence[Table] = ()) -> Boundaries:
    """Return the shipped boundaries with those of the user's documents."""
    found = [boundaries(table, Place("clients")) for table in overlays]
    found += (boundaries(table, Place(name)) for name, table in shipped_documents("boundaries"))
    names = [field.name for field in fields(Boundaries)]
    return Boundaries(
        **{name: tuple(text for each in found for text in getattr(each, name)) for name in names}
    )


def matches(name: str, patterns: Iterable[str]) -> bool:
    """Return whether the dotted *name* matches one of *patterns*."""
    return any(fnmatchcase(name, pattern) for pattern in patterns)
