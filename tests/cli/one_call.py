"""A source with one Confluence call, and the line that ``check`` prints for it after its path, a warning."""

from __future__ import annotations

CALL = """\
import requests


def members(site, name):
    return requests.get(f"https://{site}.atlassian.net/wiki/rest/api/group/{name}/member")
"""
OPERATION = "GET /wiki/rest/api/group/{groupName}/member"
MESSAGE = f"{OPERATION} is gone (410); use GET /wiki/rest/api/group/{{groupId}}/membersByGroupId"
LINE = f"5:12: AAR201 {MESSAGE}\n"
