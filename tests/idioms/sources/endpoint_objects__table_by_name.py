"""A dict of name to (method, path), looked up by a literal key."""
import requests

BASE = "https://acme.atlassian.net"
ENDPOINTS = {
    "search": ("GET", "/wiki/rest/api/search"),
    "create_space": ("POST", "/wiki/rest/api/space"),
    "delete_page": ("DELETE", "/wiki/api/v2/pages/{page_id}"),
}


def call(name: str, params=None, **path):
    method, template = ENDPOINTS[name]
    return requests.request(method, BASE + template.format(**path), params=params, timeout=9)


call("search", params={"cql": "type = page"})  #: GET /wiki/rest/api/search
call("create_space")  #: POST /wiki/rest/api/space
call("delete_page", page_id="12")  #: DELETE /wiki/api/v2/pages/{}
