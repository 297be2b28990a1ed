"""Find the requests of programs that code runs with a command line, such as ``curl``."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from appaccess_lint.calls.requests.http_requests import text_of
from appaccess_lint.clients.model import Runs
from appaccess_lint.clients.programs import Program, Programs
from appaccess_lint.syntax import ir
from appaccess_lint.text.operations import Markers
from appaccess_lint.text.text import Template, Text, hole, literal, template
from appaccess_lint.values.domain.containers import Arguments, DictValue, SeqValue
from appaccess_lint.values.domain.frames import Frame, Request
from appaccess_lint.values.domain.unions import members, parameters_of
from appaccess_lint.values.domain.values import Unknown, Value

MAX_WORDS = 200
_NESTED = 2
"""Maximum nesting of command lines in words of others: ``["bash", "-c", "curl …"]``."""
_OPERATORS = "();<>|&`\n"


@dataclass(slots=True)
class Command:
    """The parts of requests in the words after a program's name."""

    program: Program
    method: Value | None = None
    verb: str = ""
    urls: list[Value] = field(default_factory=list)
    body: list[Value] = field(default_factory=list)
    headers: list[tuple[Value, Value]] = field(default_factory=list)
    auth: Value | None = None
    is_open: bool = False
    """Whether there are unknown words."""

    @property
    def sends(self) -> Value:
        """The HTTP method."""
        if self.method is not None:
            return self.method
        if self.verb:
            return literal(self.verb)
        if self.body:
            return literal(self.program.with_body)
        return Unknown() if self.is_open else literal("GET")

    def parts(self) -> Iterator[tuple[str, Value]]:
        """Yield the parts of the requests in addition to method and URL."""
        if self.headers:
            yield "headers", DictValue(tuple(self.headers))
        yield from (("body", value) for value in self.body if self.verb != "GET")
        if self.auth is not None:
            yield "auth", self.auth


def command_requests(
    frame: Frame, node: ir.Call, runs: Runs, programs: Programs, arguments: Arguments
) -> Iterator[Request]:
    """Yield the requests of the programs that the call *node* runs.

    If a command line depends only on a parameter, callers may name its endpoint.
    """
    for words, is_open in _words(runs, arguments):
        for command in commands(words, programs, is_open, runs.program):
            for url in map(text_of, command.urls):
                yield frame.request(node, command.sends, url, command.program.name, command.parts())
        if parameters := parameters_of(word for word in words if not _is_literal(word)):
            yield frame.request(node, Unknown(), hole("command", parameters), evident=True)


def _words(runs: Runs, arguments: Arguments) -> Iterator[tuple[Sequence[Value], bool]]:
    """Yield the words of each command line that a call may run, and whether it may have others."""
    if runs.argument is None:
        yield arguments.positional[runs.first :], arguments.open_positional
        return
    given = arguments.get(runs.argument.position, runs.argument.keyword)
    for member in members(given) if given is not None else ():
        if isinstance(member, SeqValue):
            yield member.items, member.open
        elif isinstance(member, (Text, Unknown)):
            yield (member,), False


def commands(
    words: Sequence[Value], programs: Programs, is_open: bool = False, program: str = "", depth: int = 0
) -> Iterator[Command]:
    """Yield the commands in *words*: after a program's name, or in a word that is a command line itself.

    ``sudo``, ``ssh host`` or ``timeout 5`` may precede the name.
    """
    words = words[:MAX_WORDS]
    if program and (found := programs.find(program)) is not None:
        yield _command(found, list(words), is_open)
        return
    for place, word in enumerate(words):
        found = programs.find(_known_beginning(word)) if _is_literal(word) else None
        if found is not None:
            yield _command(found, list(words[place + 1 :]), is_open)
            return
    if depth < _NESTED:
        for word in words:
            for line in word.alternatives if isinstance(word, Text) else ():
                if " " in str(line):
                    for inner in _split(line):
                        yield from commands(inner, programs, is_open, depth=depth + 1)


def commands_in(line: Template, programs: Programs) -> Iterator[Command]:
    """Yield the commands in a text that begins with a program's name."""
    first = line.parts[0] if line.parts else ""
    words = first.split(None, 2) if isinstance(first, str) else []
    name = words[1:2] if words[:1] == ["sudo"] else words[:1]
    if name and len(words) > 1 and programs.find(name[0]) is not None:
        for inner in _split(line):
            yield from commands(inner, programs)


def _split(line: Template) -> Iterator[list[Value]]:
    """Yield the words of each command in a shell's *line*."""
    markers = Markers()
    try:
        written = markers.written(line).replace("\\\n", " ")
        lexer = shlex.shlex(written, posix=True, punctuation_chars=_OPERATORS)
        lexer.whitespace, lexer.whitespace_split, lexer.commenters = " \t\r", True, ""
        found = list(lexer)
    except ValueError:  # quotes that a hole or nothing closes
        return
    words: list[Value] = []
    for word in found:
        if word and set(word) <= set(_OPERATORS):
            yield words
            words = []
        else:
            words.append(Text((markers.read(word, line.origins),)))
    yield words


def _command(program: Program, words: list[Value], is_open: bool) -> Command:
    command = Command(program, is_open=is_open)
    words.reverse()
    while words:
        word = words.pop()
        lead = _known_beginning(word)
        if lead.startswith("--") and len(lead) > 2:
            name, equals, _ = lead.partition("=")
            _option(command, name, _behind(word, len(name) + 1) if equals else None, words)
        elif lead.startswith("-") and len(lead) > 1:
            _short_options(command, word, lead, words)
        else:
            command.urls.append(word)
    return command


def _short_options(command: Command, word: Value, lead: str, words: list[Value]) -> None:
    """Read ``-sX POST`` or ``-XPOST``: the first letter with a value has all that follows."""
    for place, letter in enumerate(lead[1:], 1):
        name = f"-{letter}"
        rest = _behind(word, place + 1)
        if name in command.program.options:
            _option(command, name, rest, words)
            return
        _option(command, name, None, words)


def _option(command: Command, name: str, value: Value | None, words: list[Value]) -> None:
    """Note an option with its *value*, or the next of *words* where it takes one."""
    command.verb = command.program.verbs.get(name, command.verb)
    kind = command.program.options.get(name)
    if kind is None:
        return
    if value is None and words:
        value = words.pop()
    if value is None:
        return
    match kind:
        case "method":
            command.method = value
        case "url":
            command.urls.append(value)
        case "body":
            command.body.append(value)
        case "headers":
            _header(command, value)
        case "auth":
            command.auth = SeqValue((value, Unknown()))


def _header(command: Command, value: Value) -> None:
    name, colon, rest = _known_beginning(value).partition(":")
    if colon:
        held = _behind(value, len(name) + 1 + len(rest) - len(rest.lstrip()))
        command.headers.append((literal(name), held if held is not None else literal("")))


def _known_beginning(word: Value) -> str:
    """Return the known text at the beginning of *word*."""
    if not isinstance(word, Text):
        return ""
    first = word.alternatives[0].parts
    return first[0] if first and isinstance(first[0], str) else ""


def _is_literal(word: Value) -> bool:
    return isinstance(word, Text) and len(word.alternatives) == 1 and bool(word.alternatives[0].literal)


def _behind(word: Value, count: int) -> Value | None:
    """Return *word* without its first *count* characters; ``None`` if nothing remains."""
    assert isinstance(word, Text)
    (first, *_) = word.alternatives
    lead, *rest = first.parts
    assert isinstance(lead, str)
    left = template((lead[count:], *rest), first.origins)
    return Text((left,)) if left.parts else None
