# fix: --content-type page_id=page
"""Session and answer as context managers."""

import aiohttp


async def title(site, page_id):
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{site}/wiki/rest/api/content/{page_id}") as response:
            data = await response.json()
    return data["title"], data["version"]["number"]


async def main(site):
    return await title(site, 103)
