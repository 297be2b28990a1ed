"""The address of a page is the client's URL: no request below it reaches the REST API."""
# needs: --client-versions atlassian-python-api=4.0.7
import os

from atlassian import Confluence

HOME = "https://acme.atlassian.net/wiki/home"


def home(page_id: str):
    confluence = Confluence(url=HOME, username="u", password="p", cloud=True)
    confluence.get_all_spaces(start=0, limit=100)  #: AAR401
    confluence.get_page_by_id(page_id, expand="body.storage")  #: AAR401
    return confluence.get("rest/api/space")  #: maybe


def overview(org: str, title: str):
    confluence = Confluence(url=f"https://{org}.atlassian.net/wiki/spaces/ENG/overview", username="u", password="p")
    return confluence.get_page_by_title("ENG", title)  #: AAR401


def site(page_id: str):
    for url in ("https://acme.atlassian.net", "https://acme.atlassian.net/", "https://acme.atlassian.net/wiki/"):
        confluence = Confluence(url=url, username="u", password="p", cloud=True)
        confluence.get_page_by_id(page_id)  #: !AAR401 AAR201 GET /wiki/rest/api/content/{}
    setting = Confluence(url=os.environ.get("CONFLUENCE_URL", HOME), username="u", password="p", cloud=True)
    return setting.get_page_by_id(page_id)  #: !AAR401 AAR201 GET /wiki/rest/api/content/{}
