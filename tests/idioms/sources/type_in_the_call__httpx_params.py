"""The type by a list of pairs, by QueryParams, by urlencode, by a constant."""
from urllib.parse import urlencode

import httpx

API = "https://acme.atlassian.net/wiki/rest/api"
TYPE = "blogpost"
httpx.get(f"{API}/content", params=[("type", "page"), ("limit", "5")])  #: AAR301 > GET /wiki/api/v2/pages
httpx.get(f"{API}/content", params=httpx.QueryParams({"type": "page"}))  #: AAR301 > GET /wiki/api/v2/pages
httpx.get(f"{API}/content?" + urlencode({"type": TYPE, "spaceKey": "ENG"}))  #: AAR301 > GET /wiki/api/v2/blogposts
httpx.get("%s/content?type=%s&limit=%d" % (API, TYPE, 5))  #: AAR301 > GET /wiki/api/v2/blogposts
