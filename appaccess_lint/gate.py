"""May this source concern us at all?  Decided on the text, before anything is parsed or imported."""

from __future__ import annotations

import re

# Jira's, Bitbucket's and Bamboo's paths go on with a version: /rest/api/2, /rest/api/latest
_SIGNS = re.compile(
    r"confluence|atlassian\.net/wiki|/wiki/|\bapi/v2/|rest/api(?!/(?:[0-9]|latest))|atlassian-connect/",
    re.IGNORECASE,
)
_NAME = re.compile("confluence", re.IGNORECASE)


def may_concern(source: str, path: str = "") -> bool:
    """Whether *source*, or the path of its file, has something that calls of Confluence go with.

    The path counts because a package called after Confluence often names the product in its folder only, and
    in its modules nothing but short paths such as ``/pages``.
    """
    return _SIGNS.search(source) is not None or _NAME.search(path) is not None
