"""Whiteboards and Smart Links."""
import httpx


async def convert(client: httpx.AsyncClient, site: str, ids: list[str]):
    base = f"https://{site}.atlassian.net/wiki/api/v2"
    types = await client.post(f"{base}/content/convert-ids-to-types", json={"contentIds": ids})  #: AAR101 POST /wiki/api/v2/content/convert-ids-to-types
    for i, kind in types.json()["results"].items():
        match kind:
            case "whiteboard":
                yield await client.get(f"{base}/whiteboards/{i}/ancestors")  #: AAR101 GET /wiki/api/v2/whiteboards/{}/ancestors
            case "embed":
                yield await client.get(f"{base}/embeds/{i}")  #: AAR101 GET /wiki/api/v2/embeds/{}
            case "page":
                yield await client.get(f"{base}/pages/{i}", params={"body-format": "storage"})  #: AAR101 GET /wiki/api/v2/pages/{}
