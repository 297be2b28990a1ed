"""Find URLs whose root is a setting: ``f"{CONFLUENCE_API_URL}/content/{id}"``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from appaccess_lint.catalog.evidence import (
    COMMON_WORDS,
    Destination,
    Evidence,
    names_confluence,
    names_other_product,
)
from appaccess_lint.catalog.roots import REST_ROOTS, V1, Place
from appaccess_lint.catalog.trie import Trie, walk
from appaccess_lint.catalog.url import Segment, Url

REACH = Destination("unknown", oauth=False, evidence=Evidence.NAME)
IN_CONTEXT = Destination("unknown", oauth=False, evidence=Evidence.CONTEXT)
"""Evidence from the code around the request, if the setting's name doesn't mention Confluence."""

# First words below a root that are also first words of web UI paths, or that aren't specific enough
_AMBIGUOUS_WORDS = COMMON_WORDS | {"admin-key", "app", "attachments", "labels", "relation", "spaces", "tasks"}
_API = re.compile("api|rest", re.IGNORECASE)


def implied_place(url: Url, trie: Trie, method: str | None, in_context: bool = False) -> Place | None:
    """Return the place below a root in a setting, by the name of the setting and the documented path.

    The result is ``None`` unless the name mentions Confluence and the whole path is documented; other paths
    may be links to the web UI, with the same setting as base.  *in_context* means that the code which sends
    the request is about Confluence, so that any name counts except that of another product.
    """
    if url.host is not None or not url.segments:
        return None
    setting, *below = url.segments
    if len(setting.pieces) != 2 or setting.pieces[0]:
        return None
    name = setting.names[0]
    if names_other_product(name) if in_context else not names_confluence(name):
        return None
    if setting.pieces[1]:  # "{}content": the setting ends in a slash
        below.insert(0, Segment(setting.pieces[1:]))
    first = below[0].literal if below else None
    if first is None:
        return None
    if first in _AMBIGUOUS_WORDS and not in_context and not _API.search(name):
        return None
    for root in REST_ROOTS:
        start = trie.node(root)
        if start is None or first not in start.literals:
            continue
        way = walk(start, below, method)
        is_there = any(node.supports(method) for node in way.nodes) and not way.guessed
        # IDs of v2 are numbers: "pages/viewpage.action" is the web UI's
        if is_there and (root == V1 or way.named == _words(below)):
            return Place(root, False, (), tuple(below))
    return None


def _words(path: Sequence[Segment]) -> int:
    known = [segment.literal for segment in path if segment.literal is not None]
    return sum(not word.isdecimal() for word in known)
