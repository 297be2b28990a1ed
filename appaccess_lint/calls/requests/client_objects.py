"""Record how client and session objects are constructed, and which attributes are set on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from appaccess_lint.clients.load import ClientModels
from appaccess_lint.clients.model import ClientClass, Part
from appaccess_lint.immutable import immutable
from appaccess_lint.text.text import Text, hole, literal
from appaccess_lint.text.urls import with_query
from appaccess_lint.values.domain.containers import EMPTY, Arguments, DictValue
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.outside import ExternalInstance, Place, UrlValue
from appaccess_lint.values.domain.program import FunctionValue, Instance, Scope
from appaccess_lint.values.domain.unions import parameters_of
from appaccess_lint.values.domain.values import NONE, Value
from appaccess_lint.values.objects.classes import mro
from appaccess_lint.values.objects.instances import CONSTRUCTORS

_K = TypeVar("_K")
_T = TypeVar("_T")
MAX_WAYS = 8
"""Maximum number of recorded ways to create an object, and of values of one of its settings."""
_CHANGES = frozenset({"update", "add", "setdefault", "set"})
_KEPT = "."
"""Before the name of an attribute of its own that the program sets on an object: no parameter has one."""


@immutable(frozen=True, slots=True)
class _Setter:
    """What sets something on a client: for which object, and whether that is where the client is made."""

    part_of: Instance | Scope | None
    constructs: bool

    def concerns(self, client: ExternalInstance) -> bool:
        """Return whether *client* may have what is set.

        The constructor of a base class runs for each object, with other arguments, and so does a method that
        makes a client.
        """
        mine, owner = self.part_of, client.part_of
        if owner is None and client.arguments is None:
            return True  # only its place is known
        if mine is owner or not isinstance(mine, Instance) or not isinstance(owner, Instance):
            return mine is owner
        if owner.arguments is None and owner.cls in mro(mine.cls):
            return True  # *owner* may be any object of its class and subclasses
        return not self.constructs and mine.arguments is None and mine.cls in mro(owner.cls)


class ClientObjects:
    """The changes to objects of libraries that the interpreter found, in any order."""

    def __init__(self, models: ClientModels) -> None:
        self._models = models
        self._constructors: dict[Place, dict[_Setter, list[tuple[str, Arguments]]]] = defaultdict(dict)
        self._makers: dict[Place, FunctionValue | None] = {}
        self._settings: dict[tuple[Place, Part], dict[_Setter, list[Value]]] = defaultdict(dict)

    def made(self, frame: Frame, owner: ExternalInstance, arguments: Arguments) -> None:
        """Record that *owner* is created with *arguments* in *frame*."""
        if owner.made is not None:
            self._makers[owner.made] = frame.function
            setter = _Setter(owner.part_of, True)
            _remember(self._constructors[owner.made].setdefault(setter, []), (owner.cls, arguments))

    def add(self, earlier: ClientObjects) -> None:
        """Add what an earlier run of the interpreter found for objects that this run received from it."""
        _add(self._constructors, earlier._constructors)
        _add(self._settings, earlier._settings)

    def assigned(self, frame: Frame, owner: ExternalInstance, name: str, value: Value) -> None:
        """Record that *value* is set on an object, if the object's requests send it."""
        part = self.part(owner.cls, name)
        if part is not None:
            self._set(frame, owner, part, value)

    def _set(self, frame: Frame, owner: ExternalInstance, part: Part, value: Value) -> None:
        if owner.made is not None:
            function = frame.function
            constructs = function is not None and function.function.name in CONSTRUCTORS
            setter = _Setter(owner.part_of, constructs or function is self._makers.get(owner.made))
            _remember(self._settings[owner.made, part].setdefault(setter, []), value)

    def called(self, frame: Frame, owner: ExternalInstance, name: str, arguments: Arguments) -> bool:
        """Record the change of an object by a call, and return whether the call changes the object.

        Examples are ``session.headers.update(…)`` and ``super().__init__(…)``.
        """
        if name == "__init__":
            self.made(frame, owner, arguments)
            return True
        model = self._models.cls(owner.cls)
        known = model.methods.get(name) if model is not None else None
        if known is not None and known.sets is not None:
            pair = (arguments.get(0, known.parameters[0]), arguments.get(1, known.parameters[1]))
            if pair[0] is not None and pair[1] is not None:
                self._set(frame, owner, known.sets, DictValue(((pair[0], pair[1]),)))
            return True
        attribute, _, method = name.partition(".")
        if not method or self.part(owner.cls, attribute) is None:
            return False
        if method not in _CHANGES:
            return True
        if len(arguments.positional) == 2:
            self.assigned(frame, owner, attribute, DictValue((arguments.positional,)))
        for value in arguments.positional if len(arguments.positional) == 1 else ():
            self.assigned(frame, owner, attribute, value)
        if arguments.keywords:
            pairs = tuple((literal(key), value) for key, value in arguments.keywords)
            self.assigned(frame, owner, attribute, DictValue(pairs))
        return True

    def part(self, cls: str, name: str) -> Part | None:
        """Return which part of all requests the attribute *name* of an object of *cls* contains."""
        model = self._models.cls(cls)
        return model.settings.get(name) if model is not None else None

    def constructors(self, value: ExternalInstance) -> tuple[tuple[str, Arguments], ...]:
        """Return the classes and arguments with which an object, or its owner, is created.

        There are several if it is created in several ways.
        """
        if value.arguments is not None:
            return ((value.cls, value.arguments),)
        found = _concerning(value, self._constructors.get(value.made, {}) if value.made is not None else {})
        # an analysis with unknown parameters of the constructor is less exact than one for a call
        certain = [way for way in found if not parameters_of(way[1].values)]
        return tuple(certain or found)

    def with_field(
        self, model: ClientClass, owner: ExternalInstance, name: str, value: Value
    ) -> ExternalInstance | None:
        """Return *owner* after ``owner.name = value``; ``None`` if nothing depends on that attribute."""
        given = owner.arguments
        if name not in model.fields:  # session.base_url = ..., which the program reads itself
            if given is None or not isinstance(value, (Text, UrlValue)) or self.part(owner.cls, name):
                return None
            return replace(owner, arguments=given.replacing(None, _KEPT + name, value))
        parameter = model.fields[name]
        position = model.constructor.index(parameter) if parameter in model.constructor else None
        if given is None:  # known by its class, or by the one place that makes it
            ways = self.constructors(owner)
            given = ways[0][1] if len(ways) == 1 else EMPTY
        return replace(owner, arguments=given.replacing(position, parameter, value))

    def after_call(
        self, model: ClientClass, owner: ExternalInstance, name: str, arguments: Arguments
    ) -> ExternalInstance | None:
        """Return *owner* after a call of its method *name*; ``None`` if that sets none of its attributes."""
        method = model.methods.get(name)
        if method is None or not method.fields:
            return None
        changed: ExternalInstance | None = None
        for attribute, parameter in method.fields:
            value = arguments.get(method.parameters.index(parameter), parameter)
            if isinstance(value, Text) and len([v for v in arguments.values if v != NONE]) > 1:
                value = with_query(value, hole())  # what else is given may add to it
            if value is not None:
                changed = self.with_field(model, changed or owner, attribute, value) or changed
        return changed

    def settings(self, value: ExternalInstance, part: Part) -> tuple[Value, ...]:
        """Return the values that are set on an object for a part of all its requests."""
        return _concerning(
            value, self._settings.get((value.made, part), {}) if value.made is not None else {}
        )


def _add(known: dict[_K, dict[_Setter, list[_T]]], found: Mapping[_K, Mapping[_Setter, list[_T]]]) -> None:
    for key, by_setter in found.items():
        known[key].update({setter: v for setter, v in by_setter.items() if setter.part_of is not None})


def _concerning(client: ExternalInstance, found: Mapping[_Setter, Iterable[_T]]) -> tuple[_T, ...]:
    """Return what is recorded for *client*, of all that is recorded for its place."""
    return tuple(v for setter, values in found.items() if setter.concerns(client) for v in values)


def kept_on(owner: ExternalInstance, name: str) -> Value | None:
    """Return the text that the program keeps in an attribute of its own on a client."""
    return owner.arguments.get(None, _KEPT + name) if owner.arguments is not None else None


def _remember(known: list, value: object) -> None:  # type: ignore[type-arg]
    if len(known) < MAX_WAYS and value not in known:
        known.append(value)
