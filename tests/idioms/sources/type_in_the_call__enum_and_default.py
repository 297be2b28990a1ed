"""The type by an enum, a constant of a class, a default that nobody changes."""
import enum

import requests

API = "https://acme.atlassian.net/wiki/rest/api"


class Kind(str, enum.Enum):
    PAGE = "page"
    BLOG = "blogpost"


class Types:
    PAGE = "page"


requests.get(f"{API}/content", params={"type": Kind.BLOG.value}, timeout=9)  #: AAR301 > GET /wiki/api/v2/blogposts
requests.get(f"{API}/content", params={"type": Types.PAGE}, timeout=9)  #: AAR301 > GET /wiki/api/v2/pages
requests.get(f"{API}/space/ENG/content/{Kind.PAGE.value}", timeout=9)  #: AAR301 > GET /wiki/api/v2/spaces/{}/pages
requests.get(f"{API}/content/12/child/{Kind.PAGE.value}", timeout=9)  #: AAR301 > GET /wiki/api/v2/pages/{}/direct-children
requests.post(f"{API}/content", json={"type": Kind.PAGE, "title": "t"}, timeout=9)  #: AAR301 > POST /wiki/api/v2/pages
