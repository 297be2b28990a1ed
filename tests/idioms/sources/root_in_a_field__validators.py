"""Validators and converters put the root into a field that holds a text."""
from typing import Annotated

import requests
from attrs import define, field
from pydantic import AfterValidator, BaseModel, field_validator, validator

SITE = "https://acme.atlassian.net"


def rooted(value: str) -> str:
    return value.rstrip("/") + "/wiki/api/v2"


class Settings(BaseModel):
    site: str = SITE
    root: Annotated[str, AfterValidator(rooted)] = SITE

    @field_validator("site")
    @classmethod
    def add_root(cls, value: str) -> str:
        return value.rstrip("/") + "/wiki/rest/api"


class OldSettings(BaseModel):
    url: str

    @validator("url")
    def normal(cls, v):
        if not v.endswith("/wiki"):
            v = v.rstrip("/") + "/wiki"
        return v


class Checked(BaseModel):
    path: str

    @field_validator("path")
    @classmethod
    def known(cls, value):
        if value not in ("/wiki/api/v2/pages", "/wiki/api/v2/spaces"):
            raise ValueError(value)
        return value


@define
class Client:
    site: str = field(converter=lambda s: s.rstrip("/") + "/wiki/api/v2")
    session: requests.Session = field(factory=requests.Session)

    def tasks(self):
        return self.session.get(self.site + "/tasks")  #: GET /wiki/api/v2/tasks


def page(settings: Settings, page_id):
    return requests.get(f"{settings.site}/content/{page_id}", timeout=4)  #: GET /wiki/rest/api/content/{}


def spaces(settings: Settings):
    return requests.get(settings.root + "/spaces", timeout=9)  #: GET /wiki/api/v2/spaces


def blogs():
    settings = Settings(root="https://other.atlassian.net")
    return requests.get(f"{settings.root}/blogposts", timeout=9)  #: GET /wiki/api/v2/blogposts


def old(settings: OldSettings, page_id):
    return requests.get(settings.url + "/api/v2/pages/" + page_id, timeout=4)  #: GET /wiki/api/v2/pages/{}


def checked():
    return requests.get(SITE + Checked(path="/wiki/api/v2/spaces").path, timeout=4)  #: GET /wiki/api/v2/spaces
