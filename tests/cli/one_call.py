"""A source with one Confluence call, and the line that ``check`` prints for it after its path."""

from __future__ import annotations

CALL = """\
import requests


def page(site, page_id):
    return requests.get(f"https://{site}.atlassian.net/wiki/api/v2/pages/{page_id}")
"""
LINE = "5:12: AAR101 app access rules can block GET /wiki/api/v2/pages/{id} (Get page by id)\n"
