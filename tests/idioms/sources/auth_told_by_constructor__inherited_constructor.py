"""Client classes without a constructor of their own: what creates an object of them says how it signs in."""
import httpx
import requests
from atlassian import Confluence


class Wiki(Confluence):
    def all_spaces(self) -> dict:
        return self.get("rest/api/space")  #: AAR202 GET /wiki/rest/api/space

    def one_page(self, page_id: str) -> dict:
        return self.get_page_by_id(page_id)  #: AAR202 GET /wiki/rest/api/content/{}


class Site(Confluence):
    @classmethod
    def of(cls, user: str, token: str) -> "Site":
        return cls(url="https://acme.atlassian.net/wiki", username=user, password=token, cloud=True)

    def all_spaces(self) -> dict:
        return self.get("rest/api/space")  #: AAR201 !AAR202 GET /wiki/rest/api/space


class Session(httpx.Client):
    def space(self, key: str) -> dict:
        return self.get(f"/wiki/rest/api/space/{key}").json()  #: AAR202 GET /wiki/rest/api/space/{}


class Named(Session):
    def label(self, page_id: str) -> dict:
        return self.get(f"/wiki/rest/api/content/{page_id}/label").json()  #: AAR202 GET /wiki/rest/api/content/{}/label


class Plain(requests.Session):
    def space(self, key: str) -> dict:
        return self.get(f"https://acme.atlassian.net/wiki/rest/api/space/{key}").json()  #: AAR201 !AAR202


class Server(Confluence):
    def search(self, cql: str) -> dict:
        return self.get("rest/api/content/search", params={"cql": cql, "start": 5})  #: !AAR403


def main(token: str) -> None:
    wiki = Wiki(url="https://api.atlassian.com/ex/confluence/0f0e", token=token, cloud=True)
    wiki.one_page(wiki.all_spaces()["results"][0]["homepage"]["id"])
    Site.of("me", token).all_spaces()
    headers = {"Authorization": f"Bearer {token}"}
    Session(base_url="https://api.atlassian.com/ex/confluence/0f0e", headers=headers).space("ENG")
    Named(base_url="https://api.atlassian.com/ex/confluence/0f0e", headers=headers).label("12")
    Plain().space("ENG")
    Server(url="https://confluence.example.com", token=token).search("type=page")
