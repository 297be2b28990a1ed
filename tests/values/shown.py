"""Runs source on the values stage alone, and writes down what it takes each ``show(…)`` to be given.

``depends(…)`` tells instead which parameters of the function around it its argument depends on, ``trail(…)``
which literals went into it.

| written | means |
|---|---|
| ``"https://«host»/x"`` | a text; a hole in it by the name that the source gives it |
| ``«name»`` | unknown |
| ``None``, ``3``, ``True`` | just that |
| ``[…]``, ``{…: …}`` | a list or tuple, a dictionary; with ``...`` at its end there may be more |
| ``<Class>``, ``<requests.Session>`` | an object of a class of the source, or of a library |
| ``Kind.PAGE`` | a member of an enumeration |
| ``name()``, ``Class``, ``requests.get`` | a function, a class, something of a library |
| ``a \\| b`` | one of these |
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from appaccess_lint.clients.effects import Effects
from appaccess_lint.project.tree import Tree
from appaccess_lint.project.view import Project
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.module import Module
from appaccess_lint.text.text import Template, Text
from appaccess_lint.values.domain.containers import Arguments, DictValue, SeqValue
from appaccess_lint.values.domain.frames import Frame, Request
from appaccess_lint.values.domain.outside import (
    External,
    ExternalInstance,
    ExternalMethod,
    TextMethod,
    UrlValue,
)
from appaccess_lint.values.domain.program import (
    BoundMethod,
    ClassValue,
    EnumMember,
    FunctionValue,
    Instance,
    ModuleValue,
)
from appaccess_lint.values.domain.unions import Union, parameters_of, texts
from appaccess_lint.values.domain.values import Scalar, Unknown, Value
from appaccess_lint.values.interpreter import Interpreter
from appaccess_lint.values.summaries.functions import summarize

CLIENT_CLASSES = {"requests.Session": {}, "lib.Client": {"http": "requests.Session"}}
"""Classes of libraries that are known here, with the classes of their attributes."""


def shown(source: str, file: Path | None = None, steps: int | None = None) -> dict[int, list[str]]:
    """Return by line what ``show`` and the others tell there; *file* is where the source lies in a tree."""
    project = Project(Tree())
    recorder = _Recorder()
    interpreter = Interpreter(project, recorder)
    interpreter.max_steps = steps if steps is not None else interpreter.max_steps
    module = project.target(source, str(file or "case.py"), file)
    interpreter.target = interpreter.module(module)
    interpreter.ready(interpreter.target)
    for frame in list(interpreter.module_frames):
        for function in frame.nested if frame.scope.module is interpreter.target else ():
            summarize(interpreter, function)
    return {line: sorted(found) for line, found in recorder.shown.items()}


_EFFECTS = Effects()


class _Recorder:
    """What the interpreter asks of the stage below it: here only ``show`` is of interest."""

    def __init__(self) -> None:
        self.shown: dict[int, set[str]] = {}

    def call(
        self, frame: Frame, node: ir.Call, callee: Value, arguments: Arguments
    ) -> tuple[Value | None, list[Request]]:
        tells = _TELLERS.get(callee.name) if isinstance(callee, Unknown) else None
        if tells is not None:
            assert node.span is not None
            for value in arguments.positional:
                self.shown.setdefault(node.span.line, set()).update(tells(value))
        if isinstance(callee, External) and callee.name in CLIENT_CLASSES:
            return ExternalInstance(callee.name, arguments), []
        return None, []

    def note(self, arguments: Arguments) -> None:
        pass

    def sent_by(self, cls: str, name: str) -> tuple[str, str] | None:
        return None

    def exports(self, module: str) -> tuple[str, ...]:
        return ()

    def gives(self, name: str) -> str | None:
        return _EFFECTS.gives(name)

    def fakes_answers(self, module: Module) -> bool:
        return False

    def returns(self, name: str) -> str | None:
        return _EFFECTS.returns(name)

    def is_class(self, name: str) -> bool:
        return name in CLIENT_CLASSES

    def is_product_client(self, name: str) -> bool:
        return False

    def is_function(self, name: str) -> bool:
        return name.startswith("requests.")

    def attribute(self, owner: ExternalInstance, name: str) -> Value | None:
        cls = CLIENT_CLASSES.get(owner.cls, {}).get(name)
        return ExternalInstance(cls) if cls is not None else None

    def keeps(self, cls: str, name: str) -> bool:
        return False

    def assigned(
        self, frame: Frame, owner: ExternalInstance, name: str, value: Value, key: Value | None = None
    ) -> None:
        pass

    def set_on(self, owner: ExternalInstance) -> tuple[Value, ...]:
        return ()

    def with_field(self, owner: ExternalInstance, name: str, value: Value) -> None:
        return None

    def called(self, owner: ExternalInstance, name: str, arguments: Arguments) -> None:
        return None

    def brings_segment(self, text: Text) -> bool:
        return False

    def split(self, request: Request) -> tuple[Request | None, Request | None]:
        return None, None

    def link(self, name: str) -> str | None:
        return None

    def may_name(self, text: Text) -> bool:
        return True

    def names_resource(self, text: Text) -> bool:
        return False

    def may_be_completed(self, request: Request) -> bool:
        return True

    def leads_elsewhere(self, text: Text) -> bool:
        return False

    def endpoints(self, request: Request) -> frozenset[str]:
        return frozenset()

    def endpoints_of(self, request: Request, alternative: Template) -> frozenset[str]:
        return frozenset()

    def awaits_path(self, request: Request) -> bool:
        return False

    def is_documented(self, request: Request, alternative: Template) -> bool:
        return False


def told(value: Value) -> str:
    """Write a value as described above."""
    return " | ".join(alternatives(value))


def alternatives(value: Value) -> list[str]:
    """Write each that a value can be, in order."""
    if isinstance(value, Union):
        return sorted(found for member in value.members for found in alternatives(member))
    return sorted(map(_text, value.alternatives)) if isinstance(value, Text) else [_one(value)]


def dependence(value: Value) -> list[str]:
    """Write the parameters that a value depends on."""
    return sorted(parameters_of((value,))) or ["nothing"]


def trail(value: Value) -> list[str]:
    """Write the literals that went into the texts of a value."""
    origins = {o.text for text in texts((value,)) for t in text.alternatives for o in t.origins}
    return sorted(map(repr, origins)) or ["nothing"]


_TELLERS: dict[str, Callable[[Value], list[str]]] = {
    "show": alternatives,
    "depends": dependence,
    "trail": trail,
}


def _one(value: Value) -> str:
    match value:
        case Scalar():
            return repr(value.value)
        case Unknown() | External():
            return f"«{value.name}»" if isinstance(value, Unknown) else value.name
        case SeqValue():
            return f"[{', '.join([*map(told, value.items), *['...'] * value.open])}]"
        case DictValue():
            pairs = [f"{told(k)}: {told(v)}" for k, v in value.items]
            return f"{{{', '.join([*pairs, *['...'] * value.open])}}}"
        case Instance():
            return f"<{value.cls.cls.name}>"
        case ExternalInstance():
            return f"<{value.cls}>"
        case UrlValue():
            return f"<{value.cls} {told(value.text)}>"
        case ExternalMethod():
            return f"<{value.receiver.cls}>.{value.name}"
        case TextMethod():
            return f"{told(value.receiver)}.{value.name}"
        case EnumMember():
            return f"{value.cls.cls.name}.{value.name}"
        case FunctionValue():
            return f"{value.function.name}()"
        case BoundMethod():
            return f"{told(value.receiver)}.{value.function.function.name}()"
        case ClassValue():
            return value.cls.name
        case ModuleValue():
            return f"module {value.folder.name if value.folder else Path(value.module.path).stem}"
    return type(value).__name__


def _text(template: Template) -> str:
    parts = [part if isinstance(part, str) else f"«{part.name}»" for part in template.parts]
    return f'"{"".join(parts)}"'
