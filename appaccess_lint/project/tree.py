"""Answer questions about the files around a module: the targets of imports, and the content of other files.

All questions of an analysis about the file system are asked here, and recorded with their answers.  A result
is valid as long as the same source asks the same questions and gets the same answers; the cache relies on
this.  Nothing outside the roots of a file is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from appaccess_lint.digests import digest
from appaccess_lint.files.loaded import only_named
from appaccess_lint.files.reading import ReadError, decode, read_bytes
from appaccess_lint.files.repository import own_name
from appaccess_lint.files.settings_modules import settings_module
from appaccess_lint.gate import folder_has_sign, may_concern
from appaccess_lint.immutable import immutable
from appaccess_lint.project.copies import library_module
from appaccess_lint.project.mentions import Mentions
from appaccess_lint.project.module_files import is_inside, place_below, top_package
from appaccess_lint.project.roots import SearchRoots, project_of, roots_of

MAX_FOLLOWED_BYTES = 2_000_000
"""Larger modules aren't read for the analysis of another module."""

T = TypeVar("T")
Question = tuple[str, ...]
"""The kind of a question and its arguments: ``("import", folder, dotted name, level)``; see ``_ANSWERS``."""
Answer = str | bool | list[str] | list[str | None] | None
"""A value that JSON can represent."""


@immutable(frozen=True, slots=True)
class Location:
    """The target of a dotted name: a source file, or the folder of a namespace package.

    The target may also be the copy of a library's module, with its dotted name in *library*.
    """

    file: Path | None
    folder: Path | None
    library: str | None = None


class Tree:
    """The file system as analyses see it; each question is answered once per process.

    With ``follow=False``, only the analysed files themselves exist.  ``roots`` are folders from which modules
    are imported, in addition to the detected ones.
    """

    def __init__(self, *, follow: bool = True, roots: tuple[Path, ...] = ()) -> None:
        self.follow = follow
        self._roots = tuple(root.resolve() for root in roots)
        self._asked: dict[Question, Answer] | None = None
        self._followed: list[str] = []
        self.forget_all()

    def forget_all(self) -> None:
        """Forget all answers, because files were created or deleted."""
        self._known: dict[Question, Answer] = {}
        self._locations: dict[Question, Location | None] = {}
        self._roots_of: dict[str, tuple[Path, ...]] = {}
        self._packages: dict[tuple[bool, str], Path] = {}
        self._further = SearchRoots()
        self._mentions = Mentions()

    def forget(self, file: Path) -> None:
        """Forget the answers that depend on the text of *file*, which has changed."""
        self._followed.clear()
        self._mentions.read_again(file)
        imports = self._further.forget(file)
        for question in list(self._known):
            kind, _, *rest = question
            # a module that imports its own name means another module
            imported = kind == "import" and (imports or rest[0].partition(".")[0] == file.stem)
            if imported or kind in _OF_TEXTS or question == ("source", str(file)):
                del self._known[question]
                self._locations.pop(question, None)

    @contextmanager
    def noting(self) -> Iterator[dict[Question, Answer]]:
        """Record the questions that are asked within the block, with their answers, in the dictionary."""
        asked: dict[Question, Answer] = {}
        self._asked = asked
        try:
            yield asked
        finally:
            self._asked = None

    def still(self, asked: Iterable[tuple[Question, Answer]]) -> bool:
        """Return whether all questions that were *asked* still have these answers.

        Questions about a package whose files are unchanged aren't answered again.
        """
        pairs = list(asked)
        states = [pair for pair in pairs if pair[0][0] == "state"]
        same = {q[1] for q, state in states if state is not None and self._answer(q) == state}
        return all(
            (kind in _OF_PACKAGES and str(self._package(*question[:2])) in same)
            or (kind in _ANSWERS and self._answer(question) == answer)
            for question, answer in pairs
            if (kind := question[0]) != "state"
        )

    def locate(self, folder: Path, dotted: str, level: int = 0) -> Location | None:
        """Return the target of ``import dotted`` (or ``from <level dots>dotted``) in a file of *folder*.

        The result is ``None`` if the target isn't in the tree.
        """
        return self._location(("import", str(folder), dotted, str(level)))

    def named(self, importer: Path, path: str) -> Location | None:
        """Return the source file with the *path*, of which the beginning may be unknown.

        It is relative to the folder of *importer* or to one above it.
        """
        return self._location(("named", str(importer), path))

    def settings_module(self, folder: Path) -> str | None:
        """Return the name of the settings module of the Django project around *folder*."""
        answer = self._ask(("settings", str(folder)))
        return answer if isinstance(answer, str) else None

    def below(self, folder: Path, name: str) -> Location | None:
        """Return the submodule *name* of the package in *folder*."""
        return self._location(("below", str(folder), name))

    def source(self, file: Path) -> str | None:
        """Return the text of *file*; ``None`` if it can't be read."""
        data = _read(file)
        self._followed.append(str(file))
        question = ("source", str(file))
        self._known[question] = _digest(data)
        self._note(question)
        try:
            return decode(data) if data is not None else None
        except ReadError:
            return None

    def take_followed(self) -> tuple[str, ...]:
        """Return the files whose text an analysis has used since the last call."""
        followed, self._followed = tuple(self._followed), []
        return followed

    def note_source(self, file: Path) -> None:
        """Record that the text of *file*, which was read before, was used."""
        self._note(("source", str(file)))

    def subclass_files(self, file: Path, name: str) -> tuple[Path, ...]:
        """Return the files of the top-level package of *file* with a class that derives from *name*."""
        return self._files(("subclasses", str(file.parent), name))

    def calling_files(self, file: Path, names: frozenset[str]) -> tuple[Path, ...]:
        """Return the other files of the project of *file* that call something by one of *names*."""
        return self._others(file, "callers", *sorted(names))

    def setting_files(self, file: Path, name: str) -> tuple[Path, ...]:
        """Return the other files of the project of *file*, except tests, that may set a field *name*.

        The result is empty unless one of the files mentions Confluence.
        """
        return self._others(file, "setters", name)

    def files_with(self, file: Path, text: str) -> tuple[Path, ...]:
        """Return the other files of the project of *file*, except tests, that contain *text*."""
        return self._others(file, "having", text)

    def importing_files(self, file: Path, names: frozenset[str]) -> tuple[Path, ...]:
        """Return the other files of the project of *file*, except tests, with one of *names* in an import."""
        return self._others(file, "importers", *sorted(names))

    def folder_has_sign(self, folder: Path) -> bool:
        """Return whether a module in *folder* names Confluence."""
        return bool(self._ask(("signs", str(folder))))

    def may_concern(self, file: Path) -> bool:
        """Return whether *file* is analysed: it, or a related file, has a sign of Confluence."""
        return bool(self._ask(("concerns", str(file))))

    def _location(self, question: Question) -> Location | None:
        answer = self._ask(question)
        if question not in self._locations:
            self._locations[question] = _as_location(answer) if isinstance(answer, list) else None
        return self._locations[question]

    def _others(self, file: Path, kind: str, *words: str) -> tuple[Path, ...]:
        found = self._files((kind, str(file.parent), *words))
        return tuple(other for other in found if other != file)

    def _files(self, question: Question) -> tuple[Path, ...]:
        return tuple(Path(part) for part in _items(self._ask(question)) if isinstance(part, str))

    def _ask(self, question: Question) -> Answer:
        self._note(question)
        answer = self._answer(question)
        if self._asked is not None and question[0] in _OF_PACKAGES:
            self._note(("state", str(self._package(*question[:2]))))
        return answer

    def _note(self, question: Question) -> None:
        if self._asked is not None:
            self._asked[question] = self._answer(question)

    def _answer(self, question: Question) -> Answer:
        if question not in self._known:
            may_look = self.follow or question[0] == "signs"
            self._known[question] = _ANSWERS[question[0]](self, *question[1:]) if may_look else None
        return self._known[question]

    def _import(self, folder: str, dotted: str, level: str) -> Answer:
        return _with_library(self._module(folder, dotted, level), folder)

    def _module(self, folder: str, dotted: str, level: str) -> list[str | None] | None:
        start = Path(folder)
        roots = self._roots_around(folder)
        parts = [p for p in dotted.split(".") if p]
        if not int(level):
            candidates = [c for root in roots if (c := place_below(root, parts, roots)) is not None]
            # a module or a package precedes a folder without __init__.py
            found = next((c for c in candidates if c[0] is not None), next(iter(candidates), None))
            return found if found is not None or not parts else self._import_further(start, parts)
        for _ in range(int(level) - 1):
            start = start.parent
        return place_below(start, parts, roots) if is_inside(start, roots) else None

    def _import_further(self, folder: Path, parts: list[str]) -> list[str | None] | None:
        """Return the place of the module *parts*, which the layout alone doesn't show."""
        for root in self._further.roots(folder, parts[0]):
            found = place_below(root, parts, (root,))
            # a module that imports its own name wraps a library
            if found is not None and not self._imports_itself(found, parts[0]):
                return found
        own = own_name(".".join(parts))
        only = self._further.only_place(folder, own)
        found = place_below(only, own.split("."), (only,)) if only is not None else None
        return found if found is not None and not self._imports_itself(found, parts[0]) else None

    @staticmethod
    def _imports_itself(found: list[str | None], name: str) -> bool:
        file = Path(found[0]) if found[0] is not None else None
        source = _read(file) if file is not None and file.name == f"{name}.py" else None
        pattern = rb"^[ \t]*(?:import|from)[ \t]+" + name.encode() + rb"\b"
        return source is not None and re.search(pattern, source, re.MULTILINE) is not None

    def _submodule(self, folder: str, name: str) -> Answer:
        return _with_library(place_below(Path(folder), [name], self._roots_around(folder)), folder)

    def _named(self, importer: str, path: str) -> Answer:
        file = Path(importer)
        roots = self._roots_around(str(file.parent))
        found = only_named(file, path)
        return [str(found), None] if found is not None and is_inside(found, roots) else None

    def _roots_around(self, folder: str) -> tuple[Path, ...]:
        if folder not in self._roots_of:
            self._roots_of[folder] = (*self._roots, *roots_of(Path(folder)))
        return self._roots_of[folder]

    def _content(self, file: str) -> Answer:
        self._followed.append(file)
        return _digest(_read(Path(file)))

    def _subclasses(self, folder: str, name: str) -> Answer:
        package = self._package("subclasses", folder)
        return [str(file) for file in self._mentions.subclass_files(package, name)]

    def _package(self, kind: str, folder: str) -> Path:
        """Return the folder whose files decide the answers to questions of the *kind* from *folder*."""
        key = (kind == "subclasses", folder)
        if key not in self._packages:
            self._packages[key] = top_package(folder) if key[0] else project_of(Path(folder))
        return self._packages[key]

    def _in_project(
        self, find: Callable[[Mentions, Path, T], Iterable[Path]], folder: str, what: T
    ) -> Answer:
        return [str(file) for file in find(self._mentions, self._package("", folder), what)]

    def _signs(self, folder: str) -> Answer:
        return folder_has_sign(Path(folder))

    def _concerns(self, file: str) -> Answer:
        source = self.source(Path(file))
        return source is not None and may_concern(source, file)


_ANSWERS: dict[str, Callable[..., Answer]] = {
    "import": Tree._import,
    "below": Tree._submodule,
    "named": Tree._named,
    "settings": lambda _, folder: settings_module(Path(folder)),
    "source": Tree._content,
    "subclasses": Tree._subclasses,
    "callers": lambda tree, folder, *names: tree._in_project(Mentions.calling_files, folder, names),
    "setters": lambda tree, folder, name: tree._in_project(Mentions.setting_files, folder, name),
    "importers": lambda tree, folder, *names: tree._in_project(Mentions.importing_files, folder, names),
    "having": lambda tree, folder, text: tree._in_project(Mentions.files_with, folder, text.encode()),
    "state": lambda tree, package: tree._mentions.state(Path(package)),
    "signs": Tree._signs,
    "concerns": Tree._concerns,
}
_OF_PACKAGES = frozenset({"subclasses", "callers", "setters", "importers", "having"})
"""Questions whose answers depend on the files of a package, or of a project, and on nothing else."""
_OF_TEXTS = frozenset(_ANSWERS) - {"import", "below", "named", "source"}
"""Questions whose answers depend on the texts of several files."""


def _as_location(answer: list[str] | list[str | None]) -> Location:
    file, folder, *library = answer
    return Location(Path(file) if file else None, Path(folder) if folder else None, *library)


def _with_library(place: list[str | None] | None, importer: str) -> Answer:
    """Return *place*, and the name of the module in the library of which it is a copy."""
    found = next(filter(None, place or ()), None)
    library = library_module(Path(found), Path(importer)) if found is not None else None
    return place if place is None or library is None else [*place, library]


def _items(answer: Answer) -> list[str] | list[str | None]:
    return answer if isinstance(answer, list) else []


def _digest(data: bytes | None) -> str | None:
    return digest(data) if data is not None else None


def _read(file: Path) -> bytes | None:
    try:
        return read_bytes(str(file), MAX_FOLLOWED_BYTES)
    except ReadError:
        return None
