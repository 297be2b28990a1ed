"""Convert the values of a request into plain data for the rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter

from appaccess_lint.calls.names.paths import holes_of_path
from appaccess_lint.calls.requests.client_objects import ClientObjects
from appaccess_lint.calls.requests.credentials import headers_put
from appaccess_lint.calls.requests.json_texts import read_json
from appaccess_lint.clients import model
from appaccess_lint.clients.load import ClientModels
from appaccess_lint.immutable import replace
from appaccess_lint.request_data import NOTHING, Client, Items, KnownValue, RequestData, Table
from appaccess_lint.text.operations import lifted
from appaccess_lint.text.text import (
    Hole,
    Origin,
    Part,
    Template,
    Text,
    literal,
    representative_origin,
    template,
)
from appaccess_lint.values.domain.containers import Arguments, DictValue, SeqValue
from appaccess_lint.values.domain.frames import Request
from appaccess_lint.values.domain.outside import External, ExternalInstance, ExternalMethod, UrlValue
from appaccess_lint.values.domain.program import ClassValue, EnumMember, FunctionValue, Instance
from appaccess_lint.values.domain.unions import members
from appaccess_lint.values.domain.values import Scalar, Unknown, Value
from appaccess_lint.values.library.fields import JSON
from appaccess_lint.values.objects.changed_values import CHANGED

MAX_DEPTH = 6
"""Maximum nesting of mappings and lists that are converted."""
MAX_ITEMS = 64
MAX_TEXT = 1000
MAX_CLIENTS = 4
"""Maximum number of sessions that were created from each other."""


def carried(request: Request, through: tuple[Client, ...]) -> RequestData:
    """Return the data of *request* in addition to its URL; *through* are the clients that send it."""
    parts: dict[str, list[KnownValue]] = {}
    for part, value in request.parts:
        parts.setdefault(part, []).append(known(headers_put(value) if part == "auth" else value))
    (arguments,) = parts.get("arguments", [NOTHING])
    return RequestData(
        parameters=_only(parts.get("query", ())),
        body=tuple(map(read_json, parts.get("body", ()))),
        headers=_only(parts.get("headers", ())),
        auth=_only(parts.get("auth", ())),
        arguments=next(iter(arguments.tables), Table()),
        through=through,
        content="".join(_only(parts.get("content", ())).texts),
        child="".join(_only(parts.get("child", ())).texts),
    )


def with_url(sent: RequestData, url: Template) -> RequestData:
    """Return *sent* as the data of a request to *url*."""
    names = tuple(hole.name for hole in holes_of_path(url) if hole.name)
    return replace(sent, url=replace(_known_text(url), names=names), query=_query(url))


def clients(
    through: ExternalInstance | None, models: ClientModels, objects: ClientObjects
) -> Iterator[Client]:
    """Yield the object *through* which requests are sent, then those from which it was created."""
    waiting = [through] if through is not None else []
    for _ in range(MAX_CLIENTS):
        if not waiting:
            return
        value = waiting.pop(0)
        made = objects.constructors(value)
        ways = [arguments.by_name(_constructor(models, cls)) for cls, arguments in made]
        held = {
            part: (
                *(v for way in ways for k, v in way.items() if objects.part(value.cls, k) == part),
                *objects.settings(value, part),
            )
            for part in HELD
        }
        yield Client(
            made[0][0] if made else value.cls,
            tuple(dict.fromkeys(_table(way, own.is_open) for way, (_, own) in zip(ways, made, strict=True))),
            query=_all_known(held["query"]),
            headers=_all_known(held["headers"]),
            auth=_all_known(map(headers_put, held["auth"])),
            place=Origin(*value.made, *value.made[1:]) if value.made is not None and value.made[1] else None,
        )
        given = (m for way in ways for v in way.values() for m in members(v))
        waiting += [m for m in given if isinstance(m, ExternalInstance) and models.cls(m.cls) is not None]


def _all_known(values: Iterable[Value]) -> tuple[KnownValue, ...]:
    return tuple(dict.fromkeys(map(known, values)))


HELD: tuple[model.Part, ...] = ("query", "headers", "auth")


def _constructor(models: ClientModels, cls: str) -> tuple[str, ...]:
    model = models.cls(cls)
    return model.constructor if model is not None else ()


def known(value: Value, depth: int = 0) -> KnownValue:
    """Return the known part of *value*."""
    found: dict[object, None] = {}
    names: dict[str, None] = {}
    places: list[Origin] = []
    is_open = False
    for member in (m.value if isinstance(m, EnumMember) else m for m in members(value)):
        match member:
            case Text(alternatives=alternatives):
                for alternative in alternatives:
                    text = _known_text(alternative)
                    found.update(dict.fromkeys(text.values))
                    names.update(dict.fromkeys(text.names))
                    is_open |= text.open
                    places += [text.place] if text.place is not None else []
            case Scalar(value=scalar) if isinstance(scalar, (int, float, bool, type(None))):
                found[scalar] = None
            case DictValue() if depth < MAX_DEPTH:
                found[_table_of(member, depth + 1)] = None
            case ExternalInstance(cls=cls, arguments=Arguments() as given) if (
                cls == JSON and (written := given.get(0, "obj")) is not None
            ):
                inner = known(written, depth + 1) if depth < MAX_DEPTH else NOTHING
                found.update(dict.fromkeys(inner.values))
                is_open |= inner.open
            case SeqValue() if depth < MAX_DEPTH and (pairs := _pairs(member)):
                found[_table_of(DictValue(pairs, member.open), depth + 1)] = None
            case SeqValue() if depth < MAX_DEPTH:
                items = tuple(known(item, depth + 1) for item in member.items[:MAX_ITEMS])
                found[Items(items, member.open or len(member.items) > MAX_ITEMS)] = None
            case _:
                is_open = True
                if name := _name(member):
                    names[name] = None
    return KnownValue(tuple(found), is_open, tuple(names), min(places, key=_order) if places else None)  # type: ignore[arg-type]


_order = attrgetter("path", "line", "column")


def _name(value: Value) -> str:
    """Return the name in the source of a value other than a string or a container."""
    match value:
        case Unknown() | External():
            return value.name
        case ExternalInstance():
            return f"{value.cls}()"
        case ExternalMethod():
            return f"{value.receiver.cls}.{value.name}"
        case Instance():
            return f"{value.cls.cls.name}()"
        case ClassValue():
            return value.cls.name
        case FunctionValue():
            return value.function.name
        case UrlValue():
            return str(value.text.alternatives[0])
    return ""


def _known_text(text: Template) -> KnownValue:
    names = tuple(part.name for part in text.parts if isinstance(part, Hole) and part.name)
    shown = representative_origin(text.origins)
    place = replace(shown, text="") if shown is not None else None
    if len(text.parts) == 1 and isinstance(text.parts[0], Hole):
        return KnownValue((), True, names, place)
    return KnownValue((str(text)[:MAX_TEXT],), False, names, place)


def _pairs(value: SeqValue) -> tuple[tuple[Value, Value], ...]:
    """Return the pairs of a list that libraries accept as a mapping; none for any other list."""
    found = [i.items for i in value.items if isinstance(i, SeqValue) and len(i.items) == 2 and not i.open]
    return tuple((key, held) for key, held in found) if len(found) == len(value.items) else ()


def _table_of(value: DictValue, depth: int) -> Table:
    found: dict[str, KnownValue] = {}
    is_open = value.open or len(value.items) > MAX_ITEMS
    grows = CHANGED in value.items
    for key, held in value.items[:MAX_ITEMS]:
        if (key, held) == CHANGED:
            continue
        name = known(key)
        if name.open or len(name.values) != 1 or not isinstance(name.values[0], str) or name.names:
            is_open, grows = True, False
        else:
            found[name.values[0]] = known(held, depth)
    return Table(tuple(found.items()), is_open, grows)


def _table(values: dict[str, Value], is_open: bool) -> Table:
    return Table(tuple((name, known(value)) for name, value in values.items()), is_open)


def arguments_value(arguments: Arguments, parameters: tuple[str, ...]) -> DictValue:
    """Return arguments by parameter as a mapping value."""
    found = arguments.by_name(parameters).items()
    return DictValue(tuple((literal(name), value) for name, value in found), arguments.is_open)


def _only(found: Iterable[KnownValue]) -> KnownValue:
    return next(iter(found), NOTHING)


def _query(url: Template) -> Table:
    """Return the parameters in a URL, which may have others if an unknown string is appended to it."""
    found: dict[str, list[Part]] = {}
    last = url.parts[-1] if url.parts else ""
    name, is_open, text = "", isinstance(last, Hole) and last.joined, ""
    for part in lifted(lambda text: text.partition("?")[2].partition("#")[0], url).parts:
        if isinstance(part, Hole):
            if name:
                found[name].append(part)
            is_open |= not name  # a whole parameter, or its name
            continue
        for index, text in enumerate(part.split("&")):
            if index or not name:
                name, equals, text = text.partition("=")
                name = name if equals else ""
            if name:
                found.setdefault(name, []).append(text)
    return Table(tuple((name, _known_text(template(parts))) for name, parts in found.items()), is_open)
