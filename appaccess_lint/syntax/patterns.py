"""What the pattern of a ``case`` binds, and the way from the subject to each value."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from appaccess_lint.syntax import ir

Steps = tuple[ir.PatternStep, ...]
_MATCH_THEMSELVES = frozenset("bool bytearray bytes dict float frozenset int list set str tuple".split())
"""Classes whose pattern ``str(name)`` binds the subject itself."""


def captures(pattern: ast.pattern, steps: Steps | None = ()) -> Iterator[tuple[str, Steps | None]]:
    """Give the names that *pattern* binds, each with the steps to its value from those to the pattern.

    Example: ``{"page": Page(id=number)}`` gives
    ``("number", (("key", "page"), ("class", "Page"), ("attribute", "id")))``.
    """
    match pattern:
        case ast.MatchAs():
            if pattern.name is not None:
                yield pattern.name, steps
            if pattern.pattern is not None:
                yield from captures(pattern.pattern, steps)
        case ast.MatchStar() if pattern.name is not None:
            yield pattern.name, None
        case ast.MatchOr():
            yield from _alternatives(pattern, steps)
        case ast.MatchMapping():
            for key, value in zip(pattern.keys, pattern.patterns, strict=True):
                known = key.value if isinstance(key, ast.Constant) else None
                yield from captures(value, _and_key(steps, known))
            if pattern.rest is not None:
                yield pattern.rest, None
        case ast.MatchSequence():
            stars = [i for i, part in enumerate(pattern.patterns) if isinstance(part, ast.MatchStar)]
            for index, part in enumerate(pattern.patterns):
                behind = bool(stars) and index > stars[0]
                yield from captures(part, _and_key(steps, index - len(pattern.patterns) if behind else index))
        case ast.MatchClass():
            itself = isinstance(pattern.cls, ast.Name) and pattern.cls.id in _MATCH_THEMSELVES
            if not itself:
                steps = _and(steps, ("class", _last_name(pattern.cls)))
            for index, part in enumerate(pattern.patterns):
                yield from captures(part, steps if itself else _and(steps, ("position", index)))
            for name, part in zip(pattern.kwd_attrs, pattern.kwd_patterns, strict=True):
                yield from captures(part, _and(steps, ("attribute", name)))


def _alternatives(pattern: ast.MatchOr, steps: Steps | None) -> Iterator[tuple[str, Steps | None]]:
    """Give what each of the alternatives binds; a name that these find at several places has no one way."""
    found: dict[str, set[Steps | None]] = {}
    for part in pattern.patterns:
        for name, way in captures(part, steps):
            found.setdefault(name, set()).add(way)
    for name, ways in found.items():
        yield name, ways.pop() if len(ways) == 1 else None


def _last_name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _and(steps: Steps | None, step: ir.PatternStep) -> Steps | None:
    return None if steps is None else (*steps, step)


def _and_key(steps: Steps | None, key: object) -> Steps | None:
    return _and(steps, ("key", key)) if isinstance(key, (str, int)) else None
