"""A port and adapters: the use case knows an abstract gateway; the adapter is in another package."""
from abc import ABCMeta, abstractmethod
from dataclasses import dataclass, field
from typing import Mapping, Optional


@dataclass(frozen=True)
class HttpCommand:
    verb: str
    target: str
    headers: Mapping[str, str] = field(default_factory=dict)
    payload: Optional[dict] = None

    @property
    def is_write(self) -> bool:
        return self.verb != "GET"


class HttpGateway(metaclass=ABCMeta):
    @abstractmethod
    async def submit(self, command: HttpCommand) -> dict:
        raise NotImplementedError


class ArchivePages:
    def __init__(self, gateway: HttpGateway, site: str) -> None:
        self._gateway = gateway
        self._confluence = f"https://{site}.atlassian.net/wiki"

    async def __call__(self, pages: list[int]) -> dict:
        command = HttpCommand("POST", f"{self._confluence}/rest/api/content/archive", payload={"pages": pages})
        return await self._gateway.submit(command)  #: POST /wiki/rest/api/content/archive

    async def title(self, page: int, title: str) -> dict:
        return await self._gateway.submit(HttpCommand(verb="PUT", target=f"{self._confluence}/api/v2/pages/{page}/title"))  #: PUT /wiki/api/v2/pages/{}/title
