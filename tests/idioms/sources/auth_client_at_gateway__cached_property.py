"""A service keeps the client in a cached property; the cloud id comes from the token's resources."""
from functools import cached_property

import requests
from atlassian import Confluence


class WikiService:
    def __init__(self, access_token: str) -> None:
        self.access_token = access_token

    @property
    def cloud_id(self) -> str:
        answer = requests.get(
            "https://api.atlassian.com/oauth/token/accessible-resources",
            headers={"Authorization": f"Bearer {self.access_token}"},
            timeout=10,
        )
        return answer.json()[0]["id"]

    @cached_property
    def client(self) -> Confluence:
        return Confluence(
            url="https://api.atlassian.com/ex/confluence/" + self.cloud_id,
            oauth2={"client_id": "app", "token": {"access_token": self.access_token, "token_type": "Bearer"}},
        )

    def spaces(self):
        return self.client.get_all_spaces(limit=50)  #: AAR202 !AAR201 GET /wiki/rest/api/space

    def find(self, text: str):
        return self.client.cql(f'text ~ "{text}"')  #: !AAR201 !AAR202 GET /wiki/rest/api/search
