"""A class composes from pieces by join and by path strings."""
import posixpath

import requests


class Site:
    scheme = "https"
    host = "acme.atlassian.net"
    api = "rest/api"

    def url(self, *parts: str) -> str:
        return f"{self.scheme}://" + "/".join((self.host, self.api) + parts)

    def wiki_url(self, *parts: str) -> str:
        return f"{self.scheme}://{self.host}/" + posixpath.join("wiki", self.api, *parts)


site = Site()
requests.get(site.url("content", "12", "history"), timeout=9)  #: AAR401
requests.get(site.wiki_url("content", "12", "history"), timeout=9)  #: !AAR401 GET /wiki/rest/api/content/{}/history
