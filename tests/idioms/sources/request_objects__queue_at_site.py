"""Jobs go through a queue; only the site's address says which product they are for."""
import queue
from dataclasses import dataclass

import httpx


@dataclass(frozen=True)
class Command:
    verb: str
    path: str


class Worker:
    def __init__(self) -> None:
        self.http = httpx.Client(base_url="https://acme.atlassian.net/wiki")
        self.todo: queue.Queue[Command] = queue.Queue()

    def run(self) -> None:
        command = self.todo.get()
        self.http.request(command.verb, command.path)  #: AAR102

    def remove(self, page: int) -> None:
        self.todo.put(Command(verb="DELETE", path=f"/api/v2/pages/{page}"))
