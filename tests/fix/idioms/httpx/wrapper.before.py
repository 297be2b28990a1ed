# fix: --content-type page_id=page --unsafe-fixes
"""An asynchronous method of the program makes the request."""

import httpx


class Api:
    def __init__(self, site):
        self.client = httpx.AsyncClient(base_url=site)

    async def get(self, path):
        response = await self.client.get("/wiki" + path)
        response.raise_for_status()
        return response.json()

    async def title(self, page_id):
        page = await self.get(f"/rest/api/content/{page_id}")
        return page["title"]


async def main(site):
    return await Api(site).title(100)
