"""Read the TOML documents with client models: the shipped ones, overridden by the user's."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING, cast

from appaccess_lint.clients.answers import Answers, answers, exceptions
from appaccess_lint.clients.model import ClientClass, ClientFunction, Scheme
from appaccess_lint.clients.parse import (
    ClientError,
    Place,
    Table,
    class_tables,
    credentials,
    parse_document,
)
from appaccess_lint.clients.releases import INDEX, Lines, read_lines
from appaccess_lint.files import toml
from appaccess_lint.files.reading import data_file
from appaccess_lint.files.shipped import data_folder, is_shipped
from appaccess_lint.immutable import immutable
from appaccess_lint.os_errors import reason
from appaccess_lint.wording import describe

if TYPE_CHECKING:
    from importlib.abc import Traversable


@immutable(frozen=True, slots=True)
class Parsed:
    """The models of one document."""

    functions: tuple[ClientFunction, ...] = ()
    classes: tuple[ClientClass, ...] = ()
    schemes: Mapping[str, Scheme] = field(default_factory=dict)
    answers: Answers | None = None
    exceptions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class Documents:
    """The documents of all libraries; reads and parses each once."""

    def __init__(self, overlays: Sequence[Table] = ()) -> None:
        self._folder = data_folder("clients")
        self.overlays = overlays
        self._lines: dict[str, Lines | None] = {}
        self._parsed: dict[tuple[str, str], Parsed] = {}

    def libraries(self) -> Iterator[str]:
        """Yield the import name of every library that has a model."""
        names = {entry.name.removesuffix(".toml") for entry in self._folder.iterdir()}
        for document in self.overlays:
            names.update(name.partition(".")[0] for name in document_names(document))
        yield from sorted(names)

    def own_libraries(self) -> frozenset[str]:
        """Return the import name of every library that only the user's documents model."""
        own = {name.partition(".")[0] for document in self.overlays for name in document_names(document)}
        return frozenset(own) - {entry.name.removesuffix(".toml") for entry in self._folder.iterdir()}

    def lines(self, library: str) -> Lines | None:
        """Return the version ranges of *library* (its import name), if its models distinguish any."""
        if library not in self._lines:
            file = self._folder.joinpath(library).joinpath(INDEX) if library.isidentifier() else None
            self._lines[library] = read_lines(_read(file)) if file is not None and is_shipped(file) else None
        return self._lines[library]

    def parsed(self, library: str, file: str = "") -> Parsed:
        """Return the models of *library* with the user's overrides; *file* is the file of a version range."""
        key = (library, file)
        if key not in self._parsed:
            document = self._document(library, file)
            for own in self.overlays:
                if any(name.partition(".")[0] == library for name in document_names(own)):
                    document = extend(document, own)
            self._parsed[key] = _parsed(document, f"{library}/{file}" if file else f"{library}.toml")
        return self._parsed[key]

    def _document(self, library: str, file: str) -> Table:
        if file:
            return _extended(self._folder.joinpath(library), file)
        plain = self._folder.joinpath(f"{library}.toml") if library.isidentifier() else None
        return _read(plain) if plain is not None and is_shipped(plain) else {}


def _parsed(document: Table, file: str) -> Parsed:
    if not document:
        return Parsed()
    functions, classes = parse_document(document, file)
    place = Place(file)
    return Parsed(
        tuple(functions),
        tuple(classes),
        credentials(document, place),
        answers(document, place),
        exceptions(document, place),
    )


def overlay(path: Path) -> Table:
    """Return the user's document at *path*; raises ``ClientError``."""
    document = _read(path)
    parse_document(document, str(path))
    answers(document, Place(str(path)))
    return document


def check_operations(path: Path, exists: Callable[[str], bool]) -> None:
    """Raise ``ClientError`` if the user's document at *path* names an operation that doesn't exist."""
    functions, classes = parse_document(_read(path), str(path))
    methods = [(f"class {c.names[0]}.methods.{name}", m) for c in classes for name, m in c.methods.items()]
    methods += [(f"functions.{f.names[0]}", f.operations) for f in functions if f.operations is not None]
    for table, method in methods:
        for operation in (operation for case in method.cases for operation in case.operations):
            if not exists(operation):
                expected = f'key "operations": no documented operation is {describe(operation)}'
                hint = "`appaccess-lint catalog search` finds operations by words"
                raise ClientError(f"{path}: table [{table}], {expected}; {hint}")


def _read(path: Traversable | Path) -> Table:
    try:
        file = data_file(path) if isinstance(path, Path) else path
        return toml.parsed(str(path), file.read_bytes())[1]
    except OSError as error:
        raise ClientError(f"{path}: {reason(error)}") from error
    except toml.TomlError as error:
        raise ClientError(str(error)) from error


def _extended(folder: Traversable, name: str) -> Table:
    """Return the document *name* of *folder*, merged with those that it extends."""
    document = dict(_read(folder.joinpath(name)))
    merged: Table = {}
    for base in cast("list[str]", document.pop("extends", [])):
        merged = extend(merged, _extended(folder, base))
    return extend(merged, document)


def extend(base: Table, document: Table) -> Table:
    """Return *base* with the overrides in *document*; classes that share a name are merged."""
    if not base:
        return document
    classes = [dict(table) for table, _ in class_tables(base, Place(""))]
    for table, _ in class_tables(document, Place("")):
        names = set(cast("list[str]", table["names"]))
        for index, known in enumerate(classes):
            if names & set(cast("list[str]", known["names"])):
                classes[index] = _extended_class(known, table)
                break
        else:
            classes.append(dict(table))
    merged: dict[str, object] = {
        key: {**cast(Table, base.get(key, {})), **cast(Table, document.get(key, {}))}
        for key in ("request", "credentials", "functions", "exceptions")
    }
    own = document.get("answer", base.get("answer"))
    if own is not None:
        merged["answer"] = own
    return {"client": document.get("client", base.get("client")), **merged, "class": classes}


def _extended_class(base: Table, table: Table) -> dict[str, object]:
    merged = {**base, **table}
    merged["names"] = list(
        dict.fromkeys([*cast("list[str]", base["names"]), *cast("list[str]", table["names"])])
    )
    for key in ("methods", "attributes", "fields", "credentials"):
        merged[key] = {**_by_name(base.get(key, {})), **_by_name(table.get(key, {}))}
    return merged


def _by_name(tables: object) -> dict[str, object]:
    return {name: table for key, table in cast(Table, tables).items() for name in key.split()}


def document_names(document: Table) -> Iterator[str]:
    """Yield the dotted names that *document* models."""
    for key in ("functions", "credentials"):
        for names in cast(Table, document.get(key, {})):
            yield from names.split()
    for table, _ in class_tables(document, Place("")):
        yield from cast("list[str]", table["names"])
