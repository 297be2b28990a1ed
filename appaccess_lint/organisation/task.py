"""One task of the map: a repository in, its result out.  Never raises, as a task that does is tried again."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from appaccess_lint.organisation.repositories import RepositoryError, laid_out

Result = dict[str, Any]
"""``files``, ``sites`` and ``errors`` of a repository, or only ``error``, which says why there is nothing."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one repository may take: address space in megabytes, seconds."""

    megabytes: int = 4096
    seconds: int = 1800


def analysed(source: str, options: tuple[str, ...], bounds: Bounds) -> Result:
    """Analyse the repository at *source* with these *options* of ``inventory``."""
    try:
        with (
            tempfile.TemporaryDirectory(prefix="appaccess-lint-") as scratch,
            laid_out(Path(source), Path(scratch)) as folder,
        ):
            return _run(folder, options, bounds)
    except RepositoryError as error:
        return {"error": str(error)}
    except OSError as error:
        return {"error": (error.strerror or type(error).__name__).lower()}


def _run(folder: Path, options: tuple[str, ...], bounds: Bounds) -> Result:
    words = [sys.executable, "-P"] if sys.version_info >= (3, 11) else [sys.executable]
    words += ["-m", "appaccess_lint.organisation.child", str(bounds.megabytes), *options]
    # nothing of the analysed folder may be imported in our stead
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(p for p in sys.path if p),
        "PYTHONSAFEPATH": "1",
    }
    try:
        ran = subprocess.run(
            words,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=bounds.seconds,
        )
    except subprocess.TimeoutExpired:
        return {"error": f"took longer than {bounds.seconds} s"}
    if ran.returncode < 0:
        return {"error": f"the analysis was killed by signal {-ran.returncode}"}
    if ran.returncode or not ran.stdout:
        said = ran.stderr.decode("utf-8", "replace").strip().splitlines()
        if said and said[-1].startswith("MemoryError"):
            return {"error": f"needs more than {bounds.megabytes} MB"}
        return {"error": f"the analysis failed: {said[-1] if said else f'status {ran.returncode}'}"}
    result: Result = json.loads(ran.stdout)
    return result
