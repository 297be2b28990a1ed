"""One task: a repository in, its result out.  It never raises, because failed tasks are repeated."""

from __future__ import annotations

import json
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from appaccess_lint.organisation.repositories import RepositoryError
from appaccess_lint.os_errors import reason
from appaccess_lint.processes.child import ChildDied, Children, Job
from appaccess_lint.processes.serving import Connection
from appaccess_lint.wording import one_line

Result = dict[str, Any]
"""``files``, ``sites`` and ``errors`` of a repository, or only ``error``, why there is no result."""
Analyse = Callable[[str, str, tuple[str, ...], int, Connection], None]
"""Analyses one repository in a separate process, like ``cli.repository.analyze``."""
TRIES = 3
"""Number of processes that may be killed before a repository counts as failed."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The limits for one repository: address space in megabytes, time in seconds."""

    megabytes: int = 4096
    seconds: int = 1800


def analysed(
    analyse: Analyse,
    source: str,
    options: tuple[str, ...],
    bounds: Bounds,
    children: Children | None = None,
    scratch: Path | None = None,
) -> Result:
    """Run *analyze* on the repository *source* with these *options* of ``inventory``.

    The process is one of *children*; archives are unpacked below *scratch* while it runs.
    """
    result: Result = {}
    group = children or Children()
    for _ in range(TRIES):
        if group.ended:
            break
        try:
            with tempfile.TemporaryDirectory(
                prefix="appaccess-lint-", dir=scratch, ignore_cleanup_errors=True
            ) as folder:
                job = partial(analyse, source, folder, options, bounds.megabytes)
                return _done(group, job, bounds)
        except OSError as error:
            return {"error": reason(error)}
        except ChildDied as death:
            result = {"error": f"the analysis was killed by {death}"}
    return result


def _done(children: Children, job: Job, bounds: Bounds) -> Result:
    """Return the result of *job*.  Raises ``ChildDied`` if a signal from outside ended it."""
    late = threading.Event()
    with children.started(job, quiet=True) as child:

        def end() -> None:
            late.set()
            child.kill()

        timer = threading.Timer(bounds.seconds, end)
        timer.daemon = True
        timer.start()
        try:
            result: Result = json.loads(child.receive())
        except ChildDied as death:
            if late.is_set():
                return {"error": f"took longer than {bounds.seconds} s"}
            if death.status < 0:
                raise
            return {"error": f"the analysis failed: {death}"}
        except RepositoryError as error:
            return {"error": str(error)}
        except MemoryError:
            return {"error": f"needs more than {bounds.megabytes} MB"}
        except Exception as error:
            return {"error": f"the analysis failed: {one_line(str(error) or type(error).__name__)}"}
        finally:
            timer.cancel()
    return result
