"""Type parameters and the type statement, with a generic fetch."""
import httpx

type Json = dict[str, "Json"] | list["Json"] | str | None
SITE = "https://acme.atlassian.net/wiki"


class Page[T]:
    items: list[T]


async def fetch[T](client: httpx.AsyncClient, path: str, kind: type[T]) -> T:
    return kind(**(await client.get(f"{SITE}{path}")).json())


async def comments(client: httpx.AsyncClient, page: int) -> Json:
    return await fetch(client, f"/api/v2/pages/{page}/footer-comments", dict)  #: GET /wiki/api/v2/pages/{}/footer-comments
