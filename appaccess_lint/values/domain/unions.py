"""Define unions of values, and functions on all alternatives of a value."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field

from appaccess_lint.immutable import immutable
from appaccess_lint.text.text import Hole, Template, Text, bounded, union
from appaccess_lint.values.domain.values import UNKNOWN, BaseValue, Unknown, Value, texts_within, weight

MAX_MEMBERS = 8
"""Maximum number of members of a union; more of them make it unknown."""


@immutable(frozen=True, slots=True)
class Union(BaseValue):
    """One of several values; only the first can be a ``Text``, and none is a ``Union``."""

    members: tuple[Value, ...]
    weight: int = field(default=1, init=False, compare=False, repr=False)
    hashed: int = field(default=0, init=False, compare=False, repr=False)

    texts = property(texts_within)

    def __post_init__(self) -> None:
        self.weight = sum(map(weight, self.members))  # type: ignore[misc]

    @property
    def parameters(self) -> frozenset[str]:
        return parameters_of(self.members)

    @property
    def contents(self) -> Sequence[Value]:
        return self.members


def members(value: Value) -> tuple[Value, ...]:
    """Return the members of a union, or a tuple with any other value."""
    return value.members if type(value) is Union else (value,)


def join(values: Iterable[Value]) -> Value:
    """Return the value that covers all of *values*; unknown if there are none."""
    values = tuple(values)
    if not values:
        return UNKNOWN
    first = values[0]
    for value in values:
        if value is not first:
            break
    else:
        return first
    strings: list[Text] = []
    others: list[Value] = []
    for value in values:
        if type(value) is Text:
            strings.append(value)
        elif type(value) is Union:
            first = value.members[0]
            if type(first) is Text:
                strings.append(first)
            others += value.members if type(first) is not Text else value.members[1:]
        else:
            others.append(value)
    kept = _distinct(others)
    if len(kept) > MAX_MEMBERS:
        kept = [*kept[: MAX_MEMBERS - 1], Unknown("", parameters_of(kept))]
    if strings:
        kept.insert(0, _joined(strings))
    return kept[0] if len(kept) == 1 else Union(tuple(kept))


def _distinct(values: list[Value]) -> list[Value]:
    if len(values) == 2:  # most often; values of different classes aren't equal, and a hash takes longer
        one, other = values
        return [one] if type(one) is type(other) and one == other else values
    return list(dict.fromkeys(values)) if len(values) > 2 else values


def _joined(strings: list[Text]) -> Text:
    first = strings[0]
    for text in strings:
        if text is not first:
            return Text(bounded([t for text in strings for t in text.alternatives]))
    return first


def parameters_of(values: Iterable[Value]) -> frozenset[str]:
    """Return the parameters on which any of *values* evidently depends."""
    return union([value.parameters for value in values])


def rest_of(values: Iterable[Value]) -> Unknown:
    """Return the unknown value that replaces too many *values*."""
    return Unknown("", parameters_of(values))


def text_in(value: Value) -> Text | None:
    """Return the string that *value* can be."""
    first = value.members[0] if type(value) is Union else value
    return first if type(first) is Text else None


def literals(value: Value) -> tuple[str, ...]:
    """Return every completely known string that *value* can be."""
    text = text_in(value)
    if text is None:
        return ()
    return tuple([known for t in text.alternatives if (known := t.literal) is not None])


def texts(values: Iterable[Value]) -> list[Text]:
    """Return every string in *values*, also inside containers."""
    found: list[Text] = []
    for value in values:
        if type(value) is Text:
            found.append(value)
        else:
            found += value.texts
    return found


def with_default(value: Value) -> Value:
    """Return an unknown *value* as a replacement of a default; return another value unchanged."""
    if isinstance(value, Unknown):
        return Unknown(value.name, value.parameters, has_default=True)
    if isinstance(value, Text):
        return Text(tuple(map(_with_default, value.alternatives)))
    return value


def _with_default(t: Template) -> Template:
    (part,) = t.parts if len(t.parts) == 1 else ("",)
    return Template((part._replace(has_default=True),), t.origins) if isinstance(part, Hole) else t
