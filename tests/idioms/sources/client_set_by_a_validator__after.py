"""pydantic v2: a private attribute set in model_post_init, and one in an after validator."""
from typing import Any, Optional

from atlassian import Confluence
from pydantic import BaseModel, PrivateAttr, model_validator
from typing_extensions import Self


class Source(BaseModel):
    url: str
    user: str
    token: str
    _wiki: Optional[Confluence] = PrivateAttr(default=None)

    def model_post_init(self, context: Any) -> None:
        self._wiki = Confluence(url=self.url, username=self.user, password=self.token, cloud=True)

    def history(self, page_id: str):
        return self._wiki.history(page_id)  #: GET /wiki/rest/api/content/{}/history


class Second(BaseModel):
    url: str
    client: Any = None

    @model_validator(mode="after")
    def connect(self) -> Self:
        self.client = Confluence(url=self.url, username="u", password="p", cloud=True)
        return self

    def attachments(self, page_id: str):
        return self.client.get_attachments_from_content(page_id)  #: GET /wiki/rest/api/content/{}/child/attachment
