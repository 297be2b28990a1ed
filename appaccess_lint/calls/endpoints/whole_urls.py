"""Find the URLs that contain the literals of a module, as far as their values are known."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from appaccess_lint.calls.endpoints.evidence import EndpointResolver
from appaccess_lint.catalog.match import Match
from appaccess_lint.text.text import Template, Text, template
from appaccess_lint.values.domain.program import ClassValue, ModuleValue
from appaccess_lint.values.domain.unions import texts
from appaccess_lint.values.domain.values import Value

if TYPE_CHECKING:
    from appaccess_lint.values.interpreter import Interpreter

Place = tuple[int, int]
_SCHEME = re.compile(r"(?<=[\s'\"=])https?://")


class WholeUrls:
    """The strings that contain a literal, by its position."""

    def __init__(self, path: str, found: Iterable[Text]) -> None:
        self._texts: dict[Place, set[Template]] = defaultdict(set)
        for text in found:
            for alternative in text.alternatives if names_endpoint(text) else ():
                for origin in alternative.origins:
                    if origin.path == path:
                        self._texts[origin.line, origin.column].add(alternative)

    def behind_root(self, place: Place) -> list[Template]:
        """Return the strings in which the literal at *place* follows another literal."""
        found = (text for text in self._texts.get(place, ()) if len(text.origins) > 1)
        return sorted(found, key=str)

    def narrowed(self, place: Place, found: Match, resolver: EndpointResolver) -> Match:
        """Return the match of the literal at *place*, with the target of its whole URLs if these agree."""
        if found.deployment != "unknown":
            return found
        urls = map(_from_scheme, self._texts.get(place, ()))
        matches = [match for url in urls if (match := resolver.match(url, None)) is not None]
        reaches = {(match.deployment, match.oauth) for match in matches}
        if len(reaches) != 1:
            return found
        ((deployment, oauth),) = reaches
        return replace(found, deployment=deployment, oauth=oauth)


def _from_scheme(text: Template) -> Template:
    """Return *text* from the URL's scheme on, without a command or an HTTP method before it."""
    if not text.parts or not isinstance(text.parts[0], str):
        return text
    found = _SCHEME.search(text.parts[0])
    if found is None:
        return text
    return template((text.parts[0][found.start() :], *text.parts[1:]), text.origins)


def names_endpoint(text: Text) -> bool:
    """Return quickly whether *text* may contain an endpoint's path."""
    for alternative in text.alternatives:
        for part in alternative.parts:
            if type(part) is str and ("rest/" in part or "api/" in part):
                return True
    return False


def texts_known(interpreter: Interpreter, module: ModuleValue) -> list[Text]:
    """Return the strings of names, classes, objects and functions' results in *module*."""
    values: list[Value] = []
    for value in module.scope.names.values():
        values += value.names.values() if isinstance(value, ClassValue) else (value,)
    for instance in interpreter.selves.values():
        values += instance.attributes.values()
    values += [summary.returned for summary in interpreter.summaries.values() if summary is not None]
    return texts(values)
