# fix: --unsafe-fixes
"""A page by the client's method."""

from atlassian import Confluence


def page(client, page_id):
    found = client.get(f"api/v2/pages/{page_id}", params={"body-format": "storage", "status": "current"})
    return found["title"], found["version"]["number"], found["body"]["storage"]["value"]


def main(site):
    client = Confluence(url=f"{site}/wiki", cloud=True)
    return page(client, 103)
