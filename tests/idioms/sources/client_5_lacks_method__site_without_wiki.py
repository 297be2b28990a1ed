"""Without a pin, version 5 is installed: it adds no /wiki to the address of a site."""

import os

from atlassian import Confluence


class Wiki:
    def __init__(self, site: str, user: str, token: str):
        self.api = Confluence(url=f"https://{site}.atlassian.net/", username=user, password=token, cloud=True)
        self.rest = Confluence(url=f"https://{site}.atlassian.net/wiki", username=user, password=token, cloud=True)
        self.any = Confluence(url=os.environ["CONFLUENCE_URL"], username=user, password=token)

    def page(self, page_id):
        self.api.get(f"api/v2/pages/{page_id}")  #: AAR404 !AAR401 GET /wiki/api/v2/pages/{}
        self.api.get(f"wiki/api/v2/pages/{page_id}")  #: !AAR404 !AAR401 GET /wiki/api/v2/pages/{}
        self.rest.get(f"api/v2/pages/{page_id}")  #: !AAR404 !AAR401 GET /wiki/api/v2/pages/{}
        return self.any.get(f"api/v2/pages/{page_id}")  #: !AAR404 !AAR401 GET /wiki/api/v2/pages/{}

    def search(self, cql):
        for start in range(0, 100, 25):
            yield self.api.get("rest/api/search", params={"cql": cql, "start": start})  #: AAR404 GET /wiki/rest/api/search
