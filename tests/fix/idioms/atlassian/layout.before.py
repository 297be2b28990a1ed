# fix: --unsafe-fixes
"""Calls on several lines: commas, comments and closing brackets stay."""

from atlassian import Confluence


def text(wiki, page_id):
    page = wiki.get_page_by_id(
        page_id,  # a number
        expand="body.storage",  # with its text
    )
    return page["body"]["storage"]["value"]


def labels(wiki, page_id):
    found = wiki.get_page_labels(
        page_id, limit=50
    )
    return [label["name"] for label in found["results"]]


def title(wiki, page_id):
    return wiki.get_page_by_id(
        page_id
    )["title"]


def version(wiki, page_id):
    return wiki.get_page_by_id(page_id,
                               expand="version")["version"]["number"]


def main(site):
    wiki = Confluence(url=site + "/wiki", username="ada", password="x", cloud=True)
    return text(wiki, 110), labels(wiki, 110), title(wiki, 110), version(wiki, 110)
