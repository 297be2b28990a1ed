"""Products other than Confluence: their names in modules, folders and variables, and their API's root."""

from __future__ import annotations

import re

OTHER_PRODUCT = re.compile(
    "jira|bitbucket|bamboo|crowd|stash|fisheye|crucible|statuspage|opsgenie|trello|zendesk", re.IGNORECASE
)
OTHER_API = re.compile(r"/(?:wiki/)?rest/api/(?:\d|latest/)")
