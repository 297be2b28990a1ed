# fix: --content-type page_id=page
"""A path handed to the client's own request."""

from atlassian import Confluence


def title(client, page_id):
    return client.get(f"rest/api/content/{page_id}", params={"expand": "version"})["title"]


def main(site):
    return title(Confluence(site + "/wiki", cloud=True), 100)
