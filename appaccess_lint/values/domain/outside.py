"""Define values from outside the project: names of libraries, and objects of their classes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from appaccess_lint.immutable import immutable
from appaccess_lint.text.text import Text
from appaccess_lint.values.domain.containers import Arguments
from appaccess_lint.values.domain.program import Instance, Scope
from appaccess_lint.values.domain.values import BaseValue, Bound, Value, texts_within, weight_of

_COPY = re.compile(
    r"(?:[\w.]+\.)?(?:_vendor|vendored|(?<![\w.])requests\.packages)\.(?=\w)|[\w.]+\.(?=six\.moves\.)|future\.(?:moves|backports)\."
)
"""What precedes the name of a library of which another library contains a copy."""


def published(name: str) -> str:
    """Return *name* as its library has it, without the library that contains a copy of that.

    Example:
        >>> published("ansible.module_utils.six.moves.urllib.request.urlopen")
        'six.moves.urllib.request.urlopen'
    """
    copy = _COPY.match(name)
    return name[copy.end() :] if copy is not None else name


@immutable(frozen=True, slots=True)
class External(BaseValue):
    """A name of a module outside the project, by its dotted path: ``requests.get``, ``builtins.str``."""

    name: str


Place = tuple[str, int, int]
"""The place where an object is created: a file with line and column, or a file and a class."""


@immutable(frozen=True, slots=True)
class ExternalInstance(BaseValue):
    """An instance of a class outside the project, with the constructor's arguments if they are known.

    ``made`` is the call that creates the object, or the project's class derived from ``cls``. It identifies
    the object, so that attributes that are set on it anywhere are found. ``part_of`` is the object of the
    project whose method creates it: the constructor of a base class creates one for each subclass.
    """

    cls: str
    arguments: Arguments | None = None
    made: Place | None = None
    part_of: Instance | Scope | None = None

    weight = weight_of("arguments", itself=1)


@immutable(frozen=True, slots=True)
class ExternalMethod(Bound):
    """A bound method of an object from outside the project."""

    receiver: ExternalInstance
    name: str


@immutable(frozen=True, slots=True)
class TextMethod(Bound):
    """A bound method of a string, dictionary or list."""

    receiver: Value
    name: str


@immutable(frozen=True, slots=True)
class UrlValue(BaseValue):
    """A URL object of a library; ``cls`` creates it: ``yarl.URL``, ``urllib.parse.urlsplit``."""

    cls: str
    text: Text

    @property
    def parameters(self) -> frozenset[str]:
        return self.text.parameters

    texts = property(texts_within)

    @property
    def contents(self) -> Sequence[Value]:
        return (self.text,)
