"""``python -m ecosystem.narrowing FILE…``: count how many deprecated calls have one replacement.

Each FILE is the output of ``appaccess-lint inventory --format json``.  A call has one replacement where the
code states the content type or the client's method does, one likely replacement where names tell it, and
one content type where that has several: footer and inline comments.  Calls of a Server don't count.
``--undecided`` prints the calls with none of these; ``--draw N`` prints N of the others at random, to be
read.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path
from typing import Any

Call = dict[str, Any]
ONE, LIKELY, ONE_TYPE, UNDECIDED = "one", "one likely", "one content type", "undecided"
STATES = (ONE, LIKELY, ONE_TYPE, UNDECIDED)


def main(words: list[str] | None = None) -> int:
    """Print the counts, and the calls that are asked for."""
    parser = argparse.ArgumentParser("python -m ecosystem.narrowing", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--undecided", action="store_true", help="print the calls without one replacement")
    parser.add_argument("--draw", type=int, default=0, metavar="N", help="print N calls with one replacement")
    arguments = parser.parse_args(words)
    calls = [
        (state, f"{file.stem}/{call['path']}:{call['line']}", call)
        for file in arguments.files
        for call in json.loads(file.read_text(encoding="utf-8"))["calls"]
        if (state := narrowed(call))
    ]
    for state in STATES:
        count = sum(found == state for found, _, _ in calls)
        print(f"{state}: {count} of {len(calls)} ({count / max(len(calls), 1):.0%})")
    decided = [call for call in calls if call[0] != UNDECIDED]
    drawn = random.Random(0).sample(decided, min(arguments.draw, len(decided)))
    asked = [call for call in calls if call[0] == UNDECIDED] if arguments.undecided else []
    for state, place, call in [*drawn, *asked]:
        first = _replaced(call)[0]["replacements"][0]
        print(f"{place}: {call['client_method'] or call['url']}: {state}: {first['method']} {first['path']}")
    return 0


def narrowed(call: Call) -> str:
    """Return how far the replacements of *call* are narrowed; empty where it has none in v1's place."""
    if call["deployment"] == "server":
        return ""
    states = [_state(operation["replacements"]) for operation in _replaced(call)]
    return max(states, key=STATES.index) if states else ""


def _replaced(call: Call) -> list[Call]:
    """Return the v1 operations of *call* that others replace."""
    return [
        operation
        for operation in call["operations"]
        if operation["api_version"] == "v1"
        and operation["lifecycle"] != "current"
        and operation["replacements"]
    ]


def _state(replacements: list[Call]) -> str:
    if len(replacements) == 1:
        return ONE
    likely = [replacement for replacement in replacements if replacement.get("likely")]
    if len(likely) == 1:
        return LIKELY
    subjects = {_subject(replacement["when"]) for replacement in likely or replacements}
    return ONE_TYPE if len(subjects) == 1 else UNDECIDED


def _subject(when: str) -> str:
    """Return what the content is: ``page`` of ``inline comment on page``, ``comment`` of a comment."""
    subject = when.rpartition(" on ")[2].rpartition(" to ")[2]
    return "comment" if subject.endswith(" comment") else subject


if __name__ == "__main__":
    raise SystemExit(main())
