"""A model with a constructor of its own: pydantic's fills the fields, so their default None says nothing."""
from typing import Any, Optional

import requests
from atlassian import Confluence
from langchain_core.tools import BaseTool
from pydantic import BaseModel


class Toolkit(BaseModel):
    store: Any = None

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self._adapter = object()


class Wrapper(Toolkit):
    def upload(self, page_id: str):
        if not self.store:
            raise ValueError("no store")
        client = Confluence(url="https://acme.atlassian.net/wiki", username="u", password="p", cloud=True)
        return client.get_page_by_id(page_id)  #: GET /wiki/rest/api/content/{}


class Search(BaseTool):
    name: str = "search"
    session: Optional[requests.Session] = None
    url: Optional[str] = None

    def __init__(self, url: str, session: requests.Session):
        super().__init__(url=url, session=session)

    def _run(self, cql: str):
        if self.session is None or not self.url:
            return None
        return self.session.get(f"{self.url}/wiki/rest/api/search", params={"cql": cql})  #: GET /wiki/rest/api/search


class Client(BaseModel):
    base: Optional[str] = None

    def __init__(self, **data):
        super().__init__(**data)
        self.base = "https://acme.atlassian.net"

    def space(self, key: str):
        return requests.get(f"{self.base}/wiki/rest/api/space/{key}")  #: GET /wiki/rest/api/space/{}
