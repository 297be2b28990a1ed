"""A module's function makes the client, another validator takes it from a method of the object."""
from typing import Any, Optional

from atlassian import Confluence
from pydantic import BaseModel, field_validator, model_validator


def build_client(url: str, user: str, token: str, cloud: bool = True) -> Confluence:
    client = Confluence(url=url, username=user, password=token, cloud=cloud)
    return client


class Loader(BaseModel):
    url: str
    user: str
    token: str
    api: Optional[Any] = None

    @model_validator(mode="before")
    @classmethod
    def attach(cls, values):
        values["api"] = build_client(values["url"], values["user"], values["token"])
        return values

    def restrictions(self, page: str):
        return self.api.get_all_restrictions_for_content(page)  #: GET /wiki/rest/api/content/{}/restriction/byOperation


class Second(BaseModel):
    url: str
    token: str
    backend: Any = None

    def _connect(self) -> Confluence:
        return Confluence(url=self.url, username="bot", password=self.token, cloud=True)

    @model_validator(mode="after")
    def attach(self):
        if self.backend is None:
            self.backend = self._connect()
        return self

    def space(self, key: str):
        return self.backend.get_space(key)  #: GET /wiki/rest/api/space/{}


class Third(BaseModel):
    api_client: Any = None

    @field_validator("api_client", mode="before")
    def ensure(cls, value):
        return value if value is not None else build_client("https://acme.atlassian.net/wiki", "u", "t")

    def groups(self):
        return self.api_client.get_all_groups()  #: GET /wiki/rest/api/group
