"""What follows the address of downloads is a parameter, whatever its name."""
import httpx
import requests

WIKI = "https://acme.atlassian.net/wiki"


def image(session: requests.Session, uri: str) -> bytes:
    return session.get(f"{WIKI}/download/attachments/{uri}", timeout=9).content  #: AAR405


def thumbnail(session: requests.Session, path: str) -> bytes:
    return session.get(f"{WIKI}/download/thumbnails/{path}", timeout=9).content  #: AAR405


async def file(client: httpx.AsyncClient, name: str, page_id: int) -> bytes:
    return (await client.get(f"{WIKI}/download/attachments/{page_id}/{name}")).content  #: AAR405


def experimental(session: requests.Session, path: str) -> dict:
    return session.get(f"{WIKI}/rest/experimental/{path}", timeout=9).json()


def linked(session: requests.Session, link: str) -> bytes:
    return session.get(f"{WIKI}{link}", timeout=9).content


linked(requests.Session(), "/download/attachments/12/a.png")  #: AAR405
experimental(requests.Session(), "content/12/restriction")  #: AAR405
