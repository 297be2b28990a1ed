"""Requests by the helpers of dlt."""

import dlt
from dlt.sources.helpers import requests
from dlt.sources.helpers.rest_client import RESTClient, paginate

BASE = "https://acme.atlassian.net/wiki/api/v2/"
pages_of = list(paginate(BASE + "labels/1/pages"))  # => GET /wiki/api/v2/labels/{id}/pages
client = RESTClient(base_url="https://acme.atlassian.net/wiki/api/v2")


@dlt.resource
def pages():
    yield from client.paginate("/pages", params={"limit": 2})  # => GET /wiki/api/v2/pages
    yield client.get("spaces").json()  # => GET /wiki/api/v2/spaces
    requests.get("https://acme.atlassian.net/wiki/rest/api/content/1")  # => GET /wiki/rest/api/content/{id}
