# fix: --content-type page_id=page
"""Parameters of the call, the status, and the body in one expression."""

import aiohttp


async def body(session, site, page_id):
    async with session.get(
        f"{site}/wiki/api/v2/pages/{page_id}", params={"body-format": "storage", "status": "current"}
    ) as response:
        if response.status != 200:
            return response.status
        return (await response.json())["body"]["storage"]["value"]


async def main(site):
    async with aiohttp.ClientSession() as session:
        return await body(session, site, 100), await body(session, site, 102)
