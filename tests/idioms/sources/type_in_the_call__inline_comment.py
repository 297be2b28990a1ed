"""The location of the comment is stated."""
import requests

API = "https://acme.atlassian.net/wiki/rest/api"


def inline(page_id: str):
    params = dict(location="inline", expand="body.storage")
    return requests.get(f"{API}/content/{page_id}/child/comment", params=params, timeout=9)  #: AAR201 > GET /wiki/api/v2/pages/{}/inline-comments | GET /wiki/api/v2/blogposts/{}/inline-comments


def footer(page_id: str):
    return requests.get(f"{API}/content/{page_id}/child/comment?location=footer", timeout=9)  #: AAR201 GET /wiki/rest/api/content/{}/child/comment
