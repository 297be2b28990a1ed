"""The mechanisms of the analysis that ``ecosystem.ablate`` switches off one by one, and how it does so.

Nothing in the analysis knows of this: a function is replaced from the outside, in the process that measures,
or an entry is taken out of a table.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from typing import Any

VALUES = "appaccess_lint.values"
TEXT = "appaccess_lint.text"
Replacement = Callable[..., Any]


def gives(value: object) -> Replacement:
    """A function that does nothing and returns *value*."""
    return lambda *arguments, **keywords: value


def argument(index: int) -> Replacement:
    """A function that returns its argument at *index* as it is."""
    return lambda *arguments, **keywords: arguments[index]


@dataclass(frozen=True, slots=True)
class Mechanism:
    """One mechanism: ``at`` are its functions (``module:name``) or entries of tables (``module:TABLE[key]``).

    A function is replaced by ``instead``, an entry is left out.
    """

    name: str
    does: str
    at: tuple[str, ...]
    instead: Replacement

    @contextmanager
    def off(self) -> Iterator[None]:
        """Within, the analysis runs without this mechanism."""
        undo = [_set(place, self.instead) for place in self.at]
        try:
            yield
        finally:
            for restore in reversed(undo):
                restore()

    @contextmanager
    def watched(self, used: set[str]) -> Iterator[None]:
        """Within, the mechanism's name is added to *used* whenever the analysis uses it."""
        undo = [_set(place, self._noting(_old(place), used)) for place in self.at]
        try:
            yield
        finally:
            for restore in reversed(undo):
                restore()

    def _noting(self, function: Callable[..., Any], used: set[str]) -> Replacement:
        def noting(*arguments: object, **keywords: object) -> object:
            used.add(self.name)
            return function(*arguments, **keywords)

        return noting


def _split(place: str) -> tuple[Any, str, str]:
    """Return the module or class, the name in it, and the key of an entry, empty for a function."""
    module, _, name = place.partition(":")
    name, _, key = name.removesuffix("]").partition("[")
    owner, dot, method = name.partition(".")
    holder: Any = import_module(module)
    return (getattr(holder, owner), method, key) if dot else (holder, name, key)


def _old(place: str) -> Any:
    module, name, key = _split(place)
    found = getattr(module, name)
    return found[key] if key else found


def _set(place: str, new: Replacement) -> Callable[[], None]:
    """Put *new* at *place*, or leave an entry out; return what undoes it."""
    module, name, key = _split(place)
    old = _old(place)
    if key:
        table = getattr(module, name)
        if new.__name__ == "noting":
            table[key] = new
        else:
            del table[key]
        return lambda: table.__setitem__(key, old)
    if isinstance(module, type):
        setattr(module, name, new)
        return lambda: setattr(module, name, old)
    changed = [(held, at) for held in _namespaces() for at, value in held.items() if value is old]

    def put(value: Replacement) -> None:
        for held, at in changed:
            held[at] = value

    put(new)
    return partial(put, old)


def _namespaces() -> list[dict[Any, Any]]:
    """Return the names of all modules of the analysis, and the tables in them."""
    modules = [vars(m) for name, m in list(sys.modules.items()) if name.startswith("appaccess_lint.")]
    return [*modules, *(table for names in modules for table in names.values() if isinstance(table, dict))]


def _entries(module: str, table: str, what: str) -> Iterator[Mechanism]:
    for key in getattr(import_module(module), table):
        yield Mechanism(f"{what} {key}", "what this one gives", (f"{module}:{table}[{key}]",), gives(None))


def mechanisms() -> list[Mechanism]:
    """All of them, those of tables entry by entry."""
    return [
        *DECLARED,
        *_entries(f"{VALUES}.library.builtins", "MODELS", "model"),
        *_entries(f"{VALUES}.library.strings", "TEXT_METHODS", "text method"),
        *_entries(f"{VALUES}.objects.changed_values", "DICT_METHODS", "dict method"),
        *_entries(f"{VALUES}.objects.changed_values", "SEQUENCE_METHODS", "list method"),
    ]


def _of(name: str, does: str, *at: str, instead: Replacement | None = None) -> Mechanism:
    return Mechanism(name, does, tuple(at), instead or gives(None))


DECLARED = (
    _of("effects", "invalidate what a called function changes", f"{VALUES}.summaries.effects:invalidate"),
    _of(
        "global writes",
        "run what assigns a module's name by `global`",
        f"{VALUES}.domain.machine:Machine.with_global_writes",
        instead=argument(3),
    ),
    _of(
        "refinement by tests",
        "know names in a branch by its condition",
        f"{VALUES}.evaluator.conditions:refine",
        instead=lambda *arguments: {},
    ),
    _of(
        "refinement by string tests",
        "drop alternatives that `startswith`, `in` exclude",
        f"{VALUES}.evaluator.conditions:_narrowed",
        instead=lambda *arguments: {},
    ),
    _of("callers", "look at who calls a module's functions", f"{VALUES}.summaries.callers:note_callers"),
    _of(
        "second interpretation",
        "run again with the objects that callers pass",
        "appaccess_lint.analysis:SiteFinder._may_call",
        instead=gives(False),
    ),
    _of("joins by name", "`url_join(a, b)` of unseen code", f"{VALUES}.evaluator.calls:_joined_by_name"),
    _of("functions handed over", "`retry(client.get, url)` calls it", f"{VALUES}.evaluator.calls:_forwarded"),
    _of(
        "changes in place",
        "follow `append`, `update` and their like",
        f"{VALUES}.objects.mutation:change_by_method",
        instead=gives(False),
    ),
    _of("changed items", "follow `table[key] = value`", f"{VALUES}.objects.mutation:set_item"),
    _of("deleted items", "follow `del table[key]`", f"{VALUES}.objects.mutation:delete_item"),
    _of(
        "changes through other names",
        "a list within others changes there too",
        f"{VALUES}.objects.mutation:_Swap._put_in",
        instead=argument(1),
    ),
    _of(
        "loosened containers",
        "another method may have changed an attribute's list",
        f"{VALUES}.objects.changed_values:maybe_changed",
        instead=argument(0),
    ),
    _of(
        "mixins by their subclasses",
        "a missing attribute is the subclass's",
        f"{VALUES}.objects.attributes:_of_subclasses",
        instead=lambda *arguments: [],
    ),
    _of(
        "abstract methods",
        "a method that a class leaves to subclasses is theirs",
        f"{VALUES}.objects.subclasses:_implementing",
        instead=lambda *arguments: [],
    ),
    _of(
        "one alternative",
        "parts of a URL go with the host of the same branch",
        "appaccess_lint.calls.endpoints.choices:Choices._contradicts",
        instead=gives(False),
    ),
    _of(
        "attributes set elsewhere",
        "run the methods that set an attribute",
        f"{VALUES}.objects.attribute_tables:set_by_methods",
    ),
    _of("annotations", "an annotation tells the class", f"{VALUES}.objects.annotations:annotated"),
    _of(
        "empty settings",
        "an empty constant is filled in by its user",
        f"{VALUES}.objects.placeholders:left_empty",
        instead=argument(0),
    ),
    _of(
        "request objects",
        "`send(Request(url=…))` reads the fields",
        f"{VALUES}.objects.instances:with_fields_of_requests",
        instead=argument(1),
    ),
    _of("pieces in order", "know `parts[2]` of an open list", f"{VALUES}.domain.containers:SeqValue.at"),
    _of("splitting", "`split` on texts with holes", f"{VALUES}.library.strings:pieces"),
    _of(
        "overridden methods",
        "run again only where a subclass differs",
        f"{VALUES}.objects.subclasses:may_differ",
        instead=gives(True),
    ),
    _of(
        "getattr by verb",
        "`getattr(session, verb)`",
        f"{VALUES}.library.builtins:_by_verb",
        instead=lambda *arguments: [],
    ),
    _of("printed objects", "`__str__` of a class", f"{VALUES}.objects.convert:_printed"),
    _of(
        "enumerations with constructor", "`__init__` of an enum", f"{VALUES}.objects.attributes:_initialized"
    ),
    _of("named tuples", "fields by index", f"{VALUES}.objects.instances:fields_of"),
    _of(
        "record copies",
        "`replace(object, field=…)`",
        f"{VALUES}.objects.instances:with_fields",
        instead=argument(1),
    ),
    _of(
        "managers",
        "`with` binds what `__enter__` returns",
        f"{VALUES}.evaluator.control:entered",
        instead=argument(2),
    ),
    _of(
        "URL objects",
        "yarl's, httpx's and urllib's",
        f"{VALUES}.library.url_functions:_url_object",
    ),
    _of("bundled arguments", "`Thread(target=f, args=(…))`", f"{VALUES}.library.callables:bundled"),
    _of(
        "closures",
        "which requests of an inner function its outer one names",
        f"{VALUES}.summaries.completion:unbound",
    ),
    _of("cuts at a search", "`path[: path.index('?')]`", f"{VALUES}.evaluator.operators:_cut_at"),
    _of("defaults of lookups", "`settings.get('host', 'localhost')`", f"{VALUES}.evaluator.calls:_default"),
    _of(
        "own senders",
        "`get` of a session calls the `request` that its class has",
        f"{VALUES}.objects.attributes:_own_sender",
    ),
    _of(
        "annotated self",
        "a mixin's `self` is what its annotation tells",
        f"{VALUES}.summaries.runs:_self_object",
        instead=lambda machine, value, owner: machine.self_of(owner),
    ),
    _of(
        "chosen values",
        "whoever writes a key names what a table holds",
        f"{VALUES}.objects.items:_chosen",
        instead=argument(1),
    ),
    _of(
        "chosen objects",
        "the same of objects",
        f"{VALUES}.objects.items:_made_of",
        instead=argument(1),
    ),
    _of("nonlocal writes", "`nonlocal`", f"{VALUES}.objects.names:write_nonlocal"),
    _of(
        "switches",
        "a subclass may have turned a switch of an object",
        f"{VALUES}.objects.attribute_tables:switch",
        instead=argument(1),
    ),
    _of(
        "flags",
        "a number that is set twice isn't constant",
        f"{VALUES}.objects.attribute_tables:_set_twice",
        instead=gives(False),
    ),
    _of(
        "empty constants",
        "a constant that is left empty is filled in by its user",
        f"{VALUES}.objects.placeholders:constant",
        instead=argument(2),
    ),
    _of(
        "empty items",
        "the same of attributes and items",
        f"{VALUES}.objects.placeholders:of_owner",
        instead=argument(1),
    ),
    _of(
        "implementations",
        "what subclasses return goes together",
        f"{VALUES}.objects.subclasses:implementations",
        instead=lambda *arguments: [],
    ),
    _of(
        "choices of texts",
        "run again where a parameter chooses a text",
        f"{VALUES}.summaries.relevance:chosen_by",
        instead=gives(frozenset[str]()),
    ),
    _of(
        "stores in circles",
        "stores that need each other see the constructor's",
        f"{VALUES}.objects.attribute_tables:_is_in_cycle",
        instead=gives(False),
    ),
    _of("annotations of attributes", "as for parameters", f"{VALUES}.objects.attributes:_class_annotation"),
    _of(
        "generated constructors",
        "`super().__init__` of a dataclass or model",
        f"{VALUES}.objects.declared_fields:generated_init",
    ),
    _of(
        "stated defaults",
        "another value may be given",
        f"{VALUES}.domain.unions:with_default",
        instead=argument(0),
    ),
    _of(
        "fields from the environment",
        "settings have other values than their defaults",
        f"{VALUES}.objects.declared_fields:is_filled_from_environment",
        instead=gives(False),
    ),
    _of(
        "tables by unknown keys",
        "a wrapper that looks a path up may send any",
        f"{VALUES}.objects.lookups:note_lookup",
    ),
    _of(
        "unsettled loops",
        "a loop's next round sees what this one sets",
        f"{VALUES}.evaluator.loops:_widen_assigned",
        instead=lambda *arguments: {},
    ),
    _of(
        "updates of unseen mappings",
        "`body.update({…})` of a parameter",
        f"{VALUES}.evaluator.calls:_updates_unseen",
        instead=gives(False),
    ),
    _of(
        "writes to unseen mappings",
        "`body[key] = …` of a parameter",
        f"{VALUES}.objects.mutation:write_unseen",
        instead=gives(False),
    ),
    _of("stubs", "what may stand behind a method of a protocol", f"{VALUES}.evaluator.calls:_call_stub"),
    _of(
        "decorators that request",
        "a decorator of the tree makes the request",
        f"{VALUES}.summaries.project_calls:by_decorators",
        instead=lambda *arguments: iter(()),
    ),
    _of(
        "decorators with paths",
        "`@endpoint('/rest/api/space')` is called",
        f"{VALUES}.evaluator.statements:_call_decorated",
    ),
    _of(
        "decorators of libraries",
        "`@uplink.get('/pages')`",
        f"{VALUES}.evaluator.statements:_is_request",
        instead=gives(False),
    ),
    _of(
        "altering decorators",
        "what a decorator returns may be another text",
        f"{VALUES}.summaries.runs:_alters",
        instead=gives(False),
    ),
    _of(
        "validators",
        "a validator or converter makes the field's value",
        f"{VALUES}.objects.instances:_converted",
        instead=argument(3),
    ),
    _of(
        "enumerations by annotation",
        "a parameter is one of an enumeration's members",
        f"{VALUES}.objects.annotations:enum_choices",
        instead=lambda *arguments: [],
    ),
    _of(
        "tables of hosts",
        "an unknown key of a table of addresses",
        f"{VALUES}.objects.items:_is_table_of_hosts",
        instead=gives(False),
    ),
    _of("template strings", "`string.Template(…)`", f"{VALUES}.library.builtins:_substituted"),
    _of(
        "results of the subclass",
        "a method that returns `self`",
        f"{VALUES}.summaries.relevance:_returns_self",
        instead=gives(False),
    ),
    _of(
        "results by callers",
        "a result depends on what the caller brings",
        f"{VALUES}.summaries.completion:for_caller",
        instead=lambda call, summary: summary.returned,
    ),
    _of(
        "absent items",
        "an item of a list that may be left out",
        f"{VALUES}.objects.convert:may_be_false",
        instead=gives(False),
    ),
    _of(
        "lists without empty items",
        "`filter(None, parts)`",
        f"{VALUES}.library.sequences:without_falsy",
        instead=argument(0),
    ),
    _of(
        "settled attributes",
        "what methods set replaces what stands for any",
        f"{VALUES}.objects.attribute_tables:_without_assumed",
        instead=argument(0),
    ),
    _of(
        "names of loop targets",
        "an unknown item is called what the target is",
        f"{VALUES}.evaluator.assignment:_called",
        instead=argument(1),
    ),
    _of(
        "lists of calls",
        "`pool.map` gives a list",
        f"{VALUES}.library.callables:gives_list",
        instead=gives(False),
    ),
    _of(
        "ports and users",
        "a host's name is without them",
        f"{TEXT}.urls:host_name",
        instead=argument(0),
    ),
    _of(
        "semicolons",
        "`urlparse` takes them from the path",
        f"{TEXT}.urls:without_parameters",
        instead=argument(0),
    ),
    _of(
        "changes at any time",
        "what is changed from outside may be so again",
        f"{VALUES}.objects.mutation:any_time",
        instead=argument(0),
    ),
    _of(
        "renamed fields",
        "a model's aliases",
        f"{VALUES}.library.fields:aliases",
        instead=lambda cls, *kinds: {},
    ),
    _of(
        "callables as arguments",
        "a function that is given one is run for it",
        f"{VALUES}.domain.observer:takes_callable",
        instead=gives(False),
    ),
    _of(
        "objects as arguments",
        "a function that is given one is run for it",
        f"{VALUES}.summaries.relevance:holds_object",
        instead=gives(False),
    ),
    _of(
        "records",
        "an object that only holds values is no client",
        f"{VALUES}.objects.instances:is_record",
        instead=gives(False),
    ),
    _of(
        "senders that are seen",
        "a class's own `request` is asked before the library's `get`",
        f"{VALUES}.objects.subclasses:sends_to_argument",
        instead=gives(True),
    ),
    _of(
        "tuples",
        "objects that are tuples are unpacked",
        f"{VALUES}.objects.items:as_tuple",
        instead=argument(1),
    ),
    _of(
        "bases that request",
        "making an `httpx.Request` of one's own",
        f"{VALUES}.objects.classes:function_base",
    ),
    _of(
        "cuts of affixes",
        "an affix may stand partly in a hole",
        f"{VALUES}.library.strings:_is_cut",
        instead=gives(False),
    ),
)
