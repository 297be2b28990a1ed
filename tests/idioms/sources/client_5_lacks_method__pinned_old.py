"""Version 3 has them all: nothing of AAR404."""
# needs: --client-versions atlassian-python-api=3.41.16
from atlassian import Confluence


def export(url_of_site: str = "https://acme.atlassian.net/wiki"):
    wiki = Confluence(url=url_of_site, username="u", password="t", cloud=True)
    for page in wiki.get_all_pages_from_space("ENG", start=0, limit=100):  #: !AAR404 AAR201 GET /wiki/rest/api/content
        yield wiki.get_page_by_id(page["id"], expand="body.storage")  #: !AAR404 AAR201 GET /wiki/rest/api/content/{}
