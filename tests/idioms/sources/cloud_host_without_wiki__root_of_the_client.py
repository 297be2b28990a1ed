"""atlassian-python-api 3 and 4 add /wiki to a site: a path that begins with it has it twice."""
# needs: --client-versions atlassian-python-api=4.0.7
import os

from atlassian import Confluence


class Reader:
    def __init__(self, org: str, url: str = "https://acme.atlassian.net") -> None:
        self.site = Confluence(url=f"https://{org}.atlassian.net", username="u", password="p")
        self.wiki = Confluence(url="https://acme.atlassian.net/wiki", username="u", password="p")
        self.given = Confluence(url=url, username="u", password="p", cloud=True)
        self.setting = Confluence(url=os.environ["CONFLUENCE_URL"], username="u", password="p", cloud=True)

    def twice(self, page_id: str):
        self.site.get(f"/wiki/api/v2/pages/{page_id}")  #: AAR401
        self.wiki.get("wiki/rest/api/search", params={"cql": "type=page"})  #: AAR401
        return self.wiki.post("/wiki/api/v2/pages", data={"spaceId": 1, "title": "t"})  #: AAR401

    def once(self, page_id: str):
        self.site.get(f"/api/v2/pages/{page_id}")  #: !AAR401 AAR101 GET /wiki/api/v2/pages/{}
        self.given.get(f"/wiki/api/v2/pages/{page_id}")  #: !AAR401 AAR101 GET /wiki/api/v2/pages/{}
        return self.setting.get(f"wiki/api/v2/pages/{page_id}")  #: !AAR401 AAR101 GET /wiki/api/v2/pages/{}


def at_the_gateway(cloud_id: str, token: str, page_id: str):
    client = Confluence(url=f"https://api.atlassian.com/ex/confluence/{cloud_id}", token=token, cloud=True)
    return client.get(f"wiki/api/v2/pages/{page_id}")  #: !AAR401 AAR101 GET /wiki/api/v2/pages/{}
