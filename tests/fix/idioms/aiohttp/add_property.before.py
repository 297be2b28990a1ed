# fix: --content-type page_id=page
"""A property made."""

import aiohttp


async def mark(site, page_id):
    async with aiohttp.ClientSession() as session:
        url = f"{site}/wiki/rest/api/content/{page_id}/property"
        async with session.post(url, json={"key": "seen", "value": True}) as response:
            return response.ok


async def main(site):
    return await mark(site, 100)
