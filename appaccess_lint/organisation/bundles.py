"""Check out untrusted git bundles, without any other repository, and within the limits of archives."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import IO

from appaccess_lint.git.commands import GitError, run_git
from appaccess_lint.organisation.archives import ArchiveError, Limits, target_of
from appaccess_lint.os_errors import reason

GIT_TIME_OUT = 600
BYTES_A_MEMBER = 400
"""Maximum size of git's listing of a member, most of which is its path."""
OBJECTS_A_MEMBER = 25
"""Maximum number of objects of a pack for each allowed member, because it also has the history."""
_SIGNATURE = re.compile(rb"# v[23] git bundle\n")
_LINE = 4096
_LINK, _FILE = "120000", "blob"


def check_out(bundle: Path, folder: Path, limits: Limits | None = None) -> None:
    """Check out the bundle's HEAD, or else its main branch or its first branch, into the new *folder*.

    Raises ``ArchiveError`` if *bundle* isn't a bundle, or exceeds *limits*; nothing is checked out then.
    Links are left out, as in archives.
    """
    bounds = limits or Limits()
    own = folder.with_name("own.bundle")
    try:
        # git would follow a text "gitdir: …", and must get what was looked at
        _copy(bundle, own, bounds)
        words = ("clone", "--quiet", "--no-tags", "--no-checkout", "--template=")
        _git(folder.parent, *words, "--", str(own), str(folder))
        commit = _chosen(folder)
        links = _links(folder, commit, bounds)
        _git(folder, "checkout", "--quiet", "--detach", commit)
        for link in links:
            link.unlink(missing_ok=True)
    except OSError as error:
        raise ArchiveError(reason(error)) from error
    finally:
        own.unlink(missing_ok=True)


def _copy(bundle: Path, to: Path, limits: Limits) -> None:
    if bundle.stat().st_size > limits.size:
        raise ArchiveError(f"more than {limits.size} bytes")
    with bundle.open("rb") as source, to.open("xb") as target:
        _check_head(source, limits)
        source.seek(0)
        shutil.copyfileobj(source, target)


def _check_head(file: IO[bytes], limits: Limits) -> None:
    """Read the header before the pack; see https://git-scm.com/docs/gitformat-bundle."""
    if not _SIGNATURE.fullmatch(file.readline(_LINE)):
        raise ArchiveError("not a git bundle")
    for _ in range(limits.members):
        line = file.readline(_LINE)
        if line.startswith(b"-"):
            raise ArchiveError("an incomplete git bundle: prerequisite commits are missing")
        if line.startswith(b"@filter="):
            raise ArchiveError("an incomplete git bundle: objects are missing")
        if line == b"\n":
            break
        if not line.endswith(b"\n"):
            raise ArchiveError("not a git bundle: its header is broken")
    else:
        raise ArchiveError(f"more than {limits.members} branches and tags")
    pack = file.read(12)
    if len(pack) < 12 or not pack.startswith(b"PACK"):
        raise ArchiveError("not a git bundle: no pack in it")
    most = OBJECTS_A_MEMBER * limits.members
    if int.from_bytes(pack[8:], "big") > most:
        raise ArchiveError(f"more than {most} objects")


def _chosen(folder: Path) -> str:
    listed = _git(folder, "for-each-ref", "--format=%(refname)", "refs/remotes/origin").split()
    names = {name.removeprefix("refs/remotes/origin/"): name for name in listed}
    chosen = next((names[name] for name in ("HEAD", "main", "master", *names) if name in names), None)
    if chosen is None:
        raise ArchiveError("a bundle without branches")
    return chosen


def _links(folder: Path, commit: str, limits: Limits) -> list[Path]:
    """Return the links of *commit*; raises ``ArchiveError`` if it exceeds the limits."""
    most = BYTES_A_MEMBER * (limits.members + 1)
    listed = _git(folder, "ls-tree", "-r", "-l", "-z", "--full-tree", commit, most=most)
    if len(listed) >= most:  # one tree in another, again and again, has no end
        raise ArchiveError(f"more than {limits.members} members")
    entries = listed.split("\0")[:-1]
    if len(entries) > limits.members:
        raise ArchiveError(f"more than {limits.members} members")
    links: list[Path] = []
    size = 0
    for entry in entries:
        head, _, name = entry.partition("\t")
        mode, kind, _, length = head.split()
        path = target_of(folder, name)
        if kind == _FILE:
            size += int(length)
        if mode == _LINK:
            links.append(path)
    if size > limits.size:
        raise ArchiveError(f"more than {limits.size} bytes when unpacked")
    return links


def _git(folder: Path, *arguments: str, most: int | None = None) -> str:
    try:
        printed = run_git(folder, *arguments, isolated=True, silence=GIT_TIME_OUT, most=most)
    except GitError as error:
        raise ArchiveError(str(error)) from error
    return printed.decode("utf-8", "surrogateescape")
