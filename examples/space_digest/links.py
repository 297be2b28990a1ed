"""Addresses that the digest prints, and the Jira issues that it mentions: nothing for the linter here."""

from __future__ import annotations

from typing import Any

import requests

from space_digest.settings import Settings

# the digest's macro asks for these from the browser
MACRO_ENDPOINTS = {
    "descendants": "/wiki/rest/api/content/{id}/descendant/page",
    "whoami": "/wiki/rest/api/user/current",
}


def page_address(settings: Settings, space: str, page_id: str) -> str:
    return f"{settings.wiki}/spaces/{space}/pages/{page_id}"


def jira_issue(settings: Settings, key: str) -> Any:
    jira = f"https://{settings.site}.atlassian.net"
    return requests.get(f"{jira}/rest/api/3/issue/{key}", timeout=30).json()


def archived_page(page_id: str) -> Any:
    """Return a page of the old wiki, a Confluence Data Center, where none of this matters."""
    return requests.get(f"https://wiki.example.org/rest/api/content/{page_id}", timeout=30).json()
