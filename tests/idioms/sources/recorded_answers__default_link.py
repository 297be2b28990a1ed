"""The default of a link that an answer may lack is shown or kept, not requested."""
import os

import requests
from atlassian import Confluence

BASE = "https://acme.atlassian.net/wiki"
wiki = Confluence(url=BASE, username="u", password="p")


def shown(page, key):
    links = page.get("_links", {})
    print(links.get("self", f"{BASE}/rest/api/content/{key}"))
    return page["_links"].get("base", BASE + "/rest/api/space"), page.get("_links", {}).get("download", BASE + "/rest/api/content")


def of_answer(key):
    data = requests.get(f"{BASE}/rest/api/space/{key}").json()  #: GET /wiki/rest/api/space/{}
    made = wiki.create_page(space=key, title="t", body="b")  #: POST /wiki/rest/api/content
    made.setdefault("webui", f"/wiki/spaces/{key}/pages/1")
    return data["_links"].get("self", f"{BASE}/rest/api/space/{key}"), made.pop("self", f"{BASE}/rest/api/content/1")


def followed(page):
    after = page["_links"].get("next", "/rest/api/content?limit=5")
    return requests.get(BASE + after)  #: GET /wiki/rest/api/content


def setting(settings, session):
    path = settings.get("path", "/wiki/rest/api/content")
    url = os.environ.get("SITE", BASE)
    return session.get(url + path), session.get("confluence", f"{BASE}/rest/api/space")  #: any
