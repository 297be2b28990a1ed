"""Find the call sites in a module's source: the expensive part, imported when a file first needs it."""

from __future__ import annotations

import ast
import warnings
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TypeAlias
from weakref import ref

from appaccess_lint.calls.content.comparisons import Comparisons
from appaccess_lint.calls.endpoints.evidence import EndpointResolver
from appaccess_lint.calls.endpoints.unresolved import unresolved_sites
from appaccess_lint.calls.endpoints.whole_urls import WholeUrls, texts_known
from appaccess_lint.calls.observer import CallObserver
from appaccess_lint.calls.requests.derived import DerivedRequests
from appaccess_lint.calls.server.names import ServerNames
from appaccess_lint.calls.sites.calls import call_sites
from appaccess_lint.calls.sites.constructed import sites_without_root
from appaccess_lint.calls.sites.literals import literal_sites
from appaccess_lint.calls.sites.literals_elsewhere import without_sent_elsewhere
from appaccess_lint.calls.sites.open_tables import with_rows
from appaccess_lint.calls.sites.private_functions import as_called
from appaccess_lint.calls.sites.sent import as_sent
from appaccess_lint.calls.sites.version_guards import Guards
from appaccess_lint.catalog.load import Catalog
from appaccess_lint.catalog.match import Matcher
from appaccess_lint.catalog.outside import load_outside
from appaccess_lint.clients.load import ClientModels
from appaccess_lint.frame_memory import deep_calls
from appaccess_lint.garbage_collection import collect_garbage, collect_young, fewer_collections
from appaccess_lint.gate import has_sign, needs_others
from appaccess_lint.immutable import immutable
from appaccess_lint.model import CallSite, FileError
from appaccess_lint.project.tree import Tree
from appaccess_lint.project.view import Project
from appaccess_lint.syntax import ir
from appaccess_lint.syntax.changes import unsubscripted
from appaccess_lint.syntax.facts import first_parameter, is_attribute_of, names_bound, path_of
from appaccess_lint.syntax.module import Module, SourceError, is_container, is_object
from appaccess_lint.syntax.source import EnclosingFunctions
from appaccess_lint.syntax.walk import statements
from appaccess_lint.text.text import Text, template
from appaccess_lint.values.domain.frames import Request, by_name
from appaccess_lint.values.domain.observer import Observer
from appaccess_lint.values.domain.outside import ExternalInstance
from appaccess_lint.values.domain.program import FunctionValue, Instance
from appaccess_lint.values.domain.unions import members
from appaccess_lint.values.domain.values import Value
from appaccess_lint.values.interpreter import Interpreter
from appaccess_lint.values.summaries.callers import note_callers
from appaccess_lint.values.summaries.functions import summarize

__all__ = ["SiteFinder", "SourceError"]


STEPS_A_COLLECTION = 300_000
"""An analysis leaves little garbage for its steps, and looking for it takes as long as some analyses."""
CHARACTERS_A_COLLECTION = 600_000
"""The same for sources of the caller's trees that have cycles: 15 bytes for a character."""
MAX_STEPS_WITHOUT_SIGN = 20_000
"""Maximum steps for a file that is analyzed only because of other files: most of these have no calls."""
MAX_CHARACTERS_WITHOUT_SIGN = 300_000
"""Maximum size of the other modules that are read for such a file."""
MAX_RUNS = 4
"""Runs of a module: the first one, and one for each of its functions in a row that passes a client on."""
GAVE_UP = "too large to analyze completely; the rest of the file was skipped"

Seeds: TypeAlias = dict[tuple[ir.Function, str], Value]
"""The values of parameters, by function and name."""


@immutable(frozen=True, slots=True)
class Found:
    """The call sites of a file in order, without findings, and what could not be analyzed.

    ``bodies`` are the lines and columns, from 1, where the bodies of functions and classes begin.
    """

    sites: list[CallSite]
    errors: list[FileError]
    bodies: list[tuple[int, int]]


class SiteFinder:
    """Finds the call sites of files, one by one; keeps the parsed form of other modules."""

    def __init__(self, tree: Tree, catalog: Catalog) -> None:
        self._catalog = catalog
        self._tree = tree
        self._project = Project(tree)
        self._steps = 0
        self._characters = 0
        self._last_tree: tuple[Callable[[], object], int] = (lambda: None, 0)
        """The last tree of a caller, as a weak reference, and the size of its source."""

    def forget(self, file: Path | None) -> None:
        """Forget the text of *file*, which has changed; ``None``: of all files."""
        if file is None:
            self._project.forget_all()
        else:
            self._project.forget(file)

    @cached_property
    def _resolver(self) -> EndpointResolver:
        return EndpointResolver(Matcher(self._catalog, load_outside))

    def find(
        self,
        source: str,
        path: str,
        file: Path | None,
        models: ClientModels,
        tree: ast.Module | None = None,
    ) -> Found:
        """Return the call sites of *source*.

        *tree* is the source parsed by ``ast``, if the caller has it already.

        Raises ``SourceError`` if Python itself couldn't parse the source.
        """
        self._collect(source, tree)
        # warnings about the analyzed code: invalid escapes, comparisons with "is"
        with fewer_collections(), warnings.catch_warnings():
            warnings.simplefilter("ignore")
            module = self._project.target(source, path, file, tree)
            with deep_calls():
                sites = self._sites(module, models)
        bodies = [(d.body.line, d.body.column) for d in module.definitions]
        return Found(sites, module.errors, bodies)

    def _collect(self, source: str, tree: ast.Module | None) -> None:
        """Collect the garbage that earlier analyses and their callers have left, if it is enough.

        pyflakes leaves a young cycle for each file, which refers to the tree. A tree that outlives it has
        cycles of its own: older versions make them.
        """
        if tree is not None:
            collect_young()
            last_tree, size = self._last_tree
            self._characters += size if last_tree() is not None else 0
            self._last_tree = ref(tree), len(source)
        if self._steps > STEPS_A_COLLECTION or self._characters > CHARACTERS_A_COLLECTION:
            self._steps = self._characters = 0
            collect_garbage()

    def _sites(self, module: Module, models: ClientModels) -> list[CallSite]:
        interpreter, observer, requests = self._interpret(module, models, {})
        runs = [interpreter]
        seeds: Seeds = {}
        while len(runs) < MAX_RUNS and not interpreter.exhausted:  # another run would end at the same bound
            passed = self._passed(interpreter, module)
            value = interpreter.module(module)
            passed |= sites_without_root(interpreter, observer, requests, value, self._resolver)
            if passed.keys() <= seeds.keys():
                break
            alone, seeds = requests, {**passed, **seeds}
            interpreter, observer, requests = self._interpret(module, models, seeds, observer)
            requests += self._missed(alone, requests, observer)
            runs.append(interpreter)
        requests = with_rows(interpreter, observer, requests, interpreter.module(module))
        requests = as_called(requests, module, self._project)
        value = interpreter.module(module)
        chosen = [request for request in requests if not request.of_any_row]
        placed = as_sent(chosen, observer, value)
        sites = call_sites(placed, module.path, self._resolver, self._catalog, observer)
        wholes = WholeUrls(module.path, [*observer.given, *texts_known(interpreter, value)])
        resolver = self._resolver
        literals = literal_sites(value, observer.seen, wholes, resolver, observer.unsent, models.programs)
        unresolved = unresolved_sites(
            observer.requests, observer.opened, observer.named, requests, value, resolver
        )
        literals = without_sent_elsewhere(literals, interpreter, observer, value)
        for done in runs:
            self._steps += done.steps
            done.release()
        found = map(Comparisons(module).applied, map(Guards(module).applied, sites))
        found = map(ServerNames(module, self._tree).applied, [*found, *literals, *unresolved])
        functions = EnclosingFunctions(module.definitions)
        named = (
            replace(s, function=functions.name(s.span), integers=functions.integers(s.span)) for s in found
        )
        return sorted(named, key=lambda s: (s.span.line, s.span.column, s.kind))

    def _passed(self, interpreter: Interpreter, module: Module) -> Seeds:
        """Return the arguments of callers for parameters of *module* that the functions don't describe."""
        note_callers(interpreter, interpreter.module(module))
        own = self._own_parameters(interpreter, module)
        observed = interpreter.observed.items()
        observer = interpreter.observer
        return {key: value for key, value in observed if key in own and self._may_call(value, observer)}

    def _interpret(
        self, module: Module, models: ClientModels, seeds: Seeds, earlier: CallObserver | None = None
    ) -> tuple[Interpreter, CallObserver, list[Request]]:
        observer = CallObserver(models, self._resolver, self._project)
        if earlier is not None:
            observer.objects.add(earlier.objects)
        interpreter = Interpreter(self._project, observer, seeds)
        if not has_sign(module.source, str(module.file or module.path)):
            interpreter.max_steps = MAX_STEPS_WITHOUT_SIGN
            interpreter.characters = MAX_CHARACTERS_WITHOUT_SIGN
        value = interpreter.target = interpreter.module(module)
        interpreter.ready(value)
        requests: list[Request] = []
        for frame in list(interpreter.module_frames):
            requests += _named(observer, frame.requests)
            for function in sorted(by_name(frame.nested), key=_sets_no_field):
                if frame.scope.module is value:
                    _summarize(interpreter, function)
        requests += _named(observer, DerivedRequests(interpreter, models).of(value))
        while interpreter.cycles.outdated:
            function = interpreter.cycles.outdated.pop()
            if function.scope.module is value:
                _summarize(interpreter, function)
        if interpreter.gave_up:
            module.errors.append(FileError(module.path, GAVE_UP))
        for summary in list(interpreter.summaries.values()):
            requests.extend(summary.sites if summary is not None else ())
        return interpreter, observer, [r for r in requests if r.module is value]

    def _missed(self, alone: list[Request], requests: list[Request], observer: CallObserver) -> list[Request]:
        """Return the requests of functions *alone* that disappear with the callers' arguments: a test's fake.

        This excludes a request whose endpoint another call names with the callers' arguments: an ID alone
        isn't an endpoint.
        """
        places = {request.node for request in requests}
        missed = [
            request
            for request in alone
            if request.node not in places
            and any(
                o not in observer.seen and self._resolver.may_name(template((o.text,)))
                for t in request.urls
                for o in t.origins
            )
        ]
        for request in missed:
            observer.split(request)
        return missed

    @staticmethod
    def _own_parameters(interpreter: Interpreter, module: Module) -> set[tuple[ir.Function, str]]:
        own: set[tuple[ir.Function, str]] = set()
        value = interpreter.module(module)
        for kept in interpreter.summarized.values():
            if kept.scope.module is value:
                own |= {(kept.function, p.name) for p in kept.function.parameters}
        return own

    def _may_call(self, value: Value, observer: Observer) -> bool:
        """Return whether an object that all callers pass may call Confluence: a client, or its wrapper."""
        objects = [m for m in members(value) if isinstance(m, (Instance, ExternalInstance))]
        if any(isinstance(m, Text) for m in members(value)):
            return False  # some callers pass a string
        external = {m.cls for m in objects if isinstance(m, ExternalInstance)}
        if len(external) == 1 and observer.is_product_client(*external):
            return True
        if len({m.cls for m in objects}) != 1:
            return False
        return any(isinstance(m, ExternalInstance) or self._has_signs(m) for m in objects)

    def _has_signs(self, instance: Instance) -> bool:
        module = instance.cls.scope.module.module
        if module is None:
            return False
        if has_sign(module.source, str(module.file or module.path)):
            return True
        folder = module.file.parent if module.file is not None else None
        return folder is not None and needs_others(module.source) and self._tree.folder_has_sign(folder)


def _named(observer: CallObserver, requests: Iterable[Request]) -> list[Request]:
    """Return the parts of *requests* that name an endpoint."""
    return [named for request in requests if (named := observer.split(request)[0]) is not None]


def _sets_no_field(function: FunctionValue) -> bool:
    """Return whether a function sets no field of another object to a new one.

    Those that do are summarized first, because the others read these fields. Example:
    ``app.state.client = AsyncClient(…)`` or ``ctx.obj = {"client": AsyncClient(…)}``. Nobody else reads a
    local table (``rows[key] = Row()``).
    """
    body = tuple(statements(function.function.body))
    own = first_parameter(function.function) if function.owner is not None else None
    local = frozenset(names_bound(body, is_container))
    made = frozenset(names_bound(body, is_object))

    def is_new(value: ir.Expr | None) -> bool:
        if isinstance(value, ir.DictDisplay):
            return any(is_new(v) for _, v in value.items)
        return value is not None and (value.id in made if isinstance(value, ir.Name) else is_object(value))

    return not any(
        isinstance(target, (ir.Attr, ir.Subscript))
        and not is_attribute_of(target, own)
        and path_of(unsubscripted(target)) not in local
        for statement in body
        if isinstance(statement, ir.Assign) and is_new(statement.value)
        for target in statement.targets
    )


def _summarize(interpreter: Interpreter, function: FunctionValue) -> None:
    """Summarize a function; if its calls are nested too deeply, it is left out and reported."""
    try:
        summarize(interpreter, function)
    except RecursionError:
        interpreter.cycles.reset()
        if (module := function.scope.module.module) is not None:
            module.too_deep(function.function.line)
