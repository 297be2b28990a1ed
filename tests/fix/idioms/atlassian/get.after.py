# fix: --content-type page_id=page
"""A path handed to the client's own request."""

from atlassian import Confluence


def title(client, page_id):
    return client.get(f"api/v2/pages/{page_id}", params={"status": "current"})["title"]


def main(site):
    return title(Confluence(site + "/wiki", cloud=True), 100)
