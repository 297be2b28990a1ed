"""Paging loops of several styles over v2 with parameters of v1."""
import httpx

V2 = "https://acme.atlassian.net/wiki/api/v2"


def by_start(client: httpx.Client):
    params = {"start": 0, "limit": 50}
    while True:
        answer = client.get(f"{V2}/pages", params=params).json()  #: AAR403
        yield from answer["results"]
        if len(answer["results"]) < 50:
            return
        params["start"] += 50


def by_cursor(client: httpx.Client, space_id: int):
    params: dict[str, object] = {"space-id": space_id, "limit": 250}
    while True:
        answer = client.get(f"{V2}/pages", params=params).json()  #: !AAR403 GET /wiki/api/v2/pages
        yield from answer["results"]
        following = answer["_links"].get("next")
        if not following:
            break
        params["cursor"] = httpx.URL(following).params["cursor"]


async def expanding(client: httpx.AsyncClient, page: int):
    url: str | None = f"{V2}/pages/{page}/footer-comments"
    query: dict | None = {"expand": "body.view", "limit": 25}
    while url is not None:
        answer = (await client.get(url, params=query)).json()  #: AAR403
        for comment in answer["results"]:
            yield comment
        url, query = answer["_links"].get("next"), None
