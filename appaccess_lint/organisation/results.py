"""The stored results of repositories: one file for each, so that they needn't be computed again."""

from __future__ import annotations

import json
import os
import re
import tempfile
from hashlib import blake2b
from pathlib import Path
from typing import Any

from appaccess_lint.cache.fingerprint import fingerprint
from appaccess_lint.files.reading import data_file
from appaccess_lint.organisation.repositories import Repository, identity
from appaccess_lint.organisation.task import Result

_ODD = re.compile(r"[^\w.-]+")


def file_name(name: str) -> str:
    """Return a repository's name as a file name."""
    return _ODD.sub("-", name)[-80:].lstrip(".-") or "repository"


class Results:
    """The results in *folder* for these *options*; raises ``OSError`` if it can't be created."""

    def __init__(self, folder: Path, options: tuple[str, ...]) -> None:
        self._folder = folder
        self._options = options
        folder.mkdir(parents=True, exist_ok=True)

    def place(self, repository: Repository) -> Path:
        """Return the file for the result of the current *repository*.  Raises ``RepositoryError``."""
        key = repr((fingerprint(), self._options, repository.source, identity(repository)))
        digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()
        return self._folder / f"{file_name(repository.name)}-{digest}.json"

    @staticmethod
    def read(place: Path) -> Result | None:
        """Return the result at *place*, ``None`` if it is missing or incomplete."""
        try:
            found: Any = json.loads(data_file(place).read_bytes())
        except (OSError, ValueError, RecursionError):
            return None
        return found if isinstance(found, dict) and {"files", "sites", "errors"} <= found.keys() else None

    @staticmethod
    def write(place: Path, result: Result) -> None:
        """Store *result* atomically.  Raises ``OSError``."""
        # a new file by a name that nobody knows before: no link can stand there
        descriptor, name = tempfile.mkstemp(prefix=f"{place.name}.", dir=place.parent)
        unfinished = Path(name)
        try:
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                json.dump(result, file)
            unfinished.replace(place)
        finally:
            unfinished.unlink(missing_ok=True)
