"""The results of files: kept under what was analysed and how, valid while the tree answers as it did then.

An entry holds facts only (call sites without findings), as JSON: what lies in the folder can't name code, and
what is damaged or was written by another version is as good as nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, replace
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from appaccess_lint.cache.fingerprint import fingerprint, installation
from appaccess_lint.cache.place import users_key
from appaccess_lint.cache.sites import BROKEN, Unreadable, site_from, site_to
from appaccess_lint.cache.store import Store
from appaccess_lint.project.tree import Answer, Question, Tree

if TYPE_CHECKING:
    from appaccess_lint.catalog.load import Catalog
    from appaccess_lint.model import CallSite
    from appaccess_lint.settings import Settings


class Results:
    """The kept results of one analyzer: for its settings and this version of the tool."""

    def __init__(self, settings: Settings, tree: Tree) -> None:
        self._settings = settings
        self._tree = tree
        self._store = Store(Path(settings.cache or ""), users_key())

    @cached_property
    def _common(self) -> str:
        """All that results depend on, but for the files of the analysed tree."""
        # what these make of a site is decided afterwards, and versions are told apart by themselves
        settings = replace(
            self._settings, cache=None, deployment="auto", auth="auto", certainty="likely", by_path=()
        )
        files = [*settings.catalog_files, *settings.client_files]
        return repr((fingerprint(), asdict(settings), [_content(file) for file in files]))

    def of(self, source: str, path: str, file: Path, versions: Mapping[str, str]) -> Kept:
        """Return the place of the result for *source*, shown as *path*, with these versions of clients."""
        # one entry for each file, so that the folder doesn't grow with every change of it; but copies of the
        # tool that take turns shall not take each other's results away
        place = _digest(repr((installation(), path, str(file))))
        source_digest = _digest(source)
        key = _digest(repr((self._common, path, str(file), sorted(versions.items()), source_digest)))
        return Kept(self._store, self._tree, place, key)


class Kept:
    """The place of one file's result."""

    def __init__(self, store: Store, tree: Tree, place: str, key: str) -> None:
        self._store = store
        self._tree = tree
        self._place = place
        self._key = key

    def read(self, catalog: Callable[[], Catalog]) -> tuple[CallSite, ...] | None:
        """Return the call sites that were kept, ``None`` where there are none that still hold."""
        entry = self._store.read(self._place)
        if entry is None or entry.get("key") != self._key:
            return None
        try:
            asked: list[tuple[list[str], Answer]] = entry["asked"]
            if not all(self._tree.still(tuple(question), answer) for question, answer in asked):
                return None
            return tuple(site_from(site, catalog()) for site in entry["sites"])
        except (Unreadable, *BROKEN):
            return None

    def write(self, sites: Sequence[CallSite], asked: Mapping[Question, Answer]) -> None:
        """Keep *sites*; *asked* is what was asked of the tree to find them, with the answers."""
        entry: dict[str, Any] = {
            "key": self._key,
            "asked": [[list(question), answer] for question, answer in asked.items()],
            "sites": [site_to(site) for site in sites],
        }
        self._store.write(self._place, entry)


def _digest(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _content(file: str) -> str:
    try:
        return blake2b(Path(file).read_bytes(), digest_size=16).hexdigest()
    except OSError:
        return ""
