# fix: --unsafe-fixes
# refused: calls of get_page_by_title aren't rewritten
"""A method that makes more than one request, or another one."""

from atlassian import Confluence


def main(site):
    client = Confluence(site + "/wiki", cloud=True)
    return client.get_page_by_title("ENG", "Home")["title"]
