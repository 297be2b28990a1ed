"""Words of one version below the root of the other, and parts of roots."""
import requests

SITE = "https://acme.atlassian.net/wiki"


def spaces(version: int, auth) -> list:
    if version == 1:
        return requests.get(f"{SITE}/rest/api/spaces", auth=auth).json()["results"]  #: AAR401
    return requests.get(f"{SITE}/api/v2/space", auth=auth).json()["results"]  #: AAR401


def no_version(auth) -> list:
    return requests.get(f"{SITE}/api/spaces", auth=auth).json()["results"]  #: AAR401


def no_version_of_a_page(page_id: int, auth) -> dict:
    return requests.get(f"{SITE}/api/pages/{page_id}", auth=auth).json()  #: AAR401


class Minimal:
    def __init__(self, session: requests.Session) -> None:
        self.host = "https://acme.atlassian.net/wiki"
        self.session = session

    def page(self, title: str, space_key: str) -> dict:
        return self.session.get(f"{self.host}/content", params={"title": title, "spaceKey": space_key}).json()  #: AAR401

    def space(self, key: str) -> dict:
        return self.session.get(f"{self.host}/space/{key}", params={"expand": "homepage"}).json()  #: AAR401

    def link(self, key: str) -> str:
        return f"{self.host}/spaces/{key}/overview"
