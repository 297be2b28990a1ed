"""A subclass of the client composes the gateway's address by itself."""
from atlassian import Confluence


class OAuthConfluence(Confluence):
    def __init__(self, cloud_id: str, token: str) -> None:
        super().__init__(url="https://api.atlassian.com/ex/confluence/%s" % cloud_id, token=token, cloud=True)

    def children(self, page_id: str):
        return self.get("rest/api/content/%s/child/page" % page_id)  #: AAR202 !AAR201 GET /wiki/rest/api/content/{}/child/{}


def run(cloud_id: str, token: str) -> None:
    wiki = OAuthConfluence(cloud_id, token)
    wiki.get_page_labels("12")  #: AAR202 !AAR201 GET /wiki/rest/api/content/{}/label
    wiki.set_page_label("12", "reviewed")  #: !AAR202 !AAR201 POST /wiki/rest/api/content/{}/label
