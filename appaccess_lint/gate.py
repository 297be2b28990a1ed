"""May this source concern us at all?  Decided on the text, before anything is parsed or imported."""

from __future__ import annotations

WORDS = (
    "confluence",
    "atlassian",
    "/rest/api",
    "rest/api/",
    "/api/v2",
    "api/v2/",
)


def may_concern(source: str, path: str = "") -> bool:
    """Whether *source*, or the path of its file, has a word that calls of Confluence go with.

    The path counts because a package called after Confluence often names the product in its folder only, and
    in its modules nothing but short paths such as ``/pages``.
    """
    lowered = f"{path.lower()}\n{source.lower()}"
    return any(word in lowered for word in WORDS)
