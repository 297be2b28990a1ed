"""What is read of the answer to a call: here, in functions that it is passed to, and in callers."""

from __future__ import annotations

import ast

from appaccess_lint.answer import Caught, Keys, Leaf, Place, StatusTest, Usage
from appaccess_lint.clients.answers import Answers
from appaccess_lint.clients.load import ClientModels
from appaccess_lint.model import CallSite
from appaccess_lint.usage.callees import Callees
from appaccess_lint.usage.callers import CallGraph
from appaccess_lint.usage.flow import Flow, Value, flow_of, flow_of_parameter
from appaccess_lint.usage.handlers import Handlers
from appaccess_lint.usage.requests import refused_request
from appaccess_lint.usage.sources import FUNCTIONS, File, Sources
from appaccess_lint.usage.steps import parameter_of
from appaccess_lint.usage.ways import Ways

MAX_LEVELS = 2
"""Callers of callers that an answer is returned to, and helpers of helpers, that are read."""


class Reading:
    """Reads what the project does with answers."""

    def __init__(self, sources: Sources, callees: Callees, graph: CallGraph, models: ClientModels) -> None:
        self._ways = Ways(sources, callees)
        self._callees = callees
        self._graph = graph
        self._models = models
        self._handlers = Handlers(callees, models)

    def of(self, site: CallSite, file: File) -> Usage | None:
        """Return what becomes of the answer to *site*; ``None`` where the call can't be found."""
        node = file.call_of(site.span)
        way = self._ways.of(site, file, node) if node is not None else None
        if way is None or node is None:
            return None
        refused = refused_request(site, way[0][1], self._models)
        answers = refused.answers if refused is not None else Answers()
        read = _Read(self._callees, self._graph, answers)
        values: list[Value] = [("body" if refused is not None and answers.body else "response", ())]
        caught: list[Caught] = []
        for position, (at, call) in enumerate(way):
            caught += self._handlers.caught(at, call)
            last = position == len(way) - 1
            values = read.values(at, call, values, MAX_LEVELS if last else None)
        return read.usage(tuple(dict.fromkeys(caught)))


class _Read:
    """Gathers what is read."""

    def __init__(self, callees: Callees, graph: CallGraph, answers: Answers) -> None:
        self._callees = callees
        self._graph = graph
        self._answers = answers
        self._keys: dict[Keys, None] = {}
        self._status: dict[StatusTest, None] = {}
        self._checks: dict[Place, None] = {}
        self._leaves: dict[Leaf, None] = {}

    def usage(self, caught: tuple[Caught, ...]) -> Usage:
        """Return what was gathered."""
        return Usage(
            tuple(sorted(self._keys)), tuple(self._status), tuple(self._checks), caught, tuple(self._leaves)
        )

    def values(self, file: File, node: ast.expr, values: list[Value], levels: int | None) -> list[Value]:
        """Read *values*, which *node* gives; return those that its function returns.

        *levels* of callers are read, none where the caller is known.
        """
        returned: dict[Value, None] = {}
        for value in values:
            flow = flow_of(file, node, value, self._answers)
            returned.update(dict.fromkeys(self._flow(file, flow, MAX_LEVELS)))
            for at, given in flow.returned:
                returned[given] = None
                if levels is None or not isinstance(at, ast.Return):
                    continue
                if not (levels and self._callers(file, node, given, levels)):
                    self._leaves[Leaf("returned", file.place(at), given[1])] = None
        return list(returned)

    def _callers(self, file: File, node: ast.expr, value: Value, levels: int) -> bool:
        """Read what the callers of the function around *node* do with what it returns."""
        function = file.function(node)
        found = self._graph.callers(file, function) if function is not None else None
        if found is None or not found.calls:
            return False
        for other, call in found.calls:
            self.values(other, call, [value], levels - 1)
        return not found.more and not found.handed

    def _flow(self, file: File, flow: Flow, depth: int) -> list[Value]:
        self._keys.update(flow.keys)
        for test in flow.tests:
            self._status[StatusTest(file.place(test.node), test.statuses)] = None
        self._checks.update(dict.fromkeys(map(file.place, flow.checks)))
        for way, at, keys in flow.leaves:
            if isinstance(at, (ast.expr, ast.stmt)):
                self._leaves[Leaf(way, file.place(at), keys)] = None
        returned: list[Value] = []
        for call, argument, value in flow.passed:
            if not self._passed(file, call, argument, value, depth, returned):
                if value[0] == "body" and value[1]:
                    self._keys[value[1]] = None
                self._leaves[Leaf("argument", file.place(call), value[1])] = None
        return returned

    def _passed(
        self, file: File, call: ast.Call, argument: ast.expr, value: Value, depth: int, returned: list[Value]
    ) -> bool:
        """Read what functions of the project do with their argument; returns whether they are known."""
        known = False
        for owner, function in self._callees.of(file, call) if depth else ():
            name = parameter_of(owner, function, call, argument) if isinstance(function, FUNCTIONS) else None
            if name is None or not isinstance(function, FUNCTIONS):
                continue
            known = True
            flow = flow_of_parameter(owner, function, name, value, self._answers)
            self._flow(owner, flow, depth - 1)
            for given in {given for _, given in flow.returned}:
                further = flow_of(file, call, given, self._answers)
                returned += self._flow(file, further, depth - 1)
                returned += [of for _, of in further.returned]
        return known
