"""The module's mocks answer: what a fixture's client sends in a test reaches no server."""
from unittest.mock import AsyncMock, MagicMock

import httpx
import pytest


class Wiki:
    def __init__(self, site):
        self._http = httpx.AsyncClient(base_url=f"https://{site}.atlassian.net/wiki/api/v2")

    async def fetch(self, path):
        answer = await self._http.get(path)
        answer.raise_for_status()
        return answer.json()


@pytest.fixture
def wiki():
    return Wiki("acme")


async def test_fetch(wiki):
    wiki._http.get = AsyncMock(return_value=MagicMock(json=lambda: {"id": "123"}))
    assert await wiki.fetch("/pages/123") == {"id": "123"}


async def in_production(page):
    return await Wiki("acme").fetch(f"/pages/{page}")  #: AAR101 GET /wiki/api/v2/pages/{}
