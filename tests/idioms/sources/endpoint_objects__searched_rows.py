"""A row of a table is found by its name; rows without a caller are reported where they stand."""
from dataclasses import dataclass
import requests

SITE = "https://acme.atlassian.net"

@dataclass(frozen=True)
class Endpoint:
    name: str
    method: str
    path: str

TABLE = [
    Endpoint("get_page", "GET", "/wiki/api/v2/pages/{id}"),  #: AAR103
    Endpoint("delete_page", "DELETE", "/wiki/api/v2/pages/{id}"),
    Endpoint("list_spaces", "GET", "/wiki/api/v2/spaces"),
]

def call(name, **kw):
    endpoint = next(e for e in TABLE if e.name == name)
    return requests.request(endpoint.method, SITE + endpoint.path.format(**kw), timeout=9)

def trash(page_id):
    return call("delete_page", id=page_id)  #: DELETE /wiki/api/v2/pages/{}

def spaces():
    return call("list_spaces")  #: GET /wiki/api/v2/spaces
