# fix: --content-type page_id=page
"""The client as a context manager, asynchronous."""

import asyncio

import httpx


async def title(site, page_id):
    async with httpx.AsyncClient() as client:
        response = await client.get(f"{site}/wiki/api/v2/pages/{page_id}?status=current")
    response.raise_for_status()
    return response.json()["title"]


def main(site):
    return asyncio.run(title(site, 100))
