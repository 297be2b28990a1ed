"""pydantic v1: a root validator with pre, and values returned as a new mapping."""
from typing import Any, Dict

from pydantic import BaseModel, root_validator


class ConfluenceAPIWrapper(BaseModel):
    confluence: Any = None
    confluence_username: str = ""
    confluence_api_token: str = ""
    confluence_url: str = ""

    class Config:
        arbitrary_types_allowed = True

    @root_validator(pre=True)
    def validate_environment(cls, values: Dict) -> Dict:
        try:
            from atlassian import Confluence
        except ImportError as error:
            raise ImportError("atlassian-python-api is not installed") from error
        confluence = Confluence(
            url=values["confluence_url"],
            username=values["confluence_username"],
            password=values["confluence_api_token"],
            cloud=True,
        )
        return {**values, "confluence": confluence}

    def page(self, page_id: str) -> str:
        return self.confluence.get_page_by_id(page_id, expand="body.storage")["title"]  #: GET /wiki/rest/api/content/{}
