"""Decide from the text of a file, before anything is parsed or imported, whether it needs an analysis."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from appaccess_lint.files.imported import forget_folders, imported_files
from appaccess_lint.files.reading import ReadError, read_bytes
from appaccess_lint.products import OTHER_PRODUCT

MAX_NEIGHBOURS = 100
MAX_NEIGHBOUR_BYTES = 4_000_000
MAX_IMPORTS = 20_000
"""Length of the beginning of a source that is searched for imports."""
MAX_WITHOUT_SIGN = 10_000
"""Maximum number of sources without a sign that are kept in mind, for 1 MB."""
MAX_NAMES = 100
"""Maximum number of endpoint constants of a module from which further constants may be built."""

# plain strings first: searching for one takes a tenth of the time of a regular expression
_SIGNS = ("atlassian.net/wiki", "atlassian-connect/")
# not the host of the documentation of all Atlassian products
_NAME = re.compile(r"confluence(?!\.atlassian\.com)")
# Not matched:
# - Paths of Jira, Bitbucket and Bamboo, which continue with a version: /rest/api/2, /rest/api/latest
# - Microsoft's API documentation under /rest/api, which its SDKs cite thousands of times
# - /wiki/ followed by the title of a page in some other wiki, mostly in comments
# - Groups of operations on developer.atlassian.com, which code for each of Atlassian's products cites
_PATHS = {
    "api/v2/": re.compile(r"\bapi/v2/"),
    "rest/api": re.compile(r"(?<!microsoft\.com/)(?<!/en-us/)rest/api(?!-group|/(?:[0-9]|latest))"),
    "/wiki/": re.compile(
        r"(?<!\.org)(?<!\.com)(?<!\.net)/wiki/"
        r"""(?=["'`{%\\)\s]|$|(?:rest|rpc|api|spaces|pages|display|download)\b)"""
    ),
}
# The segments of a root that a call joins: url("rest", "api", "content")
_SEGMENTS = {
    start: re.compile(start + r"""(?!, ["'](?:[0-9]|latest))""")
    for start in ('"rest", "api"', "'rest', 'api'", '"api", "v2"', "'api', 'v2'")
}
# The end of a path whose prefix is in another module; any web application may have such words
_SHORT = (
    r"(?:content|spaces?|pages|blogposts|custom-content|attachments|labels|footer-comments|inline-comments|"
    r"databases|whiteboards|folders|tasks|longtask|search|user|group|template)"
)
# one pattern for each character before them: a search for one of several takes twice the time
_SHORT_PATHS = [re.compile(rf"{before}{_SHORT}(?=[\"'/?{{%])") for before in "\"'}/"]
# with a slash on one side: "content" alone is a key in the answers of any product
_SLASHED_PATHS = re.compile(rf"/{_SHORT}(?=[\"'/?{{%])|[\"'}}]{_SHORT}(?=/)")
# Methods of clients, which another module may have made; a view or a cache may have such methods too
_ASKED = re.compile(
    r"\.(cql|attach_file|page_exists|"
    r"(?!iter_content)[a-z]+_(?:\w+_)?(?:pages?|spaces?|contents?|attachments?|labels?|comments?)(?:_\w+)?)\("
)
# Modules for other products have these too; the rest of both lists is specific to Confluence
_OWN_ROOT = re.compile(r"rest/api/(?!latest)[a-z]")
_SHARED_PATH = re.compile("attachments|labels|tasks|search|user|group|template")
_SHARED_ASKED = re.compile("attachments?|labels?|comments?")

# Imports of a constant, or from a module of constants, of the project; "\n" is found faster than "^"
_IMPORTS_TEXTS = re.compile(
    r"\n[ \t]*(?:from[ \t]+(?:"
    r"[\w.]{0,200}(?:url|uri|path|endpoint|route|const|link|resource|setting|conf)\w{0,100}[ \t]+import\b"
    r"|[\w.]{1,300}[ \t]+import\b(?:[ \t]*\([^)]{0,2000}|[^\n]{0,500})"
    r"(?:\b[A-Z][A-Z0-9_]{2,100}\b|(?i:url|path|endpoint|route)s?\b))"
    r"|import[ \t]+[\w.]{0,200}(?:url|path|endpoint|route|const)\w{0,100})"
)
_REQUEST_WORDS = (
    *(".get(", ".post(", ".put(", ".delete(", ".request("),
    *("urlopen(", "fetch(", "send(", "call(", "execute("),
)
_REQUESTS = re.compile(
    r"(?<!def )\b_?(?:get(?!\([\"'][A-Z][A-Z0-9_]*[\"'])"  # not environ.get("SITE")
    r"|post|put|delete|patch|request|send|fetch|call|execute|urlopen|stream)(?:_\w+)?\("
)
_BLOCKS = re.compile(r"\n(?=[^\W\d])")
_BINDS = re.compile(
    r"(?P<assigned>\w+)[ \t]*(?::[^=\n]{1,200})?=|(?:async[ \t]+)?(?:def|class)[ \t]+(?P<defined>\w+)"
)


def may_concern(source: str, path: str = "") -> bool:
    """Return whether *source*, its path, or a related file has a sign of Confluence.

    The path counts because a package for Confluence often names the product only in its folder.  If the
    source has no sign itself, related files are searched in two cases.  If it has a path such as ``/pages``,
    which a wrapper in another module may complete, or a call such as ``client.get_page_by_id``, whose client
    another module may have made: the files in the same folder and the imported modules of the project.  If it
    makes a request: the modules from which it imports constants.
    """
    if not path:
        return has_sign(source, path)
    file = Path(path).absolute()
    if has_sign(source, path) and not (_is_of_other_product(file) and _has_root_alone(source, path)):
        return True
    folder = file.parent
    if not needs_others(source):
        return _may_request(source) and _imports_endpoint(source, str(folder))
    if _is_of_other_product(file) and not _has_more_than_others(source):
        return False
    return _folder_has_sign(folder) or _signs_imported(source, str(folder))


def needs_others(source: str) -> bool:
    """Return whether *source* may call Confluence if another module has the sign."""
    return has_short_path(source) or _ASKED.search(source) is not None


def _is_of_other_product(file: Path) -> bool:
    """Return whether the module, or one of the two folders around it, is named after another product."""
    return any(OTHER_PRODUCT.search(name) for name in (file.stem, *file.parts[-3:-1]))


def _has_root_alone(source: str, path: str) -> bool:
    """Return whether the only signs are API roots that other products have too, and no path of Confluence."""
    text = source.lower()
    return not (
        "confluence" in path.lower()
        or _names_confluence(text)
        or _has_path(text, "/wiki/", _PATHS["/wiki/"])
        or _has_path(text, "rest/api", _OWN_ROOT)
    )


def _has_more_than_others(source: str) -> bool:
    """Return whether *source*, a module for another product, has a path or call to Confluence only."""
    return any(not _SHARED_PATH.search(found[0]) for found in _SLASHED_PATHS.finditer(source)) or any(
        not _SHARED_ASKED.search(found[0]) for found in _ASKED.finditer(source)
    )


@lru_cache(maxsize=4096)
def is_asked(method: str) -> bool:
    """Return whether *method* has a name like the methods of Confluence clients."""
    return _ASKED.fullmatch(f".{method}(") is not None


def has_sign(source: str, path: str) -> bool:
    """Return whether *source* or its path names Confluence, or contains a part of its API's paths."""
    return _signs(source) or "confluence" in path.lower()


_without_sign: set[int] = set()
"""The hashes of sources: each file of a folder is read as a neighbor of the others, and by itself."""


def _signs(source: str) -> bool:
    if (key := hash(source)) in _without_sign:
        return False
    text = source.lower()
    paths = {**_PATHS, **_SEGMENTS} if "/" in text else _SEGMENTS
    if _names_confluence(text) or any(_has_path(text, *path) for path in paths.items()):
        return True
    if len(_without_sign) >= MAX_WITHOUT_SIGN:
        _without_sign.clear()
    _without_sign.add(key)
    return False


def _names_confluence(text: str) -> bool:
    return _has_path(text, "confluence", _NAME) or ("/" in text and any(sign in text for sign in _SIGNS))


def _has_path(text: str, start: str, path: re.Pattern[str]) -> bool:
    at = text.find(start)
    while at >= 0:
        if path.match(text, at):
            return True
        at = text.find(start, at + 1)
    return False


def has_short_path(source: str) -> bool:
    """Return whether *source* has a string such as ``/pages``, which may be the end of an API path."""
    return any(path.search(source) for path in _SHORT_PATHS)


def _may_request(source: str) -> bool:
    return _IMPORTS_TEXTS.search("\n" + source[:MAX_IMPORTS]) is not None and (
        any(word in source for word in _REQUEST_WORDS)
    )


def _signs_imported(source: str, folder: str) -> bool:
    """Return whether a module that *source* imports, directly or through a package, has a sign."""
    for imported in imported_files(source, folder):
        if _read(imported.file).sign:
            return True
        package, name = os.path.split(imported.file)
        if name == "__init__.py" or any("settings" in part for part in Path(imported.file).parts[-2:]):
            text = _text(imported.file)
            if "__getattr__" in text and _folder_has_sign(Path(package)):  # imports its names on first use
                return True
            inner = imported_files(text, package)
            if any(_share(imported.names, again.names) and _read(again.file).sign for again in inner):
                return True
    return False


def _share(one: frozenset[str], other: frozenset[str]) -> bool:
    return not one.isdisjoint(other) or (bool(one and other) and "*" in one | other)


def _imports_endpoint(source: str, folder: str) -> bool:
    """Return whether *source* imports a constant, a table or a helper that contains an API path."""
    for imported in imported_files(source, folder):
        names = _read(imported.file).endpoints
        if imported.names:
            if _share(names, imported.names):
                return True
        elif names and _reads(source, Path(imported.file).stem, names):
            return True
    return False


def _reads(source: str, module: str, names: frozenset[str]) -> bool:
    return any(f"{module}.{name}" in source for name in names)


class _Neighbour(NamedTuple):
    """Whether a module has a sign, and the names in it that contain an API path."""

    sign: bool
    endpoints: frozenset[str]


def _read(file: str) -> _Neighbour:
    try:
        status = os.stat(file)  # noqa: PTH116 - a path object takes longer
    except OSError:
        return _NOTHING
    return _of_file(file, status.st_mtime_ns, status.st_size)


_NOTHING = _Neighbour(False, frozenset())


@lru_cache(maxsize=1024)
def _of_file(file: str, _: int, size: int) -> _Neighbour:
    text = _text(file) if size <= MAX_NEIGHBOUR_BYTES else ""
    sign = has_sign(text, file)
    return _Neighbour(sign, frozenset(_endpoints(text)) if sign else frozenset())


def _text(file: str) -> str:
    with suppress(ReadError):
        return read_bytes(file).decode("latin-1")
    return ""


def _endpoints(text: str) -> Iterator[str]:
    """Yield the top-level names of a module that contain an API path and make no request themselves.

    Names that are built from earlier ones of these count too.
    """
    known: list[str] = []
    for block in _BLOCKS.split(text):
        found = _BINDS.match(block)
        if found is None or (found["defined"] and _REQUESTS.search(block)):
            continue
        lower, name = block.lower(), found["assigned"] or found["defined"]
        if any(_has_path(lower, start, path) for start, path in _PATHS.items()) or (
            known and re.search(rf"\b(?:{'|'.join(known[:MAX_NAMES])})\b", block[len(name) :])
        ):
            known.append(name)
            yield name


@lru_cache(maxsize=512)
def _folder_has_sign(folder: Path) -> bool:
    return folder_has_sign(folder)


def forget_neighbours() -> None:
    """Clear the results about neighboring files, because some files have changed."""
    _folder_has_sign.cache_clear()
    forget_folders()


def folder_has_sign(folder: Path) -> bool:
    """Return whether a module in *folder* has a sign."""
    total = 0
    try:
        with os.scandir(folder) as found:
            entries = [e for e in found if e.name.endswith(".py") and e.is_file(follow_symlinks=False)]
    except OSError:
        return False
    for entry in sorted(entries, key=attrgetter("name"))[:MAX_NEIGHBOURS]:
        with suppress(OSError):  # an unreadable file doesn't affect the others
            total += entry.stat().st_size
            if total > MAX_NEIGHBOUR_BYTES:
                break
            if _signs(_text(entry.path)):
                return True
    return False
