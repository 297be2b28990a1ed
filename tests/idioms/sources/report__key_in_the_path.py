"""A space's key where v2 takes the ID of the space."""
import httpx


class Space:
    def __init__(self, site: str, space_key: str, user: str, token: str) -> None:
        self.space_key = space_key
        self._http = httpx.Client(base_url=f"https://{site}.atlassian.net/wiki", auth=(user, token))

    def pages(self, cursor: str | None = None) -> list[dict]:
        params = {"limit": 100, "body-format": "storage"}
        if cursor:
            params["cursor"] = cursor
        return self._http.get(f"/api/v2/spaces/{self.space_key}/pages", params=params).json()["results"]  #: AAR403 AAR101 GET /wiki/api/v2/spaces/{}/pages

    def found(self) -> dict:
        return self._http.get("/api/v2/spaces", params={"keys": self.space_key}).json()["results"][0]  #: !AAR403 GET /wiki/api/v2/spaces
