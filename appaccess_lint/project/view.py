"""The project view: the modules around a file, read when a value needs them, each once a process.

Nothing is imported or executed, and nothing outside the roots of the file is read.
"""

from __future__ import annotations

import tokenize
from dataclasses import dataclass, replace
from pathlib import Path

from appaccess_lint.project.mentions import calling_files, subclass_files
from appaccess_lint.project.roots import project_of, roots_of
from appaccess_lint.syntax.module import Module, SourceError, normalized, parse_module

MAX_FOLLOWED_BYTES = 2_000_000
MAX_KEPT_BYTES = 5_000_000
"""Source whose parsed form is kept; beyond it, what was read first is read again when it is needed."""


@dataclass(frozen=True, slots=True)
class Location:
    """Where a dotted name leads: a source file, or a folder that is a namespace package."""

    file: Path | None
    folder: Path | None


class Project:
    """Modules by file.  ``follow=False`` knows none but those that are analysed themselves."""

    def __init__(self, *, follow: bool = True, roots: tuple[Path, ...] = ()) -> None:
        self._follow = follow
        self._roots = tuple(root.resolve() for root in roots)
        self._modules: dict[Path, Module | None] = {}
        self._analysed: dict[Path, Module] = {}
        self._kept_bytes = 0
        self._found: dict[tuple[Path, str], Location | None] = {}

    def target(self, source: str, path: str, file: Path | None) -> Module:
        """Parse *source* to be analysed itself; what was parsed for another's sake already is only renamed.

        Raises ``SourceError`` where Python itself couldn't parse it.
        """
        if file is None or not self._follow:
            return parse_module(source, path, file)
        known = self._modules.get(file)
        if known is not None and known.source == normalized(source):
            return replace(known, path=path)
        module = parse_module(source, path, file)
        self._keep(module)
        self._analysed[file] = module
        return module

    def locate(self, importer: Module, dotted: str, level: int = 0) -> Location | None:
        """Find what ``import dotted`` (or ``from <level dots>dotted``) means in *importer*.

        ``None``: not in the tree.
        """
        if not self._follow or importer.file is None:
            return None
        folder = importer.file.parent
        parts = [p for p in dotted.split(".") if p]
        if level:
            for _ in range(level - 1):
                folder = folder.parent
            return self._below(folder, parts) if self._inside(folder, importer) else None
        key = (folder, dotted)
        if key not in self._found:
            candidates = (self._below(root, parts) for root in self.roots(importer))
            self._found[key] = next((c for c in candidates if c is not None), None)
        return self._found[key]

    def below(self, folder: Path, name: str) -> Location | None:
        """The submodule *name* of the package in *folder*."""
        return self._below(folder, [name]) if self._follow else None

    def roots(self, module: Module) -> tuple[Path, ...]:
        if module.file is None:
            return ()
        return (*self._roots, *roots_of(module.file.parent))

    def load(self, file: Path) -> Module | None:
        """The module in *file*; ``None`` where it can't be read or parsed (its own run tells so)."""
        if file not in self._modules:
            self._modules[file] = None
            source = _read(file)
            module = self._analysed.get(file)
            if source is not None and (module is None or module.source != normalized(source)):
                module = _parsed(source, file)
                if module is not None:
                    self._keep(module)
            self._modules[file] = module if source is not None else None
        return self._modules[file]

    def _keep(self, module: Module) -> None:
        self._kept_bytes += len(module.source)
        if self._kept_bytes > MAX_KEPT_BYTES:
            self._modules.clear()
            self._analysed.clear()
            self._kept_bytes = len(module.source)

    def subclass_files(self, module: Module, name: str) -> tuple[Path, ...]:
        """Files of the module's top-level package with a class that has *name* among its bases."""
        if not self._follow or module.file is None:
            return ()
        package = module.file.parent
        while (package.parent / "__init__.py").is_file() and package.parent != package:
            package = package.parent
        return subclass_files(package).get(name, ())

    def calling_files(self, module: Module, names: frozenset[str]) -> tuple[Path, ...]:
        """Files of the module's project, but for itself, that call something by one of *names*."""
        if not self._follow or module.file is None:
            return ()
        top = project_of(module.file.parent)
        return tuple(file for file in calling_files(top, names) if file != module.file)

    def _inside(self, folder: Path, importer: Module) -> bool:
        return any(folder == root or root in folder.parents for root in self.roots(importer))

    def _below(self, folder: Path, parts: list[str]) -> Location | None:
        if not parts:
            init = folder / "__init__.py"
            return Location(init if init.is_file() else None, folder)
        at = folder.joinpath(*parts)
        init = at / "__init__.py"
        if init.is_file():
            return self._checked(init, at, folder)
        for suffix in (".py", ".pyi"):
            file = at.with_name(at.name + suffix)
            if file.is_file():
                return self._checked(file, None, folder)
        if at.is_dir() and _has_sources(at):
            return Location(None, at)
        return None

    @staticmethod
    def _checked(file: Path, folder: Path | None, root: Path) -> Location | None:
        if file.is_symlink() and root.resolve() not in file.resolve().parents:
            return None  # a link out of the tree
        return Location(file, folder)


def _has_sources(folder: Path) -> bool:
    try:
        return any(e.suffix == ".py" or (e.is_dir() and not e.name.startswith(".")) for e in folder.iterdir())
    except OSError:
        return False


def _read(file: Path) -> str | None:
    try:
        if not file.is_file() or file.stat().st_size > MAX_FOLLOWED_BYTES:
            return None
        with tokenize.open(file) as stream:
            return stream.read()
    except (OSError, SyntaxError, UnicodeDecodeError):
        return None


def _parsed(source: str, file: Path) -> Module | None:
    try:
        return parse_module(source, str(file), file)
    except (SourceError, RecursionError):
        return None
