"""A default factory makes the client."""
from atlassian import Confluence
from pydantic import BaseModel, ConfigDict, Field


def connect() -> Confluence:
    return Confluence(url="https://acme.atlassian.net/wiki", username="u", password="p", cloud=True)


class Toolkit(BaseModel):
    model_config = ConfigDict(arbitrary_types_allowed=True)
    client: Confluence = Field(default_factory=connect)

    def restrictions(self, page_id: str):
        return self.client.get_all_restrictions_for_content(page_id)  #: GET /wiki/rest/api/content/{}/restriction/byOperation
