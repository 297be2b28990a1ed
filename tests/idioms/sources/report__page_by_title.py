"""Pages by their titles, after the upgrade to version 5."""
# needs: --client-versions atlassian-python-api=5.0.3
import os

import atlassian


def client() -> atlassian.Confluence:
    return atlassian.Confluence(
        url="https://acme.atlassian.net/wiki", username=os.environ["WIKI_USER"], password=os.environ["WIKI_TOKEN"]
    )


def root_page(space: str, title: str) -> str:
    wiki_client = client()
    page_id = wiki_client.get_page_id(space, title)  #: AAR404 AAR201 GET /wiki/rest/api/content
    return page_id or wiki_client.get_page_by_title(space, title)["id"]  #: AAR404 AAR201 GET /wiki/rest/api/content
