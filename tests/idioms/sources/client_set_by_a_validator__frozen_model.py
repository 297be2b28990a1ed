"""object.__setattr__ on a frozen model, and a computed field."""
from functools import cached_property

import requests
from pydantic import BaseModel, ConfigDict, computed_field, model_validator


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)
    token: str
    session: requests.Session | None = None

    @model_validator(mode="after")
    def _open(self):
        session = requests.Session()
        session.headers["Authorization"] = f"Bearer {self.token}"
        object.__setattr__(self, "session", session)
        return self

    @computed_field
    @cached_property
    def root(self) -> str:
        return "https://acme.atlassian.net/wiki/rest/api"

    def space(self, key: str):
        return self.session.get(f"{self.root}/space/{key}")  #: AAR202 !AAR201 GET /wiki/rest/api/space/{}
