"""Answer the interpreter's questions about names of libraries: what a function, class or attribute is."""

from __future__ import annotations

from collections.abc import Callable

from appaccess_lint.calls.requests.client_objects import ClientObjects, kept_on
from appaccess_lint.calls.requests.clients import ModelledCalls
from appaccess_lint.calls.requests.http_requests import text_of
from appaccess_lint.calls.unsent.own_program import fakes_answers
from appaccess_lint.clients.load import ClientModels
from appaccess_lint.clients.tables import VERBS
from appaccess_lint.model import OutsidePath
from appaccess_lint.syntax.module import Module
from appaccess_lint.values.domain.outside import ExternalInstance, UrlValue
from appaccess_lint.values.domain.values import Value


class LibraryNames:
    """The part of the interpreter's ``Observer`` that looks up names in the models of libraries.

    *outside* returns the path outside the REST API that a model names.
    """

    def __init__(self, models: ClientModels, outside: Callable[[str], OutsidePath | None]) -> None:
        self.models = models
        self.objects = ClientObjects(models)
        self.modelled = ModelledCalls(models, outside, self.objects.constructors)

    def exports(self, module: str) -> tuple[str, ...]:
        known = (*self.models.classes(module), *self.models.functions(module))
        return tuple(name for dotted in known for path, _, name in [dotted.rpartition(".")] if path == module)

    def is_class(self, name: str) -> bool:
        return self.models.cls(name) is not None

    def is_product_client(self, name: str) -> bool:
        model = self.models.cls(name)
        return model is not None and model.product != "any"

    def is_function(self, name: str) -> bool:
        function = self.models.function(name)
        return function is not None and function.http is not None

    def gives(self, name: str) -> str | None:
        return self.models.effects.gives(name)

    def fakes_answers(self, module: Module) -> bool:
        return fakes_answers(module, self.models.effects)

    def returns(self, name: str) -> str | None:
        return self.models.effects.returns(name)

    def attribute(self, owner: ExternalInstance, name: str) -> Value | None:
        found = self.modelled.instance(owner)
        if found is None:
            return None
        if name in found.attributes:
            return ExternalInstance(found.attributes[name], None, owner.made, owner.part_of)
        if name in found.fields and owner.arguments is not None:
            position = found.constructor.index(found.fields[name])
            value = owner.arguments.get(position, found.fields[name])
            cls = self.returns(f"{owner.cls}.{name}")
            return UrlValue(cls, text_of(value)) if cls is not None and value is not None else value
        return kept_on(owner, name)

    def sent_by(self, cls: str, name: str) -> tuple[str, str] | None:
        model = self.models.cls(cls)
        if model is None or not model.sends_by or name not in model.methods or name.upper() not in VERBS:
            return None
        return model.sends_by, name.upper()
