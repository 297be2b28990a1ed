"""Each request brings a user's token and site."""
import httpx


async def pages(cloud_id: str, token: str) -> list[dict]:
    headers = {"Authorization": f"Bearer {token}", "Accept": "application/json"}
    async with httpx.AsyncClient(base_url=f"https://api.atlassian.com/ex/confluence/{cloud_id}/wiki/rest/api", headers=headers) as client:
        spaces = (await client.get("/space", params={"limit": 5})).json()["results"]  #: AAR202 GET /wiki/rest/api/space
        return (await client.get(f"/space/{spaces[0]['key']}/content/page")).json()["results"]  #: AAR202 GET /wiki/rest/api/space/{}/content/{}
