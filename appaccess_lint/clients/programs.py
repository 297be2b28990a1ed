"""Model programs that make HTTP requests with a command line: ``curl``, ``wget``.

Their options are data: ``rules_data/programs`` has one file for each program.  Files for ``--clients`` add
programs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from appaccess_lint.clients import tables
from appaccess_lint.clients.model import Runs
from appaccess_lint.clients.tables import VERBS, Place, Table
from appaccess_lint.files.shipped import shipped_documents
from appaccess_lint.immutable import immutable

_OPTIONS = ("method", "url", "headers", "body", "auth", "values")
_KEYS = {*_OPTIONS, "verbs", "with_body"}


@immutable(frozen=True, slots=True)
class Program:
    """The options of a program.

    ``options`` maps each option with a value to the meaning of the value: ``method``, ``url``, ``headers``,
    ``body``, ``auth``, or ``values`` for any other.  ``verbs`` maps options to the HTTP method that they
    imply; ``with_body`` is the method of a request with a body.
    """

    name: str
    options: Mapping[str, str]
    verbs: Mapping[str, str] = field(default_factory=dict)
    with_body: str = "POST"


class Programs:
    """Programs by name; reads the shipped files on first use."""

    def __init__(self, overlays: Sequence[Table] = ()) -> None:
        self._overlays = overlays
        self._known: dict[str, Program] | None = None

    def find(self, command: str) -> Program | None:
        """Return the program that the first word of a command line names: ``/usr/bin/curl``."""
        name = command.replace("\\", "/").rpartition("/")[2].removesuffix(".exe")
        return self.known.get(name)

    @property
    def known(self) -> Mapping[str, Program]:
        """All programs by name."""
        if self._known is None:
            self._known = {}
            own = (("clients", overlay) for overlay in self._overlays)
            for file, document in (*shipped_documents("programs"), *own):
                self._known.update((p.name, p) for p in programs(document, Place(file)))
        return self._known


def programs(document: Table, place: Place) -> Iterator[Program]:
    """Yield the programs in *document*; raises ``ClientError``."""
    for key, table in tables.tables(document, "programs", place).items():
        here = place.inner(f'programs."{key}"')
        tables.known(table, _KEYS, here)
        options = {option: kind for kind in _OPTIONS for option in tables.texts(table, kind, here)}
        verbs = dict(_verbs(table, here))
        with_body = tables.verb(table, "with_body", here, "POST")
        for name in key.split():
            yield Program(name, options, verbs, with_body)


def _verbs(table: Table, place: Place) -> Iterator[tuple[str, str]]:
    here = place.inner("verbs")
    found = tables.table_of(table, "verbs", place)
    tables.known(found, VERBS, here)
    for verb in found:
        for option in tables.texts(found, verb, here):
            yield option, verb


def runs(table: Table, parameters: tuple[str, ...], place: Place) -> Runs | None:
    """Return ``runs`` of a function, ``None`` if it has none; raises ``ClientError``."""
    if "runs" not in table:
        return None
    program = tables.text_if_given(table, "program", place)
    name = tables.among(table["runs"], parameters, "runs", place)
    if name.startswith("*"):
        return Runs(None, parameters.index(name), program)
    return Runs(tables.passed(name, parameters), 0, program)
