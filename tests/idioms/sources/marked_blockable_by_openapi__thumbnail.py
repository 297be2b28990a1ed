"""The newest downloads."""
import aiohttp

ROOT = "https://acme.atlassian.net/wiki"


async def thumbnail(session: aiohttp.ClientSession, attachment: str) -> bytes:
    async with session.get(f"{ROOT}/api/v2/attachments/{attachment}/thumbnail/download") as answer:  #: AAR101 GET /wiki/api/v2/attachments/{}/thumbnail/download
        return await answer.read()


async def file(session: aiohttp.ClientSession, page: str, attachment: str) -> bytes:
    url = f"{ROOT}/rest/api/content/{page}/child/attachment/{attachment}/download"
    async with session.get(url, allow_redirects=True) as answer:  #: AAR101 !AAR405 GET /wiki/rest/api/content/{}/child/attachment/{}/download
        return await answer.read()
