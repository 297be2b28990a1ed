"""Jobs wait in a deque of the object until they are sent."""
from __future__ import annotations

from collections import deque
from dataclasses import dataclass

import httpx


@dataclass
class Job:
    method: str
    path: str


class Batch:
    def __init__(self) -> None:
        self.later: deque[Job] = deque()
        self.urgent = deque(maxlen=20)
        self.http = httpx.Client(base_url="https://acme.atlassian.net/wiki")

    def rename(self, page: int) -> None:
        self.later.append(Job("PUT", f"/api/v2/pages/{page}/title"))

    def remove(self, page: int) -> None:
        self.urgent.appendleft(Job("DELETE", f"/api/v2/pages/{page}"))

    def flush(self) -> None:
        while self.urgent:
            job = self.urgent.pop()
            self.http.request(job.method, job.path)  #: DELETE /wiki/api/v2/pages/{}
        while self.later:
            job = self.later.popleft()
            self.http.request(job.method, job.path)  #: PUT /wiki/api/v2/pages/{}/title
