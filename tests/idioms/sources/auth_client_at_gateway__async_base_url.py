"""An httpx client with the gateway as its base URL; paths are relative to it."""
import httpx

GATEWAY = "https://api.atlassian.com/ex/confluence/{cloud_id}"


def make_client(cloud_id: str, token: str) -> httpx.AsyncClient:
    return httpx.AsyncClient(
        base_url=GATEWAY.format(cloud_id=cloud_id),
        headers={"Authorization": f"Bearer {token}", "Accept": "application/json"},
        timeout=30,
    )


async def read(cloud_id: str, token: str, page_id: str):
    async with make_client(cloud_id, token) as client:
        old = await client.get(f"/wiki/rest/api/content/{page_id}", params={"expand": "body.storage"})  #: AAR202 !AAR201 GET /wiki/rest/api/content/{}
        if old.status_code == 410:
            old = await client.get(f"/wiki/api/v2/pages/{page_id}", params={"body-format": "storage"})  #: AAR101 !AAR202 GET /wiki/api/v2/pages/{}
        return old.json()
