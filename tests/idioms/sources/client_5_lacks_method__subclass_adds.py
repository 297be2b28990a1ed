"""A subclass brings the method that the client of version 5 lacks: that is no missing method."""
# needs: --client-versions atlassian-python-api=5.0.5
from atlassian import Confluence


class Wiki(Confluence):
    def get_page_id(self, space, title):
        found = self.get("api/v2/pages", params={"title": title, "space-id": space})  #: !AAR404 GET /wiki/api/v2/pages
        return found["results"][0]["id"]


wiki = Wiki(url="https://acme.atlassian.net/wiki", username="u", password="t", cloud=True)
wiki.get_page_id("12", "Home")  #: maybe
wiki.get_page_by_id("12")  #: AAR404
