"""The generic methods of version 5 put a path after the address as it was given; older versions add /wiki."""
# needs: --client-versions atlassian-python-api=5.0.5
from atlassian import Confluence, ConfluenceCloud

wiki = Confluence(url="https://acme.atlassian.net/wiki/", username="u", password="t", cloud=True)
site = Confluence(url="https://acme.atlassian.net", username="u", password="t", cloud=True)


def page(page_id):
    if hasattr(wiki, "get_page_by_id"):
        return wiki.get_page_by_id(page_id)  #: !AAR404 GET /wiki/rest/api/content/{}
    return wiki.get(f"api/v2/pages/{page_id}")  #: GET /wiki/api/v2/pages/{}


def labels(page_id):
    wiki.get(f"/rest/api/content/{page_id}/label")  #: !AAR401 GET /wiki/rest/api/content/{}/label
    site.get(f"api/v2/pages/{page_id}/labels")  #: AAR401
    return site.get(f"wiki/api/v2/pages/{page_id}/labels")  #: GET /wiki/api/v2/pages/{}/labels


def spaces(client: ConfluenceCloud, address):
    own = Confluence(url=address, username="u", password="t", cloud=True)
    return own.get("api/v2/spaces"), client.get("rest/api/space/ENG")  #: GET /wiki/api/v2/spaces | GET /wiki/rest/api/space/{}
