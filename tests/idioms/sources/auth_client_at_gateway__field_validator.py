"""A pydantic validator returns the client for the gateway's address."""
from atlassian import Confluence
from pydantic import BaseModel, ConfigDict, field_validator


class Job(BaseModel):
    model_config = ConfigDict(arbitrary_types_allowed=True)
    wiki: Confluence

    @field_validator("wiki", mode="before")
    @classmethod
    def connect(cls, value):
        cloud_id, token = value
        return Confluence(url=f"https://api.atlassian.com/ex/confluence/{cloud_id}", token=token, cloud=True)

    def run(self):
        return self.wiki.get_space("ENG")  #: AAR202 !AAR201 GET /wiki/rest/api/space/{}
