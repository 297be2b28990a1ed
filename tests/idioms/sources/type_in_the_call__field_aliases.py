"""The body is a model whose field for the type has another name, given by an alias."""
from typing import Annotated, Literal

import httpx
from pydantic import BaseModel, Field

API = "https://acme.atlassian.net/wiki/rest/api"


class NewPage(BaseModel):
    type_: Literal["page"] = Field("page", alias="type")
    title: str = ""


class NewBlog(BaseModel):
    kind: Annotated[str, Field(serialization_alias="type")] = "blogpost"


class New(BaseModel):
    kind: str = Field(default="page", alias="type")
    title: str = ""


def page(title: str):
    return httpx.post(f"{API}/content", json=NewPage(title=title).model_dump(by_alias=True))  #: AAR301 > POST /wiki/api/v2/pages


def blog():
    return httpx.post(f"{API}/content", json=NewBlog().model_dump(by_alias=True, exclude_none=True))  #: AAR301 > POST /wiki/api/v2/blogposts


def written(title: str):
    body = New(title=title).model_dump_json(by_alias=True)
    return httpx.post(f"{API}/content", content=body)  #: AAR301 > POST /wiki/api/v2/pages


def given():
    return httpx.post(f"{API}/content", json=New(type="blogpost").model_dump(by_alias=True))  #: AAR301 > POST /wiki/api/v2/blogposts


def without_alias():
    return httpx.post(f"{API}/content", json=New().model_dump())  #: AAR302 !AAR301
