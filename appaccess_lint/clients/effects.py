"""Model what calls do with a string other than a request: log it, compare it, register a fake answer for it.

The knowledge is data: ``rules_data/library``, one file for each library by the name that code imports, and
``conventions.toml`` for names of which no import says what they are.  Files for ``--clients`` add to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast, get_args

from appaccess_lint.clients import tables
from appaccess_lint.clients.tables import Place, Table
from appaccess_lint.files.shipped import data_folder, is_shipped, read_shipped
from appaccess_lint.immutable import immutable

if TYPE_CHECKING:
    from importlib.abc import Traversable

Effect = Literal["logs", "documents", "compares", "registers", "serves", "keeps", "text"]
"""What a call does with its string arguments.

``logs``: it shows them to people, or sends them to telemetry.  ``documents``: they are help or error texts.
``compares``: other strings are compared with them, or looked up: keys of a cache.  ``registers``: it
registers a fake answer for them.  ``serves``: the program itself answers requests for them.  ``keeps``: it
stores them in a container such as a queue, or takes them from it; the use of the container's items decides.
``text``: its result is built from them; the use of the result decides.
"""
Gives = Literal[
    "argument", "argument of method", "text", "list",
    "path", "path below", "path end", "path folder", "url", "url object", "url of parts",
    "url without fragment", "url of named parts", "url root", "url with parts",
    "url with path", "url with scheme", "url with host", "url with port", "url with query",
    "url with more query", "url with parameter", "query", "quoted", "quoted plus", "unquoted",
    "unquoted plus", "call", "default", "copy", "copy with update", "setting", "fields", "json",
    "mapping", "wrapper", "getattr", "setattr", "type", "cast", "partial", "partialmethod",
    "holder", "entered", "sorted", "reversed", "next",
    "enumerate", "filter", "map", "zip", "chain", "__new__",
    "elements of elements", "product", "repeat", "reduce", "namedtuple", "SimpleNamespace", "Template",
    "substituted", "re.sub", "re.split", "re.compile", "dependency", "fixture", "queued call",
    "object of context",
    "options", "options and rest", "option", "test rows", "tuple of arguments", "module",
    "module of file", "names of module", "names of file", "named by path", "file", "run", "lazy names",
    "lazy names of stub", "settings module",
]  # fmt: skip
"""What a function's result is, as ``values.library`` computes it; ``docs/clients.md`` describes each kind."""
_T = TypeVar("_T")
GIVES: tuple[Gives, ...] = get_args(Gives)
EFFECTS: tuple[Effect, ...] = get_args(Effect)
CONVENTIONS = "conventions.toml"


@immutable(frozen=True, slots=True)
class CallEffect:
    """What a function or method does: its effect, the dotted class of its result, and the kind of result."""

    effect: Effect | None = None
    returns: str | None = None
    gives: Gives | None = None


NOTHING = CallEffect()
NO_METHODS: dict[str, CallEffect] = {}


@dataclass(slots=True)
class Known:
    """Effects by name, as documents give them; a name that ends in ``*`` stands for all that begin so."""

    functions: dict[str, CallEffect] = field(default_factory=dict)
    methods: dict[str, dict[str, CallEffect]] = field(default_factory=dict)
    variables: dict[str, str] = field(default_factory=dict)
    names: dict[str, Effect] = field(default_factory=dict)
    keywords: dict[str, Effect] = field(default_factory=dict)


class _Lookup(dict[str, _T | None]):
    """What a table has for a name, which may be one of those for which a name with ``*`` stands."""

    def __init__(self, table: Mapping[str, _T]) -> None:
        super().__init__(table)
        self._patterns = [key for key in table if "*" in key]
        ends = [(key.partition("*")[0], key.rpartition("*")[2]) for key in self._patterns]
        self._heads = tuple(head for head, tail in ends if head or not tail)
        self._tails = tuple(tail for head, tail in ends if tail and not head)

    def __missing__(self, name: str) -> _T | None:
        may_match = name.startswith(self._heads) or name.endswith(self._tails)  # most names don't
        patterns = self._patterns if may_match else ()
        self[name] = next((self[key] for key in patterns if fnmatchcase(name, key)), None)
        return self[name]


class Effects:
    """Effects of calls by dotted name; reads a library's file on first use."""

    def __init__(self, overlays: Sequence[Table] = ()) -> None:
        self._folder = data_folder("library")
        self._known = Known()
        for overlay in overlays:
            add_effects(self._known, overlay, Place("clients"))
        self._read: set[str] = set()
        self._asked: set[str] = set()
        self._given: dict[str, Gives | None] = {}
        self._lookups: dict[int, _Lookup[Any]] = {}
        self._need_file(CONVENTIONS)

    def function(self, dotted: str) -> CallEffect | None:
        """Return the effect of the function or class *dotted* on its arguments."""
        self._need(dotted)
        return self._find(self._known.functions, dotted)

    def gives(self, dotted: str) -> Gives | None:
        """Return the kind of the result of the function *dotted*."""
        if dotted not in self._given:
            found = self.function(dotted)
            self._given[dotted] = found.gives if found is not None else None
        return self._given[dotted]

    def returns(self, dotted: str) -> str | None:
        """Return the class of the result of the function *dotted*."""
        found = self.function(dotted)
        return found.returns if found is not None else None

    def is_class(self, dotted: str) -> bool:
        self._need(dotted)
        return dotted in self._known.methods

    def method(self, cls: str, name: str) -> CallEffect | None:
        """Return the effect of the method *name* of the class *cls*."""
        self._need(cls)
        return self._find(self._known.methods.get(cls, NO_METHODS), name)

    def registers(self, dotted: str) -> bool:
        """Return whether most of a module or a class, or a function, registers fake answers for requests."""
        self._need(dotted)
        inner = f"{dotted}."
        named = [f for name, f in self._known.functions.items() if name == dotted or name.startswith(inner)]
        for cls, methods in self._known.methods.items():
            if cls == dotted or cls.startswith(inner):
                named += methods.values()
        effects = [found.effect for found in named if found.effect is not None]
        return 2 * effects.count("registers") > len(effects)

    def variable(self, name: str) -> str | None:
        """Return the class of a variable with the conventional name *name*: ``logger``, ``httpx_mock``."""
        return self._find(self._known.variables, name.strip("_").lower())

    def name(self, name: str) -> Effect | None:
        """Return the effect of calls with this name on any object."""
        return self._find(self._known.names, name)

    def keyword(self, name: str) -> Effect | None:
        """Return the effect of any call on an argument with this name."""
        return self._find(self._known.keywords, name)

    def _find(self, table: Mapping[str, _T], name: str) -> _T | None:
        """Look *name* up in *table*, one of those that live as long as this."""
        lookup: _Lookup[_T] | None = self._lookups.get(id(table))
        if lookup is None:
            lookup = self._lookups[id(table)] = _Lookup(table)
        return lookup[name]

    def _need(self, dotted: str) -> None:
        library = dotted.partition(".")[0]
        if library not in self._asked and library.isidentifier():
            self._asked.add(library)
            self._need_file(f"{library}.toml")

    def _need_file(self, name: str) -> None:
        if name not in self._read:
            self._read.add(name)
            file = self._folder.joinpath(name)
            if is_shipped(file):
                add_effects(self._known, read_shipped(file), Place(name))
                self._lookups.clear()

    def check_shipped(self) -> Iterable[Traversable]:
        """Read all shipped files; raises ``ClientError`` if one is invalid."""
        files = [file for file in self._folder.iterdir() if file.name.endswith(".toml")]
        for file in files:
            self._need_file(file.name)
        return files


def add_effects(known: Known, document: Table, place: Place) -> None:
    """Add the effects in *document* that aren't known yet; raises ``ClientError``."""
    for name, effect in _call_effects(document, "functions", place).items():
        known.functions.setdefault(name, effect)
    for cls in cast("list[Table]", document.get("class", [])):
        effects = _call_effects(cls, "methods", place)
        for name in tables.texts(cls, "names", place) if effects else ():
            known.methods[name] = {**effects, **known.methods.get(name, {})}
    for key, value in tables.tables(document, "variables", place, str).items():
        for name in key.split():
            known.variables.setdefault(name, str(value))
    for table_name, into in (("names", known.names), ("keywords", known.keywords)):
        for key, value in tables.tables(document, table_name, place, str).items():
            for name in key.split():
                into.setdefault(name, tables.choice({key: value}, key, EFFECTS, place.inner(table_name)))


def _call_effects(table: Table, key: str, place: Place) -> dict[str, CallEffect]:
    """Return the effects of the functions or methods under *key*, by name; those without any are left out."""
    here = place.inner(key)
    effects = {
        names: call_effect(entry, here.inner(f'"{names}"'))
        for names, entry in tables.tables(table, key, place).items()
    }
    return {name: effect for names, effect in effects.items() if effect != NOTHING for name in names.split()}


def call_effect(table: Table, place: Place) -> CallEffect:
    """Return the effect that the *table* of a function or method states."""
    returns = tables.text(table, "returns", place) if "returns" in table else None
    effect = tables.choice(table, "effect", EFFECTS, place) if "effect" in table else None
    gives = tables.choice(table, "gives", GIVES, place) if "gives" in table else None
    return CallEffect(effect, returns, gives)
