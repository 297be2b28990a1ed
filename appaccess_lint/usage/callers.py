"""Find the callers of a function of the project by its name, unless another function is meant."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field

from appaccess_lint.usage.callees import Callees
from appaccess_lint.usage.classes import is_type, of_attribute, of_parameter, of_variable
from appaccess_lint.usage.functions import CALLS_ARGUMENT
from appaccess_lint.usage.sources import FUNCTIONS, File, Function, Sources, last_name

MAX_CALLERS = 40
"""Maximum number of callers of one function that are analysed; with more, some callers are unknown."""
MAX_CALLING_FILES = 25
_COMMON = frozenset(
    "get post put delete patch head request items update pop keys values close open read write send run "
    "execute search list add remove create fetch load save find all count copy index append extend join "
    "split format start stop connect call process handle main setup".split()
)
"""Common method names: an unknown receiver may be any object."""
_PROPERTIES = frozenset({"property", "cached_property", "functools.cached_property"})


@dataclass(slots=True)
class Callers:
    """The calls of a function, as the expressions with their results; ``more`` if there may be others."""

    calls: list[tuple[File, ast.expr]] = field(default_factory=list)
    handed: list[tuple[File, ast.Call, ast.expr]] = field(default_factory=list)
    """Calls that the function itself is an argument of."""
    more: bool = False
    unsure: bool = False
    """Whether further calls by that name may be calls of this function."""


class CallGraph:
    """Finds the callers of functions; keeps what it found."""

    def __init__(self, sources: Sources, callees: Callees) -> None:
        self._sources = sources
        self._callees = callees
        self._known: dict[Function, Callers] = {}

    def callers(self, file: File, function: Function) -> Callers:
        """Return the callers of *function* in *file*."""
        if function not in self._known:
            self._known[function] = self._find(file, function)
        return self._known[function]

    def _find(self, file: File, function: Function) -> Callers:
        found = Callers()
        owner = file.owner(function)
        name = function.name
        if owner is not None and name in {"__init__", "__post_init__", "__new__"}:
            name = owner.name
        elif (owner is not None and name == "__call__") or (name.startswith("__") and name.endswith("__")):
            found.more = True
            return found
        for other in self._files(file, function, name, found):
            for node in other.loads.get(name, ()):
                if (
                    file.scope(node) is function
                    and other is file
                    and self._is_recursive(file, node, function)
                ):
                    continue
                if self._may_be(other, node, file, function, owner, found):
                    self._sort_in(other, node, function, found)
            if len(found.calls) > MAX_CALLERS:
                found.more = True
                break
        return found

    @staticmethod
    def _is_recursive(file: File, node: ast.expr, function: Function) -> bool:
        parent = file.parents.get(node)
        return isinstance(parent, ast.Call) and parent.func is node

    def _files(self, file: File, function: Function, name: str, found: Callers) -> Iterator[File]:
        yield file
        if file.file is None or (file.owner(function) is None and file.function(function) is not None):
            return  # a function within a function is called there
        others = self._sources.tree.calling_files(file.file, frozenset({name}))
        if len(others) > MAX_CALLING_FILES:
            found.more = True
        for other in others[:MAX_CALLING_FILES]:
            loaded = self._sources.load(other)
            if loaded is not None:
                yield loaded

    def _sort_in(self, other: File, node: ast.expr, function: Function, found: Callers) -> None:
        parent = other.parents.get(node)
        if any(other.decorator(d) in _PROPERTIES for d in function.decorator_list):
            found.calls.append((other, node))
        elif isinstance(parent, ast.Call) and parent.func is node:
            found.calls.append((other, parent))
        elif is_type(other, node):
            return
        elif isinstance(parent, ast.Call) and node in parent.args:
            if last_name(parent.func) in CALLS_ARGUMENT:
                found.calls.append((other, parent))
            else:
                found.handed.append((other, parent, node))
        elif isinstance(parent, ast.keyword):
            call = other.parents[parent]
            if isinstance(call, ast.Call) and last_name(call.func) == "set_defaults":
                # argparse keeps it under that name: args.func(args)
                self._add_commands(other, parent.arg or "", found)
            elif isinstance(call, ast.Call):
                found.handed.append((other, call, node))
        elif isinstance(parent, (ast.Attribute, ast.Compare)) or self._is_decorator(other, node):
            return
        else:
            found.more = True

    def _add_commands(self, file: File, name: str, found: Callers) -> None:
        """Add the calls of the attribute *name* in all files of the project."""
        files = [file]
        if file.file is not None:
            others = self._sources.tree.calling_files(file.file, frozenset({name}))
            files += [each for other in others[:MAX_CALLING_FILES] if (each := self._sources.load(other))]
        calls = [(each, call) for each in files for call in _called(each, name)]
        found.calls += calls
        found.more |= not calls

    @staticmethod
    def _is_decorator(file: File, node: ast.expr) -> bool:
        parent = file.parents.get(node)
        return isinstance(parent, (*FUNCTIONS, ast.ClassDef)) and node in parent.decorator_list

    def _may_be(
        self,
        other: File,
        node: ast.Name | ast.Attribute,
        file: File,
        function: Function,
        owner: ast.ClassDef | None,
        found: Callers,
    ) -> bool:
        """Return whether *node*, a name in *other*, may refer to *function*."""
        if isinstance(node, ast.Name):
            return self._is_plain(other, node, file, function, owner)
        if owner is None:
            return self._is_of_module(other, node, file)
        if function.name in {"__init__", "__post_init__", "__new__"}:
            return True
        return self._is_method(other, node, owner, function.name, found)

    def _is_plain(
        self, other: File, node: ast.Name, file: File, function: Function, owner: ast.ClassDef | None
    ) -> bool:
        if owner is not None and function.name not in {"__init__", "__post_init__", "__new__"}:
            return False  # a method isn't reached by its name alone, but in its class body
        if other is file:
            around = file.function(function)
            return around is None or any(at is around for at, _ in file.upwards(node))
        known = other.imports.get(node.id)
        if known is None or not known.name:
            return "*" in other.imports
        module = self._sources.module(other, known)
        if module is file or module is None:
            return module is file
        return any(defined is (owner or function) for _, defined in self._callees.named(other, node, node))

    def _is_of_module(self, other: File, node: ast.Attribute, file: File) -> bool:
        root = node.value
        while isinstance(root, ast.Attribute):
            root = root.value
        if not isinstance(root, ast.Name) or root.id not in other.imports or file.file is None:
            return False
        path = other.dotted(node.value).rpartition(".")[2]
        stem = file.file.stem if file.file.stem != "__init__" else file.file.parent.name
        return path == stem or other.imports[root.id].name == ""

    def _is_method(
        self, other: File, node: ast.Attribute, owner: ast.ClassDef, name: str, found: Callers
    ) -> bool:
        receiver = node.value
        if isinstance(receiver, ast.Name) and receiver.id in {"self", "cls"}:
            cls = other.cls(node)
            return cls is not None and self._related(other, cls, owner)
        if (
            isinstance(receiver, ast.Call)
            and isinstance(receiver.func, ast.Name)
            and receiver.func.id == "super"
        ):
            cls = other.cls(node)
            return cls is not None and cls is not owner and self._related(other, cls, owner)
        made = self._class_of(other, receiver, node)
        if made:
            return any(self._class_is(other, each, owner) for each in made)
        if isinstance(receiver, ast.Name) and receiver.id in other.imports:
            known = other.imports[receiver.id]
            return self._sources.module(other, known) is not None
        if name not in _COMMON or _alike(receiver, owner.name):
            return True
        found.unsure = True
        return False

    def _related(self, file: File, cls: ast.ClassDef, owner: ast.ClassDef, depth: int = 0) -> bool:
        """Return whether ``self`` in *cls* may have a method of *owner*: one is derived from the other."""
        if cls is owner or cls.name == owner.name:
            return True
        names = {base.rpartition(".")[2] for base in map(file.dotted, cls.bases)}
        if owner.name in names or cls.name in {last_name(base) for base in owner.bases}:
            return True
        if depth > 2:
            return False
        return any(
            isinstance(each, ast.ClassDef)
            and each is not cls
            and self._related(where, each, owner, depth + 1)
            for base in cls.bases
            for where, each in self._callees.named(file, base, cls)
        )

    def _class_of(self, file: File, receiver: ast.expr, at: ast.AST) -> list[str]:
        """Return the names of the classes of *receiver*, as far as the code shows them."""
        match receiver:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name[:1].isupper():
                return [name]
            case ast.Name(id=name):
                return (
                    of_variable(file.scope(at), name)
                    or of_parameter(file, at, name)
                    or of_variable(file.tree, name)
                )
            case ast.Attribute(value=ast.Name(id="self" | "cls"), attr=name):
                cls = file.cls(at)
                return of_attribute(cls, name) if cls is not None else []
        return []

    def _class_is(self, file: File, name: str, owner: ast.ClassDef) -> bool:
        if name == owner.name:
            return True
        for where, each in self._callees.named(file, ast.Name(name, ast.Load()), file.tree):
            if isinstance(each, ast.ClassDef):
                return self._related(where, each, owner)
        return False


def _called(file: File, name: str) -> Iterator[ast.Call]:
    """Yield the calls of the attribute *name* in *file*."""
    for node in file.loads.get(name, ()):
        parent = file.parents.get(node)
        if isinstance(node, ast.Attribute) and isinstance(parent, ast.Call) and parent.func is node:
            yield parent


def _alike(receiver: ast.expr, name: str) -> bool:
    """Return whether *receiver* is named after the class *name*: ``session.run()`` of a ``SyncSession``."""
    called, cls = last_name(receiver).lower().replace("_", ""), name.lower().replace("_", "")
    return cls in called or (len(called) > 2 and called in cls)
