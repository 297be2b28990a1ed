"""requests_toolbelt's BaseUrlSession and a subclass with a retry adapter."""
import requests
from requests.adapters import HTTPAdapter, Retry
from requests_toolbelt.sessions import BaseUrlSession


class WikiSession(BaseUrlSession):
    def __init__(self, site: str, email: str, token: str) -> None:
        super().__init__(base_url=f"https://{site}.atlassian.net/wiki/")
        self.auth = (email, token)
        self.mount("https://", HTTPAdapter(max_retries=Retry(total=3, status_forcelist=[429])))


def run() -> None:
    with WikiSession("acme", "u", "t") as session:
        session.get("rest/api/content/1/property")  #: AAR201 !AAR202 GET /wiki/rest/api/content/{}/property
        session.post("api/v2/inline-comments", json={"pageId": "1"})  #: AAR101 POST /wiki/api/v2/inline-comments


toolbelt = BaseUrlSession("https://acme.atlassian.net/wiki/api/v2/")
toolbelt.get("custom-content", params={"type": "ac:x:y"})  #: AAR101 GET /wiki/api/v2/custom-content
plain = requests.Session()
plain.get("https://acme.atlassian.net/wiki/api/v2/custom-content/1")  #: AAR101 GET /wiki/api/v2/custom-content/{}
