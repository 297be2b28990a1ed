"""A class takes anything with get and post; its root is a keyword-only argument with a default."""
from typing import Any, Protocol


class SupportsHttp(Protocol):
    def get(self, url: str, /, **kw: Any) -> Any: ...
    def post(self, url: str, /, **kw: Any) -> Any: ...


class ConfluenceRepository:
    def __init__(self, http: SupportsHttp, *, root: str = "https://acme.atlassian.net/wiki/rest/api") -> None:
        self._http, self._root = http, root

    def by_cql(self, cql: str) -> list[dict]:
        return self._http.get(f"{self._root}/content/search", params={"cql": cql}).json()["results"]  #: GET /wiki/rest/api/content/search

    def add_label(self, page: str, name: str) -> None:
        self._http.post(self._root + f"/content/{page}/label", json=[{"name": name}])  #: POST /wiki/rest/api/content/{}/label
