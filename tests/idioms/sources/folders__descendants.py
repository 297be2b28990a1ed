"""Folders, whiteboards and databases by v2; the v1 path with their type."""
import requests

V2 = "https://acme.atlassian.net/wiki/api/v2"


class Tree:
    KINDS = ("folders", "whiteboards", "databases")

    def __init__(self, session: requests.Session) -> None:
        self.session = session

    def folder(self, folder_id: str):
        return self.session.get(f"{V2}/folders/{folder_id}")  #: AAR101 GET /wiki/api/v2/folders/{}

    def below_database(self, database_id: str):
        return self.session.get(f"{V2}/databases/{database_id}/descendants")  #: AAR101 GET /wiki/api/v2/databases/{}/descendants

    def create(self, space_id: str, title: str, parent: str | None):
        return self.session.post(f"{V2}/folders", json={"spaceId": space_id, "title": title, "parentId": parent})  #: AAR101 POST /wiki/api/v2/folders
