"""Confluence URLs with a file's path behind the question mark: no caller is to bring more of the URL's path."""

from pathlib import Path
from urllib.parse import urlencode, urljoin

import requests


def by_name(base, page_id, file_path: Path):
    url = f"{base}/rest/api/content/{page_id}/child/attachment?filename={file_path.name}"
    return requests.get(url)  # => GET /wiki/rest/api/content/{id}/child/attachment


def by_text(base, page_id, path):
    url = base + f"/rest/api/content/{page_id}/child/attachment?filename=" + path
    return requests.get(url)  # => GET /wiki/rest/api/content/{id}/child/attachment


def by_link(base, resource):
    return requests.get(f"{base}/rest/api/search?cql=title={resource}")  # => GET /wiki/rest/api/search


def joined(root, page_id, **query):
    text = f"?{urlencode(query)}" if query else None
    url = urljoin(urljoin(f"{root}/rest/api/", f"content/{page_id}/child/attachment"), text)
    return requests.get(url)  # => GET /wiki/rest/api/content/{id}/child/attachment
