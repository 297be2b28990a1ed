"""A validator of a field returns the client: pydantic 1 and 2, with what it is given or without."""
from typing import Any, Optional

import httpx
from atlassian import Confluence
from pydantic import BaseModel, field_validator, validator


class One(BaseModel):
    client: Optional[Any] = None
    url: str = "https://acme.atlassian.net/wiki"

    @validator("client", pre=True, always=True)
    def make(cls, value, values):
        return value or Confluence(url=values["url"], username="u", password="p", cloud=True)

    def run(self):
        return self.client.get_page_labels("12")  #: AAR201 !AAR202 GET /wiki/rest/api/content/{}/label


class Two(BaseModel):
    http: Any = None

    @field_validator("http", mode="before")
    @classmethod
    def make(cls, token):
        return httpx.Client(base_url="https://acme.atlassian.net/wiki", headers={"Authorization": f"Bearer {token}"})

    def run(self):
        return self.http.get("/rest/api/space")  #: AAR202 !AAR201 GET /wiki/rest/api/space
