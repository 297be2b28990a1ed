"""Which operations a client method calls, given what is known of its arguments; which class a facade is."""

from __future__ import annotations

from collections.abc import Iterable

from appaccess_lint.clients.model import Arguments, ClientMethod, Condition, Unknown


def operations(method: ClientMethod, arguments: Arguments, constructor: Arguments) -> tuple[str, ...]:
    """Return the keys of the operations that a call of *method* calls, the main one first.

    *arguments* are those of the call, *constructor* those with which the client was made.  Where a condition
    depends on an argument whose value is unknown, every case that it could be counts.
    """
    found: dict[str, None] = {}
    for case in method.cases:
        if may_hold(case.when, arguments, constructor):
            found.update(dict.fromkeys(case.operations))
    return tuple(found)


def others(method: ClientMethod, arguments: Arguments, constructor: Arguments) -> tuple[str, ...]:
    """Return the paths outside the REST API, like ``operations``."""
    found = dict.fromkeys(method.other)
    for case in method.cases:
        if case.other and may_hold(case.when, arguments, constructor):
            found.update(dict.fromkeys(case.other))
    return tuple(found)


def may_hold(conditions: Iterable[Condition], arguments: Arguments, constructor: Arguments) -> bool:
    """Return whether none of *conditions* is known to fail."""
    return all(_holds(condition, arguments, constructor) is not False for condition in conditions)


def must_hold(conditions: Iterable[Condition], arguments: Arguments, constructor: Arguments) -> bool:
    """Return whether all of *conditions* are known to hold."""
    return all(_holds(condition, arguments, constructor) is True for condition in conditions)


def _holds(condition: Condition, arguments: Arguments, constructor: Arguments) -> bool | None:
    """Return whether *condition* holds, ``None`` if this is unknown."""
    given = arguments if condition.of == "call" else constructor
    value = given.get(condition.argument, condition.default)
    if isinstance(value, Unknown):
        return None
    if condition.test == "contains":
        held = isinstance(value, str) and any(str(part) in value for part in condition.values)
    else:
        held = value in condition.values
    return held is not condition.negated
