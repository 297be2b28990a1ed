# fix:
"""A comment made, asynchronous, with the base URL in the client."""

import httpx


async def main(site):
    page_id = 100
    async with httpx.AsyncClient(base_url=f"{site}/wiki") as client:
        response = await client.post(
            "/rest/api/content",
            json={
                "type": "comment",
                "container": {"type": "page", "id": str(page_id)},
                "body": {"storage": {"value": "<p>Well</p>", "representation": "storage"}},
            },
        )
    return response.is_success
