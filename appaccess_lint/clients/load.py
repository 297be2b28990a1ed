"""The client models that the package ships, and the user's own, found by the dotted names that code uses.

A library's models are read when a name of it is first asked for: most files use one library, if any.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, cast

import tomli

from appaccess_lint.clients.effects import Effects
from appaccess_lint.clients.model import Arguments, ClientClass, ClientFunction, ClientMethod, Scheme
from appaccess_lint.clients.operations import may_hold, must_hold, operations
from appaccess_lint.clients.parse import (
    ClientError,
    Place,
    Table,
    class_tables,
    credentials,
    parse_document,
)
from appaccess_lint.data_files import data_folder
from appaccess_lint.reading import data_file

if TYPE_CHECKING:
    from importlib.abc import Traversable

__all__ = ["ClientError", "ClientModels", "load_clients", "operations", "version_lines"]

INDEX = "versions.toml"


class ClientModels:
    """Client models by dotted name; reads a library's models on first use and keeps them."""

    def __init__(self, folder: Traversable, versions: Mapping[str, str], overlays: Sequence[Table]) -> None:
        self._folder = folder
        self._versions = versions
        self._overlays = overlays
        self._functions: dict[str, ClientFunction] = {}
        self._classes: dict[str, ClientClass] = {}
        self._schemes: dict[str, Scheme] = {}
        self._read: set[str] = set()
        self._read_versions: set[str] = set()

    @cached_property
    def effects(self) -> Effects:
        """What calls do with texts that they don't send."""
        return Effects(self._overlays)

    def function(self, dotted: str) -> ClientFunction | None:
        """Return the function known as *dotted* (``requests.get``)."""
        self._need(dotted)
        return self._functions.get(dotted)

    def cls(self, dotted: str) -> ClientClass | None:
        """Return the class known as *dotted* (``requests.sessions.Session``)."""
        self._need(dotted)
        return self._classes.get(dotted)

    def scheme(self, dotted: str) -> Scheme | None:
        """Return how requests are authenticated with what the callable *dotted* gives."""
        self._need(dotted)
        return self._schemes.get(dotted)

    def instance(self, dotted: str, constructor: Arguments) -> ClientClass | None:
        """Return the class that does the work of a *dotted* made with the arguments *constructor*.

        That is the class itself unless it is a facade.  Where several classes remain possible, the result
        has the methods of all those that talk to Confluence Cloud, with the cases of each.
        """
        facade = self.cls(dotted)
        if facade is None or not facade.choices:
            return facade
        chosen: list[ClientClass] = []
        for choice in facade.choices:
            if may_hold(choice.when, {}, constructor) and (found := self.instance(choice.name, constructor)):
                chosen.append(found)
                if must_hold(choice.when, {}, constructor):
                    break
        talking = [cls for cls in chosen if cls.product == "confluence"]
        return _merged(facade, talking or chosen)

    def libraries(self) -> Iterator[str]:
        """Yield the import name of every library that has a model."""
        names = {entry.name.removesuffix(".toml") for entry in self._folder.iterdir()}
        for overlay in self._overlays:
            names.update(name.partition(".")[0] for name in _document_names(overlay))
        yield from sorted(names)

    def classes(self, library: str) -> Mapping[str, ClientClass]:
        """Return every class of *library* (its import name) by dotted name."""
        self._need(library)
        return {name: cls for name, cls in self._classes.items() if name.partition(".")[0] == library}

    def functions(self, library: str) -> Mapping[str, ClientFunction]:
        """Return every function of *library* (its import name) by dotted name."""
        self._need(library)
        return {name: f for name, f in self._functions.items() if name.partition(".")[0] == library}

    def _need(self, dotted: str) -> None:
        """Read the models of the library that *dotted* belongs to, unless that is done."""
        library = dotted.partition(".")[0]
        if library not in self._read:
            self._read.add(library)
            document, file = self._document(library)
            for overlay in self._overlays:
                if any(name.partition(".")[0] == library for name in _document_names(overlay)):
                    document = extend(document, overlay)
            if document:
                self._add(document, file)
        if dotted in self._functions or dotted in self._classes or library in self._read_versions:
            return
        # a name that only another version has tells which version the code is for
        self._read_versions.add(library)
        for document, file in self._other_versions(library):
            self._add(document, file)

    def _add(self, document: Table, file: str) -> None:
        functions, classes = parse_document(document, file)
        self._schemes.update(credentials(document, Place(file)))
        for function in functions:
            self._functions.setdefault(function.names[0], function)
        for cls in classes:
            for name in cls.names:
                self._classes.setdefault(name, cls)

    def _document(self, library: str) -> tuple[Table, str]:
        if not library.isidentifier():
            return {}, ""
        plain = self._folder.joinpath(f"{library}.toml")
        if plain.is_file():
            return _read(plain), f"{library}.toml"
        folder = self._folder.joinpath(library)
        if not folder.is_dir():
            return {}, ""
        name = _version_file(_read(folder.joinpath(INDEX)), self._versions)
        return _extended(folder, name), f"{library}/{name}"

    def _other_versions(self, library: str) -> Iterator[tuple[Table, str]]:
        folder = self._folder.joinpath(library)
        if library.isidentifier() and folder.is_dir():
            for name in cast(Mapping[str, str], _read(folder.joinpath(INDEX))["files"]):
                yield _extended(folder, name), f"{library}/{name}"


def load_clients(versions: Mapping[str, str] | None = None, overlays: Sequence[Path] = ()) -> ClientModels:
    """Return the shipped client models with the user's *overlays* over them.

    *versions* gives the version in use of a library by its distribution's name, where that is known.
    Raises ``ClientError`` for an overlay that can't be read and for something that isn't a version.
    """
    if not versions and not overlays:
        return _default()
    _check(versions or {})
    return ClientModels(data_folder("clients"), dict(versions or {}), [_overlay(path) for path in overlays])


@lru_cache(maxsize=1)
def version_lines() -> Mapping[str, tuple[str, ...]]:
    """Return the ranges of versions that the shipped models tell apart, by the distribution's name."""
    lines: dict[str, tuple[str, ...]] = {}
    for folder in data_folder("clients").iterdir():
        if folder.is_dir() and (file := folder.joinpath(INDEX)).is_file():
            index = _read(file)
            lines[str(index["package"])] = tuple(cast(Mapping[str, str], index["files"]).values())
    return lines


def _check(versions: Mapping[str, str]) -> None:
    if not versions:
        return
    from packaging.version import Version

    for package, version in versions.items():
        try:
            Version(version)
        except ValueError as error:  # no version, or with more digits than Python converts
            raise ClientError(f"{package}: expected a version, found {version!r}") from error


@lru_cache(maxsize=1)
def _default() -> ClientModels:
    return ClientModels(data_folder("clients"), {}, [])


def _overlay(path: Path) -> Table:
    document = _read(path)
    parse_document(document, str(path))
    return document


def _read(path: Traversable | Path) -> Table:
    try:
        file = data_file(path) if isinstance(path, Path) else path
        return tomli.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise ClientError(f"{path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise ClientError(f"{path}: expected UTF-8 text") from error
    except RecursionError as error:
        raise ClientError(f"{path}: not valid TOML: nested too deeply") from error
    except ValueError as error:  # also for more digits than Python converts
        raise ClientError(f"{path}: not valid TOML: {' '.join(str(error).split())}") from error


def _version_file(index: Table, versions: Mapping[str, str]) -> str:
    """Return the name of the file whose range holds the version in use, else the default."""
    package = str(index["package"])
    if package not in versions:
        return str(index["default"])
    # needed for a pinned version alone, and too slow to import for every file
    from packaging.specifiers import SpecifierSet

    files = cast(Mapping[str, str], index["files"])
    for name, versions_of_file in files.items():
        if SpecifierSet(versions_of_file).contains(versions[package], prereleases=True):
            return name
    return str(index["default"])


def _extended(folder: Traversable, name: str) -> Table:
    """Return the document *name* of *folder* over those that it extends."""
    document = dict(_read(folder.joinpath(name)))
    merged: Table = {}
    for base in cast("list[str]", document.pop("extends", [])):
        merged = extend(merged, _extended(folder, base))
    return extend(merged, document)


def extend(base: Table, document: Table) -> Table:
    """Return *base* with what *document* says over it; classes that share a name become one."""
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
    merged = {
        key: {**cast(Table, base.get(key, {})), **cast(Table, document.get(key, {}))}
        for key in ("request", "credentials", "functions")
    }
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


def _document_names(document: Table) -> Iterator[str]:
    for key in ("functions", "credentials"):
        for names in cast(Table, document.get(key, {})):
            yield from names.split()
    for table, _ in class_tables(document, Place("")):
        yield from cast("list[str]", table["names"])


def _merged(facade: ClientClass, chosen: Sequence[ClientClass]) -> ClientClass:
    """Return one class that stands for *chosen*, under the names of *facade*."""
    if not chosen:
        return facade
    methods: dict[str, ClientMethod] = {}
    for cls in chosen:
        for name, method in cls.methods.items():
            known = methods.get(name)
            methods[name] = (
                method
                if known is None
                else replace(known, cases=known.cases + method.cases, other=known.other + method.other)
            )
    return replace(chosen[0], names=facade.names, methods=methods, choices=())
