"""Confluence's client takes its transport as a protocol or an abstract class that nobody implements here."""
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any, Protocol


class Http(Protocol):
    def get(self, url: str, **options: Any) -> Any: ...

    def request(self, method: str, url: str) -> Any: ...


@dataclass
class Call:
    method: str
    url: str

    @classmethod
    def delete(cls, url: str) -> "Call":
        return cls("DELETE", url)


class Sender(ABC):
    @abstractmethod
    def send(self, method: str, url: str) -> Any:
        """Send a request."""

    @abstractmethod
    def execute(self, call: Call) -> Any: ...


class Wiki:
    ROOT = "https://acme.atlassian.net/wiki/rest/api"

    def __init__(self, http: Http, sender: Sender) -> None:
        self.http = http
        self.sender = sender

    def _get(self, path: str):
        return self.http.get(self.ROOT + path)

    def labels(self, page: str):
        return self._get(f"/content/{page}/label")  #: GET /wiki/rest/api/content/{}/label

    def drop(self, page: str):
        return self.http.request("DELETE", f"{self.ROOT}/content/{page}")  #: DELETE /wiki/rest/api/content/{}

    def restrict(self, page: str):
        return self.sender.send("PUT", f"{self.ROOT}/content/{page}/restriction")  #: PUT /wiki/rest/api/content/{}/restriction

    def reset(self, page: str):
        return self.sender.execute(Call.delete(f"{self.ROOT}/content/{page}/state"))  #: DELETE /wiki/rest/api/content/{}/state
