"""The body is a dataclass, a pydantic model, a json.dumps or a constant."""
import json
from dataclasses import asdict, dataclass

import requests
from pydantic import BaseModel

API = "https://acme.atlassian.net/wiki/rest/api/content"
BLOG = {"type": "blogpost", "space": {"key": "ENG"}}


@dataclass
class Page:
    title: str
    type: str = "page"


class Post(BaseModel):
    title: str
    type: str = "blogpost"


requests.post(API, json=asdict(Page("t")), timeout=9)  #: AAR301 > POST /wiki/api/v2/pages
requests.post(API, json=Post(title="t").model_dump(), timeout=9)  #: AAR301 > POST /wiki/api/v2/blogposts
requests.post(API, data=json.dumps({"type": "page", "title": "t"}), timeout=9)  #: AAR301 > POST /wiki/api/v2/pages
requests.post(API, json={**BLOG, "title": "t"}, timeout=9)  #: AAR301 > POST /wiki/api/v2/blogposts
requests.post(API, json=BLOG | {"title": "t"}, timeout=9)  #: AAR301 > POST /wiki/api/v2/blogposts
requests.post(API, json=dict(BLOG, title="t"), timeout=9)  #: AAR301 > POST /wiki/api/v2/blogposts
