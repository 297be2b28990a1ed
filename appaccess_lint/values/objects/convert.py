"""Convert values to strings, tuples and truth values, and read the parts of URL objects."""

from __future__ import annotations

from appaccess_lint.text import urls
from appaccess_lint.text.operations import agreed
from appaccess_lint.text.text import NO_TEXT, Template, Text, bounded, hole, template
from appaccess_lint.values.domain.containers import DictValue, SeqValue
from appaccess_lint.values.domain.machine import Machine
from appaccess_lint.values.domain.outside import External, ExternalInstance, TextMethod, UrlValue
from appaccess_lint.values.domain.program import BoundMethod, EnumMember, FunctionValue, Instance
from appaccess_lint.values.domain.unions import Union, join, members
from appaccess_lint.values.domain.values import OWN, Scalar, Unknown, Value
from appaccess_lint.values.objects.classes import always_true, special

NO_TEMPLATE = Template()


def as_text(machine: Machine, value: Value) -> Text:
    """Evaluate ``str(value)``."""
    match value:
        case Text():
            return value
        case Unknown():
            return hole(value.name, value.parameters, value.has_default)
        case Scalar():
            if isinstance(value.value, bytes):
                return Text((template((value.value.decode("latin-1"),)),))
            return hole() if value.value is None else _number_text(value.value)
        case EnumMember():
            return _printed(machine, value) or as_text(machine, value.value)
        case External():
            return hole(value.name)
        case Union():
            # ``None`` as an alternative to a string is a missing value: its printed form isn't useful
            found = [
                as_text(machine, m) for m in value.members if not (isinstance(m, Scalar) and m.value is None)
            ]
            return Text(bounded(t for text in found for t in text.alternatives))
        case Instance():
            unknown = hole("", OWN if value.arguments is None else frozenset())
            return _printed(machine, value) or unknown
        case UrlValue():
            return printed(value)
        case _:
            return hole("", value.parameters)


def as_string(machine: Machine, value: Value) -> Text:
    """Return *value* as a string where it is used as one, not printed; also a member of an enumeration."""
    return as_text(machine, join(m.value if isinstance(m, EnumMember) else m for m in members(value)))


def _number_text(value: float | complex) -> Text:
    try:
        return Text((Template((str(value),)),))
    except ValueError:  # more digits than Python converts
        return hole()


def _printed(machine: Machine, value: Instance | EnumMember) -> Text | None:
    """Return the result of *value*'s ``__str__``; ``None`` if its class has none."""
    returned = special(machine, value, "__str__")
    if returned is None or isinstance(returned, (Instance, EnumMember)):
        return None
    return as_text(machine, returned)


def truth(value: Value) -> bool | None:
    """Evaluate ``bool(value)``; return ``None`` if it is unknown.

    It is always unknown for a list or an empty dictionary, because other code may add items.
    """
    return agreed(map(_truth, value.members)) if type(value) is Union else _truth(value)


def _truth(value: Value) -> bool | None:
    match value:
        case Unknown():  # most often
            return None
        case Scalar():
            return bool(value.value)
        case Text():
            return agreed(map(_truth_of, value.alternatives))
        case DictValue():
            return True if value.items and not value.open else None
        case EnumMember() | FunctionValue() | BoundMethod() | ExternalInstance() | UrlValue():
            return True
        case Instance():
            return True if value.arguments is not None and always_true(value.cls) else None
        case _:
            return None


def _truth_of(t: Template) -> bool | None:
    """Return whether a string isn't empty: one with a hole is true if it has a literal part."""
    if not t.parts:
        return False
    return True if str in map(type, t.parts) else None


def truthy(value: Value) -> list[Value]:
    """Return the alternatives of *value* that can be true."""
    return [found for m in members(value) if (found := _if_true(m)) is not None]


def falsy(value: Value) -> list[Value]:
    """Return the alternatives of *value* that can be false."""
    return [found for m in members(value) if (found := _if_false(m)) is not None]


def may_be_false(value: Value) -> bool:
    """Return whether an alternative of *value* is known to be false."""
    known = (m for m in members(value) if isinstance(m, (Scalar, Text)))
    return any(_truth(m) is False or (isinstance(m, Text) and NO_TEMPLATE in m.alternatives) for m in known)


def _if_true(value: Value) -> Value | None:
    known = _truth(value)
    if known is None and isinstance(value, Text):
        some = tuple([t for t in value.alternatives if t.parts])
        return value if len(some) == len(value.alternatives) else Text(some)
    return value if known is not False else None


def _if_false(value: Value) -> Value | None:
    known = _truth(value)
    if known is None and isinstance(value, Text):
        return NO_TEXT
    return value if not known else None


PARSED = "urllib.parse.urlparse"
SPLIT = "urllib.parse.urlsplit"
DEFRAGGED = "urllib.parse.urldefrag"
TUPLES = frozenset({PARSED, SPLIT, DEFRAGGED})
"""Functions that return tuples: these aren't printed as URLs."""


def printed(value: UrlValue) -> Text:
    """Evaluate ``str(value)``."""
    if value.cls in TUPLES:
        return hole("", value.text.parameters)
    return value.text


def parts_of(value: UrlValue) -> SeqValue | None:
    """Return *value* as a tuple; ``None`` if it isn't one."""
    if value.cls not in TUPLES:
        return None
    if value.cls == DEFRAGGED:
        return SeqValue((value.text, NO_TEXT))
    scheme, host, path, query = urls.split(value.text)
    if value.cls == SPLIT:
        return SeqValue((scheme, host, path, query, NO_TEXT))
    return SeqValue((scheme, host, urls.without_parameters(path), NO_TEXT, query, NO_TEXT))


def url_attribute(value: UrlValue, name: str) -> Value:
    """Evaluate ``value.name``."""
    if name in {"hostname", "host"}:
        return urls.host_name(urls.split(value.text)[1])
    if name == "path" and value.cls == PARSED:
        return urls.without_parameters(urls.split(value.text)[2])
    if name == "url":
        return value.text
    place = _PLACES.get(name)
    return urls.split(value.text)[place] if place is not None else TextMethod(value, name)


_PLACES = {"scheme": 0, "netloc": 1, "authority": 1, "path": 2, "raw_path": 2, "query": 3, "query_string": 3}
