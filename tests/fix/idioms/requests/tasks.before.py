# fix: --unsafe-fixes
"""Whose tasks are open: v1 returns 20 of them, v2 25."""

import requests


def assignees(site):
    response = requests.get(
        f"{site}/wiki/rest/api/inlinetasks/search", params={"status": "incomplete"}, timeout=9
    )
    return [task["assignee"] for task in response.json()["results"]]


def main(site):
    return assignees(site)
