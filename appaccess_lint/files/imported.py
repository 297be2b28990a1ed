"""Find the files of the same project that a source imports, from its text and the folders around it.

Nothing is parsed, and settings of the project don't count: this only decides whether a file needs an
analysis.  A module that is in no folder above is looked up in the whole repository.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from appaccess_lint.files.loaded import loaded_files
from appaccess_lint.files.notebook_runs import with_runs
from appaccess_lint.files.repository import entries_of, modules_of, only_place, own_name, repository_of
from appaccess_lint.files.settings_modules import settings_module
from appaccess_lint.files.shipped import known_modules

MAX_LEVELS = 4
"""Maximum number of folders above a file in which an absolute import is looked up."""
MAX_IMPORTS = 60
MAX_CHARACTERS = 20_000
"""Length of the beginning of a source that is searched for imports."""
_IMPORT = re.compile(
    r"\n[ \t]*(?:from[ \t]+(\.*)([\w.]*)[ \t]+import[ \t]*(\([^)]{0,5000}\)|[^\n(]{0,1000})"
    r"|import[ \t]+([\w., \t]+))"
)
_SETTINGS = "from django.conf import"
_LOADING = ("import_module", "run_module", "import_string", "resolve_name")
_LOADED = re.compile(rf"""\b(?:{"|".join(_LOADING)})\([ \t]*["']([\w.:]{{1,200}})["']""")
_NAME = re.compile(r"(\w+|\*)(?:[ \t]+as[ \t]+\w+)?")
_entries = lru_cache(maxsize=2048)(entries_of)


class ImportedFile(NamedTuple):
    """An imported module, and the names that are imported from it: none for the module itself, or ``*``."""

    file: str
    names: frozenset[str]


def imported_files(source: str, folder: str) -> Iterator[ImportedFile]:
    """Yield the nearby modules that *source*, a file in *folder*, imports."""
    beginning = with_runs(source[:MAX_CHARACTERS])
    for loaded in _LOADED.finditer(beginning) if any(map(source.__contains__, _LOADING)) else ():
        dotted = loaded[1].lstrip(".")
        package, _, name = dotted.replace(":", ".").rpartition(".")
        inner = frozenset({name}) if package else None
        yield from _found(folder, len(loaded[1]) - len(dotted), package or name, inner)
    if _SETTINGS in beginning and (settings := _settings_module(folder)) is not None:
        yield from _found(folder, 0, settings, frozenset("*"))
    for file in loaded_files(beginning, folder):
        yield ImportedFile(file, frozenset())
    for number, found in enumerate(_IMPORT.finditer("\n" + beginning)):
        if number == MAX_IMPORTS:
            return
        dots, module, names, plain = found.groups()
        if plain is None:
            yield from _found(folder, len(dots), module, frozenset(_NAME.findall(names)))
        else:
            for part in plain.split(","):
                yield from _found(folder, 0, part.split()[0] if part.split() else "")


def _found(
    folder: str, level: int, dotted: str, names: frozenset[str] | None = None
) -> Iterator[ImportedFile]:
    """Yield the files of the module *dotted*, and of *names* that are imported from it."""
    start = _start(folder, level, dotted, is_package=names is not None)
    if start is None and not level:
        dotted = own_name(dotted)
        first = dotted.partition(".")[0]
        start = _only_place(folder, first, dotted) if first and first not in known_modules() else None
    if start is not None:
        yield from _modules(start, dotted.split("."), names or frozenset())


def _modules(start: str, parts: list[str], names: frozenset[str]) -> Iterator[ImportedFile]:
    *above, last = filter(None, parts) if any(parts) else ("",)
    parent = os.path.join(start, *above)  # noqa: PTH118 - a path object takes ten times as long
    at = os.path.join(parent, last) if last else parent  # noqa: PTH118
    if last and f"{last}.py" in _entries(parent):
        yield ImportedFile(f"{at}.py", names)
        return
    entries = _entries(at)
    if "__init__.py" in entries:
        yield ImportedFile(f"{at}/__init__.py", names)
    for name in sorted(names) if entries else ():  # submodules
        if f"{name}.py" in entries:
            yield ImportedFile(f"{at}/{name}.py", frozenset())


def _start(folder: str, level: int, dotted: str, *, is_package: bool = False) -> str | None:
    """Return the folder, at or above *folder*, that contains a module; ``None`` if there is none.

    With *is_package*, the module may be a package from which its modules are imported.
    """
    above = _above(folder)
    if level:
        return above[level - 1] if level <= len(above) else None
    first, dot, rest = dotted.partition(".")
    for at in above if first else ():
        entries = _entries(at)
        if f"{first}.py" in entries or (
            (dot or is_package) and first in entries and _has_part(f"{at}/{first}", rest.partition(".")[0])
        ):
            return at
    return None


def _has_part(package: str, name: str) -> bool:
    """Return whether the module *name* may be in *package*: parts of a namespace have only their own."""
    entries = _entries(package)
    return not name or "__init__.py" in entries or name in entries or f"{name}.py" in entries


@lru_cache(maxsize=2048)
def _only_place(folder: str, first: str, dotted: str) -> str | None:
    top = _repository(folder)
    found = only_place(top, _modules_of(top).get(first, []), dotted) if top is not None else None
    return str(found) if found is not None else None


@lru_cache(maxsize=512)
def _settings_module(folder: str) -> str | None:
    return settings_module(Path(folder))


@lru_cache(maxsize=512)
def _repository(folder: str) -> Path | None:
    return repository_of(Path(folder))


@lru_cache(maxsize=16)
def _modules_of(top: Path) -> Mapping[str, list[Path]]:
    return modules_of(top)


@lru_cache(maxsize=512)
def _above(folder: str) -> tuple[str, ...]:
    """Return *folder* and those above it in which imports are looked up."""
    return (folder, *map(str, Path(folder).parents[:MAX_LEVELS]))


def forget_folders() -> None:
    """Forget the contents of folders, because files were created or deleted."""
    for kept in (_entries, _only_place, _repository, _modules_of, _settings_module):
        kept.cache_clear()
