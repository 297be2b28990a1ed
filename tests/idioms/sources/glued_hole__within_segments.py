"""Ids glued within a segment: a prefix before the hole, a number, a slug with an id."""
import requests

API = "https://acme.atlassian.net/wiki"


def run(number: int, key: str, slug: str):
    requests.get(f"{API}/rest/api/content/att{number}", timeout=9)  #: GET /wiki/rest/api/content/{}
    requests.get(f"{API}/rest/api/space/~{key}", timeout=9)  #: GET /wiki/rest/api/space/{}
    requests.get(f"{API}/rest/api/content/{number}/property/editor-{slug}", timeout=9)  #: GET /wiki/rest/api/content/{}/property/{}
    requests.get(f"{API}/spaces/{key}/pages/{number}/{slug}", timeout=9)
