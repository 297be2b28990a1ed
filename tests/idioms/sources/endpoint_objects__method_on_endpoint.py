"""The endpoint knows how to make its URL and to call itself."""
import attrs
import requests


@attrs.define
class Call:
    method: str
    path: str
    base: str = "https://acme.atlassian.net/wiki/rest/api"

    def url(self, **names) -> str:
        return f"{self.base}{self.path.format(**names)}"

    def __call__(self, session: requests.Session, **names):
        return session.request(self.method, self.url(**names))


GET_RESTRICTIONS = Call("GET", "/content/{page}/restriction")
DROP_LABEL = Call(method="DELETE", path="/content/{page}/label/{label}")


def work(session: requests.Session, page: str):
    GET_RESTRICTIONS(session, page=page)  #: GET /wiki/rest/api/content/{}/restriction
    DROP_LABEL(session, page=page, label="x")  #: DELETE /wiki/rest/api/content/{}/label/{}
    return session.get(GET_RESTRICTIONS.url(page=page))  #: GET /wiki/rest/api/content/{}/restriction
