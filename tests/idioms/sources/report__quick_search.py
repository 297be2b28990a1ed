"""The searches of the web interface."""
import json
from urllib.parse import quote
from urllib.request import Request, urlopen

BASE = "https://acme.atlassian.net/wiki"


def quick(query: str, token: str) -> list[dict]:
    with urlopen(Request(f"{BASE}/rest/quicknav/1/search?query={quote(query)}", headers={"Authorization": f"Basic {token}"})) as answer:  #: AAR405
        return json.load(answer)["contentNameMatches"]


def full(query: str, token: str) -> list[dict]:
    with urlopen(Request(f"{BASE}/rest/searchv3/1.0/search?queryString={quote(query)}", headers={"Authorization": f"Basic {token}"})) as answer:  #: AAR405
        return json.load(answer)["results"]
