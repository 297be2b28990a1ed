"""Model functions that import modules, by name, by file or on first use."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from appaccess_lint.text.text import Hole, Text, literal
from appaccess_lint.values.domain.containers import EMPTY, DictValue, SeqValue
from appaccess_lint.values.domain.outside import ExternalInstance
from appaccess_lint.values.domain.program import Imported, ModuleValue
from appaccess_lint.values.domain.unions import join, literals, texts
from appaccess_lint.values.domain.values import NONE, UNKNOWN, Unknown, Value
from appaccess_lint.values.library.model import KnownCall, Model
from appaccess_lint.values.objects.names import exported

MAX_MODULES = 8
"""Maximum number of modules that one call may import."""
SOURCE_FILE = "builtins.open"
"""The class of the file objects of modules."""
_SETTINGS = ("os.environ", "sys.argv")
"""The beginnings of the names of what a program is given."""


def _module(call: KnownCall) -> Value:
    """Return the module that ``import_module`` imports; a relative name counts from the module itself."""
    found: list[Value] = []
    for name in _names(call, call.first("name", "mod_name")):
        dotted = name.lstrip(".")
        level = len(name) - len(dotted)
        packages = literals(call.arguments.get(1, "package") or UNKNOWN)
        if level and packages:  # "..core" of "app.parts" is "app.core"
            above = packages[0].rsplit(".", level - 1)[0] if level > 1 else packages[0]
            dotted, level = f"{above}.{dotted}", 0
        found.append(_imported(call, dotted, level))
    return _any(found, call.first())


def _any(found: Sequence[Value], of: Value) -> Value:
    """Return one of *found*, which are named by the value *of*."""
    return join(found) if found else Unknown("", of.parameters)


def _names(call: KnownCall, value: Value) -> Iterator[str]:
    """Yield the known names of modules, relative ones with dots: ``f"{__name__}.pages"`` in a package."""
    module = call.frame.scope.module.module
    packages = {"__package__", "__name__"} if module is not None and module.is_package else {"__package__"}
    for text in texts((value,)):
        for parts in [template.parts for template in text.alternatives[:MAX_MODULES]]:
            is_relative = isinstance(parts[0], Hole) and parts[0].name in packages if parts else False
            known = parts[1:] if is_relative else parts
            if len(known) == 1 and isinstance(known[0], str):
                yield known[0]


def _imported(call: KnownCall, dotted: str, level: int = 0, name: str | None = None) -> Value:
    return call.machine.imported(Imported(call.frame.scope.module, dotted, level, name))


def _member(call: KnownCall) -> Value:
    """Return what the path ``acme.pages.Client`` or ``acme.pages:Client`` names."""
    paths = [path.replace(":", ".").rpartition(".") for path in literals(call.first())[:MAX_MODULES]]
    found = [_imported(call, module, 0, name) for module, _, name in paths if module]
    return _any(found, call.first())


def _files(call: KnownCall, value: Value) -> list[ModuleValue]:
    """Return the modules in the files with the path *value*, of which the folder may be unknown.

    What a caller, the environment or the command line decides may be any folder.
    """
    machine, importer = call.machine, call.frame.scope.module.module
    found: list[ModuleValue] = []
    if importer is None:
        return found
    for parts in [t.parts for text in texts((value,)) for t in text.alternatives[:MAX_MODULES] if t.parts]:
        is_any = isinstance(parts[0], Hole) and (parts[0].parameters or parts[0].name.startswith(_SETTINGS))
        path = parts[-1]
        place = machine.project.named(importer, path) if isinstance(path, str) and not is_any else None
        module = machine.located(place) if place is not None else None
        found += [module] if module is not None else []
    return found


def _of_file(call: KnownCall) -> Value:
    """Return the module in the file that is the second argument."""
    path = call.arguments.get(1, "location") or call.arguments.get(1, "path") or UNKNOWN
    return _any(_files(call, path), path)


def _names_of_module(call: KnownCall) -> Value:
    return _table(call, _module(call))


def _names_of_file(call: KnownCall) -> Value:
    path = call.first("path_name")
    return _any([_table(call, module) for module in _files(call, path)], path)


def _table(call: KnownCall, module: Value) -> Value:
    if not isinstance(module, ModuleValue):
        return Unknown("", module.parameters)
    names = call.machine.ready(module).scope.names
    return DictValue(tuple((literal(n), call.machine.global_name(module, n)) for n in list(names)), True)


def _opened(call: KnownCall) -> Value | None:
    """Return the file object of a file of Python source, whose content may be run."""
    path = call.first("file", "filename")
    is_source = isinstance(path, Text) and all(
        isinstance(t.parts[-1], str) and t.parts[-1].endswith((".py", ".ipynb"))
        for t in path.alternatives
        if t.parts
    )
    return ExternalInstance(SOURCE_FILE, call.arguments) if is_source else None


def _run(call: KnownCall) -> Value:
    """Bind the names that ``exec`` of the content of a file binds.

    In a function it binds none, and with a namespace it binds them there.
    """
    content, frame = call.first(), call.frame
    is_own = frame.scope is frame.scope.module.scope and len(call.arguments.values) == 1
    if not isinstance(content, ExternalInstance) or content.cls != SOURCE_FILE or not is_own:
        return NONE
    for module in _files(call, (content.arguments or EMPTY).first("file", "filename")):
        frame.names.update(call.machine.ready(module).scope.names)
    return NONE


def _lazy_names(call: KnownCall) -> Value:
    """Bind the names that ``lazy_loader.attach`` imports on first use."""
    module, names = call.frame.scope.module, call.frame.names
    table = call.arguments.get(2, "submod_attrs")
    for inner, attributes in table.items if isinstance(table, DictValue) else ():
        items = attributes.items if isinstance(attributes, SeqValue) else ()
        for name in (n for item in items for n in literals(item)):
            for part in literals(inner):
                names[name] = Imported(module, part, 1, name)
    return UNKNOWN


def _lazy_names_of_stub(call: KnownCall) -> Value:
    """Bind the names that the stub beside the module, which ``lazy_loader.attach_stub`` reads, imports."""
    own = call.frame.scope.module.module
    if own is not None and own.file is not None:
        for stub in _files(call, literal(f"{own.file.name}i")):
            call.frame.names.update(exported(call.machine, stub))
    return UNKNOWN


MODULES: dict[str, Model] = {
    "module": _module,
    "module of file": _of_file,
    "names of module": _names_of_module,
    "names of file": _names_of_file,
    "named by path": _member,
    "file": _opened,
    "run": _run,
    "lazy names": _lazy_names,
    "lazy names of stub": _lazy_names_of_stub,
}
