"""A key or title where an id belongs."""
import aiohttp

SPACE_KEY = "ENG"


async def main(session: aiohttp.ClientSession):
    root = "https://acme.atlassian.net/wiki/api/v2"
    await session.get(f"{root}/spaces/{SPACE_KEY}")  #: AAR403
    await session.get(f"{root}/spaces/98306/permissions")  #: !AAR403 GET /wiki/api/v2/spaces/{}/permissions
    await session.get(f"{root}/pages", params={"space-id": SPACE_KEY})  #: AAR403
    await session.get(f"{root}/pages", params={"title": "Home", "space-id": "98306", "body-format": "storage", "cursor": "x"})  #: !AAR403 GET /wiki/api/v2/pages
