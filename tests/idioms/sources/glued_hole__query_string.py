"""A query string is glued behind the path, from urlencode or a parameter."""
from urllib.parse import urlencode

import requests

API = "https://acme.atlassian.net/wiki/rest/api"


def search(cql: str, **more):
    query = urlencode({"cql": cql, **more})
    return requests.get(f"{API}/content/search?{query}", timeout=9)  #: GET /wiki/rest/api/content/search


def spaces(query: str = ""):
    if query and not query.startswith("?"):
        query = "?" + query
    return requests.get(f"{API}/space{query}", timeout=9)  #: GET /wiki/rest/api/space


def page(page_id: str, expand: list[str] | None = None):
    extra = f"?expand={','.join(expand)}" if expand else ""
    return requests.get(f"{API}/content/{page_id}{extra}", timeout=9)  #: GET /wiki/rest/api/content/{}
