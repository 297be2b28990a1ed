"""aiohttp with BasicAuth, urllib with a header of base64."""
import base64
import json
import urllib.request

import aiohttp

BASE = "https://acme.atlassian.net/wiki/rest/api"


async def history(user: str, token: str, page: int):
    auth = aiohttp.BasicAuth(user, token)
    async with aiohttp.ClientSession(auth=auth) as session:
        answer = await session.get(f"{BASE}/content/{page}/history")  #: AAR201 !AAR202 GET /wiki/rest/api/content/{}/history
        return await answer.json()


def properties(user: str, token: str, page: int):
    request = urllib.request.Request(f"{BASE}/content/{page}/property")  #: AAR201 !AAR202 GET /wiki/rest/api/content/{}/property
    encoded = base64.b64encode(f"{user}:{token}".encode()).decode()
    request.add_header("Authorization", f"Basic {encoded}")
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)
