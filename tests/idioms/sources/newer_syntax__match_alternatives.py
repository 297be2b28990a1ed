"""Patterns that name the alternatives of a part of an event."""
import requests

API = "https://acme.atlassian.net/wiki/api/v2"


def handle(event):
    match event:
        case {"type": "page", "id": str(i)} if i:
            return requests.get(f"{API}/pages/{i}", timeout=9)  #: GET /wiki/api/v2/pages/{}
        case {"kind": "pages" | "blogposts" as kind, "id": i}:
            return requests.get(f"{API}/{kind}/{i}", timeout=9)  #: GET /wiki/api/v2/pages/{} | GET /wiki/api/v2/blogposts/{}
        case ["delete", ("pages" | "blogposts") as what, i]:
            return requests.delete(f"{API}/{what}/{i}", timeout=9)  #: DELETE /wiki/api/v2/pages/{} | DELETE /wiki/api/v2/blogposts/{}
        case ["drop", what, i]:
            return requests.delete(f"{API}/{what}/{i}", timeout=9)
        case _:
            return None
