"""pydantic v1: a field validator with always=True, and one that imports lazily."""
from typing import Any, Optional

from pydantic import BaseModel, validator


class ConfluenceReader(BaseModel):
    base_url: str
    api_token: Optional[str] = None
    client: Any = None

    @validator("client", pre=True, always=True)
    def make_client(cls, v, values):
        if v is not None:
            return v
        try:
            from atlassian import Confluence
        except ImportError as exc:
            raise ImportError("pip install atlassian-python-api") from exc
        return Confluence(url=values["base_url"], token=values["api_token"], cloud=True)

    def load(self, page_id: str):
        return self.client.get_page_by_id(page_id, expand="body.storage")  #: AAR202 GET /wiki/rest/api/content/{}

    def files(self, page_id: str):
        return self.client.get_attachments_from_content(page_id)  #: GET /wiki/rest/api/content/{}/child/attachment
