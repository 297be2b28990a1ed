"""Extractors of Confluence and of Jira, whose frameworks join base address and path."""

import scrapy
from airbyte_cdk.sources.streams.http import HttpStream
from singer_sdk import RESTStream
from singer_sdk.streams import RESTStream as Stream


class ConfluenceStream(RESTStream):
    url_base = "https://acme.atlassian.net/wiki/rest/api"


class Groups(ConfluenceStream):
    name = "groups"
    path = "/group"  # => GET /wiki/rest/api/group


class Content(ConfluenceStream):
    path = "/space/{space_key}/content"  # => GET /wiki/rest/api/space/{spaceKey}/content
    rest_method = "GET"


class ConfluenceSettingsStream(Stream):
    @property
    def url_base(self):
        return self.config["base_url"]


class Children(ConfluenceSettingsStream):
    @property
    def path(self):
        return "/content/{page_id}/child/page"  # => GET /wiki/rest/api/content/{id}/child/{type}


class JiraStream(RESTStream):
    url_base = "https://acme.atlassian.net/rest/api/3"


class Issues(JiraStream):
    path = "/search"


class Elsewhere(RESTStream):
    url_base = "https://api.example.com/v1"
    path = "/content"


class AirbyteConfluence(HttpStream):
    url_base = "https://{}/wiki/rest/api/"

    def __init__(self, config):
        super().__init__(authenticator=config["authenticator"])
        self.url_base = self.url_base.format(config["domain_name"])


class BaseContent(AirbyteConfluence):
    api_name = "content"  # => GET /wiki/rest/api/content

    def path(self, **kwargs):
        return self.api_name


class Pages(BaseContent):
    content_type = "page"


class Members(BaseContent):
    api_name = "group"  # => GET /wiki/rest/api/group


class Labels(AirbyteConfluence):
    http_method = "POST"

    def path(self, stream_slice=None, **kwargs):
        return f"content/{stream_slice['id']}/label"  # => POST /wiki/rest/api/content/{id}/label


class AirbyteJira(HttpStream):
    url_base = "https://acme.atlassian.net/rest/api/3/"

    def path(self, **kwargs):
        return "project/search"


class Spider(scrapy.Spider):
    start_urls = [
        "https://acme.atlassian.net/wiki/rest/api/space",  # => GET /wiki/rest/api/space
        "https://example.com/products/api/space",
    ]

    def parse(self, response):
        yield scrapy.Request(  # => DELETE /wiki/rest/api/content/{id}
            "https://acme.atlassian.net/wiki/rest/api/content/12", callback=self.page, method="DELETE"
        )
