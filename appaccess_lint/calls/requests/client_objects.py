"""Record how client and session objects are constructed, and which attributes are set on them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from appaccess_lint.clients.load import ClientModels
from appaccess_lint.clients.model import ClientClass, Part
from appaccess_lint.text.text import Text, hole, literal
from appaccess_lint.text.urls import with_query
from appaccess_lint.values.domain.containers import EMPTY, Arguments, DictValue
from appaccess_lint.values.domain.outside import ExternalInstance, Place, UrlValue
from appaccess_lint.values.domain.unions import parameters_of
from appaccess_lint.values.domain.values import NONE, Value

MAX_WAYS = 8
"""Maximum number of recorded ways to create an object, and of values of one of its settings."""
_CHANGES = frozenset({"update", "add", "setdefault", "set"})
_KEPT = "."
"""Before the name of an attribute of its own that the program sets on an object: no parameter has one."""


class ClientObjects:
    """The changes to objects of libraries that the interpreter found, in any order."""

    def __init__(self, models: ClientModels) -> None:
        self._models = models
        self._constructors: dict[Place, list[tuple[str, Arguments]]] = defaultdict(list)
        self._settings: dict[tuple[Place, Part], list[Value]] = defaultdict(list)

    def made(self, cls: str, made: Place | None, arguments: Arguments) -> None:
        """Record that an object of *cls* is created with *arguments*."""
        if made is not None:
            _remember(self._constructors[made], (cls, arguments))

    def assigned(self, owner: ExternalInstance, name: str, value: Value) -> None:
        """Record that *value* is set on an object, if the object's requests send it."""
        part = self.part(owner.cls, name)
        if part is not None and owner.made is not None:
            _remember(self._settings[owner.made, part], value)

    def called(self, owner: ExternalInstance, name: str, arguments: Arguments) -> bool:
        """Record the change of an object by a call, and return whether the call changes the object.

        Examples are ``session.headers.update(…)`` and ``super().__init__(…)``.
        """
        if name == "__init__":
            self.made(owner.cls, owner.made, arguments)
            return True
        model = self._models.cls(owner.cls)
        known = model.methods.get(name) if model is not None else None
        if known is not None and known.sets is not None:
            pair = (arguments.get(0, known.parameters[0]), arguments.get(1, known.parameters[1]))
            if pair[0] is not None and pair[1] is not None and owner.made is not None:
                _remember(self._settings[owner.made, known.sets], DictValue(((pair[0], pair[1]),)))
            return True
        attribute, _, method = name.partition(".")
        if not method or self.part(owner.cls, attribute) is None:
            return False
        if method not in _CHANGES:
            return True
        if len(arguments.positional) == 2:
            self.assigned(owner, attribute, DictValue((arguments.positional,)))
        for value in arguments.positional if len(arguments.positional) == 1 else ():
            self.assigned(owner, attribute, value)
        if arguments.keywords:
            pairs = tuple((literal(key), value) for key, value in arguments.keywords)
            self.assigned(owner, attribute, DictValue(pairs))
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
        found = self._constructors.get(value.made, []) if value.made is not None else []
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
        return tuple(self._settings.get((value.made, part), ())) if value.made is not None else ()


def kept_on(owner: ExternalInstance, name: str) -> Value | None:
    """Return the text that the program keeps in an attribute of its own on a client."""
    return owner.arguments.get(None, _KEPT + name) if owner.arguments is not None else None


def _remember(known: list, value: object) -> None:  # type: ignore[type-arg]
    if len(known) < MAX_WAYS and value not in known:
        known.append(value)
