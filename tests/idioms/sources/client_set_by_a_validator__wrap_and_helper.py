"""A wrap validator, and a helper of another class method that makes the client."""
from typing import Any, Callable

from atlassian import Confluence
from pydantic import BaseModel, ConfigDict, model_validator


class Connector(BaseModel):
    model_config = ConfigDict(extra="allow", arbitrary_types_allowed=True)
    client: Any = None
    url: str = "https://acme.atlassian.net/wiki"

    @classmethod
    def _make(cls, values: dict) -> Confluence:
        return Confluence(url=values.get("url"), username=values["user"], password=values["token"], cloud=True)

    @model_validator(mode="before")
    @classmethod
    def connect(cls, values: Any) -> Any:
        if isinstance(values, dict) and not values.get("client"):
            values["client"] = cls._make(values)
        return values

    def children(self, page: str):
        yield from self.client.get_page_child_by_type(page, type="page")  #: GET /wiki/rest/api/content/{}/child/{}


class Wrapped(BaseModel):
    client: Any = None

    @model_validator(mode="wrap")
    @classmethod
    def connect(cls, data: Any, handler: Callable[[Any], "Wrapped"]) -> "Wrapped":
        made = handler(data)
        made.client = Confluence(url="https://acme.atlassian.net/wiki", username="u", password="p", cloud=True)
        return made

    def restrictions(self, page: str):
        return self.client.get_all_restrictions_for_content(page)  #: GET /wiki/rest/api/content/{}/restriction/byOperation
