"""Functions of Python and its libraries that build strings, containers and callables."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus, unquote, unquote_plus

from appaccess_lint.syntax import ir
from appaccess_lint.values import textops, urls
from appaccess_lint.values.attributes import attribute
from appaccess_lint.values.container_methods import dict_method, seq_method
from appaccess_lint.values.convert import as_text
from appaccess_lint.values.domain import (
    NONE,
    UNKNOWN,
    Arguments,
    ClassValue,
    DictValue,
    External,
    ExternalInstance,
    PartialValue,
    Scalar,
    SeqValue,
    Text,
    TextMethod,
    Unknown,
    Value,
    join,
    literal,
    literals,
    members,
    parameters_of,
)
from appaccess_lint.values.formatting import formatted
from appaccess_lint.values.mutation import change_by_method
from appaccess_lint.values.text_methods import TEXT_METHODS, first, texts_of
from appaccess_lint.values.urls import PARSED

if TYPE_CHECKING:
    from appaccess_lint.values.frames import Frame
    from appaccess_lint.values.interpreter import Interpreter


Known = Callable[["Interpreter", "Frame", ir.Call, Arguments], Value | None]


def call_known(
    it: Interpreter, frame: Frame, node: ir.Call, callee: External | TextMethod, arguments: Arguments
) -> Value | None:
    """The result of a known function or method; ``None`` where it isn't known."""
    if isinstance(callee, External):
        known = _FUNCTIONS.get(callee.name)
        return known(it, frame, node, arguments) if known is not None else None
    return join_results(
        [_method(it, frame, node, m, callee.name, arguments) for m in members(callee.receiver)]
    )


def join_results(values: list[Value | None]) -> Value | None:
    found = [v for v in values if v is not None]
    return join(found) if found else None


def _method(
    it: Interpreter, frame: Frame, node: ir.Call, receiver: Value, name: str, arguments: Arguments
) -> Value | None:
    if isinstance(receiver, Text):
        known = TEXT_METHODS.get(name)
        if known is not None:
            return known(it, receiver, arguments)
        return Unknown("", parameters_of((receiver,)))
    if isinstance(receiver, (DictValue, SeqValue)):
        result = (
            dict_method(it, receiver, name, arguments)
            if isinstance(receiver, DictValue)
            else seq_method(frame, receiver, name, arguments)
        )
        owner = node.func.value if isinstance(node.func, ir.Attr) else None
        changes = change_by_method(it, frame, owner, receiver, name, arguments)
        return NONE if changes and name not in {"pop", "popitem", "setdefault"} else result
    if isinstance(receiver, Scalar) and isinstance(receiver.value, bytes) and name == "decode":
        return as_text(it, receiver)
    return None


def _same(it: Interpreter, frame: Frame, node: ir.Call, arguments: Arguments) -> Value:
    """Functions that give their first argument back, for what matters here."""
    return first(arguments, "x", "text", "main", "iterable")


def _to_text(it: Interpreter, frame: Frame, node: ir.Call, arguments: Arguments) -> Value:
    if not arguments.positional and not arguments.keywords:
        return literal("")
    return as_text(it, first(arguments, "object", "string", "url"))


def _url_join(it: Interpreter, frame: Frame, node: ir.Call, arguments: Arguments) -> Value:
    base = arguments.get(0, "base") or UNKNOWN
    path = arguments.get(1, "url") or UNKNOWN
    return urls.url_join(as_text(it, base), as_text(it, path))


def _path_join(it: Interpreter, frame: Frame, node: ir.Call, arguments: Arguments) -> Value:
    return textops.path_join(texts_of(it, arguments.positional), absolute=True)


def _split(it: Interpreter, frame: Frame, node: ir.Call, arguments: Arguments) -> Value:
    return ExternalInstance(PARSED, Arguments((as_text(it, first(arguments, "url", "urlstring")),)))


def _unsplit(it: Interpreter, frame: Frame, node: ir.Call, arguments: Arguments) -> Value:
    parts = first(arguments)
    if isinstance(parts, ExternalInstance) and parts.cls == PARSED and parts.arguments is not None:
        return parts.arguments.positional[0]
    if not isinstance(parts, SeqValue) or len(parts.items) < 3 or parts.open:
        return Unknown("", parameters_of((parts,)))
    scheme, host, path = texts_of(it, parts.items[:3])
    return urls.unsplit(scheme, host, path)


def _partial(it: Interpreter, frame: Frame, node: ir.Call, arguments: Arguments) -> Value | None:
    return PartialValue(arguments.positional[0], arguments.behind_first()) if arguments.positional else None


def _getattr(it: Interpreter, frame: Frame, node: ir.Call, arguments: Arguments) -> Value:
    if len(arguments.positional) < 2:
        return UNKNOWN
    owner, name = arguments.positional[:2]
    found: list[Value] = [attribute(it, owner, n) for n in literals(name)[:8]]
    found = found or [Unknown("", parameters_of((owner, name)))]
    default = arguments.positional[2:3] if all(isinstance(f, Unknown) for f in found) else ()
    return join((*found, *default))


def _setattr(it: Interpreter, frame: Frame, node: ir.Call, arguments: Arguments) -> Value:
    from appaccess_lint.values.assignment import assign

    if len(arguments.positional) == 3:
        for name in literals(arguments.positional[1]):
            assign(it, frame, ir.Attr(node.args[0].value, name), arguments.positional[2])
    return NONE


def _environ(it: Interpreter, frame: Frame, node: ir.Call, arguments: Arguments) -> Value:
    names = literals(first(arguments, "key"))
    unknown = Unknown(f"os.environ.{names[0]}" if names else "os.environ")
    default = arguments.get(1, "default")
    return unknown if default is None or default == NONE else join((default, unknown))


def _dict(it: Interpreter, frame: Frame, node: ir.Call, arguments: Arguments) -> Value:
    items = tuple((literal(k), v) for k, v in arguments.keywords)
    first = arguments.positional[0] if arguments.positional else None
    if isinstance(first, DictValue):
        return DictValue((*first.items, *items), first.open or arguments.open_keywords)
    if isinstance(first, SeqValue) and all(
        isinstance(p, SeqValue) and len(p.items) == 2 for p in first.items
    ):
        pairs = tuple((p.items[0], p.items[1]) for p in first.items if isinstance(p, SeqValue))
        return DictValue((*pairs, *items), first.open)
    return DictValue(items, first is not None or arguments.open_keywords)


def _sequence(it: Interpreter, frame: Frame, node: ir.Call, arguments: Arguments) -> SeqValue:
    from appaccess_lint.values.expressions import elements

    first = arguments.positional[0] if arguments.positional else None
    if first is None:
        return SeqValue(())
    if isinstance(first, SeqValue):  # another object: what changes it doesn't change the one given
        return SeqValue(first.items, first.open)
    return SeqValue((elements(first),), True)


def _reversed(it: Interpreter, frame: Frame, node: ir.Call, arguments: Arguments) -> Value:
    given = _sequence(it, frame, node, arguments)
    return SeqValue(given.items[::-1], given.open)


def _sorted(it: Interpreter, frame: Frame, node: ir.Call, arguments: Arguments) -> Value:
    given = _sequence(it, frame, node, arguments)
    return SeqValue(given.items, given.open or len(given.items) > 1)


def _filtered(it: Interpreter, frame: Frame, node: ir.Call, arguments: Arguments) -> Value:
    from appaccess_lint.values.convert import truth

    source = arguments.positional[1] if len(arguments.positional) > 1 else UNKNOWN
    if isinstance(source, SeqValue) and arguments.positional[0] == NONE:
        return SeqValue(tuple(i for i in source.items if truth(i) is not False), source.open)
    return source if isinstance(source, SeqValue) else SeqValue((UNKNOWN,), True)


def _mapped(it: Interpreter, frame: Frame, node: ir.Call, arguments: Arguments) -> Value | None:
    from appaccess_lint.values.calls import call_value

    if len(arguments.positional) != 2:
        return None
    function, source = arguments.positional
    if not isinstance(source, SeqValue):
        from appaccess_lint.values.expressions import elements

        source = SeqValue((elements(source),), True)
    items = tuple(call_value(it, frame, node, function, Arguments((i,))) for i in source.items)
    return SeqValue(items, source.open)


def _next(it: Interpreter, frame: Frame, node: ir.Call, arguments: Arguments) -> Value:
    from appaccess_lint.values.expressions import elements

    return elements(first(arguments))


def _enumerate(it: Interpreter, frame: Frame, node: ir.Call, arguments: Arguments) -> Value:
    from appaccess_lint.values.expressions import elements

    return SeqValue((SeqValue((UNKNOWN, elements(first(arguments)))),), True)


def _field_default(it: Interpreter, frame: Frame, node: ir.Call, arguments: Arguments) -> Value | None:
    """``dataclasses.field``, pydantic's ``Field`` and the like stand for their default."""
    from appaccess_lint.values.calls import call_value

    for name, value in arguments.keywords:
        if name in {"default", "value"}:
            return value
        if name in {"default_factory", "factory"}:
            return call_value(it, frame, node, value, Arguments())
    if arguments.positional and not isinstance(arguments.positional[0], Scalar):
        return arguments.positional[0]
    return NONE if arguments.positional else UNKNOWN


def _cast(it: Interpreter, frame: Frame, node: ir.Call, arguments: Arguments) -> Value:
    from appaccess_lint.values.annotations import annotated

    promised = annotated(it, frame.scope, node.args[0].value) if node.args else None
    if promised is not None:
        return promised
    return arguments.positional[1] if len(arguments.positional) > 1 else UNKNOWN


def _format(it: Interpreter, frame: Frame, node: ir.Call, arguments: Arguments) -> Value:
    spec = arguments.get(1, None)
    return formatted(as_text(it, first(arguments)), "", as_text(it, spec) if spec else literal(""))


def _represented(
    it: Interpreter, frame: Frame, node: ir.Call, arguments: Arguments, *, conversion: str
) -> Value:
    return formatted(as_text(it, first(arguments)), conversion, literal(""))


def _quoted(
    quote: Callable[..., str],
    it: Interpreter,
    frame: Frame,
    node: ir.Call,
    arguments: Arguments,
    *,
    safe: str,
) -> Value:
    """Percent-encoding, character by character; ``safe`` is the default."""
    given = arguments.get(1, "safe")
    kept = literals(given) if given is not None else ()
    spared = kept[0] if len(kept) == 1 else safe
    return textops.on_literals(as_text(it, first(arguments, "string")), lambda part: quote(part, spared))


def _unquoted(
    unquote: Callable[..., str], it: Interpreter, frame: Frame, node: ir.Call, arguments: Arguments
) -> Value:
    return textops.on_literals(as_text(it, first(arguments, "string")), unquote)


def _in_thread(it: Interpreter, frame: Frame, node: ir.Call, arguments: Arguments) -> Value | None:
    """Functions that call their argument: ``asyncio.to_thread(f, x)``."""
    from appaccess_lint.values.calls import call_value
    from appaccess_lint.values.relevance import is_callable

    if not arguments.positional or not is_callable(it, arguments.positional[0]):
        return None
    return call_value(it, frame, node, arguments.positional[0], arguments.behind_first())


def _class_of(it: Interpreter, frame: Frame, node: ir.Call, arguments: Arguments) -> Value:
    from appaccess_lint.values.domain import Instance

    given = first(arguments)
    found: list[Value] = [m.cls for m in members(given) if isinstance(m, Instance)]
    return join(found) if found and not isinstance(given, ClassValue) else UNKNOWN


_FUNCTIONS: dict[str, Known] = {
    "builtins.str": _to_text,
    "builtins.format": _format,
    "builtins.repr": partial(_represented, conversion="r"),
    "builtins.ascii": partial(_represented, conversion="a"),
    "builtins.dict": _dict,
    "builtins.list": _sequence,
    "builtins.tuple": _sequence,
    "builtins.set": _sequence,
    "builtins.frozenset": _sequence,
    "builtins.sorted": _sorted,
    "builtins.reversed": _reversed,
    "builtins.iter": _same,
    "builtins.next": _next,
    "builtins.enumerate": _enumerate,
    "builtins.filter": _filtered,
    "builtins.map": _mapped,
    "builtins.getattr": _getattr,
    "builtins.setattr": _setattr,
    "builtins.type": _class_of,
    "functools.partial": _partial,
    "functools.partialmethod": _partial,
    "copy.copy": _same,
    "copy.deepcopy": _same,
    "types.MappingProxyType": _same,
    "textwrap.dedent": _same,
    "typing.cast": _cast,
    "os.getenv": _environ,
    "os.environ.get": _environ,
    "os.environ.pop": _environ,
    "os.path.join": _path_join,
    "posixpath.join": _path_join,
    "asyncio.to_thread": _in_thread,
    "anyio.to_thread.run_sync": _in_thread,
    "asgiref.sync.sync_to_async": _same,
    "asyncio.run": _same,
    "dataclasses.field": _field_default,
    "pydantic.Field": _field_default,
    "attr.ib": _field_default,
    "attrs.field": _field_default,
    "attr.field": _field_default,
    **dict.fromkeys(("urllib.parse.urljoin", "urlparse.urljoin", "requests.compat.urljoin"), _url_join),
    **dict.fromkeys(("urllib.parse.urlunparse", "urllib.parse.urlunsplit"), _unsplit),
    **dict.fromkeys(("urllib.parse.urlparse", "urllib.parse.urlsplit"), _split),
    **dict.fromkeys(
        (
            "requests.utils.requote_uri",
            *(
                "yarl.URL",
                "httpx.URL",
                "furl.furl",
                "pathlib.PurePosixPath",
                "pydantic.HttpUrl",
                "pydantic.AnyUrl",
            ),
            "html.escape",
        ),
        _to_text,
    ),
    **dict.fromkeys(
        (
            *("urllib.parse.quote", "urllib.quote", "requests.utils.quote", "requests.compat.quote"),
            "werkzeug.urls.url_quote",
        ),
        partial(_quoted, quote, safe="/"),
    ),
    "urllib.parse.quote_plus": partial(_quoted, quote_plus, safe=""),
    "urllib.parse.unquote": partial(_unquoted, unquote),
    "urllib.parse.unquote_plus": partial(_unquoted, unquote_plus),
}
