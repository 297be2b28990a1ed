"""The repositories of a list: folders, archives and git bundles, and how to unpack each."""

from __future__ import annotations

import os
import shutil
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from appaccess_lint.organisation.archives import ArchiveError, Limits, unpack
from appaccess_lint.organisation.bundles import check_out
from appaccess_lint.os_errors import reason

ARCHIVES = (".zip", ".tar.gz", ".tgz")
BUNDLE = ".bundle"
_CHUNK = 1 << 20


class RepositoryError(Exception):
    """A repository can't be read; the text is one line without its name."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository.  ``name`` is its name in results, ``source`` the folder, archive or bundle."""

    name: str
    source: str


def repositories(paths: Iterable[str]) -> list[Repository]:
    """Return the repositories at *paths* without duplicates.

    A repository has the name of its folder or file. If several have the same name, as many parent folders
    are part of each name as distinguish them.
    """
    sources = list(dict.fromkeys(Path(path).absolute() for path in paths))
    names = Counter(map(_name, sources))
    return [
        Repository(name if names[name] == 1 else _longer_name(source, sources, names), str(source))
        for source, name in zip(sources, map(_name, sources), strict=True)
    ]


def identity(repository: Repository) -> str:
    """Return a text that changes with the content of *repository*.  Raises ``RepositoryError``.

    A folder is identified by the names, sizes and times of its files: reading all of it would be half of the
    work.
    """
    source = Path(repository.source)
    digest = blake2b(digest_size=16)
    try:
        if source.is_dir():
            for folder, folders, files in os.walk(source):
                folders[:] = sorted(name for name in folders if name != ".git")
                for name in sorted(files):
                    status = (Path(folder) / name).lstat()
                    digest.update(repr((folder, name, status.st_size, status.st_mtime_ns)).encode())
            return digest.hexdigest()
        if source.exists() and not source.is_file():
            raise RepositoryError("neither a folder nor a regular file")
        with source.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
    except OSError as error:
        raise RepositoryError(reason(error)) from error
    return digest.hexdigest()


def size(repository: Repository) -> int:
    """Return a measure of the work for *repository*: the bytes of its Python files, or of the archive."""
    source = Path(repository.source)
    try:
        if not source.is_dir():
            return source.stat().st_size
        return sum(
            (Path(folder) / name).lstat().st_size
            for folder, _, files in os.walk(source)
            for name in files
            if name.endswith(".py")
        )
    except OSError:
        return 0


@contextmanager
def laid_out(source: Path, scratch: Path, limits: Limits | None = None) -> Iterator[Path]:
    """Return, for the block, the folder with the files of *source*: itself, or one below *scratch*.

    Raises ``RepositoryError`` if *source* isn't a repository, or mustn't be unpacked.
    """
    if source.is_dir():
        yield source
        return
    folder = scratch / "repository"
    name = source.name.lower()
    if not source.is_file():
        raise RepositoryError("no such file or directory")
    if not name.endswith((*ARCHIVES, BUNDLE)):
        raise RepositoryError(f"neither a folder nor a {', '.join((*ARCHIVES, BUNDLE))}")
    try:
        if name.endswith(BUNDLE):
            check_out(source, folder, limits)
        else:
            folder.mkdir()
            unpack(source, folder, limits)
        yield folder
    except ArchiveError as error:
        raise RepositoryError(str(error)) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _name(source: Path) -> str:
    name = source.name
    suffix = next((s for s in (*ARCHIVES, BUNDLE) if name.lower().endswith(s)), "")
    return name[: len(name) - len(suffix)] or str(source)


def _longer_name(source: Path, sources: Sequence[Path], names: Container[str]) -> str:
    """Return as many of the last parts of *source* as distinguish it; not one of *names*."""
    for count in range(1, len(source.parts)):
        parts = source.parts[-count:]
        name = "/".join(parts)
        if name not in names and sum(other.parts[-count:] == parts for other in sources) == 1:
            return name
    return str(source).strip("/\\")
