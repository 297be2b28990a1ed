"""A parameter that an annotation calls an Enum; the caller is in no file of the project."""
from enum import Enum
from typing import Optional

import httpx

SITE = "https://acme.atlassian.net"


class Resource(Enum):
    LABELS = "labels"
    VERSIONS = "versions"
    ATTACHMENTS = "attachments"


class Api:
    def __init__(self, auth: tuple[str, str]) -> None:
        self.client = httpx.Client(auth=auth)

    def of_page(self, page: str, resource: Resource):
        return self.client.get(f"{SITE}/wiki/api/v2/pages/{page}/{resource.value}")  #: GET /wiki/api/v2/pages/{}/labels | GET /wiki/api/v2/pages/{}/versions | GET /wiki/api/v2/pages/{}/attachments

    def of_blog(self, blog: str, resource: Optional[Resource] = None):
        path = f"/wiki/api/v2/blogposts/{blog}"
        if resource:
            path += f"/{resource.value}"
        return self.client.get(SITE + path)  #: maybe
