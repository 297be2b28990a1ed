"""Typical of MCP servers: v1 names in a v2 client, with optional values."""
import httpx


async def list_pages(client: httpx.AsyncClient, space_id: str | None = None, start: int = 0, limit: int = 25, title: str | None = None):
    params: dict[str, object] = {"limit": limit, "start": start}
    if space_id:
        params["space-id"] = space_id
    if title is not None:
        params |= {"title": title}
    return (await client.get("https://acme.atlassian.net/wiki/api/v2/pages", params=params)).json()  #: AAR403 GET /wiki/api/v2/pages


async def comments(client: httpx.AsyncClient, page_id: str):
    return await client.get(f"https://acme.atlassian.net/wiki/api/v2/pages/{page_id}/footer-comments", params={"expand": "body.view", "depth": "all"})  #: AAR403
