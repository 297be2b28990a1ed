"""The path is stripped of slashes and joined to the base."""
import posixpath

import requests


class Session(requests.Session):
    def __init__(self, site: str) -> None:
        super().__init__()
        self.root = f"https://{site}.atlassian.net/wiki"

    def request(self, method, url, *args, **kwargs):
        return super().request(method, self.root.rstrip("/") + "/" + url.lstrip("/"), *args, **kwargs)


def run(session: Session, page: str) -> None:
    session.get(f"/rest/api/content/{page}/restriction/byOperation")  #: GET /wiki/rest/api/content/{}/restriction/byOperation
    session.delete("rest/api/content/" + page)  #: DELETE /wiki/rest/api/content/{}
    session.put(posixpath.join("api/v2/pages", page, "title"), json={"title": "x"})  #: PUT /wiki/api/v2/pages/{}/title
