"""A request is a dict that functions make and an executor spreads."""
import asyncio
from typing import Any, TypedDict

import aiohttp


class RequestDict(TypedDict, total=False):
    method: str
    url: str
    json: Any


BASE = "https://acme.atlassian.net/wiki/api/v2"


def rename(page: int, title: str) -> RequestDict:
    return {"method": "PUT", "url": f"{BASE}/pages/{page}/title", "json": {"status": "current", "title": title}}


def comment(page: int, text: str) -> RequestDict:
    return RequestDict(method="POST", url=f"{BASE}/footer-comments", json={"pageId": page, "body": text})


async def execute(session: aiohttp.ClientSession, request: RequestDict):
    async with session.request(**request) as answer:
        return await answer.json()


async def execute_by_keys(session: aiohttp.ClientSession, request: dict):
    async with session.request(request["method"], request["url"], json=request.get("json")) as answer:
        return await answer.json()


async def main(session: aiohttp.ClientSession, page: int):
    await execute(session, rename(page, "t"))  #: PUT /wiki/api/v2/pages/{}/title
    await execute_by_keys(session, comment(page, "x"))  #: POST /wiki/api/v2/footer-comments
    await asyncio.gather(*[execute(session, {"method": "DELETE", "url": f"{BASE}/pages/{i}"}) for i in (1, 2)])  #: DELETE /wiki/api/v2/pages/{}
