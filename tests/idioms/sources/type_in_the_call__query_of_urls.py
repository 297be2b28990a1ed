"""The query is a part of a URL that functions and URL objects put together."""
from urllib.parse import urlencode, urlsplit, urlunparse, urlunsplit

import httpx
import requests
from requests.models import PreparedRequest
from yarl import URL

API = "https://acme.atlassian.net/wiki/rest/api"


def prepared(session: requests.Session):
    request = PreparedRequest()
    request.prepare(method="GET", url=f"{API}/content", params={"type": "blogpost"})  #: AAR301 > GET /wiki/api/v2/blogposts
    return session.send(request)


def urls(query: dict):
    httpx.get(urlunsplit(("https", "acme.atlassian.net", "/wiki/rest/api/content", "type=blogpost", "")))  #: > GET /wiki/api/v2/blogposts
    httpx.get(urlunparse(("https", "acme.atlassian.net", "/wiki/rest/api/content", "", urlencode([("type", "blogpost")]), "")))  #: > GET /wiki/api/v2/blogposts
    httpx.get(urlsplit(f"{API}/content")._replace(query="type=blogpost").geturl())  #: > GET /wiki/api/v2/blogposts
    httpx.get(httpx.URL(f"{API}/content").copy_add_param("type", "blogpost"))  #: > GET /wiki/api/v2/blogposts
    httpx.get(httpx.URL(f"{API}/content", params={"type": "blogpost"}))  #: > GET /wiki/api/v2/blogposts
    httpx.get(f"{API}/content", params=httpx.QueryParams(type="blogpost"))  #: > GET /wiki/api/v2/blogposts
    httpx.get(f"{API}/content", params=urlencode({"type": "blogpost"}))  #: > GET /wiki/api/v2/blogposts
    httpx.get(str(URL.build(scheme="https", host="acme.atlassian.net", path="/wiki/rest/api/content", query_string="type=blogpost")))  #: > GET /wiki/api/v2/blogposts
    httpx.get(str(URL(f"{API}/content").with_query(type="page")))  #: > GET /wiki/api/v2/pages
    httpx.get(str(URL(f"{API}/content").with_query(query)))  #: AAR302 !AAR301
