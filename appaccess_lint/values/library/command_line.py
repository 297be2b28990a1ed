"""Model the options of command lines: the objects that ``parse_args`` returns, and options of functions."""

from __future__ import annotations

from appaccess_lint.syntax import ir
from appaccess_lint.syntax.targets import string_of
from appaccess_lint.syntax.walk import expressions
from appaccess_lint.text.text import Text
from appaccess_lint.values.domain.frames import Frame
from appaccess_lint.values.domain.machine import Machine, evaluate
from appaccess_lint.values.domain.values import (
    UNKNOWN,
    Arguments,
    ClassValue,
    External,
    FunctionValue,
    Instance,
    Scope,
    SeqValue,
    Unknown,
    Value,
    join,
    with_default,
)
from appaccess_lint.values.library.known import KnownCall, Model

_NAMESPACE = "argparse.Namespace"
_ADDS = frozenset({"add_argument", "add_option"})


def _namespace(call: KnownCall) -> Value:
    """Evaluate ``parser.parse_args()`` to an object with all options that the module declares.

    An option with a string as default has that or another value; other options are unknown.
    """
    module = call.frame.scope.module
    key = (module, _NAMESPACE)
    if key not in call.machine.instances and module.module is not None:
        found: dict[str, list[Value]] = {}
        for node in expressions(module.module.body):
            if isinstance(node, ir.Call) and isinstance(node.func, ir.Attr) and node.func.name in _ADDS:
                name = _option_name(node)
                if name is not None:
                    unknown = Unknown(f"args.{name}")
                    default = _default(call.machine, Frame(module.scope), node)
                    values = (unknown,) if default is None else (default, with_default(unknown))
                    found.setdefault(name, []).extend(values)
        scope = Scope(module, {}, module.scope, is_class=True)
        cls = ClassValue(ir.Class("Namespace", (), (), ()), scope, (External(_NAMESPACE),), scope.names, {})
        attributes = {name: join(values) for name, values in found.items()}
        call.machine.instances[key] = Instance(cls, Arguments(), attributes, "built")
    return call.machine.instances.get(key, UNKNOWN)


def declared_default(machine: Machine, value: FunctionValue, name: str) -> Value | None:
    """Return the default that a decorator such as ``click.option("--url", default=…)`` gives a parameter."""
    for decorator in value.function.decorators:
        if isinstance(decorator, ir.Call) and (_option_name(decorator) or "").lower() == name:
            made = evaluate(machine, Frame(value.scope), decorator.func)
            if isinstance(made, External) and machine.observer.gives(made.name) == "option":
                return _default(machine, Frame(value.scope), decorator)
    return None


def _option_name(node: ir.Call) -> str | None:
    """Return the name under which a program reads an option: ``url`` for ``"-u", "--url"``."""
    if (stated := string_of(node.keyword("dest"))) is not None:
        return stated
    names = [name for given in node.positional if (name := string_of(given)) is not None]
    plain = [name for name in names if not name.startswith("-")]
    long = [name for name in names if name.startswith("--")]
    chosen = next(iter(plain or long or names), "")
    return chosen.split("/")[0].lstrip("-").replace("-", "_") or None


def _default(machine: Machine, frame: Frame, node: ir.Call) -> Value | None:
    """Return the default of an option if it is a string."""
    default = node.keyword("default")
    value = evaluate(machine, frame, default) if default is not None else None
    return value if isinstance(value, Text) else None


COMMAND_LINE: dict[str, Model] = {
    "options": _namespace,
    "options and rest": lambda call: SeqValue((_namespace(call), UNKNOWN)),
}
