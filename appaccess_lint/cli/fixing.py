"""Run ``fix`` over files: print the diff or write the files, and list the calls that stay."""

from __future__ import annotations

import argparse
import contextlib
import difflib
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from pathlib import Path

from appaccess_lint.cli.analysis_report import files_of, warn_without_files
from appaccess_lint.cli.configurations import configurations_of
from appaccess_lint.cli.output import replace_file
from appaccess_lint.cli.output_checks import check_source
from appaccess_lint.cli.progress import Progress, print_slowest
from appaccess_lint.cli.runner import failure
from appaccess_lint.cli.status import UsageError
from appaccess_lint.files.discovery import STANDARD_INPUT
from appaccess_lint.files.reading import MAX_BYTES, ReadError, decode, read_bytes, standard_input
from appaccess_lint.fix.file import Rewrite, rewrite
from appaccess_lint.fix.model import Proposal
from appaccess_lint.formats.text import error_line
from appaccess_lint.model import FileError, Operation
from appaccess_lint.os_errors import reason
from appaccess_lint.wording import counted, one_line


@contextlib.contextmanager
def failure_in(path: str, errors: list[FileError]) -> Iterator[None]:
    """Add an exception of the block to *errors*, as a failure of the file *path*."""
    try:
        yield
    except BrokenPipeError:
        raise
    except (ReadError, UsageError, ValueError, OSError) as error:
        errors.append(FileError(path, str(error), getattr(error, "line", None)))
    except Exception as fault:  # a bug of this program in one file must not hide the results of others
        errors.append(FileError(path, failure(fault)))


class Fixing:
    """Rewrites the files that *arguments* name, or shows the rewrites as a diff.

    ``changed`` is the number of files with edits, ``errors`` lists the failures.
    Raises ``UsageError`` if an argument is invalid.
    """

    def __init__(self, arguments: argparse.Namespace) -> None:
        self._arguments = arguments
        self._found = files_of(arguments)
        if STANDARD_INPUT in self._found.files and arguments.write:
            raise UsageError("--write: standard input can't be written; without it, the diff is shown")
        self._configurations = configurations_of(arguments)
        _ = self._configurations.own.analyzer  # report an invalid client or catalog file in any case
        warn_without_files(arguments, self._found)
        self.errors: list[FileError] = list(self._found.errors)
        self.changed = 0
        self._notebooks = 0
        self._left: list[Proposal] = []
        self._operations: list[tuple[Operation, Operation]] = []
        self._scopes: set[str] = set()

    def run(self) -> None:
        """Process all files, then print the calls that stay unchanged."""
        given = self._arguments
        bar = given.progress and not given.quiet
        with Progress(len(self._found.files), sys.stderr, wanted=bar) as progress:
            for path in self._found.files:
                progress.begin(path)
                with failure_in(path, self.errors):
                    self._file(path)
                progress.end(path)
        print_slowest(progress, given)
        if not given.quiet:
            for line in (
                *_left_lines(self._left),
                *_reason_lines(self._left),
                *_scope_lines(self._operations, self._scopes),
                *self._sum(),
            ):
                print(line, file=sys.stderr)
        for failed in self.errors:
            print(error_line(failed), file=sys.stderr)

    def _file(self, path: str) -> None:
        configured = self._configurations.of(path)
        given = self._arguments
        from_input = path == STANDARD_INPUT
        path = given.stdin_display_name or "stdin" if from_input else path
        if path.endswith(".ipynb"):
            self._notebooks += 1
            return
        data = standard_input(MAX_BYTES) if from_input else read_bytes(path)
        if not configured.may_concern(decode(data), path):
            return
        result = rewrite(data, path, configured.analyzer, given.content_type, unsafe=given.unsafe_fixes)
        if result.content != data:
            if given.write:
                self._write(path, data, result)
            else:
                sys.stdout.write("".join(_diff(path, decode(data), decode(result.content))))
            self.changed += 1
        self._left += [found for found in result.proposals if not found.nodes]
        self._operations += result.operations
        self._scopes |= result.scopes

    def _write(self, path: str, data: bytes, result: Rewrite) -> None:
        check_source(path)
        if read_bytes(path) != data:
            raise UsageError("changed during the analysis; run the command again")
        try:
            replace_file(Path(path), result.content)
        except OSError as error:  # it may name the incomplete file
            raise UsageError(f"can't be written: {reason(error)}") from error

    def _sum(self) -> Iterator[str]:
        done = "rewritten" if self._arguments.write else "to rewrite"
        if self._notebooks:
            verb = "isn't" if self._notebooks == 1 else "aren't"
            yield f"{counted(self._notebooks, 'notebook')} {verb} rewritten"
        yield f"{counted(len(self._operations), 'call')} {done}, {len(self._left)} unchanged"


def _diff(path: str, before: str, after: str) -> Iterator[str]:
    """Yield the lines of a patch."""
    name = one_line(path)
    lines = difflib.unified_diff(_lines(before), _lines(after), f"a/{name}", f"b/{name}")
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Split *text* at line feeds only, like patch programs."""
    found = text.split("\n")
    return [f"{line}\n" for line in found[:-1]] + ([found[-1]] if found[-1] else [])


def _left_lines(left: Iterable[Proposal]) -> Iterator[str]:
    for found in left:
        span = found.site.span
        after = f" -> {found.after}" if found.after else ""
        place = f"{found.site.path}:{span.line}:{span.column}"
        yield one_line(f"{place}: unchanged: {found.before}{after}: {found.reason}")


def _reason_lines(left: Iterable[Proposal]) -> Iterator[str]:
    """Yield the number of unchanged calls for each reason, the most frequent first."""
    counted = Counter(found.reason for found in left)
    if len(counted) > 1:
        yield "unchanged, by reason:"
        yield from (one_line(f"{number:5}  {reason}") for reason, number in counted.most_common())


def _scope_lines(operations: Iterable[tuple[Operation, Operation]], needed: Set[str]) -> Iterator[str]:
    """Yield the OAuth scopes that the rewritten calls add, and those that no call of the files *needed*."""
    pairs = list(operations)
    before = {scope for old, _ in pairs for scope in old.granular_scopes}
    after = {scope for _, new in pairs for scope in new.granular_scopes}
    if added := sorted(after - before):
        yield f"scopes that the rewritten calls need in addition: {', '.join(added)}"
    if dropped := sorted(before - after - needed):
        yield f"scopes that no call of these files needs after that: {', '.join(dropped)}"
    if kept := sorted((before - after) & needed):
        yield f"scopes that only the other calls need after that: {', '.join(kept)}"
