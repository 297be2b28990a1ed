"""Keys and titles at the places of ids, with constants, and values that may be ids."""
import httpx
from atlassian import Confluence

V2 = "https://acme.atlassian.net/wiki/api/v2"
SPACES = {"docs": "DOCS", "ops": "OPS"}
wiki = Confluence(url="https://acme.atlassian.net/wiki", username="u", password="t", cloud=True)


async def run(client: httpx.AsyncClient, space_id: str, name: str):
    await client.get(f"{V2}/spaces/{SPACES['docs']}/pages")  #: AAR403
    await client.get(f"{V2}/spaces/{SPACES.get('ops')}/blogposts")  #: AAR403
    await client.get(f"{V2}/spaces/{space_id}/pages")  #: !AAR403 GET /wiki/api/v2/spaces/{}/pages
    await client.get(f"{V2}/spaces/{SPACES[name]}/labels")  #: AAR403
    wiki.get("api/v2/spaces/ENG/permissions")  #: AAR403
    await client.post(f"{V2}/pages", json={"spaceId": "DOCS", "title": "t"})  #: AAR403
    return await client.get(f"{V2}/attachments/att12345")  #: !AAR403 GET /wiki/api/v2/attachments/{}
