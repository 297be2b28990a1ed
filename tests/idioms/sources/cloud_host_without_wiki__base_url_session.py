"""requests_toolbelt's session with a base address: Jira's paths are right, Confluence's lack /wiki."""
from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Iterator

from requests_toolbelt.sessions import BaseUrlSession


@dataclass
class Atlassian:
    session: BaseUrlSession

    @classmethod
    def from_environment(cls) -> "Atlassian":
        session = BaseUrlSession(base_url="https://acme.atlassian.net")
        session.auth = (os.environ["ATLASSIAN_USER"], os.environ["ATLASSIAN_TOKEN"])
        session.headers["Accept"] = "application/json"
        return cls(session)

    def issue(self, key: str) -> dict:
        return self.session.get(f"/rest/api/3/issue/{key}").json()

    def boards(self) -> list[dict]:
        return self.session.get("/rest/agile/1.0/board").json()["values"]

    def search_issues(self, jql: str) -> Iterator[dict]:
        yield from self.session.get("/rest/api/2/search", params={"jql": jql}).json()["issues"]

    def page(self, page_id: str) -> dict:
        return self.session.get(f"/rest/api/content/{page_id}", params={"expand": "version"}).json()  #: AAR401

    def labels(self, page_id: str) -> dict:
        return self.session.get(f"/wiki/rest/api/content/{page_id}/label").json()  #: !AAR401 GET /wiki/rest/api/content/{}/label

    def search_pages(self, cql: str) -> dict:
        return self.session.get("rest/api/search", params={"cql": cql}).json()  #: AAR401


def main() -> None:
    client = Atlassian.from_environment()
    for issue in client.search_issues("project = ABC"):
        for link in client.issue(issue["key"]).get("links", []):
            print(client.page(link["pageId"])["title"])


if __name__ == "__main__":
    main()
