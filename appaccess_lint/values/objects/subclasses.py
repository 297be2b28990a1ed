"""Find what subclasses add: abstract methods that they implement, and members that inherited methods read."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from itertools import islice

from appaccess_lint.project.tree import Location
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.changes import attributes_set
from appaccess_lint.syntax.facts import cached, kinds, outline_of, string_of
from appaccess_lint.syntax.walk import names_in, statements
from appaccess_lint.text.text import Text
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.program import ClassValue, FunctionValue, ModuleValue
from appaccess_lint.values.domain.unions import members, texts
from appaccess_lint.values.domain.values import NONE, Value
from appaccess_lint.values.objects import classes
from appaccess_lint.values.objects.instances import CONSTRUCTORS

_PROTOCOLS = frozenset({"typing.Protocol", "typing_extensions.Protocol"})
_WITHOUT_MEMBERS = _PROTOCOLS | {"typing.Generic", "abc.ABC", "builtins.object"}
"""Bases from outside the project that add no member to an object."""
_PATH = re.compile("path|ur[il]|endpoint|route|resource", re.IGNORECASE)
"""The name of a parameter that takes a path."""


@cached
def may_differ(machine: Machine, function: FunctionValue, cls: ClassValue) -> bool:
    """Return whether a method may behave differently on an object of *cls* than in the defining class.

    It may if the method, or a method that it calls on the object, reads a member that *cls* defines.
    """
    return cls is not function.owner and own_members(machine, function, cls) != []


def sends_to_argument(machine: Machine, function: FunctionValue) -> bool:
    """Return whether *function* sends a request to a URL that it receives as argument.

    Otherwise, the model of the library's method has more information.
    """
    summary = machine.summary(function)
    own = {parameter.name for parameter in function.function.parameters}
    return summary is None or any((request.url or NONE).parameters & own for request in summary.rest)


@cached
def own_members(machine: Machine, function: FunctionValue, cls: ClassValue) -> list[Value] | None:
    """Return the own members of *cls* that an inherited method reads; ``None`` if it may read any.

    A method of *cls* that sets what is read is one of them.
    """
    owner = function.owner
    if owner is None:
        return []
    own = classes.classes_beyond(owner, cls)
    if not _WITHOUT_MEMBERS.issuperset(classes.external_bases_of(own)):
        return None
    read = read_of_self(machine, function, owner)
    found: list[Value] = []
    for c in own:
        for name, value in c.names.items():
            if name in read or (
                isinstance(value, FunctionValue) and not read.isdisjoint(attributes_set(value.function))
            ):
                found.append(value)
    return found


@cached
def read_of_self(machine: Machine, function: FunctionValue, owner: ClassValue) -> Set[str]:
    """Return the attributes that a method reads, also through other methods of the object.

    What the constructor reads is included if it sets one of these attributes.
    """
    found: set[str] = set()
    constructors = [m for n in CONSTRUCTORS if (m := classes.method_of(machine, owner, n)) is not None]
    waiting = [function.function]
    while waiting:
        outline = outline_of(waiting.pop())
        for name in outline.reads - found:
            found.add(name)
            if (method := classes.method_of(machine, owner, name)) is not None:
                waiting.append(method.function)
            else:
                setting = [c for c in constructors if name in attributes_set(c.function)]
                waiting += [c.function for c in setting]
                constructors = [c for c in constructors if c not in setting]
        if outline.reads_all:
            found.update(name for c in classes.mro(owner) for name in c.names)
    return found


MAX_SUBCLASS_FILES = 6
MAX_SUBCLASSES = 8
"""Maximum number of subclasses that are searched for an implementation."""
_ABSTRACT = frozenset("abstractmethod abstractproperty abstractclassmethod abstractstaticmethod".split())


@cached
def is_abstract(function: ir.Function) -> bool:
    """Return whether a method is abstract: by its decorator, ``...`` or an error."""
    if kinds(function) & _ABSTRACT:
        return True
    last = function.body[-1] if function.body else None
    match last:
        case ir.ExprStmt(value=ir.Opaque(children=())):  # ``...`` is lowered to an expression without parts
            return all(
                isinstance(s, ir.ExprStmt) and string_of(s.value) is not None for s in function.body[:-1]
            )
        case ir.Jump(kind="raise") | ir.Return():
            names = names_in(last)
            returns = any(isinstance(s, ir.Return) for s in statements(function.body[:-1]))
            return not (returns or names.isdisjoint({"NotImplementedError", "NotImplemented"}))
    return False


def is_stub(machine: Machine, value: FunctionValue) -> bool:
    """Return whether a method is only a declaration: in a protocol, or without an implementation."""
    owner = value.owner
    abstract = is_abstract(value.function)
    if owner is None or not (abstract or has_stub_body(value.function)):
        return False
    if classes.derives_from(owner, _PROTOCOLS):
        return True
    return abstract and not subclasses(machine, owner)


@cached
def has_stub_body(function: ir.Function) -> bool:
    """Return whether the body is only a docstring, ``pass`` or ``raise``."""
    return all(
        isinstance(s, ir.Jump) or (isinstance(s, ir.ExprStmt) and isinstance(s.value, ir.Const))
        for s in function.body
    )


def subclasses(machine: Machine, cls: ClassValue) -> list[ClassValue]:
    """Return the classes of the project derived from *cls*, in the order of files and names."""
    module = cls.scope.module
    found: dict[ClassValue, None] = {}
    seen = {cls.cls.name}
    waiting = [cls.cls.name]
    modules: dict[ModuleValue, None] = {module: None}
    while waiting:
        for name in waiting:
            _add_modules(machine, modules, name)
        for at in modules:
            derived = {
                name: value
                for name, value in at.scope.names.items()
                if type(value) is ClassValue and value is not cls and cls in classes.mro(value)
            }
            found |= dict.fromkeys([derived[name] for name in sorted(derived)])
        waiting = sorted({value.cls.name for value in found} - seen)
        seen.update(waiting)
    return list(found)


def _add_modules(machine: Machine, modules: dict[ModuleValue, None], name: str) -> None:
    """Add to *modules* those with a class that has *name* among its bases."""
    source = next(iter(modules)).module
    for file in machine.project.subclass_files(source, name) if source is not None else ():
        if len(modules) <= MAX_SUBCLASS_FILES and (user := machine.located(Location(file, None))) is not None:
            modules[machine.ready(user)] = None


def implementing(machine: Machine, cls: ClassValue, name: str) -> list[ClassValue]:
    """Return the subclasses that implement the method *name* if it is abstract in *cls*; else none."""
    return _implementing(machine, cls, {name}) if _is_abstract_in(machine, cls, name) else []


def implementations(machine: Machine, method: FunctionValue) -> list[ClassValue]:
    """Return the subclasses that implement all abstract methods which *method* calls; often none.

    The results of several methods of one subclass belong together.
    """
    owner = method.owner
    if owner is None or "staticmethod" in kinds(method.function):
        return []
    left = _abstract_methods(machine, owner)
    return _implementing(machine, owner, left & read_of_self(machine, method, owner)) if left else []


@cached
def _abstract_methods(machine: Machine, cls: ClassValue) -> frozenset[str]:
    """Return the abstract methods of *cls*."""
    functions = {n for c in classes.mro(cls) for n, v in c.names.items() if isinstance(v, FunctionValue)}
    return frozenset(name for name in functions if _is_abstract_in(machine, cls, name))


def _implementing(machine: Machine, cls: ClassValue, names: Set[str]) -> list[ClassValue]:
    """Return the subclasses that implement all of *names*; none if their endpoints differ.

    If the endpoints differ, the object decides which method is called, as for any other class.
    """
    if not names:
        return []
    conforming = [
        c for c in _conforming(machine, cls) if not any(_only_answers(machine, c, n) for n in names)
    ]
    candidates = [*subclasses(machine, cls), *conforming]
    found = [s for s in candidates if not any(_is_abstract_in(machine, s, n) for n in names)]
    if len(found) > 1 and any(_names_endpoint(machine, s, n) for s in found for n in sorted(names)):
        return []
    return found[:MAX_SUBCLASSES]


@cached
def _conforming(machine: Machine, cls: ClassValue) -> list[ClassValue]:
    """Return the classes that have all methods of the protocol *cls* without deriving from it.

    Those beside the protocol count, else those of other modules.
    """
    if not classes.derives_from(cls, _PROTOCOLS):
        return []
    declared = {n: _parameter_names(v) for n, v in cls.names.items() if isinstance(v, FunctionValue)}
    if not declared:
        return []
    here = cls.scope.module
    found = _having(machine, here, cls, declared)
    takes_path = any(_PATH.search(name) for parameters in declared.values() for name in parameters)
    if found or here.module is None or not takes_path:  # the others' requests are reported in their modules
        return found
    files = machine.project.files_with(here.module, f"def {max(declared, key=len)}(")
    if len(files) > MAX_SUBCLASS_FILES:
        return []
    places = [at for file in files if (at := machine.located(Location(file, None))) is not None]
    return [other for at in places for other in _having(machine, machine.ready(at), cls, declared)]


def _having(
    machine: Machine, module: ModuleValue, protocol: ClassValue, declared: Mapping[str, list[str]]
) -> list[ClassValue]:
    """Return the first classes of *module* with the *declared* methods, except protocols and subclasses."""
    found = (
        other
        for other in module.scope.names.values()
        if type(other) is ClassValue and other.scope.module is module
        if not classes.derives_from(other, _PROTOCOLS) and protocol not in classes.mro(other)
        if all(_has(machine, other, name, parameters) for name, parameters in declared.items())
    )
    return list(islice(found, MAX_SUBCLASSES))


def _has(machine: Machine, cls: ClassValue, name: str, parameters: list[str]) -> bool:
    """Return whether *cls* has a method *name* that begins with *parameters*."""
    method = classes.method_of(machine, cls, name)
    return method is not None and _parameter_names(method)[: len(parameters)] == parameters


def _parameter_names(method: FunctionValue) -> list[str]:
    return [parameter.name for parameter in method.function.parameters]


def _only_answers(machine: Machine, cls: ClassValue, name: str) -> bool:
    """Return whether a method takes a path and makes no request, as that of a test's fake."""
    method = classes.method_of(machine, cls, name)
    if method is None or not any(map(_PATH.search, _parameter_names(method))):
        return False
    summary = machine.summary(method)
    if summary is None or any(isinstance(m, Text) for m in members(summary.returned)):  # a URL
        return False
    return not (summary.sites or summary.rest)


def _names_endpoint(machine: Machine, cls: ClassValue, name: str) -> bool:
    """Return whether the result of a method contains a word of an endpoint."""
    member = classes.method_of(machine, cls, name)
    summary = machine.summary(member) if member is not None else None
    return summary is not None and any(map(machine.observer.names_resource, texts([summary.returned])))


def _is_abstract_in(machine: Machine, cls: ClassValue, name: str) -> bool:
    member = classes.method_of(machine, cls, name)
    return member is not None and is_abstract(member.function)
