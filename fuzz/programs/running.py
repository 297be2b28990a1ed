"""Runs a program that we made ourselves, with a ``requests`` that only notes what it is asked for."""

from __future__ import annotations

import contextlib
import io
import sys
import types
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fuzz.choices import Choices
from fuzz.programs.prelude import SIBLING

NAME = "program.py"
MAX_LINES = 20_000
"""Lines that a program may run; one that runs longer is left where it is."""
MAX_TEXT = 2_000
"""Longer URLs aren't compared: the analyzer's bounds make holes of them."""

MAX_GROWN = 1_000_000
"""A text longer than that is one that doubles in each round of a loop, which soon takes all memory."""
CHECKED = 7
"""At each line of how many the texts of a function are looked at; what functions return always is."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request that a program did; ``lines`` are those of the calls that led to it, the outermost first."""

    method: str
    url: str
    lines: tuple[int, ...]


class _Enough(BaseException):
    """The program ran for too long."""


def run(source: str, answers: Choices) -> list[Asked]:
    """Return what *source* asks for, until it ends or fails; *answers* decide what it can't know."""
    asked: list[Asked] = []
    program = types.ModuleType("program")
    modules = {
        "program": program,  # where dataclasses look for it
        "requests": _requests(asked),
        "outside": _outside(answers),
        "sibling": _sibling(),
    }
    with _installed(modules), contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        code = compile(source, NAME, "exec", dont_inherit=True)
        before = sys.gettrace()
        sys.settrace(_counter())
        try:
            exec(code, vars(program))
        except (Exception, _Enough):  # a program may fail: what it asked for until then counts
            pass
        finally:
            sys.settrace(before)
    return asked


def _counter() -> Any:
    left = MAX_LINES

    def trace(frame: types.FrameType, event: str, argument: object) -> Any:
        nonlocal left
        if frame.f_code.co_filename != NAME:
            return None
        left -= 1
        values = frame.f_locals.values() if left % CHECKED == 0 else (argument,)
        if left < 0 or any(isinstance(v, str) and len(v) > MAX_GROWN for v in values):
            raise _Enough
        return trace

    return trace


@contextlib.contextmanager
def _installed(modules: dict[str, types.ModuleType]) -> Iterator[None]:
    before = {name: sys.modules.get(name) for name in modules}
    sys.modules.update(modules)
    try:
        yield
    finally:
        for name, module in before.items():
            if module is None:
                del sys.modules[name]
            else:
                sys.modules[name] = module


def _requests(asked: list[Asked]) -> types.ModuleType:
    module = types.ModuleType("requests")

    def request(method: object, url: object, **more: object) -> str:
        if isinstance(url, str) and isinstance(method, str) and len(url) <= MAX_TEXT:
            asked.append(Asked(method.upper(), url, _lines()))
        return "answer"

    session = types.SimpleNamespace(request=request)
    for at in (module, session):
        for verb in ("get", "post", "put", "delete", "patch"):
            setattr(at, verb, lambda url, _verb=verb, **more: request(_verb, url))
    vars(module).update(request=request, Session=lambda: session)
    return module


def _lines() -> tuple[int, ...]:
    lines: list[int] = []
    frame: types.FrameType | None = sys._getframe(2)
    while frame is not None:
        if frame.f_code.co_filename == NAME:
            lines.append(frame.f_lineno)
        frame = frame.f_back
    return tuple(reversed(lines))


def _outside(answers: Choices) -> types.ModuleType:
    module = types.ModuleType("outside")
    # a word that no operation of a program looks for: what is unknown is taken to be clean
    vars(module).update(flag=lambda: bool(answers.below(2)), text=lambda: f"Q{answers.below(9)}Z")
    return module


def _sibling() -> types.ModuleType:
    module = types.ModuleType("sibling")
    exec(compile(SIBLING, "sibling.py", "exec"), vars(module))
    return module
