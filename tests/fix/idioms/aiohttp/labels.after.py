# fix: --content-type page_id=page
"""An answer that is awaited, and closed by hand."""

import aiohttp


async def labels(site, page_id):
    async with aiohttp.ClientSession() as session:
        response = await session.get(f"{site}/wiki/api/v2/pages/{page_id}/labels?limit=200")
        response.raise_for_status()
        found = await response.json()
        response.close()
    return [label["name"] for label in found["results"]]


async def main(site):
    return await labels(site, 110)
