"""From choices to a program: templates of the grammar put into each other."""

from __future__ import annotations

import re

from fuzz.choices import Choices
from fuzz.programs.grammar import TEMPLATES, WORDS
from fuzz.programs.prelude import MAIN, PRELUDE

MAX_DEPTH = 3
_SYMBOL = re.compile(r"<(text|name|local|new|loop|literal|word|number|digit|condition|block|url|helper)>")


def program(choices: Choices) -> str:
    """Return the source of a program."""
    return _Writer(choices).program()


class _Writer:
    """``names`` are the string variables that are bound, the first of which belong to the module."""

    def __init__(self, choices: Choices) -> None:
        self._choices = choices
        self._names: list[str] = []
        self._locals = 0
        self._bound = 0
        self._helpers: list[str] = []

    def program(self) -> str:
        helpers = [self._helper(number) for number in range(self._choices.below(3))]
        self._enter(["url", "part", "size", "path"])
        return "\n".join([PRELUDE, *helpers, self._filled(MAIN, 0)])

    def _helper(self, number: int) -> str:
        name = f"helper_{number}"
        self._enter(["a", "b"])
        written = self._filled(self._choices.pick(TEMPLATES["helper"]).replace("<helper>", name), 1)
        self._helpers.append(name)
        return f"{written}\n"

    def _enter(self, parameters: list[str]) -> None:
        self._names = ["BASE", "SIBLING", *parameters]
        self._locals = 2

    def _filled(self, template: str, depth: int) -> str:
        lines: list[str] = []
        for line in template.split("\n"):
            indent = line[: len(line) - len(line.lstrip())]
            if line.strip() == "<block>":
                written = self._block(depth + 1)
            else:
                written = _SYMBOL.sub(lambda found: self._symbol(found[1], depth), line.strip())
            lines += [indent + inner for inner in written.split("\n")]
        return "\n".join(lines)

    def _block(self, depth: int) -> str:
        known = len(self._names)
        statements = [self._statement(depth) for _ in range(1 + self._choices.below(3 if depth < 3 else 1))]
        del self._names[known:]
        return "\n".join(statements)

    def _statement(self, depth: int) -> str:
        template = self._choices.pick(TEMPLATES["statement"])
        if depth > MAX_DEPTH and "<block>" in template:
            template = TEMPLATES["statement"][1]
        before = len(self._names)
        written = self._filled(template, depth)
        if "<block>" in template:
            del self._names[before:]
        return written

    def _symbol(self, symbol: str, depth: int) -> str:
        if symbol in TEMPLATES and symbol != "helper":
            options = TEMPLATES[symbol]
            # what is simple comes first: deep down, nothing else
            found = options[self._choices.below(2)] if depth > MAX_DEPTH else self._choices.pick(options)
            return self._filled(found, depth + 1)
        if symbol == "helper":
            if not self._helpers:
                return "glue('/content')"
            return f"{self._choices.pick(self._helpers)}({self._symbol('text', depth + 1)})"
        if symbol in {"literal", "word"}:
            word = self._choices.pick(WORDS)
            return f'"{word}"' if symbol == "literal" else re.sub(r"[^\w/]", "", word)
        if symbol == "digit":
            return str(self._choices.below(12))
        if symbol in {"new", "loop"}:
            self._bound += 1
            self._names.append(f"v{self._bound}")
            return self._names[-1]
        names = self._names if symbol == "name" else self._names[self._locals :]
        # the last first: what was made is used
        return names[-1 - self._choices.below(len(names))]
