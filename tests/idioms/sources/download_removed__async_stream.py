"""An async client streams the file; a link for people to click is no request."""
import aiofiles
import httpx

SITE = "https://acme.atlassian.net"


async def download(client: httpx.AsyncClient, page_id: str, name: str) -> None:
    async with client.stream("GET", f"{SITE}/wiki/download/attachments/{page_id}/{name}") as answer:  #: AAR405
        async with aiofiles.open(name, "wb") as out:
            async for chunk in answer.aiter_bytes():
                await out.write(chunk)


def link_for_people(page_id: str, title: str) -> str:
    return f"[{title}]({SITE}/wiki/spaces/ENG/pages/{page_id})"
