# fix: --unsafe-fixes
# refused: there is a comment between the arguments
"""A comment between arguments of which the request has only one."""

from atlassian import Confluence


def title(wiki, page_id):
    return wiki.get_page_by_id(
        page_id,
        expand="version",  # and what else it has
        status="current",
    )["title"]


def main(site):
    return title(Confluence(url=site + "/wiki", username="ada", password="x", cloud=True), 110)
