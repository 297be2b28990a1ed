"""The type is one of two: both replacements, no more."""
import requests

API = "https://acme.atlassian.net/wiki/rest/api"


def content(blog: bool):
    kind = "blogpost" if blog else "page"
    return requests.get(f"{API}/content?type={kind}", timeout=9)  #: > GET /wiki/api/v2/blogposts | GET /wiki/api/v2/pages

