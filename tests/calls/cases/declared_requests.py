"""Sources that list their requests as data, beside one of Jira."""

import dlt
from dlt.sources.helpers import requests
from dlt.sources.helpers.rest_client import RESTClient, paginate
from dlt.sources.rest_api import rest_api, rest_api_source

BASE = "https://acme.atlassian.net/wiki/api/v2/"


def source(limit):
    config = {
        "client": {"base_url": BASE, "auth": {"token": dlt.secrets["token"]}},
        "resources": [
            "pages",  # => GET /wiki/api/v2/pages
            {"name": "spaces", "endpoint": {"params": {"limit": limit}}},  # => GET /wiki/api/v2/spaces
            {"name": "posts", "endpoint": "blogposts"},  # => GET /wiki/api/v2/blogposts
            {
                "name": "labels",
                "endpoint": {
                    "path": "pages/{resources.pages.id}/labels",  # => GET /wiki/api/v2/pages/{id}/labels
                },
            },
            {"name": "new", "endpoint": {"path": "pages", "method": "POST"}},  # => POST /wiki/api/v2/pages
        ],
    }
    return rest_api_source(config, name="confluence")


issues = rest_api_source(
    {"client": {"base_url": "https://acme.atlassian.net/rest/api/3"}, "resources": ["search", "project"]}
)
rest_api(client={"base_url": BASE}, resources=["tasks", {"name": "a", "endpoint": "attachments"}])  # => GET /wiki/api/v2/tasks | GET /wiki/api/v2/attachments
pages_of = list(paginate(BASE + "labels/1/pages"))  # => GET /wiki/api/v2/labels/{id}/pages
client = RESTClient(base_url="https://acme.atlassian.net/wiki/api/v2")


@dlt.resource
def pages():
    yield from client.paginate("/pages", params={"limit": 2})  # => GET /wiki/api/v2/pages
    yield client.get("spaces").json()  # => GET /wiki/api/v2/spaces
    requests.get("https://acme.atlassian.net/wiki/rest/api/content/1")  # => GET /wiki/rest/api/content/{id}
