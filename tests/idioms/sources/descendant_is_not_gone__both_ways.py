"""descendant beside child in one table: only child is gone for OAuth."""
import httpx

PATHS = {
    "children": "/wiki/rest/api/content/{id}/child",
    "below": "/wiki/rest/api/content/{id}/descendant",
}


async def children(client: httpx.AsyncClient, cloud: str, page: str, token: str):
    url = f"https://api.atlassian.com/ex/confluence/{cloud}" + PATHS["children"].format(id=page)
    return await client.get(url, headers={"Authorization": f"Bearer {token}"})  #: AAR202 !AAR201 GET /wiki/rest/api/content/{}/child


async def below(client: httpx.AsyncClient, cloud: str, page: str, token: str):
    url = f"https://api.atlassian.com/ex/confluence/{cloud}" + PATHS["below"].format(id=page)
    return await client.get(url, headers={"Authorization": f"Bearer {token}"})  #: AAR201 !AAR202 GET /wiki/rest/api/content/{}/descendant
