# fix: --unsafe-fixes
"""Calls on several lines: commas, comments and closing brackets stay."""

from atlassian import Confluence


def text(wiki, page_id):
    page = wiki.get(
        f"api/v2/pages/{page_id}",  # a number
        params={"body-format": "storage", "status": "current"},  # with its text
    )
    return page["body"]["storage"]["value"]


def labels(wiki, page_id):
    found = wiki.get(
        f"api/v2/pages/{page_id}/labels", params={"limit": 50}
    )
    return [label["name"] for label in found["results"]]


def title(wiki, page_id):
    return wiki.get(
        f"api/v2/pages/{page_id}",
        params={"status": "current"}
    )["title"]


def version(wiki, page_id):
    return wiki.get(f"api/v2/pages/{page_id}", params={"status": "current"})["version"]["number"]


def main(site):
    wiki = Confluence(url=site + "/wiki", username="ada", password="x", cloud=True)
    return text(wiki, 110), labels(wiki, 110), title(wiki, 110), version(wiki, 110)
