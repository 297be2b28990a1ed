"""Names of products other than Confluence, in names of modules, folders and variables."""

from __future__ import annotations

import re

OTHER_PRODUCT = re.compile(
    "jira|bitbucket|bamboo|crowd|stash|fisheye|crucible|statuspage|opsgenie|trello|zendesk", re.IGNORECASE
)
