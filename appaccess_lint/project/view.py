"""The project view: the modules around a file, each parsed once per process when a value needs it.

Nothing is imported or executed; the ``Tree`` finds and reads the modules.
"""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path

from appaccess_lint.files.reading import ReadError
from appaccess_lint.project.tree import Location, Tree
from appaccess_lint.syntax.module import Module, SourceError, normalized, parse_module

MAX_KEPT_BYTES = 1_200_000
"""Maximum size of the sources whose parsed form is kept; the least recently used ones are dropped."""


class Project:
    """The modules of a tree, by file."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._modules: dict[Path, Module | None] = {}
        self._analysed: dict[Path, Module] = {}
        self._sizes: dict[Path, int] = {}
        """The sizes of the kept modules, the most recently used ones last."""

    def target(self, source: str, path: str, file: Path | None, tree: ast.Module | None = None) -> Module:
        """Parse *source* for its own analysis; a module that was parsed already is only renamed.

        Raises ``SourceError`` if Python itself couldn't parse it.
        """
        if file is None or not self.tree.follow:
            return parse_module(source, path, file, tree)
        known = self._modules.get(file)
        if known is not None and known.source == normalized(source):
            self._used(file)
            return replace(known, path=path)
        module = parse_module(source, path, file, tree)
        self._keep(file, module)
        self._analysed[file] = module
        return module

    def load(self, file: Path) -> Module | None:
        """Return the module in *file*; ``None`` if it can't be parsed, which its own analysis reports."""
        if file in self._modules:
            self.tree.note_source(file)
            self._used(file)
            return self._modules[file]
        self._modules[file] = None
        source = self.tree.source(file)
        module = self._analysed.get(file)
        if source is not None and (module is None or module.source != normalized(source)):
            module = _parsed(source, file)
            if module is not None:
                self._keep(file, module)
        self._modules[file] = module if source is not None else None
        return self._modules[file]

    def forget(self, file: Path) -> None:
        """Forget the module in *file*, whose text has changed."""
        self._modules.pop(file, None)

    def forget_all(self) -> None:
        """Check all files again; the parsed form of files with the same text is kept."""
        self._analysed.update({file: module for file, module in self._modules.items() if module is not None})
        self._modules.clear()

    def _used(self, file: Path) -> None:
        if file in self._sizes:
            self._sizes[file] = self._sizes.pop(file)

    def _keep(self, file: Path, module: Module) -> None:
        self._sizes.pop(file, None)
        self._sizes[file] = len(module.source)
        total = sum(self._sizes.values())
        while total > MAX_KEPT_BYTES and len(self._sizes) > 1:
            oldest = next(iter(self._sizes))
            total -= self._sizes.pop(oldest)
            self._modules.pop(oldest, None)
            self._analysed.pop(oldest, None)

    def locate(self, importer: Module, dotted: str, level: int = 0) -> Location | None:
        """Return the target of an import in *importer*; ``None`` if it isn't in the tree."""
        return self.tree.locate(importer.file.parent, dotted, level) if importer.file is not None else None

    def named(self, importer: Module, path: str) -> Location | None:
        """Return the source file that *importer* names by *path*, whose beginning may be unknown."""
        return self.tree.named(importer.file, path) if importer.file is not None else None

    def settings_module(self, module: Module) -> str | None:
        """Return the name of the settings module of the Django project around *module*."""
        return self.tree.settings_module(module.file.parent) if module.file is not None else None

    def below(self, folder: Path, name: str) -> Location | None:
        """Return the submodule *name* of the package in *folder*."""
        return self.tree.below(folder, name)

    def subclass_files(self, module: Module, name: str) -> tuple[Path, ...]:
        """Return the files of the module's top-level package with a class that derives from *name*."""
        return self.tree.subclass_files(module.file, name) if module.file is not None else ()

    def calling_files(self, module: Module, names: frozenset[str]) -> tuple[Path, ...]:
        """Return the other files of the module's project that call something by one of *names*."""
        return self.tree.calling_files(module.file, names) if module.file is not None else ()

    def setting_files(self, module: Module, name: str) -> tuple[Path, ...]:
        """Return the other files of the module's project, except tests, that may set a field *name*."""
        return self.tree.setting_files(module.file, name) if module.file is not None else ()

    def files_with(self, module: Module, text: str) -> tuple[Path, ...]:
        """Return the other files of the module's project, except tests, that contain *text*."""
        return self.tree.files_with(module.file, text) if module.file is not None else ()

    def importing_files(self, module: Module, names: frozenset[str]) -> tuple[Path, ...]:
        """Return the other files of the module's project, except tests, with one of *names* in an import."""
        return self.tree.importing_files(module.file, names) if module.file is not None else ()


class ModulesByPath:
    """The modules of a project by the paths in their literals' origins, which may be relative."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._modules: dict[str, Module | None] = {}

    def note(self, module: Module) -> None:
        """Record an analysed module, whose text may differ from the file's."""
        self._modules[module.path] = module

    def __call__(self, path: str) -> Module | None:
        if path not in self._modules:
            self._modules[path] = self._project.load(Path(path))
        return self._modules[path]


def _parsed(source: str, file: Path) -> Module | None:
    try:
        if file.suffix == ".ipynb":
            # rarely needed
            from appaccess_lint.notebooks.cells import parse_notebook  # noqa: PLC0415

            source = parse_notebook(source.encode()).source
        return parse_module(source, str(file), file)
    except (SourceError, ReadError):
        return None
