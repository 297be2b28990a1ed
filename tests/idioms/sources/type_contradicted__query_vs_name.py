"""The query says blogpost while the function says page: what is stated wins."""
import requests

API = "https://acme.atlassian.net/wiki/rest/api"


def get_pages(space: str):
    return requests.get(f"{API}/content", params={"type": "blogpost", "spaceKey": space}, timeout=9)  #: AAR301 > GET /wiki/api/v2/blogposts


def create_page(space: str, title: str):
    body = {"type": "comment", "container": {"id": "1", "type": "page"}, "title": title}
    return requests.post(f"{API}/content", json=body, timeout=9)  #: AAR301 > POST /wiki/api/v2/footer-comments
