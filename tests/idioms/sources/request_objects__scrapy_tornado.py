"""Request objects of scrapy, of tornado and of one's own as pydantic model."""
import scrapy
from pydantic import BaseModel
from tornado.httpclient import AsyncHTTPClient, HTTPRequest

BASE = "https://acme.atlassian.net/wiki/rest/api"


class PageSpider(scrapy.Spider):
    name = "pages"

    def start_requests(self):
        yield scrapy.Request(url=f"{BASE}/content/search?cql=type=page", callback=self.parse)  #: GET /wiki/rest/api/content/search

    def parse(self, response):
        yield scrapy.FormRequest(f"{BASE}/content/1/label", method="POST")  #: POST /wiki/rest/api/content/{}/label


async def by_tornado(page: str):
    request = HTTPRequest(f"{BASE}/content/{page}/state", method="PUT", body="{}")  #: maybe
    return await AsyncHTTPClient().fetch(request)  #: maybe


class ApiRequest(BaseModel):
    method: str = "GET"
    path: str
    body: dict | None = None


def spaces(executor):
    return executor.run(ApiRequest(path="/wiki/api/v2/spaces"))  #: GET /wiki/api/v2/spaces


def trash(executor, page: str):
    return executor.run(ApiRequest(method="DELETE", path=f"/wiki/api/v2/pages/{page}"))  #: DELETE /wiki/api/v2/pages/{}
