"""v1's parameters through a wrapper, by keyword arguments and by update."""
import requests


class V2Client:
    base = "https://acme.atlassian.net/wiki/api/v2"

    def get(self, path: str, params: dict | None = None):
        return requests.get(self.base + path, params=params, timeout=9).json()

    def spaces(self, key: str):
        return self.get("/spaces", params={"spaceKey": key})  #: AAR403

    def page(self, page_id: int):
        params = {"body-format": "storage"}
        params["expand"] = "version"
        return self.get(f"/pages/{page_id}", params)  #: AAR403

    def good(self, key: str):
        return self.get("/spaces", params={"keys": key, "limit": 1, "description-format": "plain"})  #: !AAR403 GET /wiki/api/v2/spaces

    def unknown(self, **more):
        return self.get("/pages", params=more)  #: !AAR403 GET /wiki/api/v2/pages
