"""A request, and which function answers it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from fake_confluence.store import Content, Store, Task


class Missing(Exception):
    """There is no such content; or what else the status ``args[0]`` says."""


@dataclass(frozen=True)
class Request:
    """A request that the documents allow."""

    store: Store
    method: str
    base: str
    path: str
    names: Mapping[str, str]
    query: Mapping[str, str]
    body: Any

    def task(self, name: str) -> Task:
        """Return the task that the path parameter *name* is the ID of."""
        for task in self.store.tasks:
            if str(task.id) == self.names[name]:
                return task
        raise Missing


Answer = Callable[[Request], Any]


class Routes(dict[str, tuple[Answer, int]]):
    """By operation, the function that answers it and the status of the answer."""

    def __init__(self, root: str) -> None:
        self._root = root

    def get(self, *paths: str) -> Callable[[Answer], Answer]:  # type: ignore[override]
        """Register the answer to ``GET``."""
        return self._on("GET", paths, 200)

    def post(self, *paths: str, status: int = 200) -> Callable[[Answer], Answer]:
        """Register the answer to ``POST``."""
        return self._on("POST", paths, status)

    def put(self, *paths: str) -> Callable[[Answer], Answer]:
        """Register the answer to ``PUT``."""
        return self._on("PUT", paths, 200)

    def delete(self, *paths: str) -> Callable[[Answer], Answer]:
        """Register the answer to ``DELETE``."""
        return self._on("DELETE", paths, 204)

    def _on(self, method: str, paths: tuple[str, ...], status: int) -> Callable[[Answer], Answer]:
        def register(answer: Answer) -> Answer:
            self.update({f"{method} {self._root}{path}": (answer, status) for path in paths})
            return answer

        return register


def expanded(found: Content, name: str) -> str:
    """Return the body of *found* in the representation *name*."""
    return found.body if name == "storage" else f"<{name}>{found.body}</{name}>"
